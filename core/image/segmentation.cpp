#include "core/image/segmentation.h"

#include <cmath>
#include <cstring>
#include <limits>

namespace beian {

namespace {

using Colour = std::array<float, 3>;

/// Lightness and two opponent colours: steps of about the same visible size.
std::vector<Colour> opponent(const Image& rgb) {
  std::vector<Colour> out;
  out.reserve(rgb.pixels.size() / 3);
  for (size_t i = 0; i + 2 < rgb.pixels.size(); i += 3) {
    const float r = rgb.pixels[i], g = rgb.pixels[i + 1], b = rgb.pixels[i + 2];
    out.push_back({0.299F * r + 0.587F * g + 0.114F * b, r - g, (r + g) / 2 - b});
  }
  return out;
}

float squared_distance(const Colour& a, const Colour& b) {
  const float x = a[0] - b[0], y = a[1] - b[1], z = a[2] - b[2];
  return x * x + y * y + z * z;
}

constexpr size_t clusters = 4;
struct Palette {
  std::array<Colour, clusters> colours{};
  std::array<bool, clusters> background{};
  size_t nearest(const Colour& colour) const {
    size_t best = 0;
    float least = squared_distance(colour, colours[0]);
    for (size_t k = 1; k < clusters; ++k) {
      const float away = squared_distance(colour, colours[k]);
      if (away < least) least = away, best = k;
    }
    return best;
  }
};

/// k-means, started far apart: each new centre is what is farthest from those before.
Palette palette_of(const std::vector<Colour>& rim) {
  Palette palette;
  palette.colours.fill(rim[0]);
  for (size_t k = 1; k < clusters; ++k) {
    float farthest = -1;
    for (size_t i = 0; i < rim.size(); i += 7) {
      const float away = squared_distance(rim[i], palette.colours[palette.nearest(rim[i])]);
      if (away > farthest) farthest = away, palette.colours[k] = rim[i];
    }
  }
  for (int round = 0; round < 6; ++round) {
    std::array<Colour, clusters> sums{};
    std::array<float, clusters> counts{};
    for (const Colour& colour : rim) {
      const size_t k = palette.nearest(colour);
      for (size_t c = 0; c < 3; ++c) sums[k][c] += colour[c];
      ++counts[k];
    }
    for (size_t k = 0; k < clusters; ++k)
      for (size_t c = 0; c < 3; ++c)
        if (counts[k] > 0) palette.colours[k][c] = sums[k][c] / counts[k];
  }
  return palette;
}

struct Field {
  int width, height;
  std::vector<Colour> colours;
  const Colour& at(int x, int y) const {
    return colours[static_cast<size_t>(y) * static_cast<size_t>(width) + static_cast<size_t>(x)];
  }
  bool rim(int x, int y, int band) const {
    return x < band || y < band || x >= width - band || y >= height - band;
  }
};

/// A colour of the rim is the document's if the middle has more of it, pixel for pixel.
void tell_background(Palette& palette, const Field& field, int band) {
  std::array<double, clusters> rim{}, middle{};
  double rims = 0, middles = 0;
  for (int y = 0; y < field.height; y += 2) {
    for (int x = 0; x < field.width; x += 2) {
      const bool central = std::abs(x - field.width / 2) < field.width / 5 &&
                           std::abs(y - field.height / 2) < field.height / 5;
      if (field.rim(x, y, band)) ++rim[palette.nearest(field.at(x, y))], ++rims;
      if (central) ++middle[palette.nearest(field.at(x, y))], ++middles;
    }
  }
  size_t commonest = 0;
  for (size_t k = 0; k < clusters; ++k) {
    palette.background[k] = rim[k] / rims > 0.7 * middle[k] / std::max(1.0, middles);
    if (rim[k] > rim[commonest]) commonest = k;
  }
  if (palette.background == std::array<bool, clusters>{}) palette.background[commonest] = true;
}

/// Four numbers that the processor takes at once: three channels, the last stays idle.
using Four = float __attribute__((vector_size(16)));

/// The least span of values on a way from the rim to a pixel, and the ends of that span.
struct Way {
  Four value, highest, lowest, span;
};

/// Through the neighbour, if that is shorter. No branch: what is shorter is hard to foretell.
inline void relax(Way& at, const Way& through) {
  const Four high = through.highest > at.value ? through.highest : at.value;
  const Four low = through.lowest < at.value ? through.lowest : at.value;
  const Four span = high - low;
  const auto shorter = span < at.span;
  at.highest = shorter ? high : at.highest;
  at.lowest = shorter ? low : at.lowest;
  at.span = shorter ? span : at.span;
}

/// Minimum barrier distance to the seeds in each channel: three passes over the picture, forth,
/// back and forth.
std::vector<Way> barrier(const Field& field, const std::vector<uint8_t>& seeds) {
  const size_t count = field.colours.size(), width = static_cast<size_t>(field.width);
  constexpr float far = 1e6F;
  std::vector<Way> ways(count);
  for (size_t i = 0; i < count; ++i) {
    const Colour& colour = field.colours[i];
    const Four value{colour[0], colour[1], colour[2], 0};
    ways[i] = seeds[i] ? Way{value, value, value, {}}
                       : Way{value, {far, far, far, 0}, {-far, -far, -far, 0}, {far, far, far, 0}};
  }
  const auto forth = [&] {
    for (size_t i = 1; i < width; ++i) relax(ways[i], ways[i - 1]);
    for (size_t row = width; row < count; row += width) {
      relax(ways[row], ways[row - width]);
      for (size_t i = row + 1; i < row + width; ++i) {
        relax(ways[i], ways[i - width]);
        relax(ways[i], ways[i - 1]);
      }
    }
  };
  forth();
  for (size_t i = count - 1; i-- > count - width;) relax(ways[i], ways[i + 1]);
  for (size_t row = count - width; row > 0; row -= width) {
    relax(ways[row - 1], ways[row - 1 + width]);
    for (size_t i = row - 1; i-- > row - width;) {
      relax(ways[i], ways[i + width]);
      relax(ways[i], ways[i + 1]);
    }
  }
  forth();
  return ways;
}

/// Otsu: the threshold that splits values into the two most different classes.
float otsu(const std::vector<float>& values, float largest) {
  std::array<double, 256> counts{};
  for (const float value : values)
    ++counts[static_cast<size_t>(std::clamp(value / largest * 255, 0.F, 255.F))];
  double all = 0;
  for (size_t i = 0; i < 256; ++i) all += static_cast<double>(i) * counts[i];
  double below = 0, sum = 0, best = -1;
  size_t at = 0;
  const double total = static_cast<double>(values.size());
  for (size_t i = 0; i < 255; ++i) {
    below += counts[i], sum += static_cast<double>(i) * counts[i];
    if (below == 0 || below == total) continue;
    const double apart = sum / below - (all - sum) / (total - below);
    const double between = below * (total - below) * apart * apart;
    if (between > best) best = between, at = i;
  }
  return (static_cast<float>(at) + 1) / 255 * largest;
}

/// Pixels that stand out, one byte each, 0 or 1; columns of padding part the rows.
struct Mask {
  int width, height, stride;
  std::vector<uint8_t> pixels;
};

/// Each pixel joined with the one that many places further on: eight at a time.
template <typename Join>
void join(const std::vector<uint8_t>& in, size_t from, std::vector<uint8_t>& out, size_t to,
          Join both) {
  size_t count = in.size() - std::max(from, to);
  const uint8_t* a = in.data() + from;
  uint8_t* b = out.data() + to;
  for (; count >= 8; count -= 8, a += 8, b += 8) {
    uint64_t x, y;
    std::memcpy(&x, a, 8);
    std::memcpy(&y, b, 8);
    y = both(y, x);
    std::memcpy(b, &y, 8);
  }
  for (; count > 0; --count, ++a, ++b) *b = static_cast<uint8_t>(both(*b, *a));
}

/// Morphological opening by a square: thin bridges to other things are cut. Beyond the rim and in
/// the padding nothing stands out.
void open(Mask& mask, int reach) {
  const auto both = [&](auto joined) {
    for (const size_t step : {size_t{1}, static_cast<size_t>(mask.stride)}) {
      const std::vector<uint8_t> in = mask.pixels;
      for (size_t i = 1; i <= static_cast<size_t>(reach); ++i) {
        join(in, i * step, mask.pixels, 0, joined);
        join(in, 0, mask.pixels, i * step, joined);
      }
    }
  };
  both([](uint64_t a, uint64_t b) { return a & b; });
  both([](uint64_t a, uint64_t b) { return a | b; });
}

/// Pixels of a row that stand out side by side; `of` is another run of the same piece, or itself.
struct Run {
  int y, left, right;
  size_t of;
};

size_t first_of(std::vector<Run>& runs, size_t i) {
  while (runs[i].of != i) i = runs[i].of = runs[runs[i].of].of;
  return i;
}

/// All runs, joined where they touch one in the row above.
std::vector<Run> runs_of(const Mask& mask) {
  std::vector<Run> runs;
  size_t above = 0;
  for (int y = 0; y < mask.height; ++y) {
    const uint8_t* row =
        mask.pixels.data() + static_cast<size_t>(y) * static_cast<size_t>(mask.stride);
    const size_t begin = runs.size();
    for (int x = 0; x < mask.width; ++x) {
      if (!row[x]) continue;
      const int left = x;
      while (row[x]) ++x;  // the padding ends it
      const size_t self = runs.size();
      runs.push_back({y, left, x - 1, self});
      while (above < begin && (runs[above].y < y - 1 || runs[above].right < left)) ++above;
      for (size_t i = above; i < begin && runs[i].left < x; ++i)
        runs[first_of(runs, i)].of = first_of(runs, self);
    }
    above = begin;
  }
  return runs;
}

/// Where each row of the piece that weighs most begins and ends; pixels in the middle weigh more.
std::vector<Run> largest_piece(const Mask& mask) {
  std::vector<Run> runs = runs_of(mask);
  std::vector<int> weights(runs.size());
  const int left = mask.width / 4, right = mask.width - left;
  const int top = mask.height / 4, bottom = mask.height - top;
  size_t best = 0;
  for (size_t i = 0; i < runs.size(); ++i) {
    const Run& run = runs[i];
    const int central = std::max(0, std::min(run.right, right) - std::max(run.left, left) + 1);
    int& weight = weights[first_of(runs, i)];
    weight += run.right - run.left + 1 + (run.y > top && run.y < bottom ? 2 * central : 0);
  }
  for (size_t i = 0; i < runs.size(); ++i)
    if (weights[i] > weights[best]) best = i;
  std::vector<Run> ends;
  for (size_t i = 0; i < runs.size(); ++i) {
    if (first_of(runs, i) != best) continue;
    if (ends.empty() || ends.back().y != runs[i].y) ends.push_back(runs[i]);
    ends.back().right = runs[i].right;
  }
  return ends;
}

/// Andrew's monotone chain; clockwise as y points down.
Polygon hull(Polygon points) {
  std::sort(points.begin(), points.end(),
            [](Point a, Point b) { return a.x < b.x || (a.x == b.x && a.y < b.y); });
  Polygon chain;
  const auto extend = [&](Point point, size_t least) {
    while (chain.size() >= least + 2) {
      const Point a = chain[chain.size() - 2], b = chain.back();
      if ((b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x) > 0) break;
      chain.pop_back();
    }
    chain.push_back(point);
  };
  for (const Point& point : points) extend(point, 0);
  const size_t half = chain.size() - 1;
  for (size_t i = points.size(); i-- > 0;) extend(points[i], half);
  chain.pop_back();
  return chain;
}

}  // namespace

Distinctness distinctness(const Image& rgb) {
  const Field field{rgb.width, rgb.height, opponent(rgb)};
  const int band = std::max(2, std::max(rgb.width, rgb.height) * 3 / 100);
  std::vector<Colour> rim;
  for (int y = 0; y < rgb.height; ++y)
    for (int x = 0; x < rgb.width; ++x)
      if (field.rim(x, y, band)) rim.push_back(field.at(x, y));
  Palette palette = palette_of(rim);
  tell_background(palette, field, band);

  Distinctness out{rgb.width, rgb.height, std::vector<float>(field.colours.size())};
  std::vector<uint8_t> seeds(field.colours.size());
  for (size_t i = 0; i < out.values.size(); ++i) {
    float least = std::numeric_limits<float>::max();
    for (size_t k = 0; k < clusters; ++k)
      if (palette.background[k])
        least = std::min(least, squared_distance(field.colours[i], palette.colours[k]));
    out.values[i] = 0.7F * std::min(150.F, std::sqrt(least));
  }
  for (int y = 0; y < rgb.height; ++y) {
    const int inner = y < 2 || y >= rgb.height - 2 ? 1 : std::max(1, rgb.width - 3);
    for (int x = 0; x < rgb.width; x += x == 1 ? inner : 1)
      seeds[static_cast<size_t>(y * rgb.width + x)] =
          palette.background[palette.nearest(field.at(x, y))];
  }
  const std::vector<Way> ways = barrier(field, seeds);
  for (size_t i = 0; i < ways.size(); ++i) {
    const Four span = ways[i].span;
    out.values[i] += std::min(span[0], 150.F);
    out.values[i] += 0.7F * (std::min(span[1], 150.F) + std::min(span[2], 150.F));
  }
  return out;
}

std::vector<float> limits(const Distinctness& distinctness) {
  std::vector<double> sample;
  for (size_t i = 0; i < distinctness.values.size(); i += 5)
    sample.push_back(distinctness.values[i]);
  const float largest = static_cast<float>(percentile(sample, 0.97));
  if (largest < 8) return {};
  const float limit = otsu(distinctness.values, largest);
  return {0.35F * limit, 0.55F * limit, 0.8F * limit, limit, 1.25F * limit};
}

Piece piece_above(const Distinctness& distinctness, float limit) {
  const int reach = std::max(1, distinctness.width / 130);
  Mask mask{distinctness.width, distinctness.height, distinctness.width + reach, {}};
  mask.pixels.resize(static_cast<size_t>(mask.stride) * static_cast<size_t>(mask.height));
  const float* value = distinctness.values.data();
  for (int y = 0; y < mask.height; ++y, value += mask.width) {
    uint8_t* row = mask.pixels.data() + static_cast<size_t>(y) * static_cast<size_t>(mask.stride);
    for (int x = 0; x < mask.width; ++x) row[x] = value[x] > limit;
  }
  open(mask, reach);
  // The ends of each row: the hull needs no more, and holes do not count.
  Polygon points;
  double filled = 0;
  for (const Run& row : largest_piece(mask)) {
    filled += row.right - row.left + 1;
    for (const int x : {row.left, row.right}) points.push_back({0.0 + x, 0.0 + row.y});
  }
  if (filled < 100) return {};
  Piece piece{hull(std::move(points)), 0};
  piece.solidity = piece.hull.size() < 3 ? 0 : filled / (area(piece.hull) + 1);
  return piece;
}

}  // namespace beian
