#include "core/image/grey_copy.h"

namespace beian {

namespace {

constexpr double colourless = 0.18;  // flat light takes half of the colour, a copy nearly all
constexpr int side = 4;              // squares are averaged: noise has colours, too

struct Mean {
  double r, g, b;
  double luma() const { return 0.299 * r + 0.587 * g + 0.114 * b; }
};

std::vector<Mean> means(const Image& rgb, const Quad& document) {
  std::vector<Mean> list;
  list.reserve(rgb.pixels.size() / (3 * side * side));
  const Span lines = rows(document, rgb);
  for (int top = lines.left; top + side <= lines.right; top += side) {
    const Span part = span(document, top, rgb);
    for (int left = part.left; left + side <= part.right; left += side) {
      std::array<int, 3> sums{};
      for (int y = top; y < top + side; ++y) {
        const uint8_t* p = rgb.row(y) + left * 3;
        for (int x = 0; x < side; ++x, p += 3) sums[0] += p[0], sums[1] += p[1], sums[2] += p[2];
      }
      constexpr double count = side * side;
      list.push_back({sums[0] / count, sums[1] / count, sums[2] / count});
    }
  }
  return list;
}

/// Factors that make the brightest 40 % colourless.
Mean white_balance(const std::vector<Mean>& list) {
  Histogram levels;
  for (const Mean& mean : list) levels.add(static_cast<int>(mean.luma()));
  const double bright = levels.percentile(0.6);
  Mean sum{0, 0, 0};
  for (const Mean& mean : list) {
    if (mean.luma() < bright) continue;
    sum.r += mean.r, sum.g += mean.g, sum.b += mean.b;
  }
  const double level = sum.luma();
  return {level / std::max(1.0, sum.r), level / std::max(1.0, sum.g), level / std::max(1.0, sum.b)};
}

}  // namespace

Measurement grey_copy(const Image& rgb, const Quad& document) {
  if (rgb.channels != 3) return {};
  const std::vector<Mean> list = means(rgb, document);
  const Mean factor = white_balance(list);
  std::array<size_t, 1001> counts{};  // by thousandths of saturation
  size_t seen = 0;
  for (const Mean& mean : list) {
    if (mean.luma() < 15 || mean.luma() > 245) continue;
    const double r = mean.r * factor.r, g = mean.g * factor.g, b = mean.b * factor.b;
    const double most = std::max({r, g, b}), least = std::min({r, g, b});
    ++counts[static_cast<size_t>(1000 * (most - least) / std::max(most, 32.0))];
    ++seen;
  }
  if (seen < 200) return {};
  size_t thousandths = counts.size() - 1;
  for (size_t above = counts.back(); above <= seen / 100; above += counts[--thousandths]) {
  }
  const double colourful = static_cast<double>(thousandths) / 1000;
  return {colourful < colourless ? Outcome::warn : Outcome::pass, colourful, colourless, 1, {}};
}

Measurement grey_file(const Image& rgb) {
  if (rgb.channels == 1) return {Outcome::warn, 0, 0.001, 1, {}};
  if (rgb.channels != 3 || rgb.empty()) return {};
  size_t coloured = 0, seen = 0;
  for (size_t i = 0; i + 2 < rgb.pixels.size(); i += 3 * 7, ++seen) {
    const int r = rgb.pixels[i], g = rgb.pixels[i + 1], b = rgb.pixels[i + 2];
    coloured += std::max({r, g, b}) - std::min({r, g, b}) > 3;
  }
  const double share = static_cast<double>(coloured) / static_cast<double>(seen);
  return {share < 0.001 ? Outcome::warn : Outcome::pass, share, 0.001, 1, {}};
}

}  // namespace beian
