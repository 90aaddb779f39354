#include "core/image/segmentation.h"

#include <cmath>
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
    for (size_t k = 1; k < clusters; ++k)
      if (squared_distance(colour, colours[k]) < squared_distance(colour, colours[best])) best = k;
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

/// Passes over the picture, forth and back: the least span of values on a way to the rim.
std::vector<float> barrier(const Field& field, size_t channel, const std::vector<bool>& seeds) {
  const size_t count = field.colours.size(), width = static_cast<size_t>(field.width);
  std::vector<float> distance(count, 1e6F), highest(count), lowest(count);
  for (size_t i = 0; i < count; ++i) {
    highest[i] = lowest[i] = field.colours[i][channel];
    if (seeds[i]) distance[i] = 0;
  }
  const auto relax = [&](size_t i, size_t from) {
    const float value = field.colours[i][channel];
    const float high = std::max(highest[from], value), low = std::min(lowest[from], value);
    if (high - low < distance[i] && distance[from] < 1e6F)
      distance[i] = high - low, highest[i] = high, lowest[i] = low;
  };
  for (int pass = 0; pass < 2; ++pass) {
    for (size_t i = 0; i < count; ++i) {
      if (i >= width) relax(i, i - width);
      if (i % width > 0) relax(i, i - 1);
    }
    for (size_t i = count; i-- > 0;) {
      if (i + width < count) relax(i, i + width);
      if (i % width + 1 < width) relax(i, i + 1);
    }
  }
  return distance;
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

/// The pixels that touch each other through the four sides, of the piece that weighs most; pixels
/// in the middle weigh more.
std::vector<int> largest_piece(const std::vector<bool>& mask, int width, int height) {
  std::vector<bool> seen(mask.size());
  std::vector<int> best, piece;
  double best_weight = 0;
  for (int start = 0; start < static_cast<int>(mask.size()); ++start) {
    if (!mask[static_cast<size_t>(start)] || seen[static_cast<size_t>(start)]) continue;
    piece.assign(1, start);
    seen[static_cast<size_t>(start)] = true;
    double weight = 0;
    for (size_t next = 0; next < piece.size(); ++next) {
      const int at = piece[next], x = at % width, y = at / width;
      weight +=
          std::abs(x - width / 2) < width / 4 && std::abs(y - height / 2) < height / 4 ? 3 : 1;
      const int around[4] = {x > 0 ? at - 1 : -1, x + 1 < width ? at + 1 : -1,
                             y > 0 ? at - width : -1, y + 1 < height ? at + width : -1};
      for (const int neighbour : around) {
        if (neighbour < 0 || !mask[static_cast<size_t>(neighbour)] ||
            seen[static_cast<size_t>(neighbour)])
          continue;
        seen[static_cast<size_t>(neighbour)] = true;
        piece.push_back(neighbour);
      }
    }
    if (weight > best_weight) best_weight = weight, best = piece;
  }
  return best;
}

/// Morphological opening by a square: thin bridges to other things are cut.
std::vector<bool> opened(const std::vector<bool>& mask, int width, int height, int reach) {
  const auto pass = [&](const std::vector<bool>& in, bool wanted, bool along) {
    std::vector<bool> out(in.size(), wanted);
    const int lines = along ? height : width, length = along ? width : height;
    for (int line = 0; line < lines; ++line) {
      int last = -1000000;  // where the other value was seen last
      const auto index = [&](int i) {
        return static_cast<size_t>(along ? line * width + i : i * width + line);
      };
      for (int i = 0; i < length; ++i) {
        if (in[index(i)] != wanted) last = i;
        if (i - last <= reach) out[index(i)] = !wanted;
      }
      last = 1000000;
      for (int i = length; i-- > 0;) {
        if (in[index(i)] != wanted) last = i;
        if (last - i <= reach) out[index(i)] = !wanted;
      }
    }
    return out;
  };
  return pass(pass(pass(pass(mask, true, true), true, false), false, true), false, false);
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

Piece piece_above(const Distinctness& distinctness, float limit) {
  const int width = distinctness.width, height = distinctness.height;
  std::vector<bool> mask;
  mask.reserve(distinctness.values.size());
  for (const float value : distinctness.values) mask.push_back(value > limit);
  mask = opened(mask, width, height, std::max(1, width / 130));
  // The first and the last pixel of each row: the hull needs no more, and holes do not count.
  std::vector<Span> ends(static_cast<size_t>(height), Span{width, -1});
  for (const int at : largest_piece(mask, width, height)) {
    Span& end = ends[static_cast<size_t>(at / width)];
    end.left = std::min(end.left, at % width), end.right = std::max(end.right, at % width);
  }
  Polygon points;
  double filled = 0;
  for (int y = 0; y < height; ++y) {
    const Span end = ends[static_cast<size_t>(y)];
    if (end.right < end.left) continue;
    filled += end.right - end.left + 1;
    for (const int x : {end.left, end.right})
      points.push_back({static_cast<double>(x), static_cast<double>(y)});
  }
  if (filled < 100) return {};
  Piece piece{hull(std::move(points)), 0};
  piece.solidity = piece.hull.size() < 3 ? 0 : filled / (area(piece.hull) + 1);
  return piece;
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
  std::vector<bool> seeds(field.colours.size());
  for (int y = 0; y < rgb.height; ++y) {
    for (int x = 0; x < rgb.width; ++x) {
      const size_t i = static_cast<size_t>(y * rgb.width + x);
      seeds[i] = field.rim(x, y, 2) && palette.background[palette.nearest(field.at(x, y))];
      float least = std::numeric_limits<float>::max();
      for (size_t k = 0; k < clusters; ++k)
        if (palette.background[k])
          least = std::min(least, squared_distance(field.at(x, y), palette.colours[k]));
      out.values[i] = 0.7F * std::min(150.F, std::sqrt(least));
    }
  }
  for (size_t channel = 0; channel < 3; ++channel) {
    const std::vector<float> distances = barrier(field, channel, seeds);
    for (size_t i = 0; i < distances.size(); ++i)
      out.values[i] += std::min(distances[i], 150.F) * (channel == 0 ? 1.F : 0.7F);
  }
  return out;
}

std::vector<Piece> standing_out(const Distinctness& distinctness) {
  std::vector<double> sample;
  for (size_t i = 0; i < distinctness.values.size(); i += 5)
    sample.push_back(distinctness.values[i]);
  const float largest = static_cast<float>(percentile(sample, 0.97));
  if (largest < 8) return {};
  const float limit = otsu(distinctness.values, largest);
  std::vector<Piece> pieces;
  for (const float part : {0.35F, 0.55F, 0.8F, 1.F, 1.25F}) {
    Piece one = piece_above(distinctness, limit * part);
    if (!one.hull.empty()) pieces.push_back(std::move(one));
  }
  return pieces;
}

}  // namespace beian
