// Repairs: what comes out has the bytes, the sides and the marks where they should be, and nothing
// that was to go.
#include "core/image/repair.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/image/crop.h"
#include "core/image/decode.h"
#include "core/image/encode.h"
#include "core/image/fit.h"
#include "core/image/strip.h"
#include "image_files.h"
#include "pictures.h"

using namespace beian;
using namespace beian::test;
using namespace pictures;
using namespace std::string_view_literals;

namespace {

bool did(const Repaired& repaired, std::string_view what) {
  return std::find(repaired.done.begin(), repaired.done.end(), what) != repaired.done.end();
}

const ImageRole& role(std::string_view id) {
  return *image_role(id);
}

/// Grain in every pixel, on writing: hard to compress.
Image textured(int width, int height, double sigma) {
  Image image = page(width, height, 200, 60);
  uint32_t state = 1;
  for (uint8_t& sample : image.pixels) {
    state = state * 1664525 + 1013904223;
    sample = byte(sample + sigma * 3.46 * (state / 4294967296.0 - 0.5));
  }
  return image;
}

/// White, its upper left quarter red.
Image flag(int width, int height) {
  return painted(width, height, [&](double x, double y) {
    return x < width / 2.0 && y < height / 2.0 ? Colour{200, 20, 20} : Colour{250, 250, 250};
  });
}

/// Decoded again; a repaired file is whole, upright and bare.
Image opened(const Repaired& repaired) {
  REQUIRE(repaired.refused == "");
  const DecodedImage decoded = decode_image(repaired.bytes);
  CHECK(!decoded.damaged());
  CHECK(decoded.header.format == repaired.format);
  CHECK(decoded.header.orientation == 1);
  CHECK(!decoded.header.location);
  CHECK(!holds_metadata(repaired.bytes, repaired.format));
  CHECK(decoded.image.width == repaired.width);
  CHECK(decoded.image.height == repaired.height);
  return decoded.image;
}

constexpr Quad edges(double left, double top, double right, double bottom) {
  return {Point{left, top}, Point{right, top}, Point{right, bottom}, Point{left, bottom}};
}

}  // namespace

TEST_CASE("all eight orientations come out upright") {
  for (int orientation = 1; orientation <= 8; ++orientation) {
    // Stored so that its orientation turns it to `flag`: a quarter on its own inverse.
    const int inverse_of[] = {0, 1, 2, 3, 4, 5, 8, 7, 6};
    const Image stored = upright(flag(120, 80), inverse_of[orientation]);
    const Repaired repaired = repair_image(jpeg_file(stored, {.orientation = orientation}), {});
    CAPTURE(orientation);
    const Image image = opened(repaired);
    CHECK(image.width == 120);
    CHECK(image.row(20)[3 * 20 + 1] < 60);
    CHECK(image.row(20)[3 * 100 + 1] > 200);
    CHECK(image.row(60)[3 * 20 + 1] > 200);
    CHECK(did(repaired, "upright") == (orientation != 1));
    CHECK(did(repaired, "encode") == (orientation != 1));
    CHECK(did(repaired, "strip"));
  }
}

TEST_CASE("upright and within the limits: the scan stays byte for byte") {
  const Image image = textured(1300, 800, 6);
  const std::string plain = jpeg_file(image, {.quality = 70});
  const std::string rich = jpeg_file(image, {.quality = 70, .orientation = 1, .location = true});
  RepairOptions options;
  options.pages = {{.min_bytes = double(plain.size()) - 10,
                    .max_bytes = double(plain.size()) + 10,
                    .min_long = 1280,
                    .min_short = 720}};
  const Repaired repaired = repair_image(rich, options);
  CHECK(repaired.bytes == plain);
  CHECK(repaired.done == std::vector<std::string_view>{"strip"});
  CHECK(repaired.quality == 0);
  CHECK(repair_image(plain, options).done.empty());
  CHECK(repair_image(plain, options).bytes == plain);
}

TEST_CASE("the bytes that a platform asks for, at the highest quality that fits") {
  const RepairOptions options = repair_options(role("business-licence"));
  for (const double grain : {4.0, 20.0}) {
    const Image image = textured(1800, 1350, grain);
    const Repaired repaired = repair_image(jpeg_file(image, {.quality = 96}), options);
    CAPTURE(grain);
    opened(repaired);
    CHECK(repaired.missed.empty());
    CHECK(repaired.bytes.size() <= 2097152);
    CHECK(repaired.width * 3 == repaired.height * 4);
    CHECK(repaired.quality >= 50);
    if (repaired.bytes.size() <= 204800) {
      CHECK(repaired.bytes.size() >= 102400);
      CHECK(repaired.width >= 1500);
      CHECK(repaired.height >= 1100);
    }
  }
}

