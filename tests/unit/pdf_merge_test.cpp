// Merged PDFs: nothing lost, nothing told, the same bytes each time.
#include "core/document/pdf_merge.h"

#include <doctest/doctest.h>

#include "core/document/pdf.h"
#include "core/image/decode.h"
#include "tests/unit/image_files.h"
#include "tests/unit/pdf_files.h"

using namespace beian;
using test::pdf_of;
using test::PdfBuilder;

namespace {

MergedPdf merged(const std::vector<MergePart>& parts) {
  return merge_pdf(parts);
}

Pdf read(const MergedPdf& merged) {
  CHECK(merged.refused == "");
  const Pdf pdf = read_pdf(merged.bytes);
  CHECK(pdf.refused == "");
  CHECK(pdf.warnings.empty());
  CHECK(pdf.pages.size() == merged.pages);
  return pdf;
}

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// Pixels of the only image on the merged file's page, as a viewer shows it.
std::vector<uint8_t> shown(const std::string& file) {
  return decode_image(pdf_image(merged({{file, {}}}).bytes, 0, 0).bytes).image.pixels;
}

std::string lettered(const std::string& letter) {
  return pdf_of("BT /F 12 Tf 50 700 Td (" + letter + ") Tj ET");
}

}  // namespace

TEST_CASE("JPEG data is passed through, metadata is not") {
  const std::string jpeg =
      test::jpeg_file(test::slope(60, 40, 3), {.orientation = 6, .location = true});
  const MergedPdf pdf = merged({{jpeg, {}}});
  CHECK(holds(pdf.bytes, jpeg.substr(jpeg.rfind("\xFF\xDB"))));  // from the last tables on
  CHECK(!holds(pdf.bytes, "Exif"));
  const PdfPage page = read(pdf).pages.at(0);
  CHECK(page.height > page.width);  // upright, it is taller than wide
  const PdfImage image = page.images.at(0);
  CHECK(image.turn == 90);
  CHECK(image.dpi_x == doctest::Approx(100));  // small: not blown up
  CHECK((image.left + image.right) / 2 == doctest::Approx(page.width / 2));
}

TEST_CASE("every EXIF orientation shows as a viewer of pictures would") {
  const Image picture = test::slope(48, 32, 3);
  for (int orientation = 1; orientation <= 8; ++orientation) {
    const std::string jpeg = test::jpeg_file(picture, {.orientation = orientation});
    CHECK(shown(jpeg) == decode_image(jpeg).image.pixels);
  }
}

TEST_CASE("PNG stays what it is: grey, colours, interlaced, deep, BMP too") {
  for (const int channels : {1, 3})
    for (const bool interlaced : {false, true}) {
      const Image picture = test::slope(21, 13, channels);
      CHECK(shown(test::png_file(picture, interlaced)) == picture.pixels);
    }
  const std::string deep = test::png_file(test::slope(21, 13, 3), false, 16);
  CHECK(shown(deep) == decode_image(deep).image.pixels);
  const Image picture = test::slope(21, 13, 3);
  CHECK(shown(test::bmp_file(picture)) == picture.pixels);
}

TEST_CASE("transparency becomes a soft mask; none when nothing is transparent") {
  Image picture = test::slope(21, 13, 4);
  for (size_t i = 3; i < picture.pixels.size(); i += 4) picture.pixels[i] = 255;
  CHECK(!holds(merged({{test::png_file(picture), {}}}).bytes, "/SMask"));
  picture.pixels[3] = 7;
  CHECK(holds(merged({{test::png_file(picture), {}}}).bytes, "/SMask"));
}

TEST_CASE("chosen pages in the chosen order, turned") {
  const std::string three =
      merged({{lettered("a"), {}}, {lettered("b"), {}}, {lettered("c"), {}}}).bytes;
  const std::string picture = test::png_file(test::slope(20, 30, 3));
  const Pdf pdf =
      read(merged({{three, {{2, 0}, {0, 90}, {0, 0}}}, {picture, {{0, 270}}}, {three, {}}}));
  REQUIRE(pdf.pages.size() == 7);
  CHECK(pdf.pages[0].text == "c\n");
  CHECK(pdf.pages[1].text == "a\n");
  CHECK(pdf.pages[1].rotation == 90);
  CHECK(pdf.pages[2].rotation == 0);
  CHECK(pdf.pages[3].landscape());
  CHECK(pdf.pages[4].text == "a\n");
  CHECK(pdf.pages[6].text == "c\n");
}

