// A decoded picture: upright, 8 bits a sample, sRGB. What every measurement works on.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace beian {

struct Image {
  int width = 0, height = 0;
  int channels = 0;             // 1 grey, 3 RGB, 4 RGBA (alpha not premultiplied)
  std::vector<uint8_t> pixels;  // rows from the top, tightly packed

  bool empty() const { return pixels.empty(); }
  size_t stride() const { return static_cast<size_t>(width) * static_cast<size_t>(channels); }
  const uint8_t* row(int y) const { return pixels.data() + static_cast<size_t>(y) * stride(); }
  uint8_t* row(int y) { return pixels.data() + static_cast<size_t>(y) * stride(); }
};

/// The picture in grey (BT.601, as JPEG has it); what is transparent lies on white.
Image luma(const Image& image);

/// The picture in RGB; what is transparent lies on white.
Image in_colour(const Image& image);

}  // namespace beian
