#include "core/image/red_ink.h"

#include <cmath>

namespace beian {

namespace {

/// What makes the paper, which is most of a page, 250 in each channel.
std::array<float, 3> paper_factors(const Image& rgb, const Quad& document) {
  std::array<Histogram, 3> levels;
  const Span lines = rows(document, rgb);
  for (int y = lines.left; y < lines.right; y += 2) {
    const Span part = span(document, y, rgb);
    for (int x = part.left; x < part.right; x += 2)
      for (size_t c = 0; c < 3; ++c) levels[c].add(rgb.row(y)[x * 3 + static_cast<int>(c)]);
  }
  std::array<float, 3> factors;
  for (size_t c = 0; c < 3; ++c)
    factors[c] = 250.F / static_cast<float>(std::max(30, levels[c].percentile(0.75)));
  return factors;
}

/// By how much red is above green and blue: negative or little on paper and black ink. Gold and
/// skin (hue above 24 degrees) have none.
float excess(float r, float g, float b) {
  const bool yellowish = g - b > 0.4F * (r - b);
  return yellowish ? 0 : r - std::max(g, b);
}

/// Above this nearly no paper is: its median and four times its spread upwards.
float limit_for(const std::vector<float>& values, const std::vector<uint8_t>& inside) {
  Histogram levels;
  for (size_t i = 0; i < values.size(); i += 3)
    if (inside[i]) levels.add(static_cast<int>(std::clamp(values[i] + 64, 0.F, 255.F)));
  const int middle = levels.percentile(0.5), upper = levels.percentile(0.84);
  return std::clamp(static_cast<float>(middle - 64 + 4 * (upper - middle)), 13.F, 40.F);
}

}  // namespace

RedInk red_ink(const Image& rgb, const Quad& document) {
  RedInk red{rgb.width, rgb.height, {}};
  red.values.resize(static_cast<size_t>(rgb.width) * static_cast<size_t>(rgb.height));
  std::vector<uint8_t> inside(red.values.size());
  std::vector<float> lightness(red.values.size());
  const std::array<float, 3> factor = paper_factors(rgb, document);
  const Span lines = rows(document, rgb);
  for (int y = lines.left; y < lines.right; ++y) {
    const Span part = span(document, y, rgb);
    const uint8_t* p = rgb.row(y) + part.left * 3;
    size_t i = static_cast<size_t>(y * rgb.width + part.left);
    for (int x = part.left; x < part.right; ++x, p += 3, ++i) {
      const float r = p[0] * factor[0];
      red.values[i] = excess(r, p[1] * factor[1], p[2] * factor[2]);
      lightness[i] = r, inside[i] = 1;
    }
  }
  const float limit = limit_for(red.values, inside);
  for (size_t i = 0; i < red.values.size(); ++i) {
    float& value = red.values[i];
    value = value >= limit && value >= 0.08F * lightness[i] ? std::min(value, 120.F) : 0;
  }
  return red;
}

std::vector<Patch> patches(const RedInk& ink, int gap) {
  const int columns = ink.width / gap + 1, rows = ink.height / gap + 1;
  std::vector<int> counts(static_cast<size_t>(columns) * static_cast<size_t>(rows));
  for (int y = 0; y < ink.height; ++y)
    for (int x = 0; x < ink.width; ++x)
      counts[static_cast<size_t>(y / gap * columns + x / gap)] += ink.at(x, y) > 0;
  std::vector<Patch> all;
  std::vector<int> cells;
  for (int start = 0; start < columns * rows; ++start) {
    if (counts[static_cast<size_t>(start)] < 2) continue;
    Patch patch;
    cells.assign(1, start);
    const auto take = [&](int cell) {
      int& count = counts[static_cast<size_t>(cell)];
      patch.ink += count;
      count = 0;
    };
    take(start);
    for (size_t next = 0; next < cells.size(); ++next) {
      const int column = cells[next] % columns, row = cells[next] / columns;
      for (int y = row * gap; y < std::min(ink.height, (row + 1) * gap); ++y) {
        int left = -1, right = -1;
        for (int x = column * gap; x < (column + 1) * gap; ++x)
          if (ink.at(x, y) > 0) right = x, left = left < 0 ? x : left;
        if (left < 0) continue;
        patch.points.push_back({0.0 + left, 0.0 + y});
        patch.points.push_back({0.0 + right, 0.0 + y});
      }
      for (int v = std::max(0, row - 1); v <= std::min(rows - 1, row + 1); ++v) {
        for (int u = std::max(0, column - 1); u <= std::min(columns - 1, column + 1); ++u) {
          const int cell = v * columns + u;
          if (counts[static_cast<size_t>(cell)] < 2) continue;
          take(cell);
          cells.push_back(cell);
        }
      }
    }
    all.push_back(std::move(patch));
  }
  return all;
}

}  // namespace beian
