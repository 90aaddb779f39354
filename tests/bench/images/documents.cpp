#include "tests/bench/images/documents.h"

#include <cmath>

namespace scenes {

using beian::Image;

namespace {

constexpr Colour ink{28, 28, 32};

const std::u32string common =
    U"的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过"
    U"子说产种面而方后多定行学"
    U"法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好"
    U"应开它合还因由其些然前外"
    U"天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只"
    U"没结解问意建月公无系军很";

std::u32string words(int count, Random& random) {
  std::u32string text;
  for (int i = 0; i < count; ++i) text += common[random.next() % common.size()];
  return text;
}

std::u32string digits(int count, Random& random) {
  std::u32string text;
  for (int i = 0; i < count; ++i) text += U"0123456789"[random.next() % 10];
  return text;
}

/// Fine wavy lines, as security printing has them.
void guilloche(Image& image, Colour colour, double pitch, double strength, Random& random) {
  const double a = random.real(0.01, 0.02), b = random.real(0.012, 0.03);
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) {
      const double wave = 9 * std::sin(a * x) + 6 * std::sin(b * x + 0.01 * y);
      const double line = 0.5 + 0.5 * std::sin((y + wave) * 2 * std::numbers::pi / pitch);
      blend(image, x, y, colour, strength * line * line);
    }
  }
}

/// Head and shoulders of nobody.
void portrait(Image& image, int left, int top, int width, int height, Random& random) {
  rectangle(image, left, top, width, height, {225, 230, 238});
  const double middle = left + width / 2.0;
  const double skin = random.real(0.75, 1);
  for (int y = top + height * 7 / 10; y < top + height; ++y) {
    const int half =
        static_cast<int>(width * (0.2 + 0.28 * (y - top - height * 0.7) / height / 0.3));
    rectangle(image, static_cast<int>(middle) - half, y, 2 * half, 1, {40, 45, 70});
  }
  ellipse(image, middle, top + height * 0.40, width * 0.27, height * 0.27, {30, 26, 24});
  ellipse(image, middle, top + height * 0.46, width * 0.22, height * 0.25,
          {235 * skin, 190 * skin, 165 * skin});
  for (const double side : {-0.09, 0.09})
    ellipse(image, middle + side * width, top + height * 0.44, 5, 3, {40, 30, 28});
  ellipse(image, middle, top + height * 0.58, width * 0.06, 3, {170, 90, 85});
}

/// A round seal: ring, star, text along the ring.
void draw_seal(Document& document, double x, double y, double radius, const Style& style,
               Random& random) {
  document.seal = true;
  document.seal_x = x, document.seal_y = y, document.seal_radius = radius;
  const Colour red{random.real(200, 230), random.real(30, 80), random.real(40, 80)};
  const double alpha = random.real(0.55, 0.9);
  Image& image = document.picture;
  ellipse(image, x, y, radius, radius, red, 1 - 0.06, alpha);
  star(image, x, y, radius * 0.3, red, alpha);
  const std::u32string text = words(11, random);
  for (size_t i = 0; i < text.size(); ++i) {
    const double angle = (static_cast<double>(i) / 10 - 0.5) * 4.2;
    const int size = static_cast<int>(radius * 0.25);
    const double r = radius * 0.68;
    style.text->print(
        image, text.substr(i, 1), x + r * std::sin(angle) - size * 0.5 * std::cos(angle),
        y - r * std::cos(angle) - size * 0.5 * std::sin(angle), size, red, alpha, -angle);
  }
}

void sample_mark(Image& image, const Style& style, Random& random) {
  style.title->print(image, U"样张", image.width * random.real(0.3, 0.5),
                     image.height * random.real(0.5, 0.75), image.height / 6, {120, 120, 120}, 0.22,
                     0.3);
}

Document card_front(const Style& style, Random& random) {
  Document card{Kind::card_front, {}, 85.6, 3.18, false, 0, 0, 0};
  const Colour base = style.second ? Colour{236, 244, 236} : Colour{238, 242, 248};
  const Colour label = style.second ? Colour{40, 110, 80} : Colour{50, 100, 160};
  card.picture = blank(1712, 1080, base);
  guilloche(card.picture, label, random.real(9, 15), 0.25, random);
  const int left = style.second ? 150 : 110, step = style.second ? 118 : 128;
  const std::vector<std::u32string> labels{U"姓名", U"性别", U"出生", U"住址", U""};
  for (size_t i = 0; i < labels.size(); ++i) {
    const int y = 190 + static_cast<int>(i) * step;
    style.text->print(card.picture, labels[i], left, y, 46, label);
    const int length = i < 2 ? 3 : i == 2 ? 8 : 12;
    style.text->print(card.picture, words(length, random), left + 140, y, i == 0 ? 66 : 56, ink);
  }
  style.text->print(card.picture, U"公民身份号码", left, 930, 46, label);
  style.digits->print(card.picture, digits(18, random), left + 390, 935, 68, ink);
  portrait(card.picture, style.second ? 1150 : 1120, style.second ? 130 : 170, 420, 560, random);
  sample_mark(card.picture, style, random);
  return card;
}

