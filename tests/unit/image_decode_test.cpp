// Files of pictures against the pixels they were made of, whole and broken.
#include <doctest/doctest.h>

#include <cstdlib>

#include "core/image/decode.h"
#include "core/image/exif.h"
#include "image_files.h"

using namespace beian;
using namespace beian::test;

namespace {

/// The largest difference of a sample; 1000 when the shapes differ.
int difference(const Image& a, const Image& b) {
  if (a.width != b.width || a.height != b.height || a.channels != b.channels) return 1000;
  int most = 0;
  for (size_t i = 0; i < a.pixels.size(); ++i) {
    most = std::max(most, std::abs(int{a.pixels[i]} - int{b.pixels[i]}));
  }
  return most;
}

std::string_view refused(std::string_view bytes) {
  const DecodedImage decoded = decode_image(bytes);
  CHECK(decoded.image.empty());
  return decoded.header.refused;
}

/// A short chunk without its checksum.
std::string png_chunk(const char* type, const std::string& data) {
  return std::string(3, '\0') + static_cast<char>(data.size()) + type + data + std::string(4, '\0');
}

}  // namespace

TEST_CASE("PNG of every kind gives its pixels back") {
  for (const int channels : {1, 3, 4}) {
    for (const bool interlaced : {false, true}) {
      for (const int bits : {8, 16}) {
        if (channels == 1 && bits == 16) continue;  // decoded as RGB
        const Image image = slope(19, 13, channels);
        const DecodedImage decoded = decode_image(png_file(image, interlaced, bits));
        CAPTURE(channels);
        CHECK(difference(decoded.image, image) == 0);
        CHECK(decoded.header.bits == bits);
        CHECK(decoded.header.progressive == interlaced);
        CHECK(decoded.transparent == (channels == 4));
        CHECK(!decoded.damaged());
      }
    }
  }
}

TEST_CASE("JPEG: baseline, progressive, grey, CMYK, smaller, luma alone") {
  const Image image = slope(32, 24, 3);
  for (const bool progressive : {false, true}) {
    const DecodedImage decoded =
        decode_image(jpeg_file(image, {.quality = 98, .progressive = progressive}));
    CHECK(difference(decoded.image, image) <= 8);
    CHECK(decoded.header.progressive == progressive);
    CHECK(decoded.header.quality == 98);
    CHECK(!decoded.damaged());
  }
  CHECK(difference(decode_image(jpeg_file(slope(32, 24, 1))).image, slope(32, 24, 1)) <= 6);
  const std::string file = jpeg_file(image);
  const Image grey = decode_image(file, {.luma = true}).image;
  CHECK(difference(grey, luma(decode_image(file).image)) <= 3);
  for (int eighths = 1; eighths <= 8; ++eighths)
    CHECK(decode_image(file, {.eighths = eighths}).image.width == 4 * eighths);
  Image ink{8, 8, 4, std::vector<uint8_t>(256, 255)};  // as Adobe stores it: no ink
  const DecodedImage white = decode_image(jpeg_file(ink));
  CHECK(white.header.colour == ImageColour::cmyk);
  CHECK(difference(white.image, Image{8, 8, 3, std::vector<uint8_t>(192, 255)}) <= 1);
}

TEST_CASE("BMP, and the first frame of a GIF") {
  const Image image = slope(7, 5, 3);
  CHECK(difference(decode_image(bmp_file(image)).image, image) == 0);
  const DecodedImage gif = decode_image(gif_file(40, 30, 3));
  CHECK(gif.header.frames == 3);
  REQUIRE(gif.image.channels == 3);
  CHECK(gif.image.row(29)[3 * 38] == 0);
  CHECK(gif.image.row(29)[3 * 39] == 255);
  CHECK(!gif.damaged());
}

TEST_CASE("codes behind the pixels of a GIF: none of harm, those without sense are mentioned") {
  const auto damage = [](char code) {
    std::string file = gif_file(4, 4, 1);
    file.insert(file.size() - 3, 1, code), ++file[file.size() - 22];
    return decode_image(file).damage;
  };
  CHECK(damage(1).empty());
  CHECK(damage('\xf0') == std::vector<std::string_view>{"damage-stray"});
}

TEST_CASE("pictures are turned as their EXIF says") {
  // Where the stored picture's upper left corner comes to stand, and whether sides are exchanged.
  struct Turn {
    int orientation;
    bool right, bottom, exchanged;
  };
  for (const Turn turn :
       {Turn{1, false, false, false}, Turn{2, true, false, false}, Turn{3, true, true, false},
        Turn{4, false, true, false}, Turn{5, false, false, true}, Turn{6, true, false, true},
        Turn{7, true, true, true}, Turn{8, false, true, true}}) {
    Image image{16, 8, 1, std::vector<uint8_t>(128, 200)};
    image.pixels[0] = 0;
    const Image turned = upright(image, turn.orientation);
    CAPTURE(turn.orientation);
    CHECK(turned.width == (turn.exchanged ? 8 : 16));
    CHECK(turned.row(turn.bottom ? turned.height - 1 : 0)[turn.right ? turned.width - 1 : 0] == 0);
  }
  const DecodedImage decoded =
      decode_image(jpeg_file(slope(16, 8, 3), {.orientation = 6, .location = true}));
  CHECK(decoded.header.orientation == 6);
  CHECK(decoded.header.width() == 8);
  CHECK(decoded.image.width == 8);
  CHECK(decoded.header.location);
}