TEST_CASE("no better quality would fit") {
  const Image image = textured(900, 700, 5);
  const ImageLimits limits{.max_bytes = 150000, .min_long = 900, .min_short = 700};
  const Fitted fitted = fitted_jpeg(image, limits, "");
  REQUIRE(fitted.missed.empty());
  CHECK(fitted.width == 900);
  CHECK(fitted.quality < 95);
  CHECK(encode_jpeg(image, {fitted.quality}).size() == fitted.bytes.size());
  CHECK(encode_jpeg(image, {fitted.quality + 1}).size() > 150000);
}

TEST_CASE("what cannot be reached is named, never padded or enlarged") {
  const Image plain = page(1600, 1200, 240, 240);
  const Fitted small = fitted_jpeg(plain, {.min_bytes = 102400, .max_bytes = 204800}, "");
  CHECK(small.missed == std::vector<std::string_view>{"min-bytes"});
  CHECK(small.quality == 97);
  CHECK(small.bytes.size() < 102400);
  const Fitted large =
      fitted_jpeg(textured(400, 300, 40), {.max_bytes = 9000, .min_long = 400}, "");
  CHECK(large.missed == std::vector<std::string_view>{"max-bytes"});
  CHECK(large.quality == 50);
  CHECK(large.width == 400);
  const Fitted few = fitted_jpeg(plain, {.min_long = 1700, .min_short = 1100}, "");
  CHECK(few.missed == std::vector<std::string_view>{"min-size"});
  CHECK(few.width == 1600);
  CHECK(fitted_jpeg({}, {}, "").bytes.empty());
}

TEST_CASE("a plain picture goes by the page that names no least size") {
  const RepairOptions options = repair_options(role("id-front"));
  const Repaired repaired = repair_image(png_file(page(1600, 1000, 240, 240)), options);
  opened(repaired);
  CHECK(repaired.missed.empty());
  CHECK(repaired.format == ImageFormat::jpeg);
  CHECK(did(repaired, "encode"));
  CHECK(strictest(options.pages).min_bytes == 102400);
  CHECK(strictest(options.pages).max_bytes == 204800);
  CHECK(mildest(options.pages).min_bytes == 0);
  CHECK(mildest(options.pages).max_bytes == 2097152);
  CHECK(mildest({{.max_bytes = 9}, {}}).max_bytes == 0);
}

TEST_CASE("scaled down only when quality alone does not do, and not below what is asked for") {
  const ImageLimits limits{.max_bytes = 60000, .min_long = 640, .min_short = 480};
  const Fitted fitted = fitted_jpeg(textured(1600, 1200, 12), limits, "");
  REQUIRE(fitted.missed.empty());
  CHECK(fitted.bytes.size() <= 60000);
  CHECK(fitted.bytes.size() > 45000);
  CHECK(fitted.width < 1600);
  CHECK(fitted.width >= 640);
  CHECK(fitted.height >= 480);
}

TEST_CASE("photos in BMP, GIF and PNG become JPEG; what is grey stays grey") {
  const RepairOptions options = repair_options(role("permit"));
  const Image image = blurred(page(200, 150), 1);
  for (const std::string& file : {bmp_file(image), png_file(image), gif_file(64, 48, 3)}) {
    const Repaired repaired = repair_image(file, options);
    opened(repaired);
    CHECK(repaired.format == ImageFormat::jpeg);
    CHECK(did(repaired, "encode"));
  }
  CHECK(did(repair_image(gif_file(64, 48, 3), options), "frame"));
  const Repaired grey = repair_image(jpeg_file(slope(90, 60, 1), {.orientation = 6}), options);
  CHECK(opened(grey).channels == 1);
  const Repaired white = repair_image(png_file(Image{2, 1, 4, {9, 9, 9, 0, 9, 9, 9, 0}}), options);
  CHECK(opened(white).pixels == std::vector<uint8_t>(6, 255));
  CHECK(did(white, "white"));
}

TEST_CASE("a screenshot stays a PNG while it fits") {
  RepairOptions options = repair_options(role("screenshot"));
  const Image image = slope(100, 80, 3);
  const std::string file = png_file(image);
  CHECK(repair_image(file, options).bytes == file);
  options.turn = 90;
  const Repaired turned = repair_image(file, options);
  CHECK(turned.format == ImageFormat::png);
  CHECK(opened(turned).pixels == upright(image, 6).pixels);
  options.pages = {{.max_bytes = 1500}};
  CHECK(repair_image(png_file(textured(100, 80, 30)), options).format == ImageFormat::jpeg);
}

