// Drawing on a flat RGB picture: text, rectangles, rings.
#pragma once
#include <array>
#include <memory>
#include <string>

#include "core/image/image.h"

namespace scenes {

using Colour = std::array<double, 3>;

inline uint8_t byte(double value) {
  return static_cast<uint8_t>(value < 0 ? 0 : value > 255 ? 255 : value + 0.5);
}

beian::Image blank(int width, int height, Colour colour);
void blend(beian::Image& image, int x, int y, Colour colour, double alpha);
void rectangle(beian::Image& image, int left, int top, int width, int height, Colour colour,
               double alpha = 1);
void frame(beian::Image& image, int inset, int thickness, Colour colour);
/// A filled ellipse; with `hole` > 0 a ring, whose hole is that share of the radius.
void ellipse(beian::Image& image, double x, double y, double rx, double ry, Colour colour,
             double hole = 0, double alpha = 1);
void star(beian::Image& image, double x, double y, double radius, Colour colour, double alpha = 1);

/// A font file; prints UTF-32 text. Nothing is drawn if the file is missing: ask `ok`.
class Font {
 public:
  explicit Font(const std::string& path);
  ~Font();
  bool ok() const;
  /// Baseline at y; `angle` in radians turns the glyphs and the line around the start.
  void print(beian::Image& image, const std::u32string& text, double x, double y, int size,
             Colour colour, double alpha = 1, double angle = 0) const;

 private:
  struct Face;
  std::unique_ptr<Face> face_;
};

}  // namespace scenes