Document card_back(const Style& style, Random& random) {
  Document card{Kind::card_back, {}, 85.6, 3.18, false, 0, 0, 0};
  const Colour base = style.second ? Colour{238, 240, 228} : Colour{244, 238, 240};
  card.picture = blank(1712, 1080, base);
  guilloche(card.picture, style.second ? Colour{120, 150, 90} : Colour{200, 120, 150},
            random.real(9, 15), 0.3, random);
  const double x = style.second ? 270 : 240, y = style.second ? 280 : 250;
  ellipse(card.picture, x, y, 150, 165, {205, 40, 35});
  ellipse(card.picture, x, y, 150, 165, {215, 170, 60}, 0.84);
  star(card.picture, x, y - 30, 45, {230, 190, 70});
  rectangle(card.picture, static_cast<int>(x) - 60, static_cast<int>(y) + 40, 120, 35,
            {220, 175, 60});
  style.title->print(card.picture, U"虚构证件样张", 560, 270, style.second ? 120 : 135, ink);
  style.title->print(card.picture, words(5, random), 640, 470, 150, ink);
  style.text->print(card.picture, U"签发机关", 380, 820, 48, ink);
  style.text->print(card.picture, words(8, random), 640, 820, 56, ink);
  style.text->print(card.picture, U"有效期限", 380, 940, 48, ink);
  style.digits->print(card.picture, digits(8, random) + U"-" + digits(8, random), 640, 940, 56,
                      ink);
  return card;
}

void licence_fields(Image& image, const Style& style, Random& random) {
  for (int column = 0; column < 2; ++column) {
    for (int i = 0; i < 5; ++i) {
      const int x = 190 + column * 760, y = 480 + i * 105;
      style.text->print(image, words(4, random), x, y, 32, {90, 80, 60});
      style.text->print(image, words(random.integer(5, 12), random), x + 190, y, 34, ink);
    }
  }
}

Document licence(bool seal, const Style& style, Random& random) {
  Document paper{Kind::licence, {}, 420, 0, false, 0, 0, 0};
  const Colour edge = style.second ? Colour{60, 110, 130} : Colour{190, 150, 70};
  paper.picture = blank(1800, 1273, style.second ? Colour{246, 248, 244} : Colour{250, 246, 234});
  Image& image = paper.picture;
  frame(image, 50, 22, edge);
  frame(image, 84, 5, edge);
  ellipse(image, 900, 190, 75, 80, {205, 45, 40});
  ellipse(image, 900, 190, 75, 80, {225, 185, 80}, 0.85);
  style.title->print(image, U"营业执照样张", style.second ? 560 : 500, 370,
                     style.second ? 105 : 125, ink);
  licence_fields(image, style, random);
  for (int y = 0; y < 25; ++y)
    for (int x = 0; x < 25; ++x)
      if (random.chance(0.5)) rectangle(image, 1480 + x * 8, 150 + y * 8, 8, 8, ink);
  if (seal) draw_seal(paper, 1380 + random.real(-60, 60), 1050, 105, style, random);
  style.text->print(image, words(6, random), 1250, 1130, 40, ink);
  return paper;
}

Document letter(bool seal, const Style& style, Random& random) {
  Document paper{Kind::letter, {}, 210, 0, false, 0, 0, 0};
  const double white = random.real(240, 253);
  paper.picture = blank(1272, 1800, {white, white, white - 2});
  Image& image = paper.picture;
  const bool red_heading = random.chance(0.4);
  const Colour heading = red_heading ? Colour{205, 35, 35} : ink;
  style.title->print(image, words(style.second ? 9 : 7, random), style.second ? 290 : 330, 220,
                     style.second ? 76 : 88, heading);
  if (red_heading) rectangle(image, 130, 270, 1012, 8, heading);
  const int size = style.second ? 30 : 34, lines = random.integer(12, 20);
  for (int i = 0; i < lines; ++i) {
    const bool short_line = i % 5 == 4;
    style.text->print(image, words(short_line ? 14 : 980 / size, random), 140, 370 + i * size * 1.7,
                      size, ink);
  }
  const int end = 370 + static_cast<int>(lines * size * 1.7);
  style.text->print(image, words(9, random), 760, end + 90, size, ink);
  style.digits->print(image, digits(8, random), 780, end + 150, size, ink);
  sample_mark(image, style, random);
  if (seal)
    draw_seal(paper, random.real(780, 1000), end + random.real(60, 130), random.real(115, 136),
              style, random);
  return paper;
}

}  // namespace

Document draw_document(Kind kind, bool seal, const Style& style, Random& random) {
  switch (kind) {
    case Kind::card_front:
      return card_front(style, random);
    case Kind::card_back:
      return card_back(style, random);
    case Kind::licence:
      return licence(seal, style, random);
    case Kind::letter:
      break;
  }
  return letter(seal, style, random);
}

}  // namespace scenes
