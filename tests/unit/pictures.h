// Small pictures drawn by the tests of measurements: pages of strokes, blurred, lit, turned.
#pragma once
#include <cmath>

#include "core/image/geometry.h"
#include "core/image/image.h"

namespace pictures {

using beian::Image;

struct Colour {
  double r, g, b;
};

inline uint8_t byte(double value) {
  return static_cast<uint8_t>(value < 0 ? 0 : value > 255 ? 255 : value + 0.5);
}

/// Every pixel asked for its colour at its middle and four points around it.
template <typename Paint>
Image painted(int width, int height, Paint paint) {
  Image image{width, height, 3, {}};
  image.pixels.resize(image.stride() * static_cast<size_t>(height));
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      Colour sum{0, 0, 0};
      for (int i = 0; i < 16; ++i) {
        const Colour one = paint(x + (i % 4 - 1.5) / 4, y + (i / 4 - 1.5) / 4);
        sum.r += one.r / 16, sum.g += one.g / 16, sum.b += one.b / 16;
      }
      uint8_t* pixel = image.row(y) + x * 3;
      pixel[0] = byte(sum.r), pixel[1] = byte(sum.g), pixel[2] = byte(sum.b);
    }
  }
  return image;
}

/// Strokes in four directions on paper, like writing: is there ink?
inline bool writing(double x, double y) {
  const int cell_x = static_cast<int>(x / 20), cell_y = static_cast<int>(y / 20);
  if (x < 0 || y < 0 || cell_y % 2 != 0) return false;
  const double u = x - cell_x * 20 - 10, v = y - cell_y * 20 - 10;
  if (std::abs(u) > 8 || std::abs(v) > 8) return false;
  switch (cell_x % 4) {
    case 0:
      return std::abs(u) < 2;
    case 1:
      return std::abs(v) < 2;
    case 2:
      return std::abs(u + v) < 3;
    default:
      return std::abs(u - v) < 3;
  }
}

inline Image page(int width, int height, double paper = 235, double ink = 30) {
  return painted(width, height, [&](double x, double y) {
    const double level = writing(x, y) ? ink : paper;
    return Colour{level, level, level};
  });
}

template <typename Change>
Image changed(Image image, Change change) {
  for (int y = 0; y < image.height; ++y)
    for (int i = 0; i < image.width * image.channels; ++i) {
      uint8_t& value = image.row(y)[i];
      value = byte(change(value, i / image.channels, y));
    }
  return image;
}

/// Gaussian blur along one direction; below, in both.
inline Image blurred(const Image& in, double sigma, double dx, double dy) {
  Image out = in;
  const int reach = static_cast<int>(3 * sigma + 1);
  for (int y = 0; y < in.height; ++y) {
    for (int i = 0; i < in.width * in.channels; ++i) {
      double sum = 0, weights = 0;
      for (int k = -reach; k <= reach; ++k) {
        const int v = std::min(std::max(y + static_cast<int>(k * dy), 0), in.height - 1);
        const int x = i / in.channels + static_cast<int>(k * dx);
        const int u = std::min(std::max(x, 0), in.width - 1);
        const double weight = std::exp(-k * k / (2 * sigma * sigma));
        sum += weight * in.row(v)[u * in.channels + i % in.channels], weights += weight;
      }
      out.row(y)[i] = byte(sum / weights);
    }
  }
  return out;
}

inline Image blurred(const Image& in, double sigma) {
  return blurred(blurred(in, sigma, 1, 0), sigma, 0, 1);
}

/// Noise that is always the same.
inline Image noisy(const Image& in, double sigma) {
  uint32_t state = 7;
  return changed(in, [&](double value, int, int) {
    double sum = -6;
    for (int i = 0; i < 12; ++i) state = state * 1664525 + 1013904223, sum += state / 4294967296.0;
    return value + sum * sigma;
  });
}

}  // namespace pictures
