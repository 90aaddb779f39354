// Files that are written, against their pixels; files rid of metadata; pictures made smaller.
#include "core/image/encode.h"

#include <doctest/doctest.h>

#include <cstdlib>

#include "core/image/decode.h"
#include "core/image/resize.h"
#include "core/image/strip.h"
#include "image_files.h"
#include "pictures.h"

using namespace beian;
using namespace beian::test;
using namespace std::string_literals;
using namespace std::string_view_literals;

namespace {

/// Mean difference of the samples; 1000 when the shapes differ.
double difference(const Image& a, const Image& b) {
  if (a.width != b.width || a.height != b.height || a.channels != b.channels) return 1000;
  double sum = 0;
  for (size_t i = 0; i < a.pixels.size(); ++i) sum += std::abs(int{a.pixels[i]} - int{b.pixels[i]});
  return sum / static_cast<double>(a.pixels.size());
}

std::string segment(char marker, std::string_view content) {
  const size_t length = content.size() + 2;
  std::string out{'\xff', marker, static_cast<char>(length >> 8), static_cast<char>(length)};
  return out.append(content);
}

/// The file with these segments after its start mark and these bytes after its end mark.
std::string with(const std::string& jpeg, const std::string& segments, std::string_view after) {
  return jpeg.substr(0, 2) + segments + jpeg.substr(2) + std::string(after);
}

/// From the first scan's marker to the end.
std::string_view scan(std::string_view jpeg) {
  return jpeg.substr(jpeg.find("\xff\xda"sv));
}

}  // namespace

TEST_CASE("JPEG: what is written is read again, colour at full or half size, grey as grey") {
  const Image colours = pictures::blurred(pictures::page(120, 90), 1);
  for (const bool full_colour : {false, true}) {
    const std::string file = encode_jpeg(colours, {.quality = 95, .full_colour = full_colour});
    const DecodedImage decoded = decode_image(file);
    CHECK(difference(decoded.image, colours) < 1.5);
    CHECK(decoded.header.quality == 95);
    CHECK(decoded.header.complete);
    CHECK(!decoded.damaged());
    CHECK(file == encode_jpeg(colours, {.quality = 95, .full_colour = full_colour}));
    CHECK(!holds_metadata(file, ImageFormat::jpeg));
  }
  const Image vivid = slope(40, 40, 3);
  const auto error = [&](bool full) {
    return difference(decode_image(encode_jpeg(vivid, {95, full})).image, vivid);
  };
  CHECK(error(true) < error(false));
  const Image grey = slope(33, 17, 1);
  const DecodedImage decoded = decode_image(encode_jpeg(grey, {.quality = 95}));
  CHECK(decoded.header.colour == ImageColour::grey);
  CHECK(difference(decoded.image, grey) < 1.5);
}

TEST_CASE("a better quality takes more bytes and is nearer to the picture") {
  const Image image = pictures::noisy(pictures::page(200, 160), 8);
  size_t bytes = 0;
  double error = 1000;
  for (const int quality : {30, 60, 90}) {
    const std::string file = encode_jpeg(image, {quality});
    CHECK(file.size() > bytes);
    bytes = file.size();
    const double now = difference(decode_image(file).image, image);
    CHECK(now < error);
    error = now;
  }
}

TEST_CASE("what cannot be a JPEG is none") {
  CHECK(encode_jpeg({}, {}).empty());
  CHECK(encode_jpeg(slope(4, 4, 4), {}).empty());
  CHECK(encode_jpeg(Image{70000, 1, 1, std::vector<uint8_t>(70000)}, {}).empty());
  CHECK(encode_png({}).empty());
}

TEST_CASE("PNG gives back every pixel, the colours of transparent ones, too") {
  for (const int channels : {1, 3, 4}) {
    const Image image = slope(31, 22, channels);
    const std::string file = encode_png(image);
    CHECK(difference(decode_image(file).image, image) == 0);
    CHECK(file == encode_png(image));
    CHECK(!holds_metadata(file, ImageFormat::png));
  }
}