TEST_CASE("broken EXIF counts as none") {
  using namespace std::string_view_literals;
  CHECK(read_exif("II*\0\x08\0\0\0\xff\xff"sv).orientation == 1);
  CHECK(read_exif("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x09\0\0"sv).orientation == 1);
  CHECK(read_exif("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x08\0\0"sv).orientation == 8);
  CHECK(read_exif("MM\0*\xff\xff\xff\xff"sv).orientation == 1);
  CHECK(!read_exif("MM\0*\0\0\0\x08\0\x01\x88\x25\0\x04\0\0\0\x01\xff\xff\xff\xf0"sv).location);
}

TEST_CASE("every cut of a file is reported, and none is fatal") {
  const Image image = slope(24, 24, 3);
  for (const std::string& file :
       {jpeg_file(image), jpeg_file(image, {.progressive = true}), png_file(image),
        png_file(image, true), bmp_file(image), gif_file(24, 24, 2)}) {
    for (size_t size = 0; size < file.size(); size += size < 64 ? 1 : 13) {
      const DecodedImage decoded = decode_image(std::string_view(file).substr(0, size));
      CAPTURE(size);
      CHECK((decoded.damaged() || !decoded.header.refused.empty()));
    }
  }
}

TEST_CASE("a changed byte of a PNG is seen") {
  std::string file = png_file(slope(24, 24, 3));
  file[file.size() / 2] = static_cast<char>(file[file.size() / 2] ^ 4);
  const DecodedImage decoded = decode_image(file);
  REQUIRE(decoded.damaged());
  CHECK(decoded.damage.front() != "");
}

TEST_CASE("what is not decoded is named") {
  using namespace std::string_view_literals;
  CHECK(refused("") == "image-empty");
  CHECK(refused("hello") == "image-unknown");
  CHECK(refused("\xff\xd8\xff\xd9"sv) == "image-header");
  CHECK(refused("RIFF\x10\0\0\0WEBPVP8 "sv) == "image-webp");
  CHECK(refused("\0\0\0\x18"
                "ftypheic\0\0\0\0mif1heic"sv) == "image-heic");
  CHECK(refused("\0\0\0\x18"
                "ftypmif1\0\0\0\0mif1avif"sv) == "image-avif");
  CHECK(refused("II*\0\x08\0\0\0"sv) == "image-tiff");
  CHECK(refused("<?xml version='1.0'?><svg/>"sv) == "image-svg");
  CHECK(refused("%PDF-1.7"sv) == "image-pdf");
  CHECK(refused("8BPS\0\1"sv) == "image-other");
  CHECK(refused("\xff\xd8\xff\xc9\0\x0b\x08\0\x10\0\x10\x01\x01\x11\0"sv) == "jpeg-arithmetic");
  CHECK(refused("\xff\xd8\xff\xc1\0\x0b\x0c\0\x10\0\x10\x01\x01\x11\0"sv) == "jpeg-12-bit");
  CHECK(refused("\xff\xd8\xff\xc3\0\x0b\x08\0\x10\0\x10\x01\x01\x11\0"sv) == "jpeg-lossless");
}

TEST_CASE("a PNG with fewer frames than it announces is not whole") {
  const auto animated = [](char announced, int there) {
    std::string chunks = png_chunk("acTL", {'\0', '\0', '\0', announced, '\0', '\0', '\0', '\0'});
    for (int i = 0; i < there; ++i) chunks += png_chunk("fcTL", {});
    return read_image_header(png_file(slope(4, 4, 3)).insert(33, chunks));
  };
  CHECK(animated(2, 2).complete);
  CHECK(animated(2, 2).frames == 2);
  CHECK(!animated(2, 1).complete);
  CHECK(!animated('\xff', 2).complete);
  CHECK(animated(1, 1).complete);
}

TEST_CASE("a BMP whose palette has more colours than its pixels can name is refused") {
  std::string file = bmp_file(slope(4, 4, 3));
  file[28] = 8;
  file[46] = 1, file[47] = 1;
  CHECK(refused(file) == "image-header");
  file[46] = 0;
  CHECK(read_image_header(file).refused == "");
}

TEST_CASE("a PNG of Apple's own kind is named") {
  const std::string file =
      png_file(slope(4, 4, 3)).insert(8, png_chunk("CgBI", {'P', '\0', ' ', '\6'}));
  CHECK(refused(file) == "png-cgbi");
}

TEST_CASE("more than 100 megapixels are refused before anything is allocated") {
  std::string png = png_file(slope(4, 4, 3));
  png[18] = png[22] = '\x7f';  // 32516 × 32516 and more
  CHECK(refused(png) == "image-pixels");
  std::string bmp = bmp_file(slope(4, 4, 3));
  bmp[20] = bmp[24] = '\x01';
  CHECK(refused(bmp) == "image-pixels");
  bmp[25] = '\x80';  // upside down and huge
  CHECK(!refused(bmp).empty());
}

TEST_CASE("format and file name") {
  CHECK(extension_fits(ImageFormat::jpeg, "照片.JPG"));
  CHECK(extension_fits(ImageFormat::jpeg, "照片"));
  CHECK(!extension_fits(ImageFormat::png, "a.b/photo.jpeg"));
  CHECK(extension("a.b/photo") == "");
  CHECK(usual_extension(ImageFormat::jpeg) == "jpg");
  CHECK(label(ImageFormat::heic) == "HEIC");
}
