#include "web/ui/draw.h"

#include <cmath>
#include <string>
#include <vector>

#include "core/text/line_break.h"
#include "core/text/utf8.h"
#include "imgui.h"
#include "web/platform/glyphs.h"
#include "web/platform/platform.h"
#include "web/ui/fonts.h"

namespace beian::ui {
namespace {

float scale() {
  return platform::environment().scale;
}
float snapped(float css) {
  return std::round(css * scale());
}
ImVec2 corner(const Rect& r) {
  return {snapped(r.x), snapped(r.y)};
}
ImVec2 opposite(const Rect& r) {
  return {snapped(r.right()), snapped(r.bottom())};
}
float stroke(float css) {
  return std::max(1.0F, std::round(css * scale()));
}
ImDrawList* list() {
  return ImGui::GetWindowDrawList();
}

ImFont* font(const TextStyle& style) {
  return style.bold ? fonts().bold : fonts().regular;
}
float pixels(const TextStyle& style) {
  return std::round(style.size * scale());
}

// Characters beyond 16 bits are lent a code point (see glyphs.h); the rest is drawn as it is.
std::string_view drawable(std::string_view text, std::string& buffer) {
  bool plain = true;
  for (const char c : text) plain = plain && static_cast<unsigned char>(c) < 0xEE;
  if (plain) return text;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    const bool borrow = c > 0xFFFF || (c >= 0xE000 && c <= 0xF8FF);
    utf8::append(buffer, borrow ? glyphs::lend(c) : c);
  }
  return buffer;
}

struct Measuring {
  ImFontBaked* baked;
};

float advance(void* user, char32_t c) {
  const bool borrow = c > 0xFFFF || (c >= 0xE000 && c <= 0xF8FF);
  const auto code = borrow ? glyphs::lend(c) : static_cast<ImWchar>(c);
  return static_cast<Measuring*>(user)->baked->GetCharAdvance(code);
}

std::vector<TextLine> broken(float width, std::string_view text, const TextStyle& style) {
  Measuring measuring{font(style)->GetFontBaked(pixels(style))};
  return break_lines(text, width * scale(), {advance, &measuring});
}

// Each side from `inset` after its beginning to as much before its end.
void dashed_sides(std::span<const Point> points, Colour colour, float inset, float thickness) {
  constexpr float dash = 6, gap = 5;
  constexpr size_t enough = 400;  // of one side, however long
  for (size_t i = 0; i < points.size(); ++i) {
    const Point from = points[i], to = points[(i + 1) % points.size()];
    const float length = std::hypot(to.x - from.x, to.y - from.y);
    const float dx = (to.x - from.x) / length, dy = (to.y - from.y) / length;
    size_t drawn = 0;
    for (float at = inset; at < length - inset && drawn < enough; at += dash + gap, ++drawn) {
      const float end = std::min(at + dash, length - inset);
      line(from.x + dx * at, from.y + dy * at, from.x + dx * end, from.y + dy * end, colour,
           thickness);
    }
  }
}

// Centres the font's own ascent and descent on the line, as a browser does with its line boxes.
void draw_at(float x, float middle, std::string_view text, const TextStyle& style) {
  if (text.empty()) return;
  std::string buffer;
  const std::string_view shown = drawable(text, buffer);
  const ImFontBaked* baked = font(style)->GetFontBaked(pixels(style));
  const float height = baked->Ascent - baked->Descent;
  const ImVec2 at{snapped(x), std::round(middle * scale() - height / 2)};
  list()->AddText(font(style), pixels(style), at, rgba(style.colour), shown.data(),
                  shown.data() + shown.size());
}

}  // namespace

void fill(Rect rect, Colour colour, float radius) {
  list()->AddRectFilled(corner(rect), opposite(rect), rgba(colour), radius * scale());
}

void outline(Rect rect, Colour colour, float radius, float thickness) {
  const float t = stroke(thickness);
  ImVec2 a = corner(rect), b = opposite(rect);
  a.x += t / 2, a.y += t / 2, b.x -= t / 2, b.y -= t / 2;
  list()->AddRect(a, b, rgba(colour), radius * scale(), 0, t);
}

void dashed_outline(Rect rect, Colour colour, float radius) {
  const Point corners[] = {{rect.x, rect.y},
                           {rect.right(), rect.y},
                           {rect.right(), rect.bottom()},
                           {rect.x, rect.bottom()}};
  dashed_sides(corners, colour, radius, 1.5F);
}

void polygon(std::span<const Point> points, Colour colour, float thickness, bool halo) {
  std::vector<ImVec2> path;
  for (const Point& p : points) path.push_back({p.x * scale(), p.y * scale()});
  const auto size = static_cast<int>(path.size());
  if (halo) {
    list()->AddPolyline(path.data(), size, rgba(Colour::surface), ImDrawFlags_Closed,
                        stroke(thickness + 3));
  }
  list()->AddPolyline(path.data(), size, rgba(colour), ImDrawFlags_Closed, stroke(thickness));
}

void dashed_polygon(std::span<const Point> points, Colour colour, float thickness) {
  dashed_sides(points, colour, 0, thickness);
}

void line(float x1, float y1, float x2, float y2, Colour colour, float thickness) {
  list()->AddLine({x1 * scale(), y1 * scale()}, {x2 * scale(), y2 * scale()}, rgba(colour),
                  stroke(thickness));
}

