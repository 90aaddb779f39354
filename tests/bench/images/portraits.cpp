#include "tests/bench/images/portraits.h"

#include <cmath>

#include "tests/bench/images/camera.h"
#include "tests/bench/images/table.h"

namespace scenes {

using beian::Image;

namespace {

Image curtain(int width, int height, Random& random) {
  const Colour cloth{random.real(150, 240), random.real(150, 235), random.real(150, 235)};
  Image image = blank(width, height, cloth);
  const double fold = random.real(0.05, 0.11) * width, depth = random.real(0.12, 0.25);
  const double slant = random.real(-0.1, 0.1), second = random.real(0.3, 0.6);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const double at = (x + slant * y) / fold;
      const double shade = std::sin(6.28 * at) + second * std::sin(6.28 * (2.3 * at + 0.4));
      blend(image, x, y, {0, 0, 0}, depth * (0.75 + 0.5 * shade));
    }
  }
  return image;
}

/// Light that falls off to one side, as on any wall.
void fall_off(Image& image, double by, double angle) {
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) {
      const double along = (x * std::cos(angle) + y * std::sin(angle)) / image.height;
      for (int c = 0; c < 3; ++c) {
        uint8_t& value = image.row(y)[x * 3 + c];
        value = byte(value * (1 - by * std::abs(along)));
      }
    }
  }
}

Image wall_behind(Wall wall, int width, int height, bool second, Random& random) {
  if (wall == Wall::curtain) return curtain(width, height, random);
  if (wall == Wall::cluttered) {
    Image image = table(width, height, true, second, random);
    for (int i = random.integer(8, 16); i > 0; --i) {
      const Colour colour{random.real(20, 230), random.real(20, 230), random.real(20, 230)};
      rectangle(image, random.integer(-50, width), random.integer(-50, height),
                random.integer(30, 260), random.integer(30, 420), colour);
    }
    return image;
  }
  const double level = random.real(246, 254);
  Colour colour{level, level, level};
  if (wall == Wall::off_white) {
    const double grey = random.real(190, 222);
    colour = {grey, grey - random.real(0, 6), grey - random.real(4, 22)};
  }
  if (wall == Wall::coloured) {
    const std::vector<Colour> paints =
        second ? std::vector<Colour>{{70, 120, 190}, {190, 60, 60}, {150, 180, 140}, {90, 90, 95}}
               : std::vector<Colour>{{90, 150, 220}, {170, 40, 40}, {200, 180, 150}, {60, 70, 80}};
    colour = random.pick(paints);
  }
  Image image = blank(width, height, colour);
  fall_off(image, wall == Wall::white ? random.real(0, 0.03) : random.real(0.02, 0.1),
           random.real(0, 1.57));
  return image;
}

void person(Image& image, double middle, double size, Random& random) {
  const double chin = size * 1.75, bottom = image.height;
  const Colour coat{random.real(20, 90), random.real(20, 90), random.real(30, 110)};
  const double skin = random.real(0.7, 1);
  const Colour face{238 * skin, 196 * skin, 170 * skin};
  for (int y = static_cast<int>(chin); y < image.height; ++y) {
    const double down = std::min(1.0, (y - chin) / (0.5 * size));
    const int half = static_cast<int>(size * (0.35 + 1.0 * std::sqrt(down)));
    rectangle(image, static_cast<int>(middle) - half, y, 2 * half, 1, coat);
  }
  rectangle(image, static_cast<int>(middle - size * 0.25), static_cast<int>(chin - size * 0.3),
            static_cast<int>(size * 0.5), static_cast<int>(std::min(bottom, size * 0.5)), face);
  ellipse(image, middle, size * 1.05, size * 0.66, size * 0.78, {34, 28, 26});
  ellipse(image, middle, size * 1.18, size * 0.54, size * 0.68, face);
  for (const double side : {-0.2, 0.2})
    ellipse(image, middle + side * size, size * 1.1, size * 0.08, size * 0.04, {40, 30, 28});
  ellipse(image, middle, size * 1.52, size * 0.16, size * 0.04, {175, 90, 85});
}

}  // namespace

const char* name(Wall wall) {
  constexpr const char* names[] = {"white", "off-white", "coloured", "curtain", "cluttered"};
  return names[static_cast<int>(wall)];
}

Image selfie(uint64_t seed, Wall wall, bool second) {
  Random random(seed);
  const int width = random.integer(480, second ? 1200 : 1000), height = width * 4 / 3;
  Image image = wall_behind(wall, width, height, second, random);
  person(image, width * random.real(0.46, 0.54), width * random.real(0.36, 0.46), random);
  soften(image, random.real(0.4, 0.9));
  Light light;
  light.noise = random.real(1, 4);
  light.quality = random.integer(70, 95);
  record(image, light, random);
  return image;
}

}  // namespace scenes
