#include "core/image/line_fit.h"

#include <algorithm>
#include <cmath>

namespace beian {

namespace {

constexpr int places = 72, rounds = 160;
constexpr double near = 1.3;  // pixels from the line

/// A step of colour: at t along the side (0 … 1) and that many pixels outwards.
struct Step {
  int place;
  double t, out, size;
};

struct Frame {
  Point from, along, outward;  // unit vectors
  double length;
  Point at(double t, double out) const {
    return {from.x + along.x * t * length + outward.x * out,
            from.y + along.y * t * length + outward.y * out};
  }
};

std::array<double, 3> colour_at(const Image& rgb, Point point) {
  if (point.x < 0 || point.y < 0 || point.x >= rgb.width - 0.5 || point.y >= rgb.height - 0.5)
    return {-1, 0, 0};
  const int x = static_cast<int>(point.x + 0.5), y = static_cast<int>(point.y + 0.5);
  const uint8_t* p = rgb.row(y) + x * 3;
  return {0.299 * p[0] + 0.587 * p[1] + 0.114 * p[2], 0.7 * (p[0] - p[1]),
          0.7 * ((p[0] + p[1]) / 2.0 - p[2])};
}

/// The two largest steps on one way across the side.
void steps_across(const Image& rgb, const Frame& frame, int place, double band,
                  std::vector<Step>& steps) {
  const double t = 0.07 + 0.86 * place / (places - 1);
  const int reach = static_cast<int>(band) + 4;
  std::vector<std::array<double, 3>> line;
  for (int i = -reach; i <= reach; ++i) {
    // Three neighbours along the side: less noise, the edge stays.
    std::array<double, 3> mean{};
    for (const double beside : {-1.0, 0.0, 1.0}) {
      const auto colour = colour_at(rgb, frame.at(t + beside / frame.length, i));
      if (colour[0] < 0) mean[0] = -1e9;
      for (size_t c = 0; c < 3; ++c) mean[c] += colour[c] / 3;
    }
    line.push_back(mean);
  }
  std::vector<double> sizes(line.size());
  for (size_t i = 3; i + 3 < line.size(); ++i) {
    double size = 0;
    for (size_t c = 0; c < 3; ++c)
      size += std::abs(line[i + 1][c] + line[i + 2][c] + line[i + 3][c] - line[i - 1][c] -
                       line[i - 2][c] - line[i - 3][c]) /
              3;
    sizes[i] = size > 1e6 ? 0 : size;
  }
  std::vector<Step> found;
  for (size_t i = 4; i + 4 < sizes.size(); ++i) {
    if (sizes[i] < 4 || sizes[i] < sizes[i - 1] || sizes[i] <= sizes[i + 1]) continue;
    const double bend = sizes[i - 1] + sizes[i + 1] - 2 * sizes[i];
    const double sub = bend < 0 ? 0.5 * (sizes[i - 1] - sizes[i + 1]) / bend : 0;
    found.push_back({place, t, static_cast<double>(i) - reach + sub, sizes[i]});
  }
  std::sort(found.begin(), found.end(),
            [](const Step& a, const Step& b) { return a.size > b.size; });
  if (found.size() > 3) found.resize(3);
  steps.insert(steps.end(), found.begin(), found.end());
}

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

}  // namespace

Edge fitted_edge(const Image& rgb, Point from, Point to, double band) {
  const double length = std::hypot(to.x - from.x, to.y - from.y);
  Edge edge{from, to, 0, 0};
  if (length < 20) return edge;
  const Point along{(to.x - from.x) / length, (to.y - from.y) / length};
  const Frame frame{from, along, {along.y, -along.x}, length};
  std::vector<Step> steps;
  for (int place = 0; place < places; ++place) steps_across(rgb, frame, place, band, steps);
  if (steps.size() < 10) return edge;
  const Line line = best_line(steps, band);
  edge.from = frame.at(0, line.offset);
  edge.to = frame.at(1, line.offset + line.slope);
  int place = -1, supporting = 0;
  double sum = 0;
  for (const Step& step : steps) {
    if (step.place == place || std::abs(line.off(step)) > near) continue;
    place = step.place, ++supporting, sum += step.size;
  }
  edge.support = static_cast<double>(supporting) / places;
  edge.step = supporting > 0 ? sum / supporting : 0;
  return edge;
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
