#include "web/ui/semantics.h"

#include <array>
#include <cmath>

#include "web/platform/platform.h"
#include "web/ui/interaction.h"

namespace beian::ui {
namespace {

constexpr std::array region_names = {"header", "nav", "main", "aside", "dialog"};
constexpr std::array role_names = {"heading1", "heading2",  "heading3", "text",    "status",
                                   "button",   "checkbox",  "option",   "listbox", "group",
                                   "textbox",  "paragraph", "img"};

std::string out, sent;
Region current = Region::main;

void append_quoted(std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') out += '\\';
    if (byte >= 0x20) {
      out += c;
    } else {
      out += "\\u00";
      out += hex[byte >> 4];
      out += hex[byte & 0xF];
    }
  }
  out += '"';
}

void append_string(std::string_view key, std::string_view value, bool even_empty = false) {
  if (value.empty() && !even_empty) return;
  out += ",\"";
  out += key;
  out += "\":";
  append_quoted(value);
}

void append_number(std::string_view key, float css) {
  const float device = std::round(css * platform::environment().scale);
  out += ",\"";
  out += key;
  out += "\":";
  out += std::to_string(static_cast<int>(device));
}

void append_state(std::string_view key, int state) {
  if (state < 0) return;
  out += ",\"";
  out += key;
  out += state > 0 ? "\":\"true\"" : "\":\"false\"";
}

// How much of each side of the rectangle lies outside of the scroll area (top right bottom left).
void append_clip(const Rect& rect) {
  const Rect clip = clip_rect();
  const auto over = [](float v) { return std::max(v, 0.0F); };
  const std::array sides = {over(clip.y - rect.y), over(rect.right() - clip.right()),
                            over(rect.bottom() - clip.bottom()), over(clip.x - rect.x)};
  if (sides == std::array<float, 4>{}) return;
  out += ",\"clip\":[";
  for (size_t i = 0; i < sides.size(); ++i) {
    if (i > 0) out += ',';
    out += std::to_string(static_cast<int>(std::round(sides[i] * platform::environment().scale)));
  }
  out += ']';
}

}  // namespace

void begin_semantics() {
  out = "[";
}

void set_region(Region region) {
  current = region;
}
Region region() {
  return current;
}

void add_node(const Node& node) {
  if (!enabled()) return;
  out += out.size() > 1 ? ",{" : "{";
  out += "\"role\":\"";
  out += role_names[static_cast<size_t>(node.role)];
  out += "\",\"region\":\"";
  out += region_names[static_cast<size_t>(current)];
  out += '"';
  append_string("id", node.id);
  append_string("name", node.name, true);
  append_string("in", node.inside);
  append_string("hint", node.hint);
  const bool field = node.role == Role::textbox || node.role == Role::paragraph;
  if (field) {
    append_string("value", node.value, true);
    append_string("keyboard", node.keyboard);
    append_string("placeholder", node.placeholder);
    append_string("controls", node.controls);
    append_string("active", node.active);
    if (!node.controls.empty()) append_string("combobox", "combobox");
    append_number("size", node.size);
  }
  append_state("pressed", node.pressed);
  append_state("checked", node.checked);
  append_state("selected", node.selected);
  append_state("expanded", node.expanded);
  if (node.current) append_string("current", "step");
  if (node.invalid) append_state("invalid", 1);
  if (node.required) append_state("required", 1);
  if (node.disabled) append_state("disabled", 1);
  if (node.popup) append_string("popup", "listbox");
  append_number("x", node.rect.x);
  append_number("y", node.rect.y);
  append_number("w", node.rect.w);
  append_number("h", node.rect.h);
  append_clip(node.rect);
  out += '}';
  reveal_if_focused(node.id, node.rect);
}

void end_semantics() {
  out += ']';
  if (out == sent) return;
  sent = out;
  platform::show_semantics(out);
}

}  // namespace beian::ui
