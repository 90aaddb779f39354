#include "tests/bench/images/stamps.h"

#include <algorithm>
#include <cmath>

namespace scenes {

using beian::Image;

const char* name(Stamp stamp) {
  constexpr const char* names[] = {"none", "round", "faint", "partial", "oval", "square"};
  return names[static_cast<int>(stamp)];
}

namespace {

constexpr double px_per_mm = 1272 / 210.0;
constexpr Colour black{0, 0, 0};

std::u32string characters(int count, Random& random) {
  std::u32string text;
  for (int i = 0; i < count; ++i) text += static_cast<char32_t>(0x4e00 + random.next() % 0x1000);
  return text;
}

Colour red_ink(Random& random) {
  return {random.real(195, 230), random.real(30, 80), random.real(40, 90)};
}

/// A seal's die, black on white, `half` pixels to each side of its middle.
Image round_die(int half, double rx, double ry, const Style& style, Random& random) {
  Image die = blank(2 * half, 2 * half, {255, 255, 255});
  ellipse(die, half, half, rx, ry, black, 1 - random.real(0.045, 0.075));
  if (rx == ry)
    star(die, half, half, rx * 0.3, black);
  else
    style.title->print(die, characters(3, random), half - rx * 0.4, half + ry * 0.15,
                       static_cast<int>(rx * 0.25), black);
  const std::u32string text = characters(random.integer(9, 13), random);
  const double last = static_cast<double>(text.size() - 1);
  for (size_t i = 0; i < text.size(); ++i) {
    const double angle = (static_cast<double>(i) / last - 0.5) * 4.2;
    const double size = ry * 0.25;
    style.text->print(die, text.substr(i, 1),
                      half + rx * 0.68 * std::sin(angle) - size * 0.5 * std::cos(angle),
                      half - ry * 0.68 * std::cos(angle) - size * 0.5 * std::sin(angle),
                      static_cast<int>(size), black, 1, -angle);
  }
  return die;
}

Image square_die(int half, double side, const Style& style, Random& random) {
  Image die = blank(2 * half, 2 * half, {255, 255, 255});
  const int left = half - static_cast<int>(side / 2), whole = static_cast<int>(side);
  const int line = std::max(3, whole / 16);
  rectangle(die, left, left, whole, whole, black);
  rectangle(die, left + line, left + line, whole - 2 * line, whole - 2 * line, {255, 255, 255});
  for (int i = 0; i < 4; ++i)
    style.title->print(die, characters(1, random), left + whole * (0.1 + 0.42 * (i % 2)),
                       left + whole * (0.45 + 0.42 * (i / 2)), static_cast<int>(side * 0.39),
                       black);
  return die;
}

/// Pressed on the page turned a little; `gap` of the circle without ink, `worn` of it blotchy.
void press(Image& page, const Image& die, double x, double y, Colour ink, double alpha, double gap,
           double worn, Random& random) {
  const int half = die.width / 2;
  const double turn = random.real(-0.3, 0.3), from = random.real(-3.14, 3.14);
  const double fx = random.real(0.05, 0.11), fy = random.real(0.05, 0.11);
  for (int v = -half + 2; v < half - 2; ++v) {
    for (int u = -half + 2; u < half - 2; ++u) {
      const int dx = static_cast<int>(std::lround(u * std::cos(turn) + v * std::sin(turn)));
      const int dy = static_cast<int>(std::lround(v * std::cos(turn) - u * std::sin(turn)));
      if (std::abs(dx) >= half || std::abs(dy) >= half) continue;
      const double cover = 1 - die.row(half + dy)[(half + dx) * 3] / 255.0;
      const double angle = std::remainder(std::atan2(v, u) - from, 2 * 3.14159265);
      const double blotch = 0.5 + 0.25 * (std::sin(u * fx) + std::sin(v * fy + u * 0.03));
      if (cover <= 0 || std::abs(angle) < gap * 3.14159265) continue;
      blend(page, static_cast<int>(x) + u, static_cast<int>(y) + v, ink,
            alpha * cover * (1 - worn * blotch));
    }
  }
}

void red_table(Image& image, int top, const Style& style, Random& random) {
  const Colour red = red_ink(random);
  const int columns = random.integer(3, 6), lines = random.integer(2, 5), height = 56;
  for (int i = 0; i <= lines; ++i) rectangle(image, 140, top + i * height, 990, 3, red);
  for (int i = 0; i <= columns; ++i)
    rectangle(image, 140 + i * 987 / columns, top, 3, lines * height, red);
  for (int i = 0; i < lines * columns; ++i)
    if (random.chance(0.6))
      style.text->print(image, characters(2, random), 160 + (i % columns) * 987 / columns,
                        top + 42 + (i / columns) * height, 30, red);
}

/// A coloured map: red areas with bays, and roads.
void map(Image& image, int top, Random& random) {
  rectangle(image, 200, top, 700, 330, {225, 235, 240});
  for (int i = 0; i < 7; ++i) {
    const double x = random.real(260, 840), y = top + random.real(60, 270);
    const Colour colour{random.real(190, 240), random.real(60, 190), random.real(60, 150)};
    for (int k = 0; k < 5; ++k)
      ellipse(image, x + random.real(-40, 40), y + random.real(-30, 30), random.real(15, 45),
              random.real(10, 35), colour);
  }
  for (int i = 0; i < 3; ++i)
    rectangle(image, 200, top + random.integer(20, 300), 700, 4, {210, 50, 50});
}

void emblem(Image& image, double x, double y, double radius) {
  ellipse(image, x, y, radius, radius * 1.07, {205, 42, 38});
  ellipse(image, x, y, radius, radius * 1.07, {225, 180, 70}, 0.85);
  star(image, x, y - radius * 0.25, radius * 0.3, {235, 195, 80});
  rectangle(image, static_cast<int>(x - radius * 0.4), static_cast<int>(y + radius * 0.3),
            static_cast<int>(radius * 0.8), static_cast<int>(radius * 0.2), {225, 180, 70});
}

/// What is red and no seal; returns where the text may start.
int red_things(Image& image, const Style& style, Random& random) {
  int top = 330;
  if (random.chance(0.2)) emblem(image, 636, 105, random.real(50, 80));
  const bool heading = random.chance(0.5);
  style.title->print(image, characters(8, random), 250, 250, 92,
                     heading ? red_ink(random) : Colour{28, 28, 32});
  if (heading) rectangle(image, 130, 280, 1012, random.integer(4, 9), red_ink(random));
  if (random.chance(0.3)) red_table(image, top, style, random), top += 340;
  if (random.chance(0.2)) map(image, top, random), top += 380;
  return top;
}

}  // namespace

Document stamped_letter(Stamp stamp, const Style& style, Random& random) {
  Document paper{Kind::letter, {}, 210, 0, false, 0, 0, 0};
  const double white = random.real(235, 253);
  paper.picture = blank(1272, 1800, {white, white, white - 3});
  Image& image = paper.picture;
  const int top = red_things(image, style, random);
  const int size = style.second ? 30 : 34;
  int y = top + 40;
  for (const int end = random.integer(top + 300, 1400); y < end; y += size * 17 / 10)
    style.text->print(image, characters(random.integer(12, 980 / size), random), 140, y, size,
                      {28, 28, 32});
  style.text->print(image, characters(9, random), 760, y + 60, size, {28, 28, 32});
  style.digits->print(image, U"2026.11.08", 780, y + 120, size, {28, 28, 32});
  if (random.chance(0.3))
    rectangle(image, 300, y - 40, random.integer(100, 500), 4, red_ink(random));
  if (stamp == Stamp::none) return paper;
  paper.seal = true;
  paper.seal_x = random.real(780, 1000), paper.seal_y = y + random.real(30, 120);
  const bool square = stamp == Stamp::square;
  const double radius = square ? random.real(9, 13) * px_per_mm : random.real(19, 22.5) * px_per_mm;
  paper.seal_radius = radius;
  const int half = static_cast<int>(1.5 * radius);
  const Image die =
      square ? square_die(half, 2 * radius, style, random)
             : round_die(half, radius, stamp == Stamp::oval ? 0.7 * radius : radius, style, random);
  const double alpha = stamp == Stamp::faint ? random.real(0.2, 0.34) : random.real(0.5, 0.9);
  const bool partial = stamp == Stamp::partial;
  press(image, die, paper.seal_x, paper.seal_y, red_ink(random), alpha,
        partial ? random.real(0.15, 0.4) : 0, partial ? random.real(0.3, 0.7) : 0.2, random);
  return paper;
}

}  // namespace scenes
