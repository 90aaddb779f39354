// Pointer, keys, focus and scrolling: what a widget needs to know to react. Positions are CSS
// pixels.
#pragma once
#include <string>
#include <string_view>

#include "web/ui/draw.h"

namespace beian::ui {

// --- events, from the platform ---
enum class Phase : uint8_t { move, down, up, cancel };
void pointer_event(Phase phase, bool touch, float x, float y, double milliseconds);
void wheel_event(float x, float y, float dx, float dy);
/// Whether the wheel has moved something since this was asked last.
bool take_wheel_used();
/// Two fingers: the point between them, how it has moved, and by how much they have spread.
void pinch_event(float x, float y, float dx, float dy, float spread);
void activate(std::string_view id);       // a click on a node of the DOM mirror
void focus_changed(std::string_view id);  // "" when nothing has the focus
enum class Key : uint8_t {
  escape,
  enter,
  up,
  down,
  page_up,
  page_down,
  home,
  end,
  left,
  right,
  plus,
  minus,
  none
};
void key_event(Key key);

// --- the frame ---
/// True while events wait for another pass (a tap is a press and a release).
bool events_pending();
void begin_interaction(double milliseconds);
void end_interaction();

// --- what widgets ask ---
struct Press {
  bool pressed = false;  // just now: clicked, tapped, Enter or Space, or a screen reader
  bool hovered = false, held = false;
  bool focused = false;  // by keyboard: draw the ring
};
/// Makes a rectangle pressable. Nothing happens below a dialog.
Press press(std::string_view id, Rect rect);
bool focused(std::string_view id);
std::string_view focused_id();
/// The key of this frame, once: reading it takes it. Key::none when there is none.
Key take_key();
Key peek_key();

/// A finger that rests on the rectangle for a while takes hold of it: until it is lifted it moves
/// what the mouse would, not the page.
void let_finger_hold(Rect rect);
/// Something is on its way with the pointer: near the end of an area it moves that on.
void set_carrying();

/// What fingers, mouse and wheel want of something that can be moved and enlarged.
struct Gesture {
  float dx = 0, dy = 0;  // move it
  float zoom = 1;        // enlarge it …
  float x = 0, y = 0;    // … around this point
  bool holding = false;  // it is being moved just now
};
/// Takes what happens inside `view` and on no widget of it; once a frame.
Gesture gesture(Rect view);

// --- layers ---
/// While a dialog is open, what lies below is drawn but neither reacts nor is mirrored.
void set_enabled(bool enabled);
bool enabled();

// --- scrolling ---
struct Scroll {
  float offset = 0;    // CSS pixels from the top
  float velocity = 0;  // CSS pixels a millisecond, after a flick
  float limit = 0;     // greatest offset
};
/// Clips to `view` and returns the y at which the content begins. Page Up and its kin move the
/// areas called "main" and "dialog".
float begin_scroll(std::string_view id, Rect view, Scroll& scroll);
/// `bottom`: where the content ended.
void end_scroll(float bottom);
/// The same sideways, for a row: returns the x at which it begins.
float begin_row(Rect view, Scroll& scroll);
void end_row(float right);
/// The scroll area being drawn, or the whole window.
Rect clip_rect();
/// Scrolls the node with this id into view as soon as it is drawn.
void reveal(std::string_view id);
void reveal_if_focused(std::string_view id, const Rect& rect);

}  // namespace beian::ui
