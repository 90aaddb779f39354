#include "core/image/line_fit.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace beian {

namespace {

constexpr int places = 72, rounds = 160;
constexpr double near = 1.3;  // units from the line

using Colour = std::array<float, 3>;

/// A step of colour: at t along the side (0 … 1) and that many units outwards.
struct Step {
  int place;
  double t, out, size;
  Colour change;  // outside less inside
};

struct Frame {
  Point from, along, outward;  // of one unit
  double length;               // of the side, in units
  Point at(double t, double out) const {
    return {from.x + along.x * t * length + outward.x * out,
            from.y + along.y * t * length + outward.y * out};
  }
};

/// Rounded down, for what is not far outside of a picture: a library's call is slow.
int rounded_down(double value) {
  constexpr int shift = 1 << 20;
  return static_cast<int>(value + shift) - shift;
}

/// Sums of the channels over squares of pixels.
struct Pixels {
  int red = 0, green = 0, blue = 0, count = 0;

  /// Whether the square around the point lies in the picture; else nothing is added.
  bool add(const Image& rgb, Point point, int size) {
    const int x = rounded_down(point.x + 1 - size / 2.0);
    const int y = rounded_down(point.y + 1 - size / 2.0);
    if (x < 0 || y < 0 || x + size > rgb.width || y + size > rgb.height) return false;
    for (int v = y; v < y + size; ++v) {
      const uint8_t* p = rgb.row(v) + x * 3;
      for (int u = 0; u < size; ++u, p += 3) red += p[0], green += p[1], blue += p[2];
    }
    count += size * size;
    return true;
  }
  /// Lightness and two opponent colours of their mean.
  Colour mean() const {
    const float share = 1.F / static_cast<float>(count);
    const float r = static_cast<float>(red) * share, g = static_cast<float>(green) * share;
    const float b = static_cast<float>(blue) * share;
    return {0.299F * r + 0.587F * g + 0.114F * b, 0.7F * (r - g), 0.7F * ((r + g) / 2 - b)};
  }
};

constexpr float outside = -1e9F;  // the lightness out of the picture

/// Looks across a side; keeps its memory from place to place.
class Crossing {
 public:
  Crossing(const Image& rgb, const Frame& frame, double band, int size)
      : rgb_(rgb), frame_(frame), reach_(static_cast<int>(band) + 4), size_(size) {
    line_.resize(static_cast<size_t>(2 * reach_ + 1));
    sizes_.resize(line_.size());
  }

  /// The three largest steps at one place.
  void steps(int place, std::vector<Step>& all) {
    const double t = 0.07 + 0.86 * place / (places - 1);
    for (int i = -reach_; i <= reach_; ++i)
      line_[static_cast<size_t>(i + reach_)] = mean(frame_.at(t, i));
    for (size_t i = 3; i + 3 < line_.size(); ++i) sizes_[i] = size(change(i));
    found_.clear();
    for (size_t i = 4; i + 4 < sizes_.size(); ++i) {
      const double a = sizes_[i - 1], b = sizes_[i], c = sizes_[i + 1];
      if (b < 4 || b < a || b <= c) continue;
      const double bend = a + c - 2 * b, part = bend < 0 ? 0.5 * (a - c) / bend : 0;
      found_.push_back({place, t, static_cast<double>(i) - reach_ + part, b, change(i)});
    }
    std::sort(found_.begin(), found_.end(),
              [](const Step& a, const Step& b) { return a.size > b.size; });
    if (found_.size() > 3) found_.resize(3);
    all.insert(all.end(), found_.begin(), found_.end());
  }

 private:
  /// Three neighbours along the side: less noise, the edge stays.
  Colour mean(Point point) const {
    const Point along = frame_.along;
    Pixels pixels;
    for (const int i : {-1, 0, 1})
      if (!pixels.add(rgb_, {point.x + i * along.x, point.y + i * along.y}, size_))
        return {outside, 0, 0};
    return pixels.mean();
  }
  Colour change(size_t i) const {
    Colour change;
    for (size_t c = 0; c < 3; ++c)
      change[c] = (line_[i + 1][c] + line_[i + 2][c] + line_[i + 3][c] - line_[i - 1][c] -
                   line_[i - 2][c] - line_[i - 3][c]) /
                  3;
    return change;
  }
  static float size(const Colour& change) {
    const float sum = std::abs(change[0]) + std::abs(change[1]) + std::abs(change[2]);
    return sum > 1e6F ? 0 : sum;
  }

