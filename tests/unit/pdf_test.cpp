// PDF: what is found in files whose every part is known.
#include "core/document/pdf.h"

#include <doctest/doctest.h>

#include "core/document/pdf_cmap.h"
#include "core/document/pdf_glyphs.h"
#include "core/document/pdf_lexer.h"
#include "core/image/decode.h"
#include "tests/unit/image_files.h"
#include "tests/unit/pdf_files.h"

using namespace beian;
using test::pdf_of;
using test::PdfBuilder;

namespace {

/// 备 and 案 in GBK, and nothing else.
std::string gbk(std::string_view bytes) {
  return bytes == "\xB1\xB8" ? "备" : bytes == "\xB0\xB8" ? "案" : "";
}

PdfPage only_page(const std::string& file) {
  PdfOptions options;
  options.gbk = gbk;
  const Pdf pdf = read_pdf(file, options);
  CHECK(pdf.refused == "");
  CHECK(pdf.warnings.empty());
  REQUIRE(pdf.pages.size() == 1);
  return pdf.pages[0];
}

std::string text_of(const std::string& contents) {
  return only_page(pdf_of("BT /F 12 Tf " + contents + " ET")).text;
}

/// The text of codes in a composite font with that encoding.
std::string composite_text(const std::string& encoding, const std::string& codes,
                           const std::string& to_unicode = "") {
  PdfBuilder builder;
  const std::string cid = builder.add(
      "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry "
      "(Adobe) /Ordering (GB1) /Supplement 2 >> >>");
  const std::string map =
      to_unicode.empty() ? "" : " /ToUnicode " + builder.add_stream("", to_unicode);
  builder.resources =
      "<< /Font << /F " +
      builder.add("<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /" + encoding +
                  " /DescendantFonts [" + cid + "]" + map + " >>") +
      " >> >>";
  return only_page(builder.file("BT /F 12 Tf 50 700 Td " + codes + " Tj ET")).text;
}

/// A page that shows one image with this matrix.
PdfPage image_page(const std::string& matrix, const std::string& page_entries,
                   const std::string& image = "/Width 300 /Height 150 /BitsPerComponent 8") {
  PdfBuilder builder;
  builder.resources = "<< /XObject << /I " +
                      builder.add_stream("/Subtype /Image /ColorSpace /DeviceGray " + image,
                                         std::string(300 * 150, 'x')) +
                      " >> >>";
  builder.page = page_entries;
  return only_page(builder.file("q " + matrix + " cm /I Do Q"));
}

}  // namespace

TEST_CASE("tokens of content streams") {
  PdfLexer lexer("-.5 (a\\(b\\)\\101\\n(c)) <4 1 4>/N#61me[1]<<>>T* % remark\n+7 ) 3e");
  const auto next = [&](PdfToken token) { CHECK(lexer.next() == token); };
  next(PdfToken::number);
  CHECK(lexer.number() == doctest::Approx(-0.5));
  next(PdfToken::string);
  CHECK(lexer.text() == "a(b)A\n(c)");
  next(PdfToken::string);
  CHECK(lexer.text() == "A@");
  next(PdfToken::name);
  CHECK(lexer.text() == "Name");
  next(PdfToken::array_open);
  next(PdfToken::number);
  next(PdfToken::array_close);
  next(PdfToken::dictionary_open);
  next(PdfToken::dictionary_close);
  next(PdfToken::word);
  CHECK(lexer.text() == "T*");
  next(PdfToken::number);
  CHECK(lexer.number() == 7);
  next(PdfToken::word);
  next(PdfToken::end);
  next(PdfToken::end);
}

TEST_CASE("CMaps: characters, ranges, lists, and what is no character") {
  const PdfCMap map = PdfCMap::parse(
      "1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0001> <5907> <0002> "
      "<D842DFB7> endbfchar 3 beginbfrange <0010> <0012> <0041> <0020> <0021> [<6848> <00660069>] "
      "<0030> <0030> <E000> endbfrange");
  const auto meant = [&](uint32_t code) {
    std::string out;
    return map.append(code, out) ? out : "-";
  };
  CHECK(meant(1) == "备");
  CHECK(meant(2) == "𠮷");
  CHECK(meant(0x12) == "C");
  CHECK(meant(0x13) == "-");
  CHECK(meant(0x20) == "案");
  CHECK(meant(0x21) == "fi");
  CHECK(meant(0x30) == "-");  // private use
  REQUIRE(map.spaces().size() == 1);
  CHECK(map.spaces()[0].bytes == 2);
}

