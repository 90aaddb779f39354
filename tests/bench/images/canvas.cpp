#include "tests/bench/images/canvas.h"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <algorithm>
#include <cmath>
#include <numbers>

namespace scenes {

using beian::Image;

Image blank(int width, int height, Colour colour) {
  Image image{width, height, 3, {}};
  image.pixels.resize(static_cast<size_t>(width) * static_cast<size_t>(height) * 3);
  for (size_t i = 0; i < image.pixels.size(); ++i) image.pixels[i] = byte(colour[i % 3]);
  return image;
}

void blend(Image& image, int x, int y, Colour colour, double alpha) {
  if (x < 0 || y < 0 || x >= image.width || y >= image.height) return;
  uint8_t* pixel = image.row(y) + x * 3;
  for (size_t c = 0; c < 3; ++c) pixel[c] = byte(pixel[c] + (colour[c] - pixel[c]) * alpha);
}

void rectangle(Image& image, int left, int top, int width, int height, Colour colour,
               double alpha) {
  for (int y = std::max(0, top); y < std::min(image.height, top + height); ++y)
    for (int x = std::max(0, left); x < std::min(image.width, left + width); ++x)
      blend(image, x, y, colour, alpha);
}

void frame(Image& image, int inset, int thickness, Colour colour) {
  const int width = image.width - 2 * inset, height = image.height - 2 * inset;
  rectangle(image, inset, inset, width, thickness, colour);
  rectangle(image, inset, inset + height - thickness, width, thickness, colour);
  rectangle(image, inset, inset, thickness, height, colour);
  rectangle(image, inset + width - thickness, inset, thickness, height, colour);
}

void ellipse(Image& image, double x, double y, double rx, double ry, Colour colour, double hole,
             double alpha) {
  for (int py = static_cast<int>(y - ry - 1); py <= y + ry + 1; ++py) {
    for (int px = static_cast<int>(x - rx - 1); px <= x + rx + 1; ++px) {
      const double distance = std::hypot((px - x) / rx, (py - y) / ry);
      const double outer = std::clamp((1 - distance) * rx + 0.5, 0.0, 1.0);
      const double inner = hole > 0 ? std::clamp((distance - hole) * rx + 0.5, 0.0, 1.0) : 1;
      if (outer * inner > 0) blend(image, px, py, colour, alpha * outer * inner);
    }
  }
}

void star(Image& image, double x, double y, double radius, Colour colour, double alpha) {
  constexpr double tip = 2 * std::numbers::pi / 5;
  for (int py = static_cast<int>(y - radius); py <= y + radius; ++py) {
    for (int px = static_cast<int>(x - radius); px <= x + radius; ++px) {
      const double angle = std::atan2(px - x, y - py) + 10 * tip;
      const double off = std::abs(std::fmod(angle + tip / 2, tip) - tip / 2);
      const double edge = radius * std::cos(tip) / std::cos(tip - off);
      if (std::hypot(px - x, py - y) < edge) blend(image, px, py, colour, alpha);
    }
  }
}

struct Font::Face {
  FT_Library library = nullptr;
  FT_Face face = nullptr;
};

Font::Font(const std::string& path) : face_(std::make_unique<Face>()) {
  if (FT_Init_FreeType(&face_->library) != 0) return;
  if (FT_New_Face(face_->library, path.c_str(), 0, &face_->face) != 0) face_->face = nullptr;
}

Font::~Font() {
  if (face_->face) FT_Done_Face(face_->face);
  if (face_->library) FT_Done_FreeType(face_->library);
}

bool Font::ok() const {
  return face_->face != nullptr;
}

void Font::print(Image& image, const std::u32string& text, double x, double y, int size,
                 Colour colour, double alpha, double angle) const {
  if (!ok()) return;
  FT_Set_Pixel_Sizes(face_->face, 0, static_cast<FT_UInt>(size));
  const auto fixed = [](double value) { return static_cast<FT_Fixed>(value * 65536); };
  FT_Matrix turn{fixed(std::cos(angle)), fixed(std::sin(angle)), fixed(-std::sin(angle)),
                 fixed(std::cos(angle))};
  FT_Set_Transform(face_->face, angle == 0 ? nullptr : &turn, nullptr);
  for (const char32_t character : text) {
    if (FT_Load_Char(face_->face, character, FT_LOAD_RENDER | FT_LOAD_NO_HINTING) != 0) continue;
    const FT_GlyphSlot glyph = face_->face->glyph;
    const FT_Bitmap& bitmap = glyph->bitmap;
    for (int row = 0; row < static_cast<int>(bitmap.rows); ++row) {
      for (int column = 0; column < static_cast<int>(bitmap.width); ++column) {
        const int coverage = bitmap.buffer[row * bitmap.pitch + column];
        if (coverage == 0) continue;
        blend(image, static_cast<int>(x) + glyph->bitmap_left + column,
              static_cast<int>(y) - glyph->bitmap_top + row, colour, alpha * coverage / 255);
      }
    }
    x += static_cast<double>(glyph->advance.x) / 64;
    y -= static_cast<double>(glyph->advance.y) / 64;
  }
}

}  // namespace scenes
