#include "tests/bench/images/table.h"

#include <algorithm>
#include <cmath>

namespace scenes {

using beian::Image;

namespace {

const std::vector<Colour> first_colours{{120, 84, 56}, {70, 74, 80}, {160, 164, 168}, {54, 82, 60},
                                        {90, 60, 50},  {40, 44, 70}, {186, 150, 110}};
const std::vector<Colour> second_colours{{100, 70, 64},  {52, 52, 50},   {176, 172, 160},
                                         {60, 70, 110},  {130, 100, 60}, {30, 60, 62},
                                         {150, 120, 120}};

/// Smooth random hills between -1 and 1: a coarse grid, interpolated.
class Hills {
 public:
  Hills(Random& random, double cell_x, double cell_y) : cell_x_(cell_x), cell_y_(cell_y) {
    for (double& value : grid_) value = random.real(-1, 1);
  }
  double operator()(double x, double y) const {
    x /= cell_x_, y /= cell_y_;
    const int column = static_cast<int>(x), row = static_cast<int>(y);
    const double u = smooth(x - column), v = smooth(y - row);
    const double top = at(column, row) * (1 - u) + at(column + 1, row) * u;
    const double bottom = at(column, row + 1) * (1 - u) + at(column + 1, row + 1) * u;
    return top * (1 - v) + bottom * v;
  }

 private:
  static double smooth(double t) { return t * t * (3 - 2 * t); }
  double at(int column, int row) const {
    return grid_[static_cast<size_t>((column * 71 + row * 193) & 1023)];
  }
  double cell_x_, cell_y_;
  std::array<double, 1024> grid_;
};

template <typename Change>
void vary(Image& image, Change change) {
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) {
      const double by = change(x, y);
      uint8_t* pixel = image.row(y) + x * 3;
      for (int c = 0; c < 3; ++c) pixel[c] = byte(pixel[c] * (1 + by));
    }
  }
}

void wood(Image& image, bool upright, Random& random) {
  const double along = random.real(250, 500), across = random.real(5, 12);
  const Hills fine(random, upright ? across : along, upright ? along : across);
  const Hills coarse(random, upright ? across * 7 : along, upright ? along : across * 7);
  const double strength = random.real(0.1, 0.25);
  vary(image, [&](int x, int y) { return strength * (fine(x, y) + coarse(x, y)); });
}

void cloth(Image& image, Random& random) {
  const double pitch = random.real(5, 14), strength = random.real(0.06, 0.16);
  const Hills folds(random, 230, 310);
  vary(image, [&](int x, int y) {
    return strength * std::sin(x / pitch * 6.28) * std::sin(y / pitch * 6.28) + 0.1 * folds(x, y);
  });
}

void stone(Image& image, Random& random) {
  const Hills large(random, 90, 70), middle(random, 26, 30), fine(random, 7, 6);
  const double strength = random.real(0.08, 0.18);
  vary(image, [&](int x, int y) {
    return strength * (large(x, y) + 0.7 * middle(x, y) + 0.5 * fine(x, y));
  });
}

/// Things beside the document: papers, pens, phones as plain rectangles.
void clutter(Image& image, Random& random) {
  const int things = random.integer(4, 9);
  for (int i = 0; i < things; ++i) {
    const Colour colour{random.real(20, 230), random.real(20, 230), random.real(20, 230)};
    const int width = random.integer(40, 420), height = random.integer(15, 320);
    rectangle(image, random.integer(-100, image.width), random.integer(-100, image.height), width,
              height, colour);
  }
}

}  // namespace

Image table(int width, int height, bool textured, bool second, Random& random) {
  Image image = blank(width, height, random.pick(second ? second_colours : first_colours));
  const Hills light(random, width / 1.5, height / 1.5);
  vary(image, [&](int x, int y) { return 0.08 * light(x, y); });
  const int pattern = textured ? random.integer(0, 3) : 4;
  if (pattern == 0) wood(image, second, random);
  if (pattern == 1) second ? stone(image, random) : cloth(image, random);
  if (pattern == 2) cloth(image, random), clutter(image, random);
  if (pattern == 3) wood(image, !second, random), clutter(image, random);
  return image;
}

}  // namespace scenes