TEST_CASE("a JPEG rid of its metadata has the same scan") {
  const Image image = pictures::page(160, 120);
  for (const bool progressive : {false, true}) {
    const std::string plain = jpeg_file(image, {.progressive = progressive});
    const std::string rich =
        with(jpeg_file(image, {.progressive = progressive, .orientation = 1, .location = true}),
             segment('\xe1', "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>"sv) +
                 segment('\xed', "Photoshop 3.0\0"sv) + segment('\xe2', "MPF\0"sv) +
                 segment('\xfe', "taken at home"sv),
             "a second picture");
    CHECK(holds_metadata(rich, ImageFormat::jpeg));
    const std::string bare = without_metadata(rich);
    CHECK(bare == plain);  // the library writes JFIF and what is needed
    CHECK(scan(bare) == scan(rich).substr(0, scan(bare).size()));
    CHECK(!holds_metadata(bare, ImageFormat::jpeg));
  }
}

TEST_CASE("the colour profile and Adobe's marker stay, a thumbnail does not") {
  const Image image = slope(24, 16, 3);
  const std::string profile(600, 'p');
  const std::string file = encode_jpeg(image, {.profile = profile});
  CHECK(colour_profile(file) == profile);
  CHECK(without_metadata(file) == file);
  const std::string ink = jpeg_file(Image{8, 8, 4, std::vector<uint8_t>(256, 255)});
  CHECK(without_metadata(ink) == ink);
  CHECK(ink.find("Adobe") != ink.npos);
  CHECK(colour_profile(ink).empty());
  std::string thumbnail = "JFIF\0\1\2\1\0\x48\0\x48\x02\x01"s + std::string(6, 't');
  const std::string plain = jpeg_file(image);
  const std::string small_copy = plain.substr(0, 2) + segment('\xe0', thumbnail) + plain.substr(20);
  const std::string bare = without_metadata(small_copy);
  CHECK(bare.size() == plain.size());
  CHECK(bare.substr(20) == plain.substr(20));
  CHECK(difference(decode_image(bare).image, decode_image(plain).image) == 0);
}

TEST_CASE("a profile in parts is put together, one that lacks a part is not") {
  const std::string plain = jpeg_file(slope(8, 8, 3));
  const std::string first = segment('\xe2', "ICC_PROFILE\0\1\2abc"sv);
  const std::string second = segment('\xe2', "ICC_PROFILE\0\2\2def"sv);
  CHECK(colour_profile(with(plain, first + second, "")) == "abcdef");
  CHECK(colour_profile(with(plain, first, "")).empty());
  CHECK(colour_profile(with(plain, second, "")).empty());
}

TEST_CASE("a cut JPEG has no version without metadata") {
  const std::string file = jpeg_file(pictures::page(64, 64), {.orientation = 3});
  for (size_t size = 0; size < file.size(); size += 7)
    CHECK(without_metadata(std::string_view(file).substr(0, size)).empty());
}

TEST_CASE("metadata of a PNG") {
  const std::string file = png_file(slope(5, 5, 3));
  CHECK(!holds_metadata(file, ImageFormat::png));
  const std::string text("\0\0\0\2tEXtab\0\0\0\0", 14);
  CHECK(holds_metadata(file.substr(0, 33) + text + file.substr(33), ImageFormat::png));
}

TEST_CASE("smaller pictures are means of what they cover") {
  Image image{4, 2, 1, {10, 20, 30, 40, 50, 60, 70, 80}};
  CHECK(resized(image, 2, 1).pixels == std::vector<uint8_t>{35, 55});
  CHECK(resized(image, 4, 2).pixels == image.pixels);
  CHECK(resized(image, 9, 9).pixels == image.pixels);  // never larger
  CHECK(resized(Image{3, 1, 1, {0, 90, 240}}, 2, 1).pixels == std::vector<uint8_t>{30, 190});
  const Image flat{1000, 7, 3, std::vector<uint8_t>(21000, 255)};
  CHECK(resized(flat, 333, 5).pixels == std::vector<uint8_t>(333 * 5 * 3, 255));
}

TEST_CASE("transparent pixels lend no colour when a picture becomes smaller") {
  const Image image{2, 1, 4, {200, 100, 50, 255, 0, 255, 0, 0}};
  const Image half = resized(image, 1, 1);
  CHECK(half.pixels == std::vector<uint8_t>{200, 100, 50, 128});
  const Image opaque = slope(16, 16, 3);
  Image same{16, 16, 4, {}};
  for (size_t i = 0; i < opaque.pixels.size(); i += 3) {
    same.pixels.insert(same.pixels.end(), &opaque.pixels[i], &opaque.pixels[i] + 3);
    same.pixels.push_back(255);
  }
  CHECK(difference(in_colour(resized(same, 7, 5)), resized(opaque, 7, 5)) <= 0.1);
}
