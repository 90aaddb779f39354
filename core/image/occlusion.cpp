#include "core/image/occlusion.h"

#include <cmath>
#include <cstdlib>

#include "core/image/connected.h"
#include "core/image/rectify.h"
#include "core/image/region.h"

namespace beian {

namespace {

constexpr int size = 200, margin = 16;  // the document straightened, and what is seen around it
constexpr int whole_size = size + 2 * margin;

/// The document with its surroundings, in the square, its paper made neutral.
Image straightened(const Image& rgb, const Quad& document) {
  const Homography map = from_unit_square(document);
  const double out = static_cast<double>(margin) / size;
  const Quad wide{map(-out, -out), map(1 + out, -out), map(1 + out, 1 + out), map(-out, 1 + out)};
  Image flat = flattened(rgb, wide, whole_size, whole_size);
  if (flat.empty()) return flat;
  std::array<Histogram, 3> levels;
  for (int y = margin; y < margin + size; ++y)
    for (int x = margin; x < margin + size; ++x)
      for (int c = 0; c < 3; ++c) levels[static_cast<size_t>(c)].add(flat.row(y)[3 * x + c]);
  std::array<int, 3> factor{};
  for (size_t c = 0; c < 3; ++c) factor[c] = 235 * 256 / std::max(40, levels[c].percentile(0.7));
  for (size_t i = 0; i < flat.pixels.size(); ++i)
    flat.pixels[i] = static_cast<uint8_t>(std::min(255, flat.pixels[i] * factor[i % 3] / 256));
  return flat;
}

/// Chai and Ngan, Face segmentation using skin-color map (1999): any skin, light or dark.
bool skin_like(const uint8_t* p) {
  const double y = 0.299 * p[0] + 0.587 * p[1] + 0.114 * p[2];
  const double cb = 128 + 0.564 * (p[2] - y), cr = 128 + 0.713 * (p[0] - y);
  return cb >= 77 && cb <= 127 && cr >= 135 && cr <= 173 && y > 25;
}

/// Smooth skin: all pixels three away are skin, too, and about as light.
std::vector<uint8_t> smooth_skin(const Image& flat) {
  std::vector<uint8_t> like(static_cast<size_t>(flat.width) * static_cast<size_t>(flat.height));
  for (size_t i = 0; i < like.size(); ++i) like[i] = skin_like(flat.pixels.data() + 3 * i);
  std::vector<uint8_t> smooth = like;
  for (int y = 0; y < flat.height; ++y) {
    for (int x = 0; x < flat.width; ++x) {
      const auto here = static_cast<size_t>(y * flat.width + x);
      for (int i = 0; i < 9 && smooth[here]; ++i) {
        const int u = std::clamp(x + 3 * (i % 3 - 1), 0, flat.width - 1);
        const int v = std::clamp(y + 3 * (i / 3 - 1), 0, flat.height - 1);
        const auto there = static_cast<size_t>(v * flat.width + u);
        smooth[here] =
            like[there] && std::abs(flat.pixels[3 * there + 1] - flat.pixels[3 * here + 1]) < 40;
      }
    }
  }
  return smooth;
}

struct Blob {
  int inside = 0, outside = 0;
  int left = whole_size, right = 0, top = whole_size, bottom = 0;
};

bool in_document(int x, int y) {
  return x >= margin && y >= margin && x < margin + size && y < margin + size;
}

/// The largest piece of skin in the document that goes on beyond its edge.
Blob crossing_blob(std::vector<uint8_t> skin) {
  Blob largest;
  for (int start = 0; start < whole_size * whole_size; ++start) {
    if (!skin[static_cast<size_t>(start)]) continue;
    Blob blob;
    for (const int at : taken_piece(skin, whole_size, start)) {
      const int x = at % whole_size, y = at / whole_size;
      if (in_document(x, y)) {
        ++blob.inside;
        blob.left = std::min(blob.left, x), blob.right = std::max(blob.right, x);
        blob.top = std::min(blob.top, y), blob.bottom = std::max(blob.bottom, y);
      } else {
        ++blob.outside;
      }
    }
    if (blob.outside > 20 && blob.inside > largest.inside) largest = blob;
  }
  return largest;
}

Point in_picture(const Homography& map, double x, double y) {
  return map((x - margin) / size, (y - margin) / size);
}

Polygon box(const Homography& map, double left, double top, double right, double bottom) {
  return {in_picture(map, left, top), in_picture(map, right, top), in_picture(map, right, bottom),
          in_picture(map, left, bottom)};
}

Measurement skin_over_edge(const Image& flat, const Homography& map) {
  const Blob blob = crossing_blob(smooth_skin(flat));
  const double share = static_cast<double>(blob.inside) / (size * size);
  Measurement answer = judged_high(share, 0.015, 0.03, 1);
  if (share > 0.3)
    answer.outcome = Outcome::unknown;  // no finger: the paper itself looks like skin
  if (blob.inside > 0)
    answer.region = box(map, blob.left, blob.top, blob.right + 1, blob.bottom + 1);
  return answer;
}

using Colour = std::array<int, 3>;

int apart(const Colour& a, const Colour& b) {
  return std::max({std::abs(a[0] - b[0]), std::abs(a[1] - b[1]), std::abs(a[2] - b[2])});
}

/// Side 0 … 3 from the upper one clockwise; `along` of 0 … size − 1, `depth` pixels into the
/// document.
Point on_side(int side, int along, int depth) {
  const double a = margin + along, in = margin + depth, far = margin + size - 1 - depth;
  if (side == 0) return {a, in};
  if (side == 1) return {far, a};
  if (side == 2) return {a, far};
  return {in, a};
}

Colour colour_at(const Image& flat, Point at) {
  const uint8_t* p = flat.row(static_cast<int>(at.y)) + 3 * static_cast<int>(at.x);
  return {p[0], p[1], p[2]};
}

/// What lies just within a side where nothing covers it, or just beyond it.
Colour usual(const Image& flat, int side, int depth) {
  std::array<std::vector<double>, 3> values;
  for (int i = 0; i < size; ++i) {
    const Colour colour = colour_at(flat, on_side(side, i, depth));
    for (size_t c = 0; c < 3; ++c) values[c].push_back(colour[c]);
  }
  Colour middle;
  for (size_t c = 0; c < 3; ++c) middle[c] = static_cast<int>(percentile(values[c], 0.5));
  return middle;
}

/// The same colour from beyond the edge to well inside, which is neither the paper's nor the
/// table's.
bool covered(const Image& flat, int side, int along, const Colour& paper, const Colour& table) {
  const Colour first = colour_at(flat, on_side(side, along, -4));
  if (apart(first, table) < 40) return false;
  for (const int depth : {-4, 2, 5, 8}) {
    const Colour colour = colour_at(flat, on_side(side, along, depth));
    if (apart(colour, first) > 30 || apart(colour, paper) < 50) return false;
  }
  return true;
}

Measurement thing_over_edge(const Image& flat, const Homography& map) {
  int longest = 0, at_side = 0, at = 0;
  for (int side = 0; side < 4; ++side) {
    const Colour paper = usual(flat, side, 5), table = usual(flat, side, -4);
    int length = 0;
    for (int i = 4; i < size - 4; ++i) {
      length = covered(flat, side, i, paper, table) ? length + 1 : 0;
      if (length > longest) longest = length, at_side = side, at = i;
    }
  }
  Measurement answer = judged_high(static_cast<double>(longest) / size, 0.04, 1, 0.8);
  if (longest > 0) {
    const Point a = on_side(at_side, at - longest + 1, -4), b = on_side(at_side, at, 12);
    answer.region = box(map, std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x) + 1,
                        std::max(a.y, b.y) + 1);
  }
  return answer;
}

}  // namespace

Occlusion occlusion(const Image& rgb, const Quad& document) {
  if (rgb.channels != 3 || area(document) < 1000) return {};
  for (const Point& corner : document)
    if (corner.x < 0 || corner.y < 0 || corner.x > rgb.width - 1 || corner.y > rgb.height - 1)
      return {};
  const Image flat = straightened(rgb, document);
  if (flat.empty()) return {};
  const Homography map = from_unit_square(document);
  return {skin_over_edge(flat, map), thing_over_edge(flat, map)};
}

}  // namespace beian
