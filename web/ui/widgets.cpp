#include "web/ui/widgets.h"

#include <algorithm>

#include "web/platform/platform.h"

namespace beian::ui {
namespace {

constexpr float radius = 8;
constexpr TextStyle strong{14.5F, true, Colour::text};

bool by_finger() {
  return platform::environment().coarse;
}

TextStyle with(TextStyle style, Colour colour) {
  style.colour = colour;
  return style;
}

struct ButtonColours {
  Colour ground, ink, edge;
};

ButtonColours colours_of(Look look) {
  switch (look) {
    case Look::primary:
      return {Colour::accent, Colour::on_accent, Colour::accent};
    case Look::danger:
      return {Colour::surface, Colour::error, Colour::error};
    case Look::quiet:
      return {Colour::surface, Colour::secondary, Colour::surface};
    case Look::secondary:
      break;
  }
  return {Colour::surface, Colour::text, Colour::line};
}

Node button_node(std::string_view id, std::string_view label, Rect rect) {
  return {.id = id, .role = Role::button, .name = label, .rect = rect};
}

}  // namespace

float field_height() {
  return by_finger() ? 46 : 40;
}
float button_height() {
  return by_finger() ? 44 : 36;
}

float button_width(std::string_view label) {
  return text_width(label, strong) + 32;
}

bool button(std::string_view id, Rect rect, std::string_view label, Look look, bool disabled,
            std::string_view name) {
  Node node = button_node(id, name.empty() ? label : name, rect);
  node.disabled = disabled;
  add_node(node);
  const Press state = disabled ? Press{} : press(id, rect);
  const ButtonColours colours = colours_of(look);
  const bool filled = look == Look::primary;
  fill(rect, colours.ground, radius);
  if ((state.hovered || state.held) && !filled) fill(rect, Colour::hover, radius);
  if (look != Look::quiet && !filled) outline(rect, colours.edge, radius);
  if (filled && (state.hovered || state.held)) outline(rect.inset(2, 2), colours.ink, radius - 2);
  const TextStyle style = look == Look::quiet ? TextStyle{13.5F, false, colours.ink} : strong;
  text_centred(rect, label, with(style, disabled ? Colour::secondary : colours.ink));
  if (state.focused) focus_ring(rect, radius);
  return state.pressed;
}

bool chip(std::string_view id, Rect rect, std::string_view label, bool selected) {
  Node node = button_node(id, label, rect);
  node.pressed = selected ? 1 : 0;
  add_node(node);
  const Press state = press(id, rect);
  fill(rect, selected ? Colour::accent : state.hovered ? Colour::hover : Colour::surface, radius);
  if (!selected) outline(rect, Colour::line, radius);
  text_centred(rect, label, with(strong, selected ? Colour::on_accent : Colour::text));
  if (state.focused) focus_ring(rect, radius);
  return state.pressed;
}

bool icon_button(std::string_view id, Rect rect, Icon shape, std::string_view name) {
  add_node(button_node(id, name, rect));
  const Press state = press(id, rect);
  if (state.hovered || state.held) fill(rect, Colour::hover, radius);
  icon(shape, rect.x + rect.w / 2, rect.y + rect.h / 2, 15, Colour::secondary);
  if (state.focused) focus_ring(rect, radius);
  return state.pressed;
}

namespace {

constexpr float checkbox_indent = 30;
TextStyle checkbox_style(bool bold) {
  return {15, bold, Colour::text};
}

}  // namespace

float checkbox_height(float width, std::string_view label, bool bold) {
  const float text = paragraph_height(width - checkbox_indent, label, checkbox_style(bold));
  return std::max(by_finger() ? 44.0F : 32.0F, text + 10);
}

bool checkbox(std::string_view id, Rect rect, std::string_view label, bool checked, bool bold) {
  Node node = button_node(id, label, rect);
  node.role = Role::checkbox;
  node.checked = checked ? 1 : 0;
  add_node(node);
  const Press state = press(id, rect);
  const Rect box{rect.x, rect.y + rect.h / 2 - 10, 20, 20};
  fill(box, checked ? Colour::accent : Colour::surface, 5);
  if (!checked) outline(box, state.hovered ? Colour::accent : Colour::secondary, 5);
  if (checked) icon(Icon::check, box.x + 10, box.y + 10, 12, Colour::on_accent);
  const float width = rect.w - checkbox_indent;
  const TextStyle style = checkbox_style(bold);
  const float text = paragraph_height(width, label, style);
  paragraph(rect.x + checkbox_indent, rect.y + (rect.h - text) / 2, width, label, style);
  if (state.focused) focus_ring(rect.inset(-4, 0), radius);
  return state.pressed;
}

float heading(int level, float x, float y, float width, std::string_view text) {
  const TextStyle style = level == 1   ? TextStyle{22, true, Colour::text}
                          : level == 2 ? TextStyle{16, true, Colour::text}
                                       : TextStyle{13.5F, true, Colour::secondary};
  const float height = paragraph(x, y, width, text, style);
  const Role role = level == 1 ? Role::heading1 : level == 2 ? Role::heading2 : Role::heading3;
  add_node(
      {.id = "h:" + std::string(text), .role = role, .name = text, .rect = {x, y, width, height}});
  return height;
}

float prose(std::string_view id, float x, float y, float width, std::string_view text,
            TextStyle style) {
  const float height = paragraph(x, y, width, text, style);
  add_node({.id = id, .role = Role::text, .name = text, .rect = {x, y, width, height}});
  return height;
}

void status(std::string_view id, std::string_view text) {
  add_node({.id = id, .role = Role::status, .name = text, .rect = {}});
}

void text_field(std::string_view id, Rect rect, std::string_view value, const FieldLook& look) {
  add_node({.id = id,
            .role = look.several_lines ? Role::paragraph : Role::textbox,
            .name = look.label,
            .rect = {rect.x, rect.y, rect.w - look.room_right, rect.h},
            .value = value,
            .hint = look.hint,
            .keyboard = look.keyboard,
            .placeholder = look.placeholder,
            .controls = look.controls,
            .active = look.active,
            .invalid = look.invalid,
            .required = look.required,
            .size = by_finger() ? 16.0F : 15.0F});
  const bool editing = focused(id) && enabled();
  const Colour edge = editing ? Colour::accent : look.invalid ? Colour::error : Colour::line;
  if (!look.borderless) {
    fill(rect, Colour::surface, radius);
    outline(rect, edge, radius, editing ? 2 : 1);
  }
  if (editing) return;
  const TextStyle style{by_finger() ? 16.0F : 15.0F, false,
                        value.empty() ? Colour::secondary : Colour::text};
  const std::string_view shown = value.empty() ? look.placeholder : value;
  const Rect room{rect.x + 13, rect.y, rect.w - 26 - look.room_right, rect.h};
  push_clip({room.x, rect.y, room.w, rect.h});
  if (look.several_lines) {
    paragraph(room.x, rect.y + 8, room.w, shown, style);
  } else {
    text_fitted(room.x, rect.y + rect.h / 2, room.w, shown, style);
  }
  pop_clip();
}

bool select_field(std::string_view id, Rect rect, std::string_view label, std::string_view shown,
                  std::string_view placeholder, bool expanded, bool invalid,
                  std::string_view hint) {
  std::string name(label);
  name += shown.empty() ? placeholder : shown;
  Node node = button_node(id, name, rect);
  node.expanded = expanded ? 1 : 0;
  node.popup = true;
  node.hint = hint;
  add_node(node);
  const Press state = press(id, rect);
  fill(rect, state.hovered ? Colour::hover : Colour::surface, radius);
  outline(rect, invalid ? Colour::error : Colour::line, radius);
  text_fitted(
      rect.x + 13, rect.y + rect.h / 2, rect.w - 44, shown.empty() ? placeholder : shown,
      {by_finger() ? 16.0F : 15.0F, false, shown.empty() ? Colour::secondary : Colour::text});
  icon(Icon::caret, rect.right() - 17, rect.y + rect.h / 2, 11, Colour::secondary);
  if (state.focused) focus_ring(rect, radius);
  return state.pressed;
}

void card(Rect rect) {
  fill(rect, Colour::surface, 12);
  outline(rect, Colour::line, 12);
}

void begin_card() {
  begin_layers();
}

float end_card(Rect rect) {
  lower_layer();
  card(rect);
  merge_layers();
  return rect.bottom();
}

float pill(float x, float middle, std::string_view label, Colour ground, Colour ink) {
  const TextStyle style{13, true, ink};
  const float width = text_width(label, style) + 24;
  fill({x, middle - 13, width, 26}, ground, 13);
  text(x + 12, middle, label, style);
  return width;
}

void focus_ring(Rect rect, float corner) {
  outline(rect.inset(-3, -3), Colour::accent, corner + 3, 2);
}

}  // namespace beian::ui