TEST_CASE("a logo is 144×144, all of it, with its own ground around it") {
  const RepairOptions options = repair_options(role("logo"));
  const Repaired wide = repair_image(png_file(flag(600, 300)), options);
  const Image image = opened(wide);
  CHECK(wide.format == ImageFormat::png);
  CHECK(image.width == 144);
  CHECK(image.height == 144);
  CHECK(image.row(0)[0] == 255);  // white: the rim has two colours
  CHECK(image.row(35)[0] == 255);
  CHECK(image.row(36)[0] == 200);
  CHECK(image.row(107)[0] == 250);
  CHECK(image.row(108)[0] == 255);
  CHECK(wide.done == std::vector<std::string_view>{"resize", "pad"});
  const Image blue{50, 20, 3, [] {
                     std::vector<uint8_t> pixels;
                     for (int i = 0; i < 1000; ++i) pixels.insert(pixels.end(), {10, 20, 200});
                     return pixels;
                   }()};
  const Image padded = opened(repair_image(png_file(blue), options));
  CHECK(padded.row(0)[2] == 200);
  CHECK(padded.row(143)[143 * 3] == 10);
  const std::string good = png_file(flag(144, 144));
  CHECK(repair_image(good, options).bytes == good);
}

TEST_CASE("a logo's transparency is kept, or put on white") {
  RepairOptions options = repair_options(role("logo"));
  Image glass{288, 144, 4, std::vector<uint8_t>(288 * 144 * 4, 0)};
  for (int y = 40; y < 100; ++y)
    for (int x = 40; x < 100; ++x) std::fill_n(glass.row(y) + 4 * x, 4, uint8_t{255});
  glass.row(50)[4 * 50] = 0;
  const Image kept = opened(repair_image(png_file(glass), options));
  REQUIRE(kept.channels == 4);
  CHECK(kept.row(0)[3] == 0);
  CHECK(kept.row(36 + 35)[4 * 35 + 3] == 255);
  options.on_white = true;
  const Repaired white = repair_image(png_file(glass), options);
  const Image opaque = opened(white);
  CHECK(opaque.channels == 3);
  CHECK(opaque.row(0)[0] == 255);
  CHECK(did(white, "white"));
}

TEST_CASE("a card at a slant is cut out and straightened; its marks stand where they should") {
  const Quad corners{Point{210, 150}, Point{1010, 230}, Point{960, 740}, Point{150, 640}};
  const Homography back = inverse(from_unit_square(corners));
  const std::array<Point, 4> marks{Point{0.05, 0.08}, Point{0.95, 0.08}, Point{0.95, 0.92},
                                   Point{0.05, 0.92}};
  const Image photo = painted(1200, 900, [&](double x, double y) {
    const Point at = back(x, y);
    if (at.x < 0 || at.y < 0 || at.x > 1 || at.y > 1) return Colour{40, 60, 50};
    for (const Point& mark : marks)
      if (std::hypot((at.x - mark.x) * 85.6, (at.y - mark.y) * 54) < 1.5) return Colour{10, 10, 10};
    return Colour{235, 235, 240};
  });
  RepairOptions options = repair_options(role("id-front"));
  options.crop = corners;
  const Repaired repaired = repair_image(encode_png(photo), options);
  const Image image = luma(opened(repaired));
  CHECK(did(repaired, "crop"));
  CHECK(did(repaired, "straighten"));
  CHECK(image.width <= 830 + 60);  // the photo's own resolution
  // The document is what is not dark ground; its sides are a card's.
  const int middle = image.height / 2;
  int left = 0, right = image.width - 1, top = 0, bottom = image.height - 1;
  while (image.row(middle)[left] < 140) ++left;
  while (image.row(middle)[right] < 140) --right;
  while (image.row(top)[image.width / 2] < 140) ++top;
  while (image.row(bottom)[image.width / 2] < 140) --bottom;
  CHECK(left >= 10);
  CHECK(left == image.width - 1 - right);
  CHECK(top == image.height - 1 - bottom);
  const double width = right - left + 1, height = bottom - top + 1;
  CHECK(width / height == doctest::Approx(85.6 / 54).epsilon(0.01));
  for (const Point& mark : marks) {
    const Point expected{left - 0.5 + mark.x * width, top - 0.5 + mark.y * height};
    double sum = 0, x_sum = 0, y_sum = 0;
    for (int y = -22; y <= 22; ++y) {
      for (int x = -22; x <= 22; ++x) {
        const int u = static_cast<int>(expected.x) + x, v = static_cast<int>(expected.y) + y;
        const double ink = std::max(0, 200 - image.row(v)[u]);
        sum += ink, x_sum += ink * u, y_sum += ink * v;
      }
    }
    CHECK(std::hypot(x_sum / sum - expected.x, y_sum / sum - expected.y) < 1.5);
  }
}