TEST_CASE("radicals become the characters they stand for") {
  std::string out;
  for (const char32_t c : {U'⽤', U'⻚', U'⻓', U'⻛', U'一'}) CHECK(append_character(c, out));
  CHECK(out == "用页长风一");
}

TEST_CASE("codes and names of simple fonts") {
  CHECK(character_of(PdfEncoding::win_ansi, 0x80) == U'€');
  CHECK(character_of(PdfEncoding::mac_roman, 0x8A) == U'ä');
  CHECK(character_of(PdfEncoding::standard, 0x27) == U'’');
  CHECK(character_of(PdfEncoding::standard, 0xAE) == U'ﬁ');
  CHECK(character_named("A") == U'A');
  CHECK(character_named("asciitilde") == U'~');
  CHECK(character_named("ydieresis") == U'ÿ');
  CHECK(character_named("emdash") == U'—');
  CHECK(character_named("uni5907") == U'备');
  CHECK(character_named("u20BB7") == U'𠮷');
  CHECK(character_named("nothing") == 0);
  CHECK(character_named("") == 0);
}

TEST_CASE("text comes in lines from the top, words apart") {
  CHECK(text_of("50 700 Td (second) Tj 0 20 Td (first) Tj") == "first\nsecond\n");
  CHECK(text_of("150 700 Td (b) Tj -100 0 Td (a) Tj") == "a b\n");
  CHECK(text_of("50 700 Td [(to) -20 (gether) -600 (apart)] TJ") == "together apart\n");
  CHECK(text_of("50 700 Td (bold) Tj 0.3 0 Td (bold) Tj") == "bold\n");
  CHECK(text_of("20 TL 50 700 Td (a) ' (b) ' 1 2 (c) \"") == "a\nb\nc\n");
  CHECK(text_of("0 1 -1 0 300 100 Tm (turned) Tj 1 0 0 1 50 50 Tm (upright) Tj") ==
        "upright\nturned\n");
  CHECK(text_of("/Span << /ActualText <FEFF5907> >> BDC 50 700 Td (x) Tj (y) Tj EMC") == "备\n");
  CHECK(text_of("5000 700 Td (outside) Tj") == "");
}

TEST_CASE("Chinese by predefined encodings and by ToUnicode") {
  CHECK(composite_text("UniGB-UCS2-H", "<59076848004100420031>") == "备案AB1\n");
  CHECK(composite_text("UniGB-UTF16-H", "<5907D842DFB7>") == "备𠮷\n");
  CHECK(composite_text("UniGB-UCS2-V", "<59076848>") == "备案\n");
  CHECK(composite_text("GBK-EUC-H", "<B1B841B0B8>") == "备A案\n");
  CHECK(composite_text("GBKp-EUC-H", "<B1B8B0B8>") == "备案\n");
  CHECK(composite_text("Identity-H", "<00010002>",
                       "beginbfchar <0001> <5907> <0002> <6848> endbfchar") == "备案\n");
}

TEST_CASE("glyphs that say nothing are counted") {
  PdfBuilder builder;
  builder.resources =
      "<< /Font << /F " +
      builder.add("<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H >>") +
      " >> >>";
  const PdfPage page = only_page(builder.file("BT /F 12 Tf 50 700 Td <000100020003> Tj ET"));
  CHECK(page.text == "");
  CHECK(page.text_missing == 3);
  CHECK(!page.blank);
}

TEST_CASE("hidden text is told") {
  const PdfPage page = only_page(pdf_of("BT /F 12 Tf 3 Tr 50 700 Td (guess) Tj ET"));
  CHECK(page.text == "guess\n");
  CHECK(page.text_hidden);
}

TEST_CASE("blank pages") {
  CHECK(only_page(pdf_of("")).blank);
  CHECK(only_page(pdf_of("1 g 0 0 595 842 re f")).blank);
  CHECK(only_page(pdf_of("BT /F 12 Tf 50 700 Td ( ) Tj ET")).blank);
  CHECK(!only_page(pdf_of("0 0 595 842 re f")).blank);
  CHECK(!only_page(pdf_of("BT /F 12 Tf 50 700 Td (x) Tj ET")).blank);
}

TEST_CASE("size, rotation, crop and unit of a page") {
  const auto sized = [](const std::string& entries) {
    PdfBuilder builder;
    builder.page = entries;
    return only_page(builder.file(""));
  };
  const PdfPage turned = sized("/MediaBox [0 0 595 842] /Rotate -90");
  CHECK(turned.rotation == 270);
  CHECK(turned.width == 842);
  CHECK(turned.height == 595);
  CHECK(turned.landscape());
  CHECK(sized("/MediaBox [0 0 595 842] /CropBox [100 100 300 900]").height == 742);
  CHECK(sized("/MediaBox [0 0 100 100] /UserUnit 2").width == 200);
}

