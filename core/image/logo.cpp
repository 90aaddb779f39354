#include "core/image/logo.h"

#include <cmath>
#include <cstdlib>

#include "core/image/connected.h"

namespace beian {

namespace {

constexpr int shown = 144;  // pixels, the size WeChat asks for

int grey(const uint8_t* p) {
  return (77 * p[0] + 150 * p[1] + 29 * p[2]) / 256;
}

Measurement visible(const Image& logo) {
  if (logo.channels != 4) return judged_low(1, 0.1, 0, 1);
  const size_t count = logo.pixels.size() / 4;
  size_t drawn = 0, on_white = 0, on_black = 0;
  for (size_t i = 0; i < count; ++i) {
    const uint8_t* p = logo.pixels.data() + 4 * i;
    if (p[3] < 128) continue;
    ++drawn, on_white += grey(p)<255 - 40, on_black += grey(p)> 40;
  }
  if (drawn + count / 100 >= count) return judged_low(1, 0.1, 0, 1);  // has its own ground
  if (drawn == 0) return judged_low(0, 0.1, 0, 1);
  const double least = static_cast<double>(std::min(on_white, on_black));
  return judged_low(least / static_cast<double>(drawn), 0.1, 0, 1);
}

struct Box {
  int left, top, right, bottom, count;
};

/// The piece of red that a pixel belongs to; it is taken out of the mask.
Box piece_at(std::vector<uint8_t>& red, int width, int start) {
  Box box{start % width, start / width, 0, 0, 0};
  const std::vector<int> piece = taken_piece(red, width, start);
  for (const int at : piece) {
    const int x = at % width, y = at / width;
    box.left = std::min(box.left, x), box.right = std::max(box.right, x + 1);
    box.top = std::min(box.top, y), box.bottom = std::max(box.bottom, y + 1);
  }
  box.count = static_cast<int>(piece.size());
  return box;
}

/// A disc, or a pill with a number, alone in the corner: small, full, and not part of a drawing.
bool badge_like(const Box& box, const Image& small) {
  const double side = std::min(small.width, small.height);
  const double w = box.right - box.left, h = box.bottom - box.top;
  const double filled = box.count / (w * h);
  const double x = (box.left + box.right) / 2.0 / small.width;
  const double y = (box.top + box.bottom) / 2.0 / small.height;
  return h > 0.1 * side && h < 0.42 * side && w > 0.85 * h && w < 2.2 * h && filled > 0.5 &&
         filled < 0.93 && x > 0.68 && y < 0.32;
}

Measurement badge(const Image& small, double scale) {
  std::vector<uint8_t> red;
  const int channels = small.channels;
  for (size_t i = 0; i < small.pixels.size(); i += static_cast<size_t>(channels)) {
    const uint8_t* p = small.pixels.data() + i;
    const bool drawn = channels < 4 || p[3] > 128;
    red.push_back(drawn && p[0] > 170 && p[0] - std::max(p[1], p[2]) > 90);
  }
  Measurement answer = judged_high(0, 0.5, 1, 0.7);
  for (int start = 0; start < static_cast<int>(red.size()); ++start) {
    if (!red[static_cast<size_t>(start)]) continue;
    const Box box = piece_at(red, small.width, start);
    if (!badge_like(box, small)) continue;
    answer = judged_high(1, 0.5, 1, 0.7);
    const double left = box.left * scale, right = box.right * scale;
    const double top = box.top * scale, bottom = box.bottom * scale;
    answer.region = {{left, top}, {right, top}, {right, bottom}, {left, bottom}};
  }
  return answer;
}

/// Between the pixels of the small picture.
double between(const Image& small, double x, double y) {
  x = std::clamp(x, 0.0, small.width - 1.0), y = std::clamp(y, 0.0, small.height - 1.0);
  const int left = static_cast<int>(x), top = static_cast<int>(y);
  const int right = std::min(left + 1, small.width - 1);
  const uint8_t *a = small.row(top), *b = small.row(std::min(top + 1, small.height - 1));
  const double u = x - left, v = y - top;
  return (a[left] * (1 - u) + a[right] * u) * (1 - v) + (b[left] * (1 - u) + b[right] * u) * v;
}

/// Made small and large again: how much of the variance is not there any more?
Measurement detail(const Image& all) {
  const Image small = reduced(all, shown);
  const double scale = static_cast<double>(small.width) / all.width;
  double sum = 0, squares = 0, lost = 0, count = 0;
  for (int y = 0; y < all.height; ++y) {
    for (int x = 0; x < all.width; ++x) {
      const double value = all.row(y)[x];
      const double again = between(small, (x + 0.5) * scale - 0.5, (y + 0.5) * scale - 0.5);
      sum += value, squares += value * value, lost += (value - again) * (value - again), ++count;
    }
  }
  const double variance = squares - sum * sum / count;
  return judged_high(variance > 16 * count ? lost / variance : 0, 0.25, 1, 0.7);
}

}  // namespace

LogoLook logo_look(const Image& logo) {
  if (logo.empty()) return {};
  LogoLook look{visible(logo), judged_high(0, 0.5, 1, 0.7), detail(reduced(luma(logo), 512))};
  const Image small = reduced(logo, shown);
  if (logo.channels >= 3 && std::min(small.width, small.height) >= 16)
    look.badge = badge(small, static_cast<double>(logo.width) / small.width);
  return look;
}

}  // namespace beian
