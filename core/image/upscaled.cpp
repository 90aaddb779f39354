#include "core/image/upscaled.h"

#include <array>
#include <cmath>
#include <cstdlib>
#include <numbers>

#include "core/image/sharpness.h"

namespace beian {

namespace {

constexpr int edge = 24;        // least difference over two pixels
constexpr double enough = 5e4;  // sum of such differences
constexpr int frequencies = 512;
constexpr double lowest = 0.2, highest = 0.5;  // cycles a pixel; below, writing has its own
constexpr double peak = 4.5;  // times the mean; sharp and blurred scenes stay below 3.7
constexpr double soft = 0.35, limit = 0.7;
constexpr double sharp_ratio = 1.5;  // what a good lens leaves (sharpness.h)

struct Curvature {
  double second = 0, first = 0;
};

/// Second differences by first ones at the edges of each column (or row), less their mean.
std::vector<float> deviations(const std::vector<Curvature>& lines) {
  constexpr double full_weight = 4000, least = 200;
  Curvature all;
  for (const Curvature& line : lines) all.second += line.second, all.first += line.first;
  std::vector<float> values(lines.size());
  if (all.first < enough) return {};
  for (size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].first < least) continue;
    const double weight = std::min(1.0, lines[i].first / full_weight);
    const double more = lines[i].second / lines[i].first - all.second / all.first;
    values[i] = static_cast<float>(more * weight);
  }
  return values;
}

/// Amplitudes at `frequencies` steps from the lowest to the highest, 1 on average.
std::vector<double> amplitudes(const std::vector<float>& values) {
  constexpr size_t lanes = 8;  // frequencies that the processor takes at once
  using Lanes = std::array<float, lanes>;
  std::vector<double> answer;
  double sum = 0;
  for (int k = 1; k <= frequencies; k += lanes) {
    Lanes c, s, re{}, im{}, x, y{};
    x.fill(1);
    for (size_t i = 0; i < lanes; ++i) {
      const double frequency =
          lowest + (highest - lowest) * (k + static_cast<int>(i)) / frequencies;
      const double step = 2 * std::numbers::pi * frequency;
      c[i] = static_cast<float>(std::cos(step)), s[i] = static_cast<float>(std::sin(step));
    }
    for (const float value : values) {
      for (size_t i = 0; i < lanes; ++i) {
        re[i] += value * x[i], im[i] += value * y[i];
        const float next = x[i] * c[i] - y[i] * s[i];
        y[i] = x[i] * s[i] + y[i] * c[i], x[i] = next;
      }
    }
    for (size_t i = 0; i < lanes; ++i) answer.push_back(std::hypot(re[i], im[i]));
  }
  for (const double value : answer) sum += value;
  for (double& value : answer) value *= frequencies / std::max(sum, 1e-9);
  return answer;
}

struct Rhythm {
  double frequency = 0, height = 0;
};

bool nearby(double frequency, double harmonic) {
  return std::abs(frequency - harmonic) < 0.004;
}

/// The highest peak that rows and columns share. JPEG's blocks repeat at 1/4, 3/8 and 1/2 alike.
Rhythm rhythm(const std::vector<double>& across, const std::vector<double>& down) {
  Rhythm best;
  double blocks = 0;
  const auto at = [](size_t k) {
    return lowest + (highest - lowest) * static_cast<double>(k + 1) / frequencies;
  };
  const auto height = [&](size_t k) { return std::sqrt(across[k] * down[k]); };
  for (size_t k = 0; k < frequencies; ++k)
    if (nearby(at(k), 0.375)) blocks = std::max(blocks, height(k));
  for (size_t k = 0; k < frequencies; ++k) {
    const bool harmonic = nearby(at(k), 0.25) || nearby(at(k), 0.375) || nearby(at(k), 0.5);
    if (harmonic && height(k) < 2 * std::max(blocks, peak)) continue;
    if (height(k) > best.height) best = {at(k), height(k)};
  }
  return best;
}

}  // namespace

Measurement upscaled(const Image& grey, const Quad& document) {
  std::vector<Curvature> columns(static_cast<size_t>(grey.width)),
      lines(static_cast<size_t>(grey.height));
  const auto add = [](Curvature& to, const uint8_t* p, std::ptrdiff_t step) {
    const int first = std::abs(p[step] - p[-step]);
    if (first < edge) return;
    to.first += first;
    to.second += std::abs(p[step] + p[-step] - 2 * p[0]);
  };
  const Span part = rows(document, grey, 1);
  for (int y = part.left; y < part.right; ++y) {
    const Span inside = span(document, y, grey, 1);
    const uint8_t* row = grey.row(y);
    for (int x = inside.left; x < inside.right; ++x) {
      add(columns[static_cast<size_t>(x)], row + x, 1);
      add(lines[static_cast<size_t>(y)], row + x, grey.width);
    }
  }
  const std::vector<float> across = deviations(columns), down = deviations(lines);
  if (across.empty() || down.empty()) return {};
  const Rhythm found = rhythm(amplitudes(across), amplitudes(down));
  const Measurement none{Outcome::pass, 1, limit, 0.8, {}};
  if (found.height < peak) return none;
  // Pictures that were made smaller have a rhythm as well, but sharp edges.
  const double ratio = edge_ratios(grey, document).least();
  if (ratio > soft) return none;
  // Less than twice as large: more than half a cycle a pixel, which looks like the rest to one.
  const double by_edges = std::sqrt(ratio / sharp_ratio);
  const double rest = 1 - found.frequency;
  const bool little = std::abs(by_edges - rest) < std::abs(by_edges - found.frequency);
  return {Outcome::warn, little ? rest : found.frequency, limit, 0.9, {}};
}

}  // namespace beian
