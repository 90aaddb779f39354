#include "tests/bench/images/screen.h"

#include <array>
#include <cmath>
#include <numbers>

#include "tests/bench/images/canvas.h"

namespace scenes {

using beian::Image;

namespace {

/// One period of a grid of lights through a lens: a Fourier series whose terms the lens weakens.
class Lights {
 public:
  /// The share [from, from + width) of the pitch is lit; pitch and sigma in pixels of the sensor.
  Lights(double from, double width, double pitch, double sigma) {
    for (size_t i = 0; i < values_.size(); ++i) {
      double sum = 1;
      for (int k = 1; k <= 4; ++k) {
        const double angle = 2 * std::numbers::pi * k;
        const double seen = std::exp(-0.5 * std::pow(angle * sigma / pitch, 2));
        const double part = std::sin(angle * width / 2) / (angle * width / 2);
        const double at = static_cast<double>(i) / 1024 - from - width / 2;
        sum += 2 * seen * part * std::cos(angle * at);
      }
      values_[i] = std::max(0.02, sum);
    }
  }
  double operator()(double at) const {
    return values_[static_cast<size_t>((at - std::floor(at)) * 1024) & 1023];
  }

 private:
  std::array<double, 1024> values_{};
};

struct Screen {
  std::array<Lights, 3> across;
  Lights down;
  double cosine, sine, pitch, keystone_x, keystone_y;
  bool diamond;

  /// Light of one colour where the sensor's pixel x, y looks; 1 on average.
  double at(size_t colour, double x, double y) const {
    const double wide = 1 + keystone_x * x + keystone_y * y;
    const double u = (x * cosine + y * sine) / pitch * wide;
    const double v = (y * cosine - x * sine) / pitch * wide;
    if (diamond && colour != 1) return across[colour]((u + v) / 2) * down((u - v) / 2);
    return across[colour](u) * down(v);
  }
  /// Red and blue are known at every second pixel only; between them they are interpolated.
  double demosaiced(size_t colour, int x, int y) const {
    if (colour == 1) return at(1, x, y);
    const int shift = colour == 0 ? 0 : 1;
    const int left = (x - shift) / 2 * 2 + shift, top = (y - shift) / 2 * 2 + shift;
    const double u = (x - left) / 2.0, v = (y - top) / 2.0;
    const auto row = [&](int line) {
      return u == 0 ? at(colour, left, line)
                    : at(colour, left, line) * (1 - u) + at(colour, left + 2, line) * u;
    };
    return v == 0 ? row(top) : row(top) * (1 - v) + row(top + 2) * v;
  }
};

Screen screen_for(int sensor_width, bool diamond, Random& random) {
  const double pitch = random.real(1.3, 4.5), sigma = random.real(0.45, 0.8);
  const double lit = random.real(0.26, 0.32), high = random.real(0.7, 0.92);
  const double turn = random.real(-0.07, 0.07);
  const auto keystone = [&] { return random.real(-0.04, 0.04) / sensor_width; };
  const double apart = diamond ? 0 : 1.0 / 3;
  const double width = diamond ? 0.6 : lit;
  return {{Lights(0, width, pitch, sigma), Lights(apart + (diamond ? 0.5 : 0), width, pitch, sigma),
           Lights(2 * apart, width, pitch, sigma)},
          Lights(0, high, pitch, sigma),
          std::cos(turn),
          std::sin(turn),
          pitch,
          keystone(),
          keystone(),
          diamond};
}

}  // namespace

void photograph_screen(Image& shown, bool diamond, Random& random) {
  const int finer = random.integer(1, 2);
  const Screen screen = screen_for(shown.width * finer, diamond, random);
  constexpr double gamma = 1 / 2.2;  // light adds up, values do not
  for (int y = 0; y < shown.height; ++y) {
    for (int x = 0; x < shown.width; ++x) {
      uint8_t* pixel = shown.row(y) + x * 3;
      for (size_t c = 0; c < 3; ++c) {
        double sum = 0;
        for (int i = 0; i < finer * finer; ++i)
          sum +=
              std::pow(screen.demosaiced(c, x * finer + i % finer, y * finer + i / finer), gamma);
        pixel[c] = byte((6 + pixel[c] * 0.92) * sum / (finer * finer));
      }
    }
  }
}

}  // namespace scenes