TEST_CASE("a straight cut copies pixels, with the margin that there is") {
  const Image image = slope(200, 150, 3);
  const Crop cut = cut_out(image, edges(20, 30, 119, 109), 0);
  CHECK(!cut.straightened);
  REQUIRE(cut.image.width == 104);  // 100 wide and 3 % of the 80 high on both sides
  CHECK(cut.image.height == 84);
  CHECK(std::equal(cut.image.row(0), cut.image.row(0) + 9, image.row(28) + 3 * 18));
  const Crop all = cut_out(image, edges(0, 0, 199, 149), 0);
  CHECK(all.image.pixels == image.pixels);
  CHECK(cut_out(image, edges(-2, -2, 200, 150), 0).image.width == 200);
}

TEST_CASE("corners that enclose nothing, or lie outside, are refused") {
  const Image image = slope(200, 150, 3);
  CHECK(cut_out(image, edges(-40, 10, 100, 100), 0).image.empty());
  CHECK(cut_out(image, edges(100, 10, 20, 100), 0).image.empty());
  CHECK(cut_out(image, edges(10, 10, 20, 20), 0).image.empty());
  CHECK(cut_out(image, {}, 0).image.empty());
  CHECK(cut_out({}, edges(0, 0, 50, 50), 0).image.empty());
  RepairOptions options;
  options.crop = edges(-40, 10, 100, 100);
  const Repaired repaired = repair_image(png_file(image), options);
  CHECK(repaired.refused == "repair-crop");
  CHECK(repaired.bytes.empty());
}

TEST_CASE("the corners are those of the upright picture, the turn comes last") {
  const Image image = flag(160, 100);
  RepairOptions options;
  options.crop = edges(0, 0, 79, 49);
  options.turn = 270;
  const std::string stored = jpeg_file(upright(image, 8), {.orientation = 6});
  const Image red = opened(repair_image(stored, options));
  CHECK(red.height > red.width);
  for (int y = 12; y < 70; y += 9) CHECK(red.row(y)[3 * 10 + 1] < 70);
}

TEST_CASE("what is damaged or no picture is refused, with why") {
  const std::string file = jpeg_file(page(64, 48), {.orientation = 6});
  CHECK(repair_image("", {}).refused == "image-empty");
  CHECK(repair_image("RIFF\x10\0\0\0WEBPVP8 "sv, {}).refused == "image-webp");
  CHECK(repair_image(file.substr(0, file.size() / 2), {}).refused == "damage-truncated");
  std::string png = png_file(slope(24, 24, 3));
  png[png.size() / 2] = static_cast<char>(png[png.size() / 2] ^ 4);
  const Repaired damaged = repair_image(png, {});
  CHECK(damaged.refused.substr(0, 7) == "damage-");
  CHECK(damaged.bytes.empty());
  std::string huge = bmp_file(slope(4, 4, 3));
  huge[19] = huge[23] = '\x26';  // 9728 × 9728 and more, in two copies
  CHECK(repair_image(huge, {}).refused == "repair-memory");
}

TEST_CASE("every code has its words; names say what the picture is") {
  for (const std::string_view code :
       {"upright", "frame", "crop", "straighten", "turn", "white", "resize", "pad", "encode",
        "strip", "min-bytes", "max-bytes", "min-size", "repair-crop", "repair-memory",
        "repair-encode"}) {
    CHECK(!repair_words(code, Language::zh).empty());
    CHECK(repair_words(code, Language::zh) != repair_words(code, Language::en));
  }
  CHECK(repair_words("nothing", Language::en).empty());
  CHECK(expected_name(role("id-front"), "", ImageFormat::jpeg) == "身份证人像面.jpg");
  CHECK(expected_name(role("letter"), "主体/承诺书?", ImageFormat::png) ==
        "主体_承诺书_-盖章的承诺书、授权书.png");
  CHECK(expected_name(role("id-back"), "负责人身份证国徽面", ImageFormat::jpeg) ==
        "负责人身份证国徽面.jpg");
}
