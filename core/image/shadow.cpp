#include "core/image/shadow.h"

namespace beian {

namespace {

/// The paper's level around a square: the median of 25 squares' lightest pixels.
double paper(const Tiles& all, int column, int row) {
  std::array<uint8_t, 25> levels{};
  size_t count = 0;
  for (int y = std::max(0, row - 2); y <= std::min(all.rows - 1, row + 2); ++y)
    for (int x = std::max(0, column - 2); x <= std::min(all.columns - 1, column + 2); ++x)
      if (all.at(x, y).inside) levels[count++] = all.at(x, y).lightest;
  const auto middle = levels.begin() + static_cast<std::ptrdiff_t>(count / 2);
  std::nth_element(levels.begin(), middle, levels.begin() + static_cast<std::ptrdiff_t>(count));
  return *middle;
}

}  // namespace

Measurement shadow(const Tiles& document) {
  std::vector<double> levels;
  for (int row = 0; row < document.rows; ++row)
    for (int column = 0; column < document.columns; ++column)
      if (document.at(column, row).inside) levels.push_back(paper(document, column, row));
  if (levels.size() < 50) return {};
  const double dark = percentile(levels, 0.1), light = percentile(levels, 0.9);
  const double ratio = light > 0 ? dark / light : 1;
  return {ratio < 0.65 ? Outcome::warn : Outcome::pass, ratio, 0.65, 1, {}};
}

}  // namespace beian
