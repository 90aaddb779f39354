#include "core/document/inspect.h"

#include <algorithm>
#include <cmath>

#include "core/document/page_text.h"
#include "core/document/pdf.h"
#include "core/document/registration_form.h"
#include "core/document/sheet.h"
#include "core/image/inspect.h"
#include "core/image/seal.h"
#include "core/text/sha256.h"
#include "core/text/utf8.h"

namespace beian {
namespace {

constexpr size_t most_scans = 60;      // that are looked at: the longest set has fewer
constexpr double picture_share = 0.2;  // of a page without text: a picture on it is the page
constexpr int working_side = 2000;     // pixels, as inspect_image has it
constexpr size_t most_value = 200;     // bytes of a form's cell
constexpr double point = 25.4 / 72;    // mm

double tenth(double value) {
  return std::round(value * 10) / 10;
}

/// Which image is the page: one that covers it, or the only one on a page without text.
int scan_of(const PdfPage& page) {
  if (page.scan >= 0) return page.scan;
  const bool alone = page.images.size() == 1 && page.text.empty() && page.covered > picture_share;
  return alone ? 0 : -1;
}

/// Which side of an ID card a picture shows, as image.wrong-side knows it; "" unless it is sure.
std::string side_of(std::string_view bytes) {
  const Inspection inspection = inspect_image(bytes, "", *image_role("id-front"));
  for (const ImageFinding& one : inspection.results) {
    if (one.rule != "image.wrong-side" || one.measured.confidence <= 0.5) continue;
    if (one.measured.outcome == Outcome::pass) return "front";
    if (one.measured.outcome == Outcome::fail) return "back";
  }
  return {};
}

/// The page's picture as the image checks see it, and whether there is a seal on it. The scale is
/// known, so only what has a seal's size counts.
void look_at_scan(std::string_view bytes, const PdfImage& image, Json& page) {
  const Json found = inspection_json(inspect_image(bytes, "", *image_role("scan")));
  page["pixels"] = {*member(found, "width"), *member(found, "height")};
  page["findings"] = *member(found, "findings");
  page["passed"] = *member(found, "passed");
  const Image rgb = decoded_at(bytes, working_side);
  if (rgb.empty()) return;
  const double width = rgb.width, height = rgb.height;
  const double reduced_by = std::max(width, height) / std::max({image.width, image.height, 1});
  const double px_per_mm = std::min(image.dpi_x, image.dpi_y) / 25.4 * reduced_by;
  const Quad all{{{0, 0}, {width, 0}, {width, height}, {0, height}}};
  page["seal"] = name(find_seal(rgb, all, px_per_mm).present.outcome);
  if (std::string side = side_of(bytes); !side.empty()) page["side"] = std::move(side);
}

Json page_json(const PdfPage& page) {
  const int scan = scan_of(page);
  const PdfImage* image = scan < 0 ? nullptr : &page.images[static_cast<size_t>(scan)];
  const PageText said = read_page_text(page.text);
  Json json = {{"width", tenth(page.width * point)},
               {"height", tenth(page.height * point)},
               {"turned", page.rotation},
               {"scan", image != nullptr},
               {"dpi", image ? std::round(std::min(image->dpi_x, image->dpi_y)) : 0},
               {"colour", image != nullptr && image->colour},
               {"blank", page.blank},
               {"images", page.images.size()},
               {"characters", utf8::length(page.text)},
               {"marks", said.marks}};
  if (said.number > 0) json["number"] = said.number;
  if (said.of > 0) json["of"] = said.of;
  for (const Date day : said.until) json["until"].push_back(compact(day));
  return json;
}

void inspect_pdf(std::string_view bytes, GbkToUtf8 gbk, Json& facts) {
  const PdfOptions options{.gbk = gbk};
  const Pdf pdf = read_pdf(bytes, options);
  facts["problem"] = pdf.refused;
  facts["pdf"] = {{"version", pdf.version},          {"encrypted", pdf.encrypted},
                  {"warnings", pdf.warnings.size()}, {"pages_lost", pdf.pages_lost},
                  {"javascript", pdf.javascript},    {"embedded", pdf.embedded_files.size()},
                  {"signatures", pdf.signatures},    {"form_fields", pdf.form_fields}};
  Json pages = Json::array();
  size_t looked_at = 0;
  for (size_t i = 0; i < pdf.pages.size(); ++i) {
    Json page = page_json(pdf.pages[i]);
    const int scan = scan_of(pdf.pages[i]);
    if (scan >= 0 && ++looked_at <= most_scans) {
      const PdfImageFile file = pdf_image(bytes, i, static_cast<size_t>(scan), options);
      const PdfImage& image = pdf.pages[i].images[static_cast<size_t>(scan)];
      if (file.refused.empty()) look_at_scan(file.bytes, image, page);
    }
    pages.push_back(std::move(page));
  }
  facts["pages"] = std::move(pages);
}

Json value_json(const FormValue& value) {
  return {{"field", value.field},
          {"label", value.label},
          {"value", utf8::prefix(value.value, most_value)},
          {"sheet", value.sheet},
          {"cell", value.cell},
          {"code", value.code},
          {"required", value.required}};
}

void inspect_sheet(const Workbook& workbook, Json& facts) {
  if (workbook.format != SheetFormat::unknown) facts["type"] = name(workbook.format);
  if (workbook.refused == "sheet-word") facts["type"] = "word";
  if (workbook.refused == "sheet-encrypted" && facts["type"] == "unknown") facts["type"] = "xlsx";
  facts["problem"] = workbook.refused == "sheet-unknown" || workbook.refused == "sheet-word"
                         ? std::string_view()
                         : workbook.refused;
  if (workbook.format == SheetFormat::unknown) return;
  const auto hidden = std::count_if(
      workbook.sheets.begin(), workbook.sheets.end(),
      [](const Sheet& sheet) { return sheet.visibility != Sheet::Visibility::visible; });
  facts["sheet"] = {{"mismatch", workbook.mismatch},
                    {"sheets", workbook.sheets.size()},
                    {"hidden", hidden},
                    {"macros", workbook.macros}};
  const RegistrationForm form = read_registration_form(workbook);
  Json values = Json::array();
  for (const FormValue& value : form.values) values.push_back(value_json(value));
  facts["form"] = {{"recognised", form.recognised},
                   {"values", form.recognised ? std::move(values) : Json::array()}};
}

bool is_decoded(ImageFormat format) {
  return format == ImageFormat::jpeg || format == ImageFormat::png || format == ImageFormat::bmp ||
         format == ImageFormat::gif;
}

}  // namespace

Json inspect_document(std::string_view bytes, std::string_view file_name, GbkToUtf8 gbk) {
  const ImageFormat format = image_format(bytes);
  Json facts = {{"name", utf8::prefix(file_name, most_value)},
                {"type", is_pdf(bytes) ? "pdf" : name(format)},
                {"bytes", bytes.size()},
                {"sha256", sha256(bytes)},
                {"problem", bytes.empty()                  ? "file-empty"
                            : bytes.size() > most_document ? "file-too-large"
                                                           : ""}};
  if (bytes.empty() || bytes.size() > most_document) return facts;
  if (is_pdf(bytes)) {
    inspect_pdf(bytes, gbk, facts);
  } else if (format == ImageFormat::unknown || format == ImageFormat::zip) {
    inspect_sheet(read_workbook(bytes, file_name, gbk), facts);
  } else if (is_decoded(format)) {
    if (const std::string side = side_of(bytes); !side.empty()) facts["side"] = side;
  }
  return facts;
}

std::string scanned_page(std::string_view bytes, size_t page, GbkToUtf8 gbk) {
  const PdfOptions options{.gbk = gbk};
  const Pdf pdf = read_pdf(bytes, options);
  const int scan = page < pdf.pages.size() ? scan_of(pdf.pages[page]) : -1;
  if (scan < 0) return {};
  return pdf_image(bytes, page, static_cast<size_t>(scan), options).bytes;
}

}  // namespace beian
