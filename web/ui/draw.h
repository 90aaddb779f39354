// Shapes and text on the canvas, in CSS pixels: the scale to device pixels, and Dear ImGui's draw
// list, stay behind this file.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

#include "web/ui/theme.h"

namespace beian::ui {

struct Rect {
  float x = 0, y = 0, w = 0, h = 0;
  float right() const { return x + w; }
  float bottom() const { return y + h; }
  bool contains(float px, float py) const {
    return px >= x && px < right() && py >= y && py < bottom();
  }
  Rect inset(float dx, float dy) const { return {x + dx, y + dy, w - 2 * dx, h - 2 * dy}; }
};

struct TextStyle {
  float size = 15;
  bool bold = false;
  Colour colour = Colour::text;
};

inline constexpr float line_height = 1.55F;  // of the text's size

void fill(Rect rect, Colour colour, float radius = 0);
void outline(Rect rect, Colour colour, float radius = 0, float thickness = 1);
void dashed_outline(Rect rect, Colour colour, float radius);
void line(float x1, float y1, float x2, float y2, Colour colour, float thickness = 1);
/// A closed outline through the points; on a photo it needs a `halo` to be seen on any ground.
struct Point {
  float x = 0, y = 0;
};
void polygon(std::span<const Point> points, Colour colour, float thickness, bool halo = false);
void dashed_polygon(std::span<const Point> points, Colour colour, float thickness);
void circle(float x, float y, float radius, Colour colour, float thickness = 1.2F);
void disc(float x, float y, float radius, Colour colour);

/// One line; `y` is the middle of the line. Returns its width.
float text(float x, float y, std::string_view text, TextStyle style);
float text_right(float right, float y, std::string_view text, TextStyle style);
float text_centred(Rect rect, std::string_view text, TextStyle style);
/// One line cut with … where it is wider than `width`.
float text_fitted(float x, float y, float width, std::string_view text, TextStyle style);
float text_width(std::string_view text, TextStyle style);

/// Wrapped text (避头尾) from the top `y`; returns its height. `max_lines` 0: all.
float paragraph(float x, float y, float width, std::string_view text, TextStyle style,
                int max_lines = 0);
float paragraph_height(float width, std::string_view text, TextStyle style, int max_lines = 0);

enum class Icon : uint8_t { check, cross, caret, theme, menu, warn, plus, minus, fit, picture };
/// Drawn as shapes, centred at (x, y), about `size` wide.
void icon(Icon icon, float x, float y, float size, Colour colour);

/// Two layers: what is drawn after lower_layer() lies under what was drawn since begin_layers().
void begin_layers();
void lower_layer();
void merge_layers();

/// Nested clipping to a rectangle.
void push_clip(Rect rect);
void pop_clip();

}  // namespace beian::ui
