// Any bytes as a PDF: read, its images taken out, merged; what starts otherwise as the contents of
// a page and as what its font's codes mean.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/document/pdf.h"
#include "core/document/pdf_merge.h"
#include "core/text/utf8.h"

namespace {

using namespace beian;

std::string page_with(std::string_view contents) {
  return "%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n"
         "2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj\n"
         "3 0 obj <</Type /Page /Contents 4 0 R /Resources <</Font <</F 5 0 R /G 6 0 R>> /XObject "
         "<</X 7 0 R>> >> >> endobj\n"
         "5 0 obj <</Type /Font /Subtype /Type0 /Encoding 4 0 R /ToUnicode 4 0 R>> endobj\n"
         "6 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj\n"
         "7 0 obj <</Subtype /Form /BBox [0 0 9 9] /Length 18>> stream\nBT /F 9 Tf ET q "
         "/X\nendstream "
         "endobj\n4 0 obj <</Length " +
         std::to_string(contents.size()) + ">> stream\n" + std::string(contents) +
         "\nendstream endobj\ntrailer <</Root 1 0 R>>\n";
}

void check(std::string_view bytes) {
  PdfOptions options;
  options.most_pages = 50;
  const Pdf pdf = read_pdf(bytes, options);
  if (pdf.refused.empty() == pdf.pages.empty()) std::abort();
  for (size_t page = 0; page < std::min<size_t>(pdf.pages.size(), 3); ++page) {
    if (!utf8::valid(pdf.pages[page].text)) std::abort();
    for (size_t image = 0; image < std::min<size_t>(pdf.pages[page].images.size(), 3); ++image) {
      const PdfImageFile file = pdf_image(bytes, page, image, options);
      if (file.refused.empty() == file.bytes.empty()) std::abort();
    }
  }
  if (!pdf.refused.empty()) return;
  const MergePart part{bytes, {}};
  const MergedPdf merged = merge_pdf({&part, 1});
  if (merged.refused.empty() == merged.bytes.empty()) std::abort();
  if (merged.refused.empty() && read_pdf(merged.bytes).pages.size() != merged.pages) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (is_pdf(bytes))
    check(bytes);
  else
    check(page_with(bytes));
  return 0;
}
