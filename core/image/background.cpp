#include "core/image/background.h"

#include <cmath>
#include <numbers>

#include "core/image/noise.h"

namespace beian {

namespace {

constexpr int crop_width = 295;  // OFIQ: ISO/IEC 29794-5, background uniformity
constexpr int fewest = 100;
constexpr double plain = 30, busy = 60, even = 30;
constexpr double white = 230, grey_wall = 110, tinted = 10, coloured = 40;

/// Wide of any head in the upper part, and of shoulders below it; the rim is left out.
bool behind(int x, int y, int width, int height) {
  if (x < 4 || y < 4 || x >= width - 4 || y >= height - 4) return false;
  const double u = std::abs((x + 0.5) / width - 0.5), v = (y + 0.5) / height;
  if (v > 0.5) return false;
  return u > 0.38 || (v < 0.3 && u > 0.3);
}

/// Scharr's operator, 32 for one grey level a pixel.
double gradient(const Image& grey, int x, int y) {
  const uint8_t *a = grey.row(y - 1) + x, *b = grey.row(y) + x, *c = grey.row(y + 1) + x;
  const int dx = 3 * (a[1] - a[-1]) + 10 * (b[1] - b[-1]) + 3 * (c[1] - c[-1]);
  const int dy = 3 * (c[-1] - a[-1]) + 10 * (c[0] - a[0]) + 3 * (c[1] - a[1]);
  return std::sqrt(static_cast<double>(dx * dx + dy * dy));
}

/// What noise alone makes of the gradient: the mean of a Rayleigh distribution.
double gradient_of_noise(double sigma) {
  return sigma * std::sqrt(236 * std::numbers::pi / 2);
}

Measurement judged_whiteness(double level, double chroma) {
  Measurement answer{Outcome::pass, level, white, 0.8, {}};
  if (level <= white || chroma >= tinted) answer.outcome = Outcome::warn;
  if (level < grey_wall || chroma > coloured) answer.outcome = Outcome::fail;
  if (answer.outcome == Outcome::fail && level < grey_wall) answer.threshold = grey_wall;
  return answer;
}

}  // namespace

Background background(const Image& rgb) {
  if (rgb.channels != 3 || rgb.width < fewest || rgb.height < fewest) return {};
  const double scale = std::min(1.0, static_cast<double>(crop_width) / rgb.width);
  const Image small = reduced(rgb, static_cast<int>(scale * std::max(rgb.width, rgb.height) + 0.5));
  const Image grey = luma(small);
  Histogram levels, darkest, chromas;
  double sum = 0;
  for (int y = 0; y < grey.height; ++y) {
    for (int x = 0; x < grey.width; ++x) {
      if (!behind(x, y, grey.width, grey.height)) continue;
      const uint8_t* p = small.row(y) + x * 3;
      const int least = std::min({p[0], p[1], p[2]});
      levels.add(grey.row(y)[x]);
      darkest.add(least);
      chromas.add(std::max({p[0], p[1], p[2]}) - least);
      sum += gradient(grey, x, y);
    }
  }
  Background answer;
  const double mean = sum / levels.total();
  const double noise = gradient_of_noise(noise_level(grey, whole(grey)));
  const double value = std::sqrt(std::max(0.0, mean * mean - noise * noise));
  answer.spread = levels.percentile(0.95) - levels.percentile(0.05);
  answer.chroma = chromas.percentile(0.5);
  answer.cluttered = judged_high(value, plain, busy, 0.8);
  if (answer.cluttered.outcome == Outcome::pass && answer.spread >= even)
    answer.cluttered.outcome = Outcome::warn;
  answer.not_white = judged_whiteness(darkest.percentile(0.5), answer.chroma);
  return answer;
}

}  // namespace beian
