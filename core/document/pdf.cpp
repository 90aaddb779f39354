#include "core/document/pdf.h"

#include <algorithm>
#include <array>
#include <new>
#include <set>

#include "core/document/pdf_content.h"
#include "core/document/pdf_file.h"

namespace beian {
namespace {

constexpr size_t most_warnings = 50, most_objects = 100'000, most_names = 1000;

double area(const PdfImage& image) {
  return std::max(0.0, image.right - image.left) * std::max(0.0, image.bottom - image.top);
}

/// Share of the page that lies under images, by a raster of 32 × 32 points.
double covered_share(const PdfPage& page) {
  constexpr int side = 32;
  std::array<bool, side * side> under{};
  for (const PdfImage& image : page.images) {
    const auto first = [](double from, double whole) {
      return static_cast<int>(std::clamp(from / whole * side + 0.5, 0.0, double{side}));
    };
    const int left = first(image.left, page.width), right = first(image.right, page.width);
    const int top = first(image.top, page.height), bottom = first(image.bottom, page.height);
    for (int y = top; y < bottom; ++y)
      for (int x = left; x < right; ++x) under[static_cast<size_t>(y * side + x)] = true;
  }
  return static_cast<double>(std::count(under.begin(), under.end(), true)) / (side * side);
}

/// The image that is the page: it covers it, or is alone on it. Of two of a size (a scan in layers)
/// the one with more pixels.
int scan_of(const PdfPage& page, bool alone) {
  int best = -1;
  const auto value = [&](int i) {
    const PdfImage& image = page.images[static_cast<size_t>(i)];
    return area(image) + 1e-9 * image.width * image.height;
  };
  for (int i = 0; i < static_cast<int>(page.images.size()); ++i)
    if (best < 0 || value(i) > value(best)) best = i;
  if (best < 0 || (alone && page.images.size() == 1)) return best;
  const double share = area(page.images[static_cast<size_t>(best)]) / (page.width * page.height);
  return share >= 0.85 ? best : -1;
}

PdfPage read_page(const QPDFObjectHandle& object, PdfWork& work) {
  const PageContent content = run_page(object, work);
  PdfPage page;
  page.width = content.width;
  page.height = content.height;
  page.rotation = page_rotation(object);
  for (const DrawnImage& drawn : content.images) page.images.push_back(drawn.shown);
  page.broken = content.broken;
  page.text = lines_of(content.pieces, content.pool);
  page.text_missing = content.missing;
  page.text_hidden = !content.pieces.empty() && content.visible == 0;
  page.covered = covered_share(page);
  page.scan = scan_of(page, content.visible == 0 && !content.drawn);
  page.blank = page.images.empty() && !content.drawn && !content.broken && content.missing == 0 &&
               page.text.find_first_not_of(" \n") == std::string::npos;
  return page;
}

std::string name_of(QPDFObjectHandle object) {
  return object.isName() ? object.getName() : std::string();
}

bool is_script(QPDFObjectHandle action) {
  return action.isDictionary() &&
         (name_of(action.getKey("/S")) == "/JavaScript" || action.hasKey("/JS"));
}

/// Scripts that an object runs when something happens to it.
bool has_script(QPDFObjectHandle object) {
  if (is_script(object.getKey("/A")) || is_script(object.getKey("/OpenAction"))) return true;
  QPDFObjectHandle events = object.getKey("/AA");
  if (!events.isDictionary()) return false;
  const std::set<std::string> keys = events.getKeys();
  return std::any_of(keys.begin(), keys.end(),
                     [&](const std::string& key) { return is_script(events.getKey(key)); });
}

std::string attached_name(QPDFObjectHandle specification) {
  if (!specification.isDictionary()) return "";
  for (const char* key : {"/UF", "/F"})
    if (QPDFObjectHandle name = specification.getKey(key); name.isString())
      return name.getUTF8Value();
  return "";
}

/// Calls `use` for each value of a name tree, or for each form field: `kids` is their key.
template <typename Use>
void each_node(const QPDFObjectHandle& root, const char* kids, Use use) {
  std::vector<QPDFObjectHandle> waiting{root};
  std::set<QPDFObjGen> seen;
  for (size_t met = 0; !waiting.empty() && met < most_objects; ++met) {
    QPDFObjectHandle node = waiting.back();
    waiting.pop_back();
    if (!node.isDictionary() || (node.isIndirect() && !seen.insert(node.getObjGen()).second))
      continue;
    use(node);
    QPDFObjectHandle list = node.getKey(kids);
    if (list.isArray())
      for (int i = std::min(list.getArrayNItems(), static_cast<int>(most_objects)); i-- > 0;)
        waiting.push_back(list.getArrayItem(i));
  }
}

void read_fields(QPDFObjectHandle form, Pdf& pdf) {
  QPDFObjectHandle fields = form.isDictionary() ? form.getKey("/Fields") : form;
  if (!fields.isArray()) return;
  QPDFObjectHandle root = QPDFObjectHandle::newDictionary();
  root.replaceKey("/Kids", fields);
  each_node(root, "/Kids", [&](QPDFObjectHandle node) {
    pdf.javascript |= has_script(node);
    const bool field = node.hasKey("/T") && !name_of(inherited(node, "/FT")).empty();
    if (!field) return;
    if (name_of(inherited(node, "/FT")) == "/Sig")
      pdf.signatures += node.hasKey("/V");
    else
      ++pdf.form_fields;
  });
}

void read_names(QPDFObjectHandle names, Pdf& pdf) {
  if (!names.isDictionary()) return;
  if (names.getKey("/JavaScript").isDictionary()) pdf.javascript = true;
  each_node(names.getKey("/EmbeddedFiles"), "/Kids", [&](QPDFObjectHandle node) {
    QPDFObjectHandle pairs = node.getKey("/Names");
    if (!pairs.isArray()) return;
    for (int i = 1; i < pairs.getArrayNItems() && pdf.embedded_files.size() < most_names; i += 2)
      pdf.embedded_files.push_back(attached_name(pairs.getArrayItem(i)));
  });
}

void read_annotations(QPDFObjectHandle page, Pdf& pdf) {
  pdf.javascript |= has_script(page);
  QPDFObjectHandle list = page.getKey("/Annots");
  if (!list.isArray()) return;
  for (int i = 0; i < std::min(list.getArrayNItems(), 10'000); ++i) {
    QPDFObjectHandle annotation = list.getArrayItem(i);
    if (!annotation.isDictionary()) continue;
    pdf.javascript |= has_script(annotation);
    if (name_of(annotation.getKey("/Subtype")) == "/FileAttachment" &&
        pdf.embedded_files.size() < most_names)
      pdf.embedded_files.push_back(attached_name(annotation.getKey("/FS")));
  }
}

void read_file(OpenPdf& open, const PdfOptions& options, Pdf& pdf) {
  pdf.version = open.file->getPDFVersion();
  pdf.encrypted = open.file->isEncrypted();
  pdf.pages_lost = open.lost;
  QPDFObjectHandle root = open.file->getRoot();
  pdf.javascript = has_script(root);
  read_names(root.getKey("/Names"), pdf);
  read_fields(root.getKey("/AcroForm"), pdf);
  PdfWork work;
  work.gbk = options.gbk;
  for (QPDFObjectHandle& page : open.pages) {
    read_annotations(page, pdf);
    pdf.pages.push_back(read_page(page, work));
  }
}

}  // namespace

Pdf read_pdf(std::string_view bytes, const PdfOptions& options) {
  Pdf pdf;
  try {
    OpenPdf open = open_pdf(bytes, options);
    pdf.refused = open.refused;
    if (pdf.refused.empty()) read_file(open, options, pdf);
    if (!open.file) return pdf;
    for (const QPDFExc& warning : open.file->getWarnings())
      if (pdf.warnings.size() < most_warnings)
        pdf.warnings.emplace_back(warning.getMessageDetail());
  } catch (const std::bad_alloc&) {
    pdf = {};
    pdf.refused = "pdf-too-large";
  } catch (const std::exception&) {
    pdf = {};
    pdf.refused = "pdf-damaged";
  }
  return pdf;
}

}  // namespace beian