TEST_CASE("density and place of an image, however it is turned") {
  const std::string a4 = "/MediaBox [0 0 595 842]";
  const PdfPage plain = image_page("144 0 0 36 100 200", a4);
  REQUIRE(plain.images.size() == 1);
  const PdfImage& image = plain.images[0];
  CHECK(image.dpi_x == doctest::Approx(150));
  CHECK(image.dpi_y == doctest::Approx(300));
  CHECK(image.left == doctest::Approx(100));
  CHECK(image.top == doctest::Approx(842 - 236));
  CHECK(image.turn == 0);
  CHECK(!image.mirrored);
  CHECK(!image.colour);
  CHECK(image.filter == "raw");
  CHECK(plain.scan == 0);  // alone on its page
  const PdfImage right = image_page("144 0 0 72 0 0", a4 + " /Rotate 90").images.at(0);
  CHECK(right.turn == 90);
  CHECK(right.dpi_x == doctest::Approx(150));
  CHECK(right.left == doctest::Approx(0));
  CHECK(right.top == doctest::Approx(0));
  CHECK(right.right == doctest::Approx(72));
  CHECK(right.bottom == doctest::Approx(144));
  CHECK(image_page("0 144 -72 0 300 300", a4).images.at(0).turn == 270);
  CHECK(image_page("-144 0 0 -72 300 300", a4).images.at(0).turn == 180);
  CHECK(image_page("-144 0 0 72 300 300", a4).images.at(0).mirrored);
}

TEST_CASE("a scan covers its page") {
  const std::string a4 = "/MediaBox [0 0 595 842]";
  CHECK(image_page("595 0 0 842 0 0", a4).scan == 0);
  CHECK(image_page("595 0 0 842 0 0", a4).covered == 1);
  CHECK(image_page("297.5 0 0 842 0 0", a4).covered == doctest::Approx(0.5));
  PdfBuilder builder;
  builder.resources = "<< /XObject << /I " +
                      builder.add_stream(
                          "/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceRGB "
                          "/BitsPerComponent 8",
                          "abc") +
                      " >> >>";
  const PdfPage logo = only_page(builder.file("q 50 0 0 50 0 0 cm /I Do Q 0 0 9 9 re f"));
  CHECK(logo.scan == -1);
  CHECK(logo.images.at(0).colour);
}

TEST_CASE("images come as files that look as the page does") {
  const Image picture = test::slope(40, 20, 3);
  const std::string jpeg = test::jpeg_file(picture, {.orientation = 3});
  PdfBuilder builder;
  builder.page = "/MediaBox [0 0 595 842] /Rotate 90";
  builder.resources =
      "<< /XObject << /I " +
      builder.add_stream(
          "/Subtype /Image /Width 40 /Height 20 /ColorSpace /DeviceRGB "
          "/BitsPerComponent 8 /Filter /DCTDecode",
          jpeg) +
      " /G " +
      builder.add_stream(
          "/Subtype /Image /Width 40 /Height 20 /ColorSpace /DeviceRGB "
          "/BitsPerComponent 8",
          std::string(picture.pixels.begin(), picture.pixels.end())) +
      " /F " + builder.add_stream("/Subtype /Image /Width 8 /Height 8 /Filter /JBIG2Decode", "?") +
      " >> >>";
  const std::string file =
      builder.file("q 400 0 0 200 0 0 cm /I Do /G Do /F Do BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q");
  REQUIRE(only_page(file).images.size() == 4);
  const DecodedImage first = decode_image(pdf_image(file, 0, 0).bytes);
  CHECK(first.header.orientation == 6);
  CHECK(first.image.width == 20);
  const DecodedImage second = decode_image(pdf_image(file, 0, 1).bytes);
  CHECK(second.image.pixels == upright(picture, 6).pixels);
  CHECK(pdf_image(file, 0, 2).refused == "pdf-image-filter");
  CHECK(pdf_image(file, 0, 3).refused == "pdf-image-none");
  CHECK(pdf_image(file, 0, 4).refused == "pdf-image-none");
  CHECK(pdf_image(file, 1, 0).refused == "pdf-image-none");
  CHECK(pdf_image("", 0, 0).refused == "pdf-not");
}

