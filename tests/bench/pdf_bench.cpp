// Reading and merging PDFs: medians, for one thread.
//
//   pdf_bench                   measurements
//   pdf_bench --write FOLDER    the files that were measured (for pdf_peers.mjs)
#include <cstdio>
#include <cstring>
#include <string>

#include "core/document/pdf.h"
#include "core/document/pdf_merge.h"
#include "core/text/utf8.h"
#include "tests/bench/lib/line.h"
#include "tests/unit/image_files.h"
#include "tests/unit/pdf_files.h"

using namespace beian;

namespace {

constexpr int text_pages = 34, lines = 42, letters = 40;
constexpr unsigned first_letter = 0x4E00, used_letters = 2500;

/// Glyph n means the n-th letter: as programs embed a font's subset.
std::string to_unicode() {
  std::string map = "1 begincodespacerange <0000> <FFFF> endcodespacerange\n";
  char entry[32];
  for (unsigned n = 0; n < used_letters; ++n) {
    std::snprintf(entry, sizeof entry, "<%04X> <%04X>\n", n + 1, first_letter + n);
    if (n % 100 == 0) map += n == 0 ? "100 beginbfchar\n" : "endbfchar 100 beginbfchar\n";
    map += entry;
  }
  return map + "endbfchar\n";
}

/// Pages of Chinese with a position for each line, as word processors write it.
std::string text_page(unsigned page) {
  std::string contents = "q BT /F 10.5 Tf\n";
  char code[48];
  unsigned n = page * 977;
  for (int line = 0; line < lines; ++line) {
    std::snprintf(code, sizeof code, "1 0 0 1 56.7 %d Tm [", 780 - 17 * line);
    contents += code;
    for (int letter = 0; letter < letters; ++letter) {
      std::snprintf(code, sizeof code, "<%04X>%s", 1 + (n = n * 31 + 7) % used_letters,
                    letter % 8 == 7 ? "-12 " : "");
      contents += code;
    }
    contents += "] TJ\n";
  }
  return contents + "ET Q";
}

std::string merged(const std::vector<MergePart>& parts) {
  return merge_pdf(parts).bytes;
}

std::string text_pdf() {
  test::PdfBuilder builder;
  const std::string font = builder.add(
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /S /DW 1000 /W [1 [500 500] 90 200 600] >>");
  const std::string map = builder.add_stream("", to_unicode());
  const std::string composite = builder.add(
      "<< /Type /Font /Subtype /Type0 /BaseFont /S /Encoding /Identity-H /DescendantFonts [" +
      font + "] /ToUnicode " + map + " >>");
  builder.resources = "<< /Font << /F " + composite + " >> >>";
  std::vector<std::string> pages;
  for (unsigned page = 0; page < text_pages; ++page) pages.push_back(text_page(page));
  const std::string plain = builder.file(pages);
  return merged({{plain, {}}});  // packed, as programs do
}

std::string scan_pdf() {
  const std::string page = test::jpeg_file(test::slope(1654, 2339, 3), {.subsampled = true});
  return merged({{page, {}}, {page, {}}, {page, {}}});
}

int write(const std::string& folder, const char* name, const std::string& bytes) {
  FILE* file = std::fopen((folder + "/" + name).c_str(), "wb");
  if (!file) return 1;
  const bool whole = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  return std::fclose(file) == 0 && whole ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string text = text_pdf(), scan = scan_pdf();
  const std::string photo = test::jpeg_file(test::slope(4000, 3000, 3), {.quality = 92});
  if (argc > 2 && std::strcmp(argv[1], "--write") == 0)
    return write(argv[2], "text.pdf", text) + write(argv[2], "scan.pdf", scan) +
           write(argv[2], "photo.jpg", photo);
  size_t sum = 0;
  const auto reading = [&](const std::string& file) {
    return bench::median_ms(5, [&] { sum += read_pdf(file).pages.size(); });
  };
  const Pdf pdf = read_pdf(text);
  size_t characters = 0;
  for (const PdfPage& page : pdf.pages) characters += utf8::length(page.text);
  if (characters < text_pages * lines * letters) return 1;
  bench::line_at_most("PDF of 34 pages of text, read", reading(text), "ms", 150);
  bench::line_at_most("PDF of 3 scanned pages, read", reading(scan), "ms", 50);
  bench::line_at_most(
      "34 pages, a photo, 3 scans merged",
      bench::median_ms(5,
                       [&] {
                         sum += merged({{text, {}}, {photo, {}}, {scan, {}}}).size();
                       }),
      "ms", std::strcmp(bench::build, "wasm") == 0 ? 1000 : 500);
  return sum == 0 ? 1 : 0;  // keeps the work from being optimised away
}
