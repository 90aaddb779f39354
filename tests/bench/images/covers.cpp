#include "tests/bench/images/covers.h"

#include <algorithm>
#include <cmath>

#include "tests/bench/images/camera.h"

namespace scenes {

using beian::Image;
using beian::Point;
using beian::Quad;

namespace {

/// Paints where `paint` gives a colour (alpha as its second answer).
template <typename Paint>
void paint_all(Image& image, Paint paint) {
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) {
      Colour colour;
      const double alpha = paint(x, y, colour);
      if (alpha > 0) blend(image, x, y, colour, std::min(1.0, alpha));
    }
  }
}

struct Side {
  Point middle, inward;  // a place on the side, and the way into the document
};

Side any_side(const Quad& quad, Random& random) {
  const size_t i = static_cast<size_t>(random.integer(0, 3));
  const Point a = quad[i], b = quad[(i + 1) % 4];
  const double t = random.real(0.25, 0.75), length = std::hypot(b.x - a.x, b.y - a.y);
  return {{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t},
          {-(b.y - a.y) / length, (b.x - a.x) / length}};
}

/// A rounded bar from outside to `reach` inside, lit from one side, with a nail if it is a finger.
void bar(Image& scene, const Side& side, double reach, double half, const Colour& colour,
         bool finger, Random& random) {
  const double lean = random.real(-0.5, 0.5);
  const Point way{side.inward.x * std::cos(lean) - side.inward.y * std::sin(lean),
                  side.inward.x * std::sin(lean) + side.inward.y * std::cos(lean)};
  paint_all(scene, [&](int x, int y, Colour& out) {
    const double dx = x - side.middle.x, dy = y - side.middle.y;
    const double u = dx * way.x + dy * way.y, v = dy * way.x - dx * way.y;
    const double past = std::max(0.0, u - (reach - half));
    const double r = std::hypot(past, v) / half;
    const double nu = (u - (reach - 0.75 * half)) / (0.55 * half), nv = v / (0.5 * half);
    const bool nail = finger && nu * nu + nv * nv < 1;
    const double light = (1 - 0.3 * r * r + 0.08 * v / half) * (nail ? 1.08 : 1);
    for (size_t c = 0; c < 3; ++c) out[c] = colour[c] * light + (nail && c > 0 ? 8 : 0);
    return (1 - r) * half;  // one pixel of soft edge
  });
}

/// A card that lies half over the side.
void other_card(Image& scene, const Side& side, double size, Random& random) {
  const Colour colour{random.real(30, 200), random.real(30, 200), random.real(30, 200)};
  const double turn = random.real(-0.6, 0.6), depth = size * random.real(0.05, 0.12);
  const Point centre{side.middle.x + side.inward.x * (depth - 0.2 * size),
                     side.middle.y + side.inward.y * (depth - 0.2 * size)};
  paint_all(scene, [&](int x, int y, Colour& out) {
    const double dx = x - centre.x, dy = y - centre.y;
    const double u = dx * std::cos(turn) + dy * std::sin(turn);
    const double v = dy * std::cos(turn) - dx * std::sin(turn);
    out = colour;
    return 0.2 * size - std::max(std::abs(u), std::abs(v));
  });
}

void arch(Image& scene, const Quad& quad, double by) {
  const Image flat = scene;
  double left = 1e9, right = 0;
  for (const Point& corner : quad)
    left = std::min(left, corner.x), right = std::max(right, corner.x);
  for (int x = 0; x < scene.width; ++x) {
    const double t = (x - left) / (right - left);
    const double shift = t > 0 && t < 1 ? 4 * by * t * (1 - t) : 0;
    for (int y = 0; y < scene.height; ++y) {
      const Colour colour = sampled(flat, x, y + shift);
      for (size_t c = 0; c < 3; ++c) scene.row(y)[3 * x + static_cast<int>(c)] = byte(colour[c]);
    }
  }
}

/// The table where the corner was, the white back of the paper on the other side of the fold.
void fold(Image& scene, const Quad& quad, double share, Random& random) {
  const size_t i = static_cast<size_t>(random.integer(0, 3));
  const Point corner = quad[i], next = quad[(i + 1) % 4], before = quad[(i + 3) % 4];
  const beian::Homography map =
      inverse(beian::from_unit_square({corner, next, quad[(i + 2) % 4], before}));
  const int u = std::clamp(static_cast<int>(corner.x * 1.03 - quad[(i + 2) % 4].x * 0.03), 0,
                           scene.width - 1);
  const int v = std::clamp(static_cast<int>(corner.y * 1.03 - quad[(i + 2) % 4].y * 0.03), 0,
                           scene.height - 1);
  const uint8_t* table = scene.row(v) + 3 * u;
  const Colour beside{0.0 + table[0], 0.0 + table[1], 0.0 + table[2]};
  paint_all(scene, [&](int x, int y, Colour& out) {
    const Point at = map(x, y);
    if (at.x < -0.01 || at.y < -0.01 || at.x > share || at.y > share) return 0.0;
    const bool gone = at.x + at.y < share;
    out = gone ? beside : Colour{222, 222, 220};
    return 1.0;
  });
}

}  // namespace

void cover(Image& scene, const Quad& document, Random& random) {
  const double size = std::sqrt(beian::area(document));
  const Side side = any_side(document, random);
  const std::vector<Colour> skins{{240, 198, 172}, {224, 172, 140}, {196, 140, 108},
                                  {150, 100, 76},  {104, 68, 54},   {80, 52, 42}};
  const int what = random.integer(0, 4);
  if (what < 3)
    bar(scene, side, size * random.real(0.15, 0.28), size * random.real(0.07, 0.1),
        random.pick(skins), true, random);
  else if (what == 3)
    bar(scene, side, size * random.real(0.2, 0.5), size * random.real(0.025, 0.035),
        {random.real(10, 60), random.real(10, 60), random.real(30, 140)}, false, random);
  else
    other_card(scene, side, size, random);
}

void bend(Image& scene, const Quad& document, Random& random) {
  const double size = std::sqrt(beian::area(document));
  if (random.chance(0.5))
    arch(scene, document, (random.chance(0.5) ? 1 : -1) * size * random.real(0.045, 0.09));
  else
    fold(scene, document, random.real(0.08, 0.16), random);
}

}  // namespace scenes