TEST_CASE("palettes, greys of few bits, masks and inverted samples") {
  const auto pixel = [](const std::string& dictionary, const std::string& samples) {
    PdfBuilder builder;
    builder.resources =
        "<< /XObject << /I " +
        builder.add_stream("/Subtype /Image /Width 2 /Height 1 " + dictionary, samples) + " >> >>";
    const std::string file = builder.file("q 9 0 0 9 0 0 cm /I Do Q");
    return in_colour(decode_image(pdf_image(file, 0, 0).bytes).image).pixels;
  };
  using Pixels = std::vector<uint8_t>;
  CHECK(pixel("/BitsPerComponent 4 /ColorSpace [/Indexed /DeviceRGB 1 <010203F0F1F2>]", "\x01") ==
        Pixels{1, 2, 3, 0xF0, 0xF1, 0xF2});
  CHECK(pixel("/BitsPerComponent 2 /ColorSpace /DeviceGray", "\x70") ==
        Pixels{85, 85, 85, 255, 255, 255});
  CHECK(pixel("/ImageMask true /BitsPerComponent 1", "\x40") == Pixels{0, 0, 0, 255, 255, 255});
  CHECK(pixel("/BitsPerComponent 8 /ColorSpace /DeviceGray /Decode [1 0]",
              std::string("\x01\xFF")) == Pixels{254, 254, 254, 0, 0, 0});
  CHECK(pixel("/BitsPerComponent 8 /ColorSpace /DeviceCMYK",
              std::string("\0\0\0\0\xFF\0\0\0", 8)) == Pixels{255, 255, 255, 0, 255, 255});
  CHECK(pixel("/BitsPerComponent 16 /ColorSpace /DeviceGray", std::string("\x12\x34\xAB\xCD")) ==
        Pixels{0x12, 0x12, 0x12, 0xAB, 0xAB, 0xAB});
}

TEST_CASE("risks are named: scripts, embedded files, fields, signatures") {
  PdfBuilder builder;
  builder.catalog =
      "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /Names << /EmbeddedFiles << /Names "
      "[(a) << /F (a.exe) /UF <FEFF5907002E006500780065> >>] >> >> /AcroForm << /Fields [<< /FT "
      "/Tx /T "
      "(name) >> << /FT /Sig /T (s) /V << >> >>] >>";
  const Pdf pdf = read_pdf(builder.file(""));
  CHECK(pdf.refused == "");
  CHECK(pdf.version == "1.7");
  CHECK(pdf.javascript);
  CHECK(pdf.embedded_files == std::vector<std::string>{"备.exe"});
  CHECK(pdf.form_fields == 1);
  CHECK(pdf.signatures == 1);
  CHECK(!read_pdf(pdf_of("")).javascript);
}

TEST_CASE("what annotations show is part of the page") {
  PdfBuilder builder;
  const std::string stamp = builder.add_stream(
      "/Subtype /Form /BBox [0 0 10 10]", "10 0 0 10 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI");
  builder.page =
      "/MediaBox [0 0 595 842] /Annots [<< /Subtype /Stamp /Rect [100 100 200 150] /AP << "
      "/N " +
      stamp + " >> >>]";
  const PdfPage page = only_page(builder.file(""));
  CHECK(!page.blank);
  REQUIRE(page.images.size() == 1);
  CHECK(page.images[0].left == doctest::Approx(100));
  CHECK(page.images[0].bottom == doctest::Approx(742));
}

TEST_CASE("what is no PDF, cut, too large or a trap is said to be so") {
  const std::string good = pdf_of("BT /F 12 Tf 50 700 Td (x) Tj ET");
  CHECK(read_pdf("").refused == "pdf-not");
  CHECK(read_pdf("PK\3\4").refused == "pdf-not");
  CHECK(read_pdf("%PDF-1.4\n").refused == "pdf-damaged");
  CHECK(read_pdf(good, {no_gbk, 100, 2000}).refused == "pdf-too-large");
  CHECK(read_pdf(good, {no_gbk, 1 << 20, 0}).refused == "pdf-pages");
  const Pdf cut = read_pdf(good.substr(0, good.find("xref\n0")) + "trailer << /Root 1 0 R >>");
  CHECK(cut.refused == "");
  CHECK(cut.repaired());
  CHECK(cut.pages.size() == 1);
  std::string promised = good;
  promised.replace(promised.find("/Count 1"), 8, "/Count 9");
  CHECK(read_pdf(promised).pages_lost == 8);
}

TEST_CASE("forms that draw themselves come to an end") {
  PdfBuilder builder;
  const std::string form = builder.add_stream(
      "/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>", "/X Do /X Do");
  builder.resources = "<< /XObject << /X " + form + " >> >>";
  CHECK(read_pdf(builder.file("/X Do")).pages.size() == 1);
}
