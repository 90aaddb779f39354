#include "core/image/screenshot.h"

#include <cstdlib>

namespace beian {

namespace {

struct Size {
  int shorter, longer;
};
constexpr Size screens[] = {
    {640, 1136},  {720, 1280},  {720, 1520},  {720, 1560},  {720, 1600},  {750, 1334},
    {768, 1024},  {768, 1366},  {800, 1280},  {828, 1792},  {900, 1440},  {900, 1600},
    {1050, 1680}, {1080, 1920}, {1080, 2160}, {1080, 2220}, {1080, 2244}, {1080, 2246},
    {1080, 2248}, {1080, 2280}, {1080, 2310}, {1080, 2312}, {1080, 2316}, {1080, 2328},
    {1080, 2336}, {1080, 2340}, {1080, 2376}, {1080, 2388}, {1080, 2392}, {1080, 2400},
    {1080, 2408}, {1080, 2412}, {1080, 2460}, {1080, 2520}, {1125, 2436}, {1170, 2532},
    {1176, 2400}, {1179, 2556}, {1200, 1920}, {1200, 2640}, {1206, 2622}, {1212, 2616},
    {1220, 2712}, {1224, 2700}, {1228, 2700}, {1240, 2772}, {1242, 2208}, {1242, 2688},
    {1256, 2760}, {1260, 2800}, {1264, 2780}, {1280, 2800}, {1284, 2778}, {1290, 2796},
    {1320, 2868}, {1344, 2772}, {1440, 2560}, {1440, 3040}, {1440, 3088}, {1440, 3120},
    {1440, 3168}, {1440, 3200}, {1440, 3216}, {1536, 2048}, {1600, 2560}, {1620, 2160},
    {1640, 2360}, {1668, 2224}, {1668, 2388}, {1800, 2880}, {1864, 2880}, {1964, 3024},
    {2048, 2732}, {2160, 3840}, {2234, 3456}};

bool size_of_screen(int width, int height) {
  for (const Size& screen : screens)
    if (std::min(width, height) == screen.shorter && std::max(width, height) == screen.longer)
      return true;
  return false;
}

/// Largest difference within a line of pixels, over all channels, and the colour in its middle.
struct Line {
  int range = 255;
  std::array<int, 3> colour{};
};

/// Least and most of three channels, or of many pixels side by side.
template <size_t samples>
struct Extent {
  std::array<uint8_t, samples> least, most{};
  Extent() { least.fill(255); }
  void add(const uint8_t* p) {
    for (size_t i = 0; i < samples; ++i) {
      least[i] = p[i] < least[i] ? p[i] : least[i];
      most[i] = p[i] > most[i] ? p[i] : most[i];
    }
  }
};

Line line_of(const Extent<3>& extent) {
  Line line{0, {}};
  for (size_t c = 0; c < 3; ++c) {
    line.range = std::max(line.range, extent.most[c] - extent.least[c]);
    line.colour[c] = (extent.least[c] + extent.most[c]) / 2;
  }
  return line;
}

/// Of pixels `step` samples apart. First some of them: a line that is plainly uneven is not looked
/// at closer.
Line line_of(const uint8_t* first, int count, std::ptrdiff_t step) {
  constexpr int uneven = 32, at_once = 16;
  Extent<3> extent;
  for (int i = 0; i < count; i += at_once) extent.add(first + i * step);
  if (line_of(extent).range > uneven) return line_of(extent);
  int i = 0;
  if (step == 3) {
    Extent<3 * at_once> wide;
    for (; i + at_once <= count; i += at_once) wide.add(first + i * step);
    for (size_t k = 0; i > 0 && k < 3 * at_once; k += 3)
      extent.add(wide.least.data() + k), extent.add(wide.most.data() + k);
  }
  for (; i < count; ++i) extent.add(first + i * step);
  return line_of(extent);
}

bool alike(const std::array<int, 3>& a, const std::array<int, 3>& b, int by) {
  return std::abs(a[0] - b[0]) <= by && std::abs(a[1] - b[1]) <= by && std::abs(a[2] - b[2]) <= by;
}

/// The share of [from, to) of a row that has not the colour.
double inked(const uint8_t* row, int from, int to, const std::array<int, 3>& colour) {
  int count = 0;
  for (int x = from; x < to; ++x)
    count += !alike({row[x * 3], row[x * 3 + 1], row[x * 3 + 2]}, colour, 24);
  return to > from ? static_cast<double>(count) / (to - from) : 0;
}

/// Even rows, then rows with little signs at both ends and little between, then even rows again.
bool status_bar(const Image& rgb, const std::vector<Line>& lines) {
  const int reach = rgb.height / 12;
  const std::array<int, 3> ground = lines[0].colour;
  int written = 0, y = 0;
  const auto even = [&](int row) {
    const Line& line = lines[static_cast<size_t>(row)];
    return line.range < 12 && alike(line.colour, ground, 12);
  };
  while (y < reach && even(y)) ++y;
  if (y < 2) return false;
  double left = 0, middle = 0, right = 0;
  for (; y < reach && !even(y); ++y, ++written) {
    const uint8_t* row = rgb.row(y);
    left += inked(row, 0, rgb.width / 3, ground);
    middle += inked(row, rgb.width / 3, rgb.width * 2 / 3, ground);
    right += inked(row, rgb.width * 2 / 3, rgb.width, ground);
  }
  if (written < 4 || y + 2 >= reach || !even(y) || !even(y + 1)) return false;
  const double sign = 0.01 * written;  // a few letters
  return left > sign && right > sign && std::max(left, right) < 0.5 * written &&
         middle < 0.2 * written;
}

struct Bar {
  int depth = 0;
  double step = 0;  ///< the share of the next line that differs from the bar
};

template <typename At>
Bar bar_of(int lines, int length, At at, std::ptrdiff_t step) {
  constexpr int even = 6;
  const Line first = line_of(at(0), length, step);
  if (first.range >= even) return {};
  Bar bar{1, 0};
  const auto belongs = [&](int i) {
    const Line line = line_of(at(i), length, step);
    return line.range < even && alike(line.colour, first.colour, even);
  };
  while (bar.depth < lines && belongs(bar.depth)) ++bar.depth;
  if (bar.depth + 3 >= lines) return {};  // an empty picture
  const uint8_t* beyond = at(bar.depth + 3);
  int other = 0;
  for (int i = 0; i < length; ++i, beyond += step)
    other += !alike({beyond[0], beyond[1], beyond[2]}, first.colour, 2 * even);
  bar.step = static_cast<double>(other) / length;
  return bar;
}

/// White, and the paper is as white: a page with a printed frame, not a picture in bars.
bool margin_of_paper(const Image& rgb, const uint8_t* corner) {
  const int level = std::min({corner[0], corner[1], corner[2]});
  if (level < 225) return false;
  Histogram darkest;
  for (size_t i = 0; i + 2 < rgb.pixels.size(); i += 3 * 11)
    darkest.add(std::min({rgb.pixels[i], rgb.pixels[i + 1], rgb.pixels[i + 2]}));
  return darkest.percentile(0.4) > level - 12;
}

}  // namespace

Measurement screenshot(const Image& rgb, int width, int height) {
  constexpr int fewest = 64;
  if (rgb.channels != 3 || rgb.width < fewest || rgb.height < fewest) return {};
  std::vector<Line> lines;
  double even = 0;
  for (int y = 0; y < rgb.height; ++y) {
    lines.push_back(line_of(rgb.row(y), rgb.width, 3));
    even += lines.back().range <= 2;
  }
  const int signs =
      size_of_screen(width, height) + status_bar(rgb, lines) + (even > 0.05 * rgb.height ? 1 : 0);
  return {signs >= 2 ? Outcome::warn : Outcome::pass, 1.0 * signs, 2, signs == 2 ? 0.7 : 1, {}};
}

Measurement frame_borders(const Image& rgb) {
  constexpr int fewest = 32;
  constexpr double wide = 0.04, clear = 0.5;
  if (rgb.channels != 3 || rgb.width < fewest || rgb.height < fewest) return {};
  const int w = rgb.width, h = rgb.height;
  const auto stride = static_cast<std::ptrdiff_t>(rgb.stride());
  const auto row = [&](int y) { return rgb.row(y); };
  const auto column = [&](int x) { return rgb.row(0) + x * 3; };
  const Bar top = bar_of(h, w, row, 3);
  const Bar bottom = bar_of(
      h, w, [&](int y) { return row(h - 1 - y); }, 3);
  // Columns only between the bars above and below: those may have another colour.
  const int inner = h - top.depth - bottom.depth;
  if (inner < fewest) return {};
  const auto inner_column = [&](int x) { return column(x) + top.depth * stride; };
  const Bar left = bar_of(w, inner, inner_column, stride);
  const Bar right = bar_of(
      w, inner, [&](int x) { return inner_column(w - 1 - x); }, stride);
  struct Side {
    Bar bar;
    double share, left, top, right, bottom;
    const uint8_t* colour;
  };
  const Side sides[] = {
      {top, 1.0 * top.depth / h, 0, 0, w - 1.0, top.depth - 1.0, row(0)},
      {bottom, 1.0 * bottom.depth / h, 0, 1.0 * h - bottom.depth, w - 1.0, h - 1.0, row(h - 1)},
      {left, 1.0 * left.depth / w, 0, 0, left.depth - 1.0, h - 1.0, inner_column(0)},
      {right, 1.0 * right.depth / w, 1.0 * w - right.depth, 0, w - 1.0, h - 1.0,
       inner_column(w - 1)}};
  Measurement answer{Outcome::pass, 0, wide, 1, {}};
  for (const Side& side : sides) {
    if (side.share <= answer.value || side.bar.step < clear || margin_of_paper(rgb, side.colour))
      continue;
    answer.value = side.share;
    answer.region = {{side.left, side.top},
                     {side.right, side.top},
                     {side.right, side.bottom},
                     {side.left, side.bottom}};
  }
  if (answer.value > wide) answer.outcome = Outcome::warn;
  return answer;
}

}  // namespace beian
