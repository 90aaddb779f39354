#include "core/image/region.h"

#include <cmath>
#include <cstring>

namespace beian {

Span span(const Quad& convex, int y, const Image& image, int margin) {
  double left = 1e9, right = -1e9;
  for (size_t i = 0; i < 4; ++i) {
    const Point a = convex[i], b = convex[(i + 1) % 4];
    if ((a.y < y && b.y < y) || (a.y > y && b.y > y)) continue;
    const bool level = a.y == b.y;
    const double x = level ? a.x : a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x);
    left = std::min({left, x, level ? b.x : x});
    right = std::max({right, x, level ? b.x : x});
  }
  if (left > right) return {};
  left = std::clamp(left, 0.0 + margin, 1e6);
  right = std::clamp(right, -1.0, std::max(-1.0, image.width - 1.0 - margin));
  return {static_cast<int>(std::ceil(left)), static_cast<int>(std::floor(right)) + 1};
}

Span rows(const Quad& quad, const Image& image, int margin) {
  double top = quad[0].y, bottom = quad[0].y;
  for (const Point& corner : quad) {
    top = std::min(top, corner.y);
    bottom = std::max(bottom, corner.y);
  }
  top = std::clamp(top, 0.0 + margin, 1e6);
  bottom = std::clamp(bottom, -1.0, std::max(-1.0, image.height - 1.0 - margin));
  return {static_cast<int>(std::ceil(top)), static_cast<int>(std::floor(bottom)) + 1};
}

Quad whole(const Image& image) {
  const double right = image.width - 1, bottom = image.height - 1;
  return {Point{0, 0}, Point{right, 0}, Point{right, bottom}, Point{0, bottom}};
}

int Histogram::percentile(double share) const {
  const double wanted = share * total_;
  double below = 0;
  for (size_t value = 0; value < counts_.size(); ++value) {
    below += counts_[value];
    if (below >= wanted && below > 0) return static_cast<int>(value);
  }
  return 0;
}

double Histogram::share_from(int value) const {
  uint32_t count = 0;
  for (size_t i = static_cast<size_t>(value); i < counts_.size(); ++i) count += counts_[i];
  return total_ > 0 ? static_cast<double>(count) / total_ : 0;
}

Histogram histogram(const Image& grey, const Quad& document) {
  Histogram counts;
  const Span lines = rows(document, grey);
  for (int y = lines.left; y < lines.right; y += 2) {
    const Span part = span(document, y, grey);
    const uint8_t* row = grey.row(y);
    for (int x = part.left; x < part.right; x += 2) counts.add(row[x]);
  }
  return counts;
}

double percentile(std::vector<double>& values, double share) {
  if (values.empty()) return 0;
  const size_t place = static_cast<size_t>(share * static_cast<double>(values.size() - 1) + 0.5);
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(place),
                   values.end());
  return values[place];
}

namespace {

/// Column by column, so that compilers do sixteen at once.
void measure(const Image& grey, int left, int top, Tiles::Tile& tile) {
  constexpr int size = Tiles::size;
  std::array<uint8_t, size> light{}, dark;
  std::array<uint16_t, size> sums{};
  dark.fill(255);
  for (int y = top; y < top + size; ++y) {
    const uint8_t* line = grey.row(y) + left;
    for (size_t x = 0; x < size; ++x) {
      light[x] = line[x] > light[x] ? line[x] : light[x];
      dark[x] = line[x] < dark[x] ? line[x] : dark[x];
      sums[x] = static_cast<uint16_t>(sums[x] + line[x]);
    }
  }
  int sum = 0;
  for (size_t x = 0; x < size; ++x) {
    tile.lightest = std::max(tile.lightest, light[x]);
    tile.darkest = std::min(tile.darkest, dark[x]);
    sum += sums[x];
  }
  tile.mean = static_cast<float>(sum) / (size * size);
}

/// Rows of bytes added up, eight at a time: those at even places and those at odd ones in four
/// lanes of 16 bits each. At most 256 rows.
class RowSums {
 public:
  explicit RowSums(size_t count)
      : even_(count / 8 + 1), odd_(even_.size()), sums_(8 * even_.size()), count_(count) {}

