// Decoding and measuring a photo of 12 megapixels: medians, for one thread.
//
//   image_bench             measurements
//   image_bench --metrics   milliseconds of all metrics of the decoded picture, alone
//   image_bench --picture   that picture as PPM (input of images/peers.mjs)
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>

#include "core/image/decode.h"
#include "core/image/glare.h"
#include "core/image/noise.h"
#include "core/image/quadrilateral.h"
#include "core/image/seal.h"
#include "core/image/sharpness.h"
#include "core/image/tones.h"
#include "tests/bench/lib/line.h"
#include "tests/unit/image_files.h"

using namespace beian;

namespace {

constexpr int width = 4000, height = 3000;
constexpr Quad page{{{620, 340}, {3450, 410}, {3390, 2640}, {560, 2570}}};

/// What is at a place of the page, each side being 1: lines of letters and a red ring on paper.
const uint8_t* ink(double x, double y) {
  static constexpr uint8_t paper[]{236, 234, 228}, text[]{40, 42, 48}, red[]{200, 40, 44};
  const double ring = std::hypot((x - 0.75) * 1.27, y - 0.75);
  if (ring > 0.10 && ring < 0.11) return red;
  const bool on_line = x > 0.08 && x < 0.9 && y > 0.08 && y < 0.6 && std::fmod(y, 0.04) < 0.018;
  return on_line && std::fmod(x + 0.37 * std::floor(y / 0.04), 0.013) < 0.006 ? text : paper;
}

/// A page on a table, with noise.
Image photo() {
  Image image{width, height, 3, {}};
  image.pixels.resize(image.stride() * height);
  const Homography to_page = inverse(from_unit_square(page));
  uint32_t noise = 1;
  for (int y = 0; y < height; ++y) {
    uint8_t* pixel = image.row(y);
    for (int x = 0; x < width; ++x, pixel += 3) {
      static constexpr uint8_t table[]{96, 78, 60};
      const Point at = to_page(x, y);
      const bool inside = at.x >= 0 && at.x <= 1 && at.y >= 0 && at.y <= 1;
      const uint8_t* colour = inside ? ink(at.x, at.y) : table;
      noise = noise * 1664525 + 1013904223;
      for (int c = 0; c < 3; ++c)
        pixel[c] = static_cast<uint8_t>(colour[c] + (noise >> (24 + 2 * c)) % 8);
    }
  }
  return image;
}

/// All that OpenCV.js is compared with; a number that depends on all of it.
double metrics(const Image& rgb) {
  const Image grey = luma(rgb);
  const Found found = find_document(rgb);
  const Quad inside = shrunk(found.confidence >= sure ? found.corners : page, 0.06);
  const Tiles tiles = tiles_of(grey, inside);
  const Histogram tones = histogram(grey, inside);
  return found.confidence + sharpness(grey, inside, 0).blur.value + overexposure(tones).value +
         underexposure(tones).value + contrast(tones, tiles, noise_level(grey, inside)).value +
         glare(rgb, inside, tones, tiles).value + find_seal(rgb, inside).present.value;
}

void write(const Image& image) {
  std::printf("P6 %d %d 255\n", image.width, image.height);
  std::fwrite(image.pixels.data(), 1, image.pixels.size(), stdout);
}

}  // namespace

int main(int argc, char** argv) {
  const Image picture = photo();
  const char* what = argc > 1 ? argv[1] : "";
  if (std::strcmp(what, "--picture") == 0) return write(picture), 0;
  double sum = 0;
  const double measured = bench::median_ms(5, [&] { sum += metrics(picture); });
  if (std::strcmp(what, "--metrics") == 0) return std::printf("%.1f\n", measured), sum == 0;
  const std::string file = test::jpeg_file(picture, {.quality = 90, .subsampled = true});
  const auto decoding = [&](const DecodeOptions& options) {
    return bench::median_ms(5, [&] { sum += decode_image(file, options).image.width; });
  };
  bench::line("JPEG of 12 megapixels", static_cast<double>(file.size()) / 1e6, "MB");
  bench::line("  decoded", decoding({}), "ms");
  bench::line("  decoded at half the size", decoding({.eighths = 4}), "ms");
  bench::line("  its luma", decoding({.luma = true}), "ms");
  bench::line("all metrics of 12 megapixels", measured, "ms");
  const Image half = decode_image(file, {.eighths = 4}).image;
  bench::line("all metrics of 3 megapixels", bench::median_ms(5, [&] { sum += metrics(half); }),
              "ms");
  return sum == 0 ? 1 : 0;  // keeps the work from being optimised away
}
