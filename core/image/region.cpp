#include "core/image/region.h"

#include <cmath>

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
struct Columns {
  static constexpr size_t size = Tiles::size;
  std::array<uint8_t, size> lightest{}, darkest;
  std::array<uint16_t, size> sums{};
  Columns() { darkest.fill(255); }
  void add(const uint8_t* __restrict line) {
    for (size_t x = 0; x < size; ++x) lightest[x] = line[x] > lightest[x] ? line[x] : lightest[x];
    for (size_t x = 0; x < size; ++x) darkest[x] = line[x] < darkest[x] ? line[x] : darkest[x];
    for (size_t x = 0; x < size; ++x) sums[x] = static_cast<uint16_t>(sums[x] + line[x]);
  }
};

void measure(const Image& grey, int left, int top, Tiles::Tile& tile) {
  Columns columns;
  for (int y = 0; y < Tiles::size; ++y) columns.add(grey.row(top + y) + left);
  int lightest = 0, darkest = 255, sum = 0;
  for (size_t x = 0; x < Columns::size; ++x) {
    lightest = std::max<int>(lightest, columns.lightest[x]);
    darkest = std::min<int>(darkest, columns.darkest[x]);
    sum += columns.sums[x];
  }
  tile.lightest = static_cast<uint8_t>(lightest), tile.darkest = static_cast<uint8_t>(darkest);
  tile.mean = static_cast<float>(sum) / (Tiles::size * Tiles::size);
}

/// Bytes of a row added to `sums`, sixteen at a time.
void add_row(const uint8_t* __restrict row, size_t count, uint16_t* __restrict sums) {
  constexpr size_t at_once = 16;
  size_t i = 0;
  for (; i + at_once <= count; i += at_once)
    for (size_t lane = i; lane < i + at_once; ++lane)
      sums[lane] = static_cast<uint16_t>(sums[lane] + row[lane]);
  for (; i < count; ++i) sums[i] = static_cast<uint16_t>(sums[i] + row[i]);
}

/// Where each new pixel begins among `from` old ones, and where the last ends.
std::vector<int> edges_of(int from, int to) {
  std::vector<int> edges;
  for (int64_t i = 0; i <= to; ++i) edges.push_back(static_cast<int>(i * from / to));
  return edges;
}

/// Means of columns added up over `lines` rows.
template <int channels>
void averaged(const std::vector<uint16_t>& sums, const std::vector<int>& edges, int lines,
              uint8_t* pixel) {
  const uint16_t* column = sums.data();
  for (size_t x = 0; x + 1 < edges.size(); ++x, pixel += channels) {
    const int count = edges[x + 1] - edges[x];
    const int all = count * lines, odd = all / 2 * 2 + 1;
    const double share = 1.0 / all, half = 0.5 * odd;
    uint32_t total[channels] = {};
    for (int u = 0; u < count; ++u, column += channels)
      for (int c = 0; c < channels; ++c) total[c] += column[c];
    for (int c = 0; c < channels; ++c)
      pixel[c] = static_cast<uint8_t>((static_cast<double>(total[c]) + half) * share);
  }
}

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
  const std::vector<int> across = edges_of(image.width, out.width);
  const std::vector<int> down = edges_of(image.height, out.height);
  std::vector<uint16_t> sums(image.stride());
  for (size_t y = 0; y + 1 < down.size(); ++y) {
    const int top = down[y], bottom = down[y + 1];
    const int every = (bottom - top + 255) / 256;  // more would not fit 16 bits
    std::fill(sums.begin(), sums.end(), uint16_t{0});
    int lines = 0;
    for (int v = top; v < bottom; v += every, ++lines)
      add_row(image.row(v), sums.size(), sums.data());
    uint8_t* pixel = out.row(static_cast<int>(y));
    if (image.channels == 1) averaged<1>(sums, across, lines, pixel);
    if (image.channels == 3) averaged<3>(sums, across, lines, pixel);
    if (image.channels == 4) averaged<4>(sums, across, lines, pixel);
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
