#include "core/image/side.h"

#include <cmath>

#include "core/image/rectify.h"
#include "core/image/region.h"

namespace beian {

namespace {

constexpr int width = 160, height = 101;  // small enough that text is grey and a portrait is not
constexpr double aspect = 85.6 / 54;

/// Part of the card, by its width and height.
struct Zone {
  double left, top, right, bottom;
};
constexpr Zone portrait{0.64, 0.18, 0.89, 0.66}, emblem{0.06, 0.10, 0.24, 0.40};

Zone upside_down(const Zone& zone) {
  return {1 - zone.right, 1 - zone.bottom, 1 - zone.left, 1 - zone.top};
}

template <typename Test>
double share(const Image& card, const Zone& zone, Test test) {
  int count = 0, hits = 0;
  for (int y = static_cast<int>(zone.top * height); y < zone.bottom * height; ++y) {
    for (int x = static_cast<int>(zone.left * width); x < zone.right * width; ++x) {
      ++count;
      hits += test(card.row(y) + 3 * x);
    }
  }
  return count > 0 ? static_cast<double>(hits) / count : 0;
}

/// Straight, its paper made white.
Image straightened(const Image& rgb, const Quad& card) {
  Image flat = flattened(rgb, card, width, height);
  std::array<Histogram, 3> levels;
  for (size_t i = 0; i < flat.pixels.size(); ++i) levels[i % 3].add(flat.pixels[i]);
  std::array<int, 3> paper{};
  for (size_t c = 0; c < 3; ++c) paper[c] = std::max(40, levels[c].percentile(0.7));
  for (size_t i = 0; i < flat.pixels.size(); ++i)
    flat.pixels[i] = static_cast<uint8_t>(std::min(255, flat.pixels[i] * 240 / paper[i % 3]));
  return flat;
}

/// What the two ways up of a card have in the places of portrait and emblem.
struct Places {
  double portrait = 0, emblem = 0;
};

Places places(const Image& card, bool turned) {
  const auto no_paper = [](const uint8_t* p) {
    const int light = (2 * p[0] + 5 * p[1] + p[2]) / 8;
    return light < 170 || p[0] - p[2] > 50;
  };
  const auto red = [](const uint8_t* p) {
    return p[0] - std::max(p[1], p[2]) > 60 && p[1] - p[2] < 0.3 * (p[0] - p[2]);
  };
  return {share(card, turned ? upside_down(portrait) : portrait, no_paper),
          share(card, turned ? upside_down(emblem) : emblem, red)};
}

double length(Point a, Point b) {
  return std::hypot(b.x - a.x, b.y - a.y);
}

}  // namespace

CardSide card_side(const Image& rgb, const Quad& card) {
  if (rgb.channels != 3 || area(card) < 2000) return {};
  double across = length(card[0], card[1]) + length(card[2], card[3]);
  double down = length(card[1], card[2]) + length(card[3], card[0]);
  const size_t first = down > across ? 1 : 0;  // lies on its side
  if (first == 1) std::swap(across, down);
  if (std::abs(across / down / aspect - 1) > 0.1) return {};
  Quad lying;
  for (size_t i = 0; i < 4; ++i) lying[i] = card[(first + i) % 4];
  const Image flat = straightened(rgb, lying);
  const Places upright = places(flat, false), turned = places(flat, true);

  const double emblem_by = upright.emblem - turned.emblem;
  const double portrait_by = upright.portrait - turned.portrait;
  const bool back = std::abs(emblem_by) > 0.25 && std::min(upright.emblem, turned.emblem) < 0.1;
  const bool front = std::abs(portrait_by) > 0.25 &&
                     std::max(upright.portrait, turned.portrait) > 0.45 &&
                     std::min(upright.portrait, turned.portrait) < 0.35;
  // A portrait has no red emblem opposite; an emblem's title may be as dark as a portrait.
  if (back) {
    const int degrees = static_cast<int>(first) * 90 + (emblem_by > 0 ? 0 : 180);
    return {Side::back, degrees, std::min(1.0, std::abs(emblem_by) / 0.4)};
  }
  if (!front || std::max(upright.emblem, turned.emblem) > 0.2) return {};
  const int degrees = static_cast<int>(first) * 90 + (portrait_by > 0 ? 0 : 180);
  return {Side::front, degrees, std::min(1.0, std::abs(portrait_by) / 0.4)};
}

}  // namespace beian