TEST_CASE("same parts, same bytes") {
  const std::string text = lettered("a"), picture = test::png_file(test::slope(20, 30, 4));
  const std::vector<MergePart> parts{{text, {}}, {picture, {}}};
  CHECK(merged(parts).bytes == merged(parts).bytes);
  CHECK(merged(parts).bytes != merged({{picture, {}}, {text, {}}}).bytes);
}

TEST_CASE("nothing personal comes along, nor what runs or hides") {
  PdfBuilder builder;
  const std::string metadata =
      builder.add_stream("/Type /Metadata /Subtype /XML", "<author>SECRET</author>");
  const std::string jpeg = test::jpeg_file(test::slope(60, 40, 3), {.location = true});
  builder.catalog = "/Metadata " + metadata +
                    " /OpenAction << /S /JavaScript /JS (SECRET) >> /Names << "
                    "/EmbeddedFiles << /Names [(a) << /F (SECRET) >>] >> >>";
  builder.resources =
      "<< /XObject << /I " +
      builder.add_stream(
          "/Subtype /Image /Width 60 /Height 40 /ColorSpace /DeviceRGB "
          "/BitsPerComponent 8 /Filter /DCTDecode /Metadata " +
              metadata,
          jpeg) +
      " /Other " +
      builder.add_stream("/Subtype /Form /BBox [0 0 1 1] /Resources << >>", "% SECRET") + " >> >>";
  builder.page =
      "/MediaBox [0 0 595 842] /Metadata " + metadata +
      " /PieceInfo << /X (SECRET) >> /AA << /O << /S /JavaScript /JS (SECRET) >> >> /Annots "
      "[<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (SECRET) >> >>]";
  const std::string source = builder.file("q 300 0 0 200 0 0 cm /I Do Q");
  REQUIRE(holds(source, "SECRET"));
  const MergedPdf pdf = merged({{source, {}}});
  CHECK(!holds(pdf.bytes, "SECRET"));
  CHECK(!holds(pdf.bytes, "Exif"));
  CHECK(!read(pdf).javascript);
  CHECK(read(pdf).pages.at(0).images.size() == 1);
  CHECK(holds(pdf.bytes, "/Producer (Beian Check)"));
  CHECK(!holds(pdf.bytes, "/CreationDate"));
}

TEST_CASE("stamps that are annotations become part of the page") {
  PdfBuilder builder;
  const std::string stamp = builder.add_stream(
      "/Subtype /Form /BBox [0 0 10 10]", "10 0 0 10 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI");
  builder.page =
      "/MediaBox [0 0 595 842] /Annots [<< /Subtype /Stamp /Rect [100 100 200 150] /AP << "
      "/N " +
      stamp + " >> >> << /Subtype /Stamp /F 2 /Rect [0 0 9 9] /AP << /N " + stamp + " >> >>]";
  const MergedPdf pdf = merged({{builder.file("0 0 9 9 re f"), {}}});
  CHECK(!holds(pdf.bytes, "/Annots"));
  const PdfPage page = read(pdf).pages.at(0);
  REQUIRE(page.images.size() == 1);
  CHECK(page.images[0].left == doctest::Approx(100));
}

TEST_CASE("what cannot be merged is refused, with the part") {
  const std::string text = lettered("a");
  CHECK(merged({}).refused == "merge-nothing");
  CHECK(merged({{text, {}}, {"hello", {}}}).refused == "merge-format");
  CHECK(merged({{text, {}}, {"hello", {}}}).part == 1);
  CHECK(merged({{text, {{1, 0}}}}).refused == "merge-page");
  CHECK(merged({{"%PDF-1.4", {}}}).refused == "pdf-damaged");
  const std::string jpeg = test::jpeg_file(test::slope(60, 40, 3));
  CHECK(merged({{jpeg.substr(0, jpeg.size() / 2), {}}}).refused == "merge-picture");
  std::string png = test::png_file(test::slope(60, 40, 3));
  png[png.size() / 2] ^= 1;
  CHECK(merged({{png, {}}}).refused == "merge-picture");
}