  void add(const uint8_t* row) {
    constexpr uint64_t lanes = 0x00ff00ff00ff00ff;
    const auto put = [&](size_t i, size_t size) {
      uint64_t eight = 0;
      std::memcpy(&eight, row + 8 * i, size);
      even_[i] += eight & lanes;
      odd_[i] += eight >> 8 & lanes;
    };
    const size_t whole = count_ / 8;
    for (size_t i = 0; i < whole; ++i) put(i, 8);
    put(whole, count_ % 8);
  }
  /// The sums, in the order of the row; the next row is the first of new ones.
  const uint16_t* take() {
    for (size_t i = 0; i < even_.size(); ++i) {
      for (size_t lane = 0; lane < 4; ++lane) {
        sums_[8 * i + 2 * lane] = static_cast<uint16_t>(even_[i] >> 16 * lane);
        sums_[8 * i + 2 * lane + 1] = static_cast<uint16_t>(odd_[i] >> 16 * lane);
      }
      even_[i] = odd_[i] = 0;
    }
    return sums_.data();
  }

 private:
  std::vector<uint64_t> even_, odd_;
  std::vector<uint16_t> sums_;
  size_t count_;
};

}  // namespace

Image reduced(const Image& image, int long_side) {
  const int longest = std::max(image.width, image.height);
  if (long_side <= 0 || longest <= long_side) return image;
  const double scale = static_cast<double>(long_side) / longest;
  Image out{std::max(1, static_cast<int>(image.width * scale + 0.5)),
            std::max(1, static_cast<int>(image.height * scale + 0.5)),
            image.channels,
            {}};
  out.pixels.resize(out.stride() * static_cast<size_t>(out.height));
  const int channels = image.channels;
  const auto edge = [](int place, int from, int to) {
    return static_cast<int>(static_cast<int64_t>(place) * from / to);
  };
  RowSums sums(image.stride());
  for (int y = 0; y < out.height; ++y) {
    const int top = edge(y, image.height, out.height);
    const int bottom = std::max(top + 1, edge(y + 1, image.height, out.height));
    const int every = (bottom - top + 255) / 256;  // more would not fit 16 bits
    int lines = 0;
    for (int v = top; v < bottom; v += every, ++lines) sums.add(image.row(v));
    const uint16_t* column = sums.take();
    uint8_t* pixel = out.row(y);
    for (int x = 0; x < out.width; ++x, pixel += channels) {
      const int left = edge(x, image.width, out.width);
      const int right = std::max(left + 1, edge(x + 1, image.width, out.width));
      const uint32_t count = static_cast<uint32_t>(lines * (right - left));
      for (int c = 0; c < channels; ++c) {
        uint32_t sum = count / 2;
        for (int u = left; u < right; ++u) sum += column[u * channels + c];
        pixel[c] = static_cast<uint8_t>(sum / count);
      }
    }
  }
  return out;
}

Image cropped(const Image& image, const Quad& quad, Point& origin) {
  double left = image.width, top = image.height, right = -1, bottom = -1;
  for (const Point& corner : quad) {
    left = std::min(left, corner.x), right = std::max(right, corner.x);
    top = std::min(top, corner.y), bottom = std::max(bottom, corner.y);
  }
  const int x0 = static_cast<int>(std::max(0.0, left)), y0 = static_cast<int>(std::max(0.0, top));
  const int x1 = static_cast<int>(std::clamp(right + 2, 0.0, 0.0 + image.width));
  const int y1 = static_cast<int>(std::clamp(bottom + 2, 0.0, 0.0 + image.height));
  origin = {0.0 + x0, 0.0 + y0};
  if (x1 <= x0 || y1 <= y0) return {};
  Image out{x1 - x0, y1 - y0, image.channels, {}};
  out.pixels.reserve(out.stride() * static_cast<size_t>(out.height));
  for (int y = y0; y < y1; ++y) {
    const uint8_t* from = image.row(y) + x0 * image.channels;
    out.pixels.insert(out.pixels.end(), from, from + out.stride());
  }
  return out;
}

Tiles tiles_of(const Image& grey, const Quad& document) {
  constexpr int size = Tiles::size;
  Tiles all;
  all.columns = grey.width / size, all.rows = grey.height / size;
  all.tiles.reserve(static_cast<size_t>(all.columns) * static_cast<size_t>(all.rows));
  for (int row = 0; row < all.rows; ++row) {
    for (int column = 0; column < all.columns; ++column) {
      Tiles::Tile tile;
      tile.inside = contains(document, {(column + 0.5) * size, (row + 0.5) * size});
      if (tile.inside) measure(grey, column * size, row * size, tile);
      all.tiles.push_back(tile);
    }
  }
  return all;
}

}  // namespace beian