  const Image& rgb_;
  const Frame& frame_;
  int reach_, size_;
  std::vector<Colour> line_;
  std::vector<float> sizes_;
  std::vector<Step> found_;
};

/// out = offset + slope·t
struct Line {
  double offset = 0, slope = 0;
  double off(const Step& step) const { return step.out - offset - slope * step.t; }
};

double score(const Line& line, const std::vector<Step>& steps, double band) {
  double sum = 0, best = 0;
  int place = -1;
  for (const Step& step : steps) {
    if (step.place != place) sum += best, best = 0, place = step.place;
    const double off = std::abs(line.off(step)) / near;
    if (off < 1) best = std::max(best, std::min(step.size, 30.0) * (1 - off * off));
  }
  const double middle = (line.offset + line.slope / 2) / band;
  return (sum + best) * (1 - 0.3 * std::min(1.0, middle * middle));
}

Line least_squares(const Line& start, const std::vector<Step>& steps) {
  double n = 0, t = 0, tt = 0, o = 0, to = 0;
  for (const Step& step : steps) {
    if (std::abs(start.off(step)) > near) continue;
    n += step.size, t += step.size * step.t, tt += step.size * step.t * step.t;
    o += step.size * step.out, to += step.size * step.t * step.out;
  }
  const double whole = n * tt - t * t;
  if (whole <= 1e-9) return start;
  const double slope = (n * to - t * o) / whole;
  return {(o - slope * t) / n, slope};
}

Line best_line(const std::vector<Step>& steps, double band) {
  Line best;
  double best_score = -1;
  uint32_t state = 12345;  // the same choice every time
  const auto any = [&] {
    state = state * 1664525 + 1013904223;
    return (state >> 8) % static_cast<uint32_t>(steps.size());
  };
  for (int i = 0; i < rounds; ++i) {
    const Step &a = steps[any()], &b = steps[any()];
    if (std::abs(a.t - b.t) < 0.2) continue;
    Line line;
    line.slope = (b.out - a.out) / (b.t - a.t);
    line.offset = a.out - line.slope * a.t;
    const double points = score(line, steps, band);
    if (points > best_score) best_score = points, best = line;
  }
  return least_squares(best, steps);
}

struct Rating {
  double support = 0, step = 0;
};

/// How much of the side lies on the line, and how strong it is there. Noise has steps everywhere,
/// but as many up as down; along an edge the colours change the same way.
template <typename Curve>
Rating rated(const Curve& curve, const std::vector<Step>& steps) {
  int place = -1, supporting = 0;
  double sum = 0;
  std::array<double, 3> sums{};
  for (const Step& step : steps) {
    if (step.place == place || std::abs(curve.off(step)) > near) continue;
    place = step.place, ++supporting, sum += step.size;
    for (size_t c = 0; c < 3; ++c) sums[c] += step.change[c];
  }
  if (supporting == 0) return {};
  const double same = (std::abs(sums[0]) + std::abs(sums[1]) + std::abs(sums[2])) / sum;
  return {static_cast<double>(supporting) / places * std::min(1.0, 2 * same), sum / supporting};
}

/// out = offset + slope·t + bend·t·(t − 1)
struct Parabola {
  double offset = 0, slope = 0, bend = 0;
  double off(const Step& step) const {
    return step.out - offset - slope * step.t - bend * step.t * (step.t - 1);
  }
};

Parabola through(const Step& a, const Step& b, const Step& c) {
  const double first = (b.out - a.out) / (b.t - a.t), second = (c.out - b.out) / (c.t - b.t);
  Parabola curve;
  curve.bend = (second - first) / (c.t - a.t);
  curve.slope = first - curve.bend * (a.t + b.t - 1);
  curve.offset = a.out - curve.slope * a.t - curve.bend * a.t * (a.t - 1);
  return curve;
}

/// The one that the strongest edges lie on, among those through three steps far apart.
Parabola best_parabola(const std::vector<Step>& steps) {
  Parabola best;
  double best_score = -1;
  uint32_t state = 12345;                             // the same choice every time
  const auto any = [&](size_t part) -> const Step& {  // of one third of the side
    state = state * 1664525 + 1013904223;
    const size_t third = steps.size() / 3;
    return steps[part * third + (state >> 8) % third];
  };
  for (int i = 0; i < 3 * rounds; ++i) {
    const Step &a = any(0), &b = any(1), &c = any(2);
    if (b.t - a.t < 0.15 || c.t - b.t < 0.15) continue;
    const Parabola curve = through(a, b, c);
    const Rating rating = rated(curve, steps);
    const double points = rating.support * std::min(rating.step, 30.0);
    if (points > best_score) best_score = points, best = curve;
  }
  return best;
}

Frame frame_of(Point from, Point to, double unit) {
  const double length = std::max(1e-9, std::hypot(to.x - from.x, to.y - from.y));
  const Point along{(to.x - from.x) / length * unit, (to.y - from.y) / length * unit};
  return {from, along, {along.y, -along.x}, length / unit};
}

/// `band` in pixels. None along a side too short to tell.
std::vector<Step> steps_along(const Image& rgb, const Frame& frame, double band, double unit) {
  std::vector<Step> steps;
  if (frame.length < 20) return steps;
  Crossing crossing(rgb, frame, band / unit, std::max(1, static_cast<int>(unit + 0.5)));
  for (int place = 0; place < places; ++place) crossing.steps(place, steps);
  return steps;
}

}  // namespace

Edge fitted_edge(const Image& rgb, Point from, Point to, double band, double unit) {
  Edge edge{from, to, 0, 0};
  const Frame frame = frame_of(from, to, unit);
  const std::vector<Step> steps = steps_along(rgb, frame, band, unit);
  if (steps.size() < 10) return edge;
  const Line line = best_line(steps, band / unit);
  edge.from = frame.at(0, line.offset);
  edge.to = frame.at(1, line.offset + line.slope);
  const Rating rating = rated(line, steps);
  edge.support = rating.support, edge.step = rating.step;
  return edge;
}

Arc fitted_arc(const Image& rgb, Point from, Point to, double band, double unit) {
  const Frame frame = frame_of(from, to, unit);
  const std::vector<Step> steps = steps_along(rgb, frame, band, unit);
  if (steps.size() < 30) return {};
  const Parabola curve = best_parabola(steps);
  // t² − t is 1/(6·√5) from its best line in the mean.
  constexpr double mean = 0.0745356;
  return {std::abs(curve.bend) * mean / frame.length, rated(curve, steps).support};
}

Point meeting(const Edge& a, const Edge& b) {
  const double ax = a.to.x - a.from.x, ay = a.to.y - a.from.y;
  const double bx = b.to.x - b.from.x, by = b.to.y - b.from.y;
  const double whole = ax * by - ay * bx;
  if (std::abs(whole) < 1e-9) return a.from;
  const double t = ((b.from.x - a.from.x) * by - (b.from.y - a.from.y) * bx) / whole;
  return {a.from.x + ax * t, a.from.y + ay * t};
}

}  // namespace beian
