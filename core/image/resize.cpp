#include "core/image/resize.h"

#include <algorithm>

namespace beian {
namespace {

/// Old pixels from `first` on, and how much of each a new one takes: in sum `one`.
constexpr uint32_t one = 65536;
struct Cover {
  int first = 0;
  size_t weight = 0;  // place of the first weight
  int count = 0;
};

struct Covers {
  std::vector<Cover> covers;
  std::vector<uint32_t> weights;
};

Covers covers_of(int from, int to) {
  Covers all;
  for (int64_t i = 0; i < to; ++i) {
    const int64_t left = i * from, right = left + from;  // in units of 1/to of an old pixel
    Cover cover{static_cast<int>(left / to), all.weights.size(), 0};
    uint32_t rest = one;
    for (int64_t k = cover.first; k * to < right; ++k, ++cover.count) {
      const int64_t part = std::min(right, (k + 1) * to) - std::max(left, k * to);
      const bool last = (k + 1) * to >= right;
      const uint32_t weight = last ? rest : static_cast<uint32_t>(part * one / from);
      all.weights.push_back(weight);
      rest -= weight;
    }
    all.covers.push_back(cover);
  }
  return all;
}

/// Samples in 16 bits: of opaque pictures as they are, with an alpha the colours times it.
template <int channels>
void widened(const uint8_t* from, int width, uint32_t* to) {
  for (int x = 0; x < width; ++x, from += channels, to += channels) {
    for (int c = 0; c < channels; ++c) to[c] = from[c] * 257u;
    if (channels < 4) continue;
    for (int c = 0; c < 3; ++c) to[c] = uint32_t{from[c]} * from[channels - 1];
  }
}

template <int channels>
void narrowed(const uint32_t* sums, uint8_t* to) {
  const uint32_t alpha = (sums[channels - 1] + 128) / 257;
  for (int c = 0; c < channels; ++c) to[c] = static_cast<uint8_t>((sums[c] + 128) / 257);
  if (channels < 4) return;
  // Colours were weighed by alpha: 255 of their units are 257 of alpha's.
  const uint64_t weight = sums[channels - 1];
  for (int c = 0; c < 3; ++c) {
    const uint64_t colour = weight > 0 ? (sums[c] * uint64_t{257} + weight / 2) / weight : 0;
    to[c] = alpha > 0 ? static_cast<uint8_t>(std::min<uint64_t>(colour, 255)) : uint8_t{0};
  }
}

template <int channels>
void fill(const Image& image, Image& out) {
  const Covers across = covers_of(image.width, out.width);
  const Covers down = covers_of(image.height, out.height);
  const size_t samples = image.stride();
  std::vector<uint32_t> wide(samples), sums(samples);
  for (int y = 0; y < out.height; ++y) {
    const Cover& lines = down.covers[static_cast<size_t>(y)];
    std::fill(sums.begin(), sums.end(), 0u);
    for (int k = 0; k < lines.count; ++k) {
      widened<channels>(image.row(lines.first + k), image.width, wide.data());
      const uint32_t weight = down.weights[lines.weight + static_cast<size_t>(k)];
      for (size_t i = 0; i < samples; ++i) sums[i] += wide[i] * weight >> 4;
    }
    for (int x = 0; x < out.width; ++x) {
      const Cover& columns = across.covers[static_cast<size_t>(x)];
      uint32_t pixel[channels] = {};
      const uint32_t* from = sums.data() + columns.first * channels;
      for (int k = 0; k < columns.count; ++k, from += channels) {
        const uint64_t weight = across.weights[columns.weight + static_cast<size_t>(k)];
        for (int c = 0; c < channels; ++c)
          pixel[c] += static_cast<uint32_t>(from[c] * weight >> 16);
      }
      for (uint32_t& sum : pixel) sum = (sum + 2048) >> 12;
      narrowed<channels>(pixel, out.row(y) + x * channels);
    }
  }
}

}  // namespace

Image resized(const Image& image, int width, int height) {
  if (image.empty()) return {};
  Image out{
      std::clamp(width, 1, image.width), std::clamp(height, 1, image.height), image.channels, {}};
  out.pixels.resize(out.stride() * static_cast<size_t>(out.height));
  if (image.channels == 1) fill<1>(image, out);
  if (image.channels == 3) fill<3>(image, out);
  if (image.channels == 4) fill<4>(image, out);
  return out;
}

}  // namespace beian