void circle(float x, float y, float radius, Colour colour, float thickness) {
  list()->AddCircle({x * scale(), y * scale()}, radius * scale(), rgba(colour), 0,
                    std::max(1.0F, thickness * scale()));
}

void disc(float x, float y, float radius, Colour colour) {
  list()->AddCircleFilled({x * scale(), y * scale()}, radius * scale(), rgba(colour));
}

float text(float x, float y, std::string_view text, TextStyle style) {
  draw_at(x, y, text, style);
  return text_width(text, style);
}

float text_right(float right, float y, std::string_view text, TextStyle style) {
  const float width = text_width(text, style);
  draw_at(right - width, y, text, style);
  return width;
}

float text_centred(Rect rect, std::string_view text, TextStyle style) {
  const float width = text_width(text, style);
  draw_at(rect.x + (rect.w - width) / 2, rect.y + rect.h / 2, text, style);
  return width;
}

float text_fitted(float x, float y, float width, std::string_view text, TextStyle style) {
  const float full = text_width(text, style);
  if (full <= width) {
    draw_at(x, y, text, style);
    return full;
  }
  const float dots = text_width("…", style);
  const auto lines = broken(std::max(width - dots, 1.0F), text, style);
  std::string cut(text.substr(lines[0].begin, lines[0].end - lines[0].begin));
  cut += "…";
  draw_at(x, y, cut, style);
  return lines[0].width / scale() + dots;
}

float text_width(std::string_view text, TextStyle style) {
  Measuring measuring{font(style)->GetFontBaked(pixels(style))};
  float width = 0;
  for (size_t at = 0; at < text.size();) width += advance(&measuring, utf8::next(text, at));
  return width / scale();
}

float paragraph(float x, float y, float width, std::string_view text, TextStyle style,
                int max_lines) {
  const auto lines = broken(width, text, style);
  const float step = style.size * line_height;
  float top = y;
  int shown = 0;
  for (const TextLine& l : lines) {
    const bool last = max_lines > 0 && shown + 1 == max_lines;
    const bool more = last && &l != &lines.back();
    if (more) {
      text_fitted(x, top + step / 2, width, text.substr(l.begin), style);
    } else {
      draw_at(x, top + step / 2, text.substr(l.begin, l.end - l.begin), style);
    }
    top += step;
    ++shown;
    if (last) break;
  }
  return top - y;
}

float paragraph_height(float width, std::string_view text, TextStyle style, int max_lines) {
  auto count = static_cast<int>(broken(width, text, style).size());
  if (max_lines > 0) count = std::min(count, max_lines);
  return static_cast<float>(count) * style.size * line_height;
}

void icon(Icon icon, float x, float y, float size, Colour colour) {
  const float s = size / 2, t = std::max(1.4F, size / 9);
  switch (icon) {
    case Icon::check:
      line(x - s * 0.8F, y, x - s * 0.2F, y + s * 0.65F, colour, t);
      line(x - s * 0.2F, y + s * 0.65F, x + s * 0.85F, y - s * 0.65F, colour, t);
      break;
    case Icon::cross:
      line(x - s * 0.6F, y - s * 0.6F, x + s * 0.6F, y + s * 0.6F, colour, t);
      line(x - s * 0.6F, y + s * 0.6F, x + s * 0.6F, y - s * 0.6F, colour, t);
      break;
    case Icon::caret:
      line(x - s * 0.7F, y - s * 0.35F, x, y + s * 0.35F, colour, t);
      line(x, y + s * 0.35F, x + s * 0.7F, y - s * 0.35F, colour, t);
      break;
    case Icon::theme: {
      circle(x, y, s * 0.8F, colour, t);
      const float k = scale();
      list()->PathArcTo({x * k, y * k}, s * 0.8F * k, -1.5708F, 1.5708F);
      list()->PathFillConvex(rgba(colour));
      break;
    }
    case Icon::menu:
      for (const float dx : {-0.7F, 0.0F, 0.7F}) disc(x + s * dx, y, t, colour);
      break;
    case Icon::plus:
      line(x, y - s * 0.7F, x, y + s * 0.7F, colour, t);
      [[fallthrough]];
    case Icon::minus:
      line(x - s * 0.7F, y, x + s * 0.7F, y, colour, t);
      break;
    case Icon::fit:
      outline({x - s * 0.8F, y - s * 0.6F, s * 1.6F, s * 1.2F}, colour, 2, t);
      break;
    case Icon::picture:
      outline({x - s, y - s * 0.75F, s * 2, s * 1.5F}, colour, 3, 1.4F);
      line(x - s * 0.7F, y + s * 0.45F, x - s * 0.15F, y - s * 0.2F, colour, 1.4F);
      line(x - s * 0.15F, y - s * 0.2F, x + s * 0.7F, y + s * 0.45F, colour, 1.4F);
      disc(x + s * 0.45F, y - s * 0.3F, s * 0.14F, colour);
      break;
    case Icon::warn:
      line(x, y - s * 0.7F, x, y + s * 0.2F, colour, t);
      disc(x, y + s * 0.65F, t * 0.7F, colour);
      break;
  }
}

void begin_layers() {
  list()->ChannelsSplit(2);
  list()->ChannelsSetCurrent(1);
}
void lower_layer() {
  list()->ChannelsSetCurrent(0);
}
void merge_layers() {
  list()->ChannelsMerge();
}

void push_clip(Rect rect) {
  ImGui::PushClipRect(corner(rect), opposite(rect), true);
}
void pop_clip() {
  ImGui::PopClipRect();
}

}  // namespace beian::ui
