// Red ink on paper.
#pragma once
#include "core/image/region.h"

namespace beian {

/// How red each pixel is once the paper is white, in grey levels; 0 where there is no red ink.
struct RedInk {
  int width = 0, height = 0;
  std::vector<float> values;
  float at(int x, int y) const {
    if (x < 0 || y < 0 || x >= width || y >= height) return 0;
    return values[static_cast<size_t>(y) * static_cast<size_t>(width) + static_cast<size_t>(x)];
  }
};

/// Red beyond what noise makes of the paper, so that faint ink counts where the picture is clean;
/// not gold, orange or skin.
RedInk red_ink(const Image& rgb, const Quad& document);

/// Ink that lies together, gaps of less than `gap` pixels closed.
struct Patch {
  Polygon points;  ///< the ends of its rows
  double ink = 0;  ///< pixels
};
std::vector<Patch> patches(const RedInk& ink, int gap);

}  // namespace beian
