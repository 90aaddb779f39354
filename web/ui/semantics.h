// What the canvas shows, as a list of nodes for the DOM mirror: screen readers, the keyboard and
// the tests see the page through it. Each widget appends its node as it draws.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "web/ui/draw.h"

namespace beian::ui {

enum class Region : uint8_t { header, nav, main, aside, dialog };

enum class Role : uint8_t {
  heading1,
  heading2,
  heading3,
  text,
  status,
  button,
  checkbox,
  option,
  listbox,
  group,
  textbox,
  paragraph,  // text field of several lines
  image,
};

/// Views of texts that live at least as long as the call of add_node().
struct Node {
  std::string_view id;
  Role role{};
  std::string_view name;
  Rect rect;
  std::string_view value = {};     // of text fields
  std::string_view inside = {};    // id of the containing listbox or group
  std::string_view hint = {};      // description, such as the field's finding
  std::string_view keyboard = {};  // inputmode
  std::string_view placeholder = {};
  std::string_view controls = {}, active = {};  // of a search field: its listbox, the option lit
  int pressed = -1, checked = -1, selected = -1, expanded = -1;  // -1: not that kind of widget
  bool current = false, invalid = false, required = false, disabled = false, popup = false;
  float size = 0;  // of a text field's letters
};

void begin_semantics();
void set_region(Region region);
Region region();
/// Appends a node to the current region; silently dropped while the layer below a dialog is drawn.
void add_node(const Node& node);
/// Sends the list to the browser when it differs from the last one.
void end_semantics();

}  // namespace beian::ui
