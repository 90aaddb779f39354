#include "core/image/glare.h"

namespace beian {

namespace {

constexpr int side = 9, clipped = 248;
constexpr int white_paper = 235;

struct Patches {
  size_t washed_out = 0, all = 0;
  double left = 1e9, top = 1e9, right = -1, bottom = -1;
  void add(bool hit, double x, double y, double size) {
    ++all;
    if (!hit) return;
    ++washed_out;
    left = std::min(left, x), top = std::min(top, y);
    right = std::max(right, x + size), bottom = std::max(bottom, y + size);
  }
};

bool all_clipped(const Image& rgb, int left, int top) {
  for (int y = top; y < top + side; ++y) {
    const uint8_t* row = rgb.row(y) + left * 3;
    for (int i = 0; i < side * 3; ++i)
      if (row[i] < clipped) return false;
  }
  return true;
}

Patches white_patches(const Image& rgb, const Quad& document) {
  Patches patches;
  const Span lines = rows(document, rgb);
  for (int top = lines.left; top + side <= lines.right; top += side) {
    const Span part = span(document, top, rgb);
    for (int left = part.left; left + side <= part.right; left += side)
      patches.add(all_clipped(rgb, left, top), left, top, side);
  }
  return patches;
}

/// Squares without anything in them, lighter than the paper, beside squares with text.
Patches holes_in_text(const Tiles& all, float paper) {
  Patches patches;
  const auto text = [&](int column, int row) {
    const Tiles::Tile& tile = all.at(column, row);
    return tile.inside && tile.lightest - tile.darkest > 70;
  };
  for (int row = 1; row + 1 < all.rows; ++row) {
    for (int column = 1; column + 1 < all.columns; ++column) {
      const Tiles::Tile& tile = all.at(column, row);
      if (!tile.inside) continue;
      int neighbours = 0;
      for (int i = 0; i < 9; ++i) neighbours += text(column + i % 3 - 1, row + i / 3 - 1);
      const bool empty = tile.lightest - tile.darkest < 12 && tile.mean > paper + 3;
      patches.add(empty && neighbours >= 3, column * all.size, row * all.size, all.size);
    }
  }
  return patches;
}

}  // namespace

Measurement glare(const Image& rgb, const Quad& document, const Histogram& tones,
                  const Tiles& tiles) {
  if (rgb.channels != 3) return {};
  const int paper = tones.percentile(0.75);
  const bool white = paper >= white_paper;
  const Patches patches =
      white ? holes_in_text(tiles, static_cast<float>(paper)) : white_patches(rgb, document);
  if (patches.all < 50) return {};
  // On paper that is as white as can be nothing is lighter.
  const double confidence = !white ? 1 : paper < 251 ? 0.5 : 0.2;
  const double share = static_cast<double>(patches.washed_out) / static_cast<double>(patches.all);
  Measurement answer = judged_high(share, 0.004, 0.04, confidence);
  if (patches.washed_out > 0)
    answer.region = {{patches.left, patches.top},
                     {patches.right, patches.top},
                     {patches.right, patches.bottom},
                     {patches.left, patches.bottom}};
  return answer;
}

}  // namespace beian
