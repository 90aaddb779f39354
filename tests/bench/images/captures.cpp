#include "tests/bench/images/captures.h"

#include <algorithm>
#include <cmath>

#include "tests/bench/images/camera.h"

namespace scenes {

using beian::Image;
using beian::Quad;

namespace {

/// `picture` on `ground`, its upper left corner at left, top and `scale` times as large.
void place(Image& ground, const Image& picture, double left, double top, double scale,
           Quad& truth) {
  for (int y = 0; y < ground.height; ++y) {
    for (int x = 0; x < ground.width; ++x) {
      const double u = (x - left) / scale, v = (y - top) / scale;
      if (u < 0 || v < 0 || u > picture.width - 1 || v > picture.height - 1) continue;
      blend(ground, x, y, sampled(picture, u, v), 1);
    }
  }
  for (beian::Point& corner : truth) corner = {left + corner.x * scale, top + corner.y * scale};
}

/// Time at the left, battery and signal at the right.
void status_bar(Image& screen, int height, const Font& font, Colour ink) {
  const int size = height * 6 / 10, margin = height;
  font.print(screen, U"10:24", margin, height * 3 / 4, size, ink);
  rectangle(screen, screen.width - margin - size * 2, height / 3, size * 2, size * 2 / 3, ink);
  for (int i = 0; i < 4; ++i)
    rectangle(screen, screen.width - margin - size * 4 + i * size / 3,
              height / 3 + size * (3 - i) / 6, size / 5, size * (i + 1) / 6, ink);
}

}  // namespace

void watermark(Image& image, const Font& font, Random& random) {
  const std::vector<Colour> colours{{128, 128, 128}, {255, 255, 255}, {200, 40, 40}, {40, 60, 200}};
  const std::vector<std::u32string> texts{U"仅供备案使用", U"样张 复印无效", U"仅用于小程序备案"};
  const Colour colour = random.pick(colours);
  const std::u32string text = random.pick(texts);
  const int size = random.integer(26, 44);
  const double angle = random.real(0.3, 0.8) * (random.chance(0.8) ? 1 : -1);
  const double alpha = random.real(0.18, 0.4);
  const double step_x = size * (static_cast<double>(text.size()) + random.real(0.5, 3));
  const double step_y = size * random.real(2.5, 5);
  const double shift = random.chance(0.5) ? step_x / 2 : 0;
  const int reach = static_cast<int>((image.width + image.height) / step_y) + 1;
  for (int line = -reach; line <= reach; ++line) {
    for (int i = -reach; i <= reach; ++i) {
      const double along = i * step_x + (line % 2 ? shift : 0), across = line * step_y;
      const double x = image.width / 2.0 + along * std::cos(angle) + across * std::sin(angle);
      const double y = image.height / 2.0 - along * std::sin(angle) + across * std::cos(angle);
      font.print(image, text, x, y, size, colour, alpha, angle);
    }
  }
}

void capture_screen(Image& image, Quad& truth, const Font& font, bool second, Random& random) {
  using Size = std::pair<int, int>;
  const std::vector<Size> first_sizes{{1080, 2340}, {1080, 2400}, {750, 1334}, {1920, 1080}};
  const std::vector<Size> second_sizes{{1170, 2532}, {1080, 1920}, {1179, 2556}, {1366, 768}};
  const auto [width, height] = random.pick(second ? second_sizes : first_sizes);
  const bool light = random.chance(0.4);
  const Colour ground = light ? Colour{245, 245, 247} : Colour{0, 0, 0};
  const Colour ink = light ? Colour{20, 20, 20} : Colour{235, 235, 235};
  Image screen = blank(width, height, ground);
  const bool phone = height > width;
  const int bar = phone ? height / 30 : height / 24;
  const double scale = std::min(double(width) / image.width, (height - 4.0 * bar) / image.height);
  place(screen, image, (width - scale * image.width) / 2, (height - scale * image.height) / 2,
        scale, truth);
  status_bar(screen, bar, font, ink);
  const int below = height - bar;
  font.print(screen, U"编辑   分享   删除", width * 0.3, below, bar / 2, ink);
  image = screen;
}

void pad(Image& image, Quad& truth, Random& random) {
  const std::vector<Colour> colours{{0, 0, 0}, {255, 255, 255}, {0, 0, 0}, {128, 128, 128}};
  const Colour colour = random.pick(colours);
  const int x = static_cast<int>(random.real(0.06, 0.16) * image.width);
  const int y = static_cast<int>(random.real(0.06, 0.16) * image.height);
  const int sides = random.integer(0, 2);  // left and right, above and below, all
  const int left = sides != 1 ? x : 0, top = sides != 0 ? y : 0;
  Image wide = blank(image.width + 2 * left, image.height + 2 * top, colour);
  place(wide, image, left, top, 1, truth);
  image = wide;
}

}  // namespace scenes
