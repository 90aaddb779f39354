// Every widget of the page. They are the only callers of Dear ImGui's items, and each one draws
// itself and appends its node to the semantics tree: what can be seen can be heard and reached.
#pragma once
#include <string>
#include <string_view>

#include "web/ui/draw.h"
#include "web/ui/interaction.h"
#include "web/ui/semantics.h"

namespace beian::ui {

enum class Look : uint8_t { primary, secondary, quiet, danger };

float field_height();   // 40, on a phone 46
float button_height();  // 36, on a phone 44

float button_width(std::string_view label);
/// Draws a button of its natural height; true when pressed. `name`: what is heard, where the label
/// alone does not say of what; it begins with the label.
bool button(std::string_view id, Rect rect, std::string_view label, Look look = Look::secondary,
            bool disabled = false, std::string_view name = {});
/// A row's choice: looks like a button, stays pressed in.
bool chip(std::string_view id, Rect rect, std::string_view label, bool selected);
bool icon_button(std::string_view id, Rect rect, Icon icon, std::string_view name);
/// A long label takes several lines: `rect` must be as high as checkbox_height() says.
bool checkbox(std::string_view id, Rect rect, std::string_view label, bool checked,
              bool bold = false);
float checkbox_height(float width, std::string_view label, bool bold = false);

/// A heading and its node; returns its height.
float heading(int level, float x, float y, float width, std::string_view text);
/// A paragraph and its node; returns its height.
float prose(std::string_view id, float x, float y, float width, std::string_view text,
            TextStyle style = {});
/// Text that is read out whenever it changes; draws nothing.
void status(std::string_view id, std::string_view text);

struct FieldLook {
  std::string_view label;
  std::string_view hint;         // read with the field: its finding or its help
  std::string_view keyboard;     // inputmode
  std::string_view placeholder;  // shown while empty
  bool several_lines = false, invalid = false, required = false, borderless = false;
  float room_right = 0;               // kept free for a mark
  std::string_view controls, active;  // for a search field over a list
};
/// A text field: a DOM field lies over it and does the editing; the canvas draws the frame, and the
/// text while the field has no focus. Edits arrive as App::text_changed(id).
void text_field(std::string_view id, Rect rect, std::string_view value, const FieldLook& look);

/// Looks like a field, opens a list; true when pressed. `label` ends with the language's colon.
bool select_field(std::string_view id, Rect rect, std::string_view label, std::string_view shown,
                  std::string_view placeholder, bool expanded, bool invalid, std::string_view hint);

void card(Rect rect);
/// A card whose height is known only when its content has been drawn: begin, content, end. Not
/// nested.
void begin_card();
float end_card(Rect rect);  // returns the card's bottom
float pill(float x, float middle, std::string_view text, Colour ground, Colour ink);
void focus_ring(Rect rect, float radius);

}  // namespace beian::ui
