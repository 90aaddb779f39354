#include "core/image/recapture.h"

#include <array>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <numbers>

#include "core/image/fourier.h"

namespace beian {

namespace {

constexpr int side = Spectrum::side;
constexpr size_t coarsest = 12;  // cycles in a square: longer waves are text and light
constexpr size_t finest = side / 2 - 2;
constexpr int same = 5;  // cycles apart: a screen seen at an angle has not one pitch
constexpr size_t peaks_kept = 4;
constexpr double suspicious = 4.2;

struct Peak {
  int x, y;
  float score;
};
using Peaks = std::vector<Peak>;

const std::vector<float>& window() {
  static const std::vector<float> values = [] {
    std::vector<float> hann(side);
    for (size_t i = 0; i < hann.size(); ++i) {
      const double at = (static_cast<double>(i) + 0.5) / side;
      hann[i] = static_cast<float>(0.5 - 0.5 * std::cos(2 * std::numbers::pi * at));
    }
    return hann;
  }();
  return values;
}

/// The light of one square around `centre`, without its mean, fading out towards its rim.
void fill(std::vector<float>& plane, const Image& grey, Point centre) {
  const int left = std::clamp(static_cast<int>(centre.x) - side / 2, 0, grey.width - side);
  const int top = std::clamp(static_cast<int>(centre.y) - side / 2, 0, grey.height - side);
  int sum = 0;
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x) sum += grey.row(top + y)[left + x];
  const float mean = static_cast<float>(sum) / (side * side);
  for (int y = 0; y < side; ++y) {
    const uint8_t* from = grey.row(top + y) + left;
    float* to = plane.data() + y * side;
    const float* across = window().data();
    const float weight = across[y];
    for (int x = 0; x < side; ++x)
      to[x] = (static_cast<float>(from[x]) - mean) * weight * across[x];
  }
}

/// Close enough to the logarithm (base 2) of positive numbers for a ranking.
float fast_log(float value) {
  int32_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  return static_cast<float>(bits) * (1.0F / (1 << 23));
}

/// Rounded down, for x from 0 and y from 0 below side / 2.
const std::vector<uint8_t>& radii() {
  static const std::vector<uint8_t> table = [] {
    std::vector<uint8_t> values;
    for (int y = 0; y < side / 2; ++y)
      for (int x = 0; x < side / 2; ++x)
        values.push_back(static_cast<uint8_t>(std::sqrt(x * x + y * y)));
    return values;
  }();
  return table;
}

/// The frequencies of JPEG's blocks, which any file may have.
bool block_harmonic(int x, int y) {
  const auto near = [](int value) { return (value + 1) % (side / 8) <= 2; };
  return near(std::abs(x)) && near(y);
}

struct Ring {
  float sum = 0, squares = 0, count = 0;
  float mean() const { return sum / count; }
  float deviation() const { return std::sqrt(std::max(0.02F, squares / count - mean() * mean())); }
};

/// Logarithm of the power at half of all frequencies: y from 0 up, x from -side / 2 up.
class Plane {
 public:
  Plane(const Spectrum& spectrum, float Spectrum::Powers::*which) {
    std::array<Ring, side> rings;
    each([&](int x, int y, size_t r, float& value) {
      value = fast_log(spectrum.powers(x, y).*which + 1);
      Ring& ring = rings[r];
      ring.sum += value, ring.squares += value * value, ++ring.count;
    });
    for (size_t i = coarsest; i <= finest; ++i)
      floor_[i] = rings[i].mean(), scale_[i] = 1 / rings[i].deviation();
  }

  Peaks peaks() {
    Peaks found;
    each([&](int x, int y, size_t r, float& value) {
      const float score = (value - floor_[r]) * scale_[r];
      if (score > 2.5F && highest_around(x, y) && !block_harmonic(x, y))
        found.push_back({x, y, score});
    });
    std::sort(found.begin(), found.end(),
              [](const Peak& a, const Peak& b) { return a.score > b.score; });
    if (found.size() > peaks_kept) found.resize(peaks_kept);
    return found;
  }

 private:
  float& at(int x, int y) { return log_[static_cast<size_t>(y * side + x + side / 2)]; }

  template <typename Visit>
  void each(Visit visit) {
    constexpr int end = finest;
    const uint8_t* radius = radii().data();
    for (int y = 0; y <= end; ++y, radius += side / 2)
      for (int x = -end; x <= end; ++x)
        if (const size_t r = radius[std::abs(x)]; r >= coarsest && r <= finest)
          visit(x, y, r, at(x, y));
  }

  bool highest_around(int x, int y) {
    const float here = at(x, y);
    for (int v = std::max(0, y - 2); v <= std::min(side / 2 - 1, y + 2); ++v)
      for (int u = x - 2; u <= std::min(side / 2 - 1, x + 2); ++u)
        if (at(u, v) > here) return false;
    return true;
  }

  std::vector<float> log_ = std::vector<float>(side * side / 2);
  std::array<float, side> floor_{}, scale_{};
};

bool alike(const Peak& a, const Peak& b) {
  const auto near = [&](int sign) {
    const int dx = a.x - sign * b.x, dy = a.y - sign * b.y;
    return dx * dx + dy * dy <= same * same;
  };
  return near(1) || near(-1);
}

/// The third best of the squares that have a peak like this one.
double agreement(const Peak& peak, const std::vector<Peaks>& squares) {
  std::vector<float> scores;
  for (const Peaks& square : squares) {
    float best = 0;
    for (const Peak& other : square)
      if (alike(peak, other)) best = std::max(best, other.score);
    scores.push_back(best);
  }
  std::sort(scores.begin(), scores.end(), std::greater<>());
  return scores.size() < 3 ? 0 : scores[2];
}

}  // namespace

Measurement recapture(const Image& grey, const Quad& document) {
  if (grey.channels != 1 || grey.width < side || grey.height < side) return {};
  const Homography map = from_unit_square(document);
  std::vector<Peaks> squares;
  Spectrum spectrum;
  for (const double across : {1 / 6.0, 0.5, 5 / 6.0}) {
    fill(spectrum.real, grey, map(across, 0.25));
    fill(spectrum.imaginary, grey, map(across, 0.75));
    spectrum.transform();
    squares.push_back(Plane(spectrum, &Spectrum::Powers::first).peaks());
    squares.push_back(Plane(spectrum, &Spectrum::Powers::second).peaks());
  }
  double value = 0;
  for (const Peaks& square : squares)
    for (const Peak& peak : square) value = std::max(value, agreement(peak, squares));
  return {value > suspicious ? Outcome::warn : Outcome::pass, value, suspicious, 1, {}};
}

}  // namespace beian
