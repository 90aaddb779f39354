#include "tests/bench/images/camera.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "tests/bench/images/jpeg_loss.h"

namespace scenes {

using beian::Image;
using beian::Point;

namespace {

struct Tap {
  int x, y;
  double weight;
};

/// Any small blur: the weighted sum of neighbours, those outside repeated from the rim.
void convolve(Image& image, const std::vector<Tap>& taps) {
  const Image in = image;
  std::vector<int> weights;
  for (const Tap& tap : taps) weights.push_back(static_cast<int>(tap.weight * 65536 + 0.5));
  std::vector<int> sums(image.stride());
  for (int y = 0; y < in.height; ++y) {
    std::fill(sums.begin(), sums.end(), 32768);
    for (size_t i = 0; i < taps.size(); ++i) {
      const uint8_t* row = in.row(std::clamp(y + taps[i].y, 0, in.height - 1));
      const int weight = weights[i], shift = taps[i].x;
      for (int x = 0; x < in.width; ++x) {
        const uint8_t* from = row + std::clamp(x + shift, 0, in.width - 1) * 3;
        int* to = sums.data() + x * 3;
        for (int c = 0; c < 3; ++c) to[c] += from[c] * weight;
      }
    }
    uint8_t* out = image.row(y);
    for (size_t i = 0; i < sums.size(); ++i) out[i] = byte(sums[i] >> 16);
  }
}

std::vector<Tap> normalised(std::vector<Tap> taps) {
  double sum = 0;
  for (const Tap& tap : taps) sum += tap.weight;
  for (Tap& tap : taps) tap.weight /= sum;
  return taps;
}

Image resized(const Image& in, int width, int height) {
  Image out = blank(width, height, {0, 0, 0});
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const Colour colour =
          sampled(in, (x + 0.5) * in.width / width - 0.5, (y + 0.5) * in.height / height - 0.5);
      for (size_t c = 0; c < 3; ++c) out.row(y)[x * 3 + static_cast<int>(c)] = byte(colour[c]);
    }
  }
  return out;
}

}  // namespace

Colour sampled(const Image& image, double x, double y) {
  x = std::clamp(x, 0.0, image.width - 1.001), y = std::clamp(y, 0.0, image.height - 1.001);
  const int column = static_cast<int>(x), row = static_cast<int>(y);
  const double u = x - column, v = y - row;
  const uint8_t* a = image.row(row) + column * 3;
  const uint8_t* b = a + image.stride();
  Colour colour;
  for (size_t c = 0; c < 3; ++c)
    colour[c] = (a[c] * (1 - u) + a[c + 3] * u) * (1 - v) + (b[c] * (1 - u) + b[c + 3] * u) * v;
  return colour;
}

void soften(Image& image, double sigma) {
  std::vector<Tap> taps;
  for (int y = -2; y <= 2; ++y)
    for (int x = -2; x <= 2; ++x)
      taps.push_back({x, y, std::exp(-(x * x + y * y) / (2 * sigma * sigma))});
  convolve(image, normalised(taps));
}

void defocus(Image& image, double radius) {
  std::vector<Tap> taps;
  const int reach = static_cast<int>(radius + 1);
  for (int y = -reach; y <= reach; ++y) {
    for (int x = -reach; x <= reach; ++x) {
      const double weight = std::clamp(radius + 0.5 - std::hypot(x, y), 0.0, 1.0);
      if (weight > 0) taps.push_back({x, y, weight});
    }
  }
  convolve(image, normalised(taps));
}

void smear(Image& image, double length, double angle) {
  std::vector<Tap> taps;
  const int steps = static_cast<int>(length * 2);
  for (int i = 0; i < steps; ++i) {
    const double at = (i + 0.5) / steps * length - length / 2;
    const double x = at * std::cos(angle), y = at * std::sin(angle);
    const int column = static_cast<int>(std::floor(x)), row = static_cast<int>(std::floor(y));
    for (int part = 0; part < 4; ++part) {
      const double u = part % 2 ? x - column : 1 - (x - column);
      const double v = part / 2 ? y - row : 1 - (y - row);
      taps.push_back({column + part % 2, row + part / 2, u * v});
    }
  }
  convolve(image, normalised(taps));
}

void upscale(Image& image, double factor) {
  Image box = image;
  defocus(box, factor / 2);
  const Image small =
      resized(box, static_cast<int>(image.width / factor), static_cast<int>(image.height / factor));
  image = resized(small, image.width, image.height);
}

void cast_shadow(Image& image, double darkness, double penumbra, Random& random) {
  const double angle = random.real(0, 2 * std::numbers::pi);
  const double nx = std::cos(angle), ny = std::sin(angle);
  const double offset = random.real(-0.12, 0.12) * image.width;
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) {
      const double away = (x - image.width / 2.0) * nx + (y - image.height / 2.0) * ny - offset;
      const double t = std::clamp(away / penumbra + 0.5, 0.0, 1.0);
      const double factor = darkness + (1 - darkness) * t * t * (3 - 2 * t);
      uint8_t* pixel = image.row(y) + x * 3;
      for (int c = 0; c < 3; ++c) pixel[c] = byte(pixel[c] * factor);
    }
  }
}

/// Saturated in the middle, fading outwards.
void shine(Image& image, const beian::Quad& on, int spots, Random& random) {
  const beian::Homography map = from_unit_square(on);
  const double size = std::sqrt(beian::area(on));
  for (int i = 0; i < spots; ++i) {
    const Point at = map(random.real(0.2, 0.8), random.real(0.25, 0.75));
    const double rx = size * random.real(0.1, 0.2), ry = size * random.real(0.07, 0.14);
    const double turn = random.real(0, 3.14);
    for (int y = 0; y < image.height; ++y) {
      for (int x = 0; x < image.width; ++x) {
        const double dx = x - at.x, dy = y - at.y;
        const double u = (dx * std::cos(turn) + dy * std::sin(turn)) / rx;
        const double v = (dy * std::cos(turn) - dx * std::sin(turn)) / ry;
        const double r = u * u + v * v;
        if (r > 8) continue;
        const double light = 700 * std::exp(-r * 1.6);
        for (int c = 0; c < 3; ++c) {
          uint8_t& value = image.row(y)[x * 3 + c];
          value = byte(value + light);
        }
      }
    }
  }
}

void photocopy(Image& flat, Random& random) {
  const double harder = random.real(1.0, 1.5);
  const double tint = random.real(-3, 3);
  for (int y = 0; y < flat.height; ++y) {
    for (int x = 0; x < flat.width; ++x) {
      uint8_t* p = flat.row(y) + x * 3;
      const double grey = (0.299 * p[0] + 0.587 * p[1] + 0.114 * p[2] - 235) * harder + 240;
      p[0] = byte(grey + tint), p[1] = byte(grey), p[2] = byte(grey - tint);
    }
  }
}

void illuminate(Image& image, const Light& light) {
  const double colours[3] = {1 + (1 - light.blue) / 2, 1, light.blue};
  for (size_t i = 0; i < image.pixels.size(); ++i) {
    const double lit = image.pixels[i] * light.gain * colours[i % 3];
    image.pixels[i] = byte(128 + (lit - 128) * light.contrast);
  }
}

void record(Image& image, const Light& light, Random& random) {
  std::vector<double> noise(4096);
  for (double& value : noise) value = random.normal() * light.noise;
  for (uint8_t& value : image.pixels) value = byte(value + noise[random.next() % 4096]);
  jpeg_loss(image, light.quality);
}

}  // namespace scenes
