// PDF on the command line, for tests that compare with other programs.
//
//   pdf-tool read FILE                    what is found, as JSON
//   pdf-tool image FILE PAGE IMAGE        the image's file
//   pdf-tool merge FILE[:page/turn,…]…    the merged file; pages from 0
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "core/cli/gbk.h"
#include "core/document/pdf.h"
#include "core/document/pdf_merge.h"
#include "core/filing/json.h"
#include "tests/contents.h"

using namespace beian;

namespace {

Json about(const PdfImage& image) {
  return {{"width", image.width},
          {"height", image.height},
          {"bits", image.bits},
          {"colour", image.colour},
          {"dpi_x", image.dpi_x},
          {"dpi_y", image.dpi_y},
          {"left", image.left},
          {"top", image.top},
          {"right", image.right},
          {"bottom", image.bottom},
          {"turn", image.turn},
          {"mirrored", image.mirrored},
          {"filter", std::string(image.filter)}};
}

Json about(const PdfPage& page) {
  Json images = Json::array();
  for (const PdfImage& image : page.images) images.push_back(about(image));
  return {{"width", page.width},
          {"height", page.height},
          {"rotation", page.rotation},
          {"images", std::move(images)},
          {"scan", page.scan},
          {"covered", page.covered},
          {"blank", page.blank},
          {"broken", page.broken},
          {"text", page.text},
          {"text_hidden", page.text_hidden},
          {"text_missing", page.text_missing}};
}

int read(const char* path) {
  const std::string bytes = contents(path);
  PdfOptions options;
  options.gbk = cli::gbk_to_utf8;
  const Pdf pdf = read_pdf(bytes, options);
  Json pages = Json::array();
  for (const PdfPage& page : pdf.pages) pages.push_back(about(page));
  const Json all{{"refused", std::string(pdf.refused)},  {"version", pdf.version},
                 {"encrypted", pdf.encrypted},           {"warnings", pdf.warnings},
                 {"pages_lost", pdf.pages_lost},         {"form_fields", pdf.form_fields},
                 {"signatures", pdf.signatures},         {"javascript", pdf.javascript},
                 {"embedded_files", pdf.embedded_files}, {"pages", std::move(pages)}};
  std::puts(write_json(all).c_str());
  return 0;
}

int write(const std::string& bytes, std::string_view refused, size_t part) {
  std::fprintf(stderr, "%s %zu\n", std::string(refused).c_str(), part);
  std::fwrite(bytes.data(), 1, bytes.size(), stdout);
  return refused.empty() ? 0 : 1;
}

std::vector<MergePage> pages_of(const char* list) {
  std::vector<MergePage> pages;
  for (char* next = nullptr; list && *list != '\0'; list = *next == ',' ? next + 1 : next) {
    MergePage page{std::strtoul(list, &next, 10), 0};
    if (*next == '/') page.turn = static_cast<int>(std::strtol(next + 1, &next, 10));
    pages.push_back(page);
  }
  return pages;
}

int merge(int count, char** arguments) {
  std::vector<std::string> files;
  std::vector<MergePart> parts;
  for (int i = 0; i < count; ++i) {
    char* list = std::strrchr(arguments[i], ':');
    if (list) *list++ = '\0';
    files.push_back(contents(arguments[i]));
    parts.push_back({"", pages_of(list)});
  }
  for (size_t i = 0; i < files.size(); ++i) parts[i].bytes = files[i];
  const MergedPdf merged = merge_pdf(parts);
  return write(merged.bytes, merged.refused, merged.part);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view what = argc > 2 ? argv[1] : "";
  if (what == "read") return read(argv[2]);
  if (what == "merge") return merge(argc - 2, argv + 2);
  if (what != "image" || argc < 5) return 2;
  const PdfImageFile file = pdf_image(contents(argv[2]), std::strtoul(argv[3], nullptr, 10),
                                      std::strtoul(argv[4], nullptr, 10));
  return write(file.bytes, file.refused, 0);
}
