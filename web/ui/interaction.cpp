#include "web/ui/interaction.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "imgui.h"
#include "web/platform/platform.h"

namespace beian::ui {
namespace {

constexpr float drag_threshold = 8;    // CSS pixels before a touch is a drag
constexpr double hold_after = 400;     // milliseconds that a finger rests before it takes hold
constexpr float near_end = 56;         // CSS pixels; what is carried there moves the area …
constexpr float carry_speed = 0.012F;  // … by so many a millisecond for each
constexpr float friction = 0.0025F;    // of the velocity, per millisecond
constexpr float reveal_margin = 72;    // room left around what is scrolled into view

struct Touch {
  bool down = false, dragging = false, holding = false;  // holding: it moves like the mouse
  double rested = 0;                                     // since when, on something to hold
  float x = 0, y = 0, last_x = 0, last_y = 0;
  double last_time = 0;
  float velocity = 0;
};

struct Area {
  Rect view;
  Scroll* scroll = nullptr;
  float origin = 0;
};

Touch touch;
enum class Tap : uint8_t { none, press, release, leave } tap = Tap::none;
float tap_x = 0, tap_y = 0;

struct Wheel {
  float x = 0, y = 0, dx = 0, dy = 0;
};
std::optional<Wheel> wheel;
bool wheel_used = false;
struct Pinch {
  float x = 0, y = 0, dx = 0, dy = 0, spread = 1;
};
std::optional<Pinch> pinch;
bool panning = false;                    // the mouse moves what gesture() watches
bool carrying = false, carried = false;  // something is on its way: in this frame, in the last one
float drag = 0, drag_x = 0,
      fling = 0;  // what the finger did since the last frame, and when it let go

std::string activated, focus, revealed;
Key key = Key::none;
bool layer_enabled = true;
double now = 0, elapsed = 0;
Area area;
bool in_area = false, in_row = false;
const Scroll* grabbed = nullptr;  // whose bar the mouse holds
float grab_y = 0, grab_offset = 0;

float scale() {
  return platform::environment().scale;
}

void mouse_to(float x, float y) {
  ImGui::GetIO().AddMousePosEvent(x * scale(), y * scale());
}
void mouse_button(bool down) {
  ImGui::GetIO().AddMouseButtonEvent(0, down);
}
void mouse_away() {
  ImGui::GetIO().AddMousePosEvent(-3.4e38F, -3.4e38F);
}

/// What a finger does that has taken hold of something.
void holding_event(Phase phase, float x, float y) {
  if (phase == Phase::cancel) {
    mouse_away();  // what was carried falls nowhere
  } else {
    mouse_to(x, y);
  }
  if (phase == Phase::move) return;
  touch.down = touch.holding = false;
  tap = Tap::release;
}

void touch_event(Phase phase, float x, float y, double time) {
  if (touch.holding) return holding_event(phase, x, y);
  switch (phase) {
    case Phase::down:
      touch = {.down = true, .x = x, .y = y, .last_x = x, .last_y = y, .last_time = time};
      fling = 0;
      break;
    case Phase::move: {
      if (!touch.down) break;
      const float moved = std::hypot(x - touch.x, y - touch.y);
      if (!touch.dragging && moved > drag_threshold) {
        touch.dragging = true;  // from where the threshold was passed: one event may be a long way
        touch.last_x = touch.x + (x - touch.x) * drag_threshold / moved;
        touch.last_y = touch.y + (y - touch.y) * drag_threshold / moved;
      }
      if (!touch.dragging) break;
      drag_x += touch.last_x - x;
      touch.last_x = x;
      const float dy = touch.last_y - y;
      const auto dt = static_cast<float>(std::max(time - touch.last_time, 1.0));
      touch.velocity = 0.6F * (dy / dt) + 0.4F * touch.velocity;
      touch.last_y = y;
      touch.last_time = time;
      drag += dy;
      break;
    }
    case Phase::up:
      if (touch.down && !touch.dragging) {
        tap = Tap::press;
        tap_x = x;
        tap_y = y;
      }
      if (touch.dragging && time - touch.last_time < 80) fling = touch.velocity;
      touch.down = false;
      break;
    case Phase::cancel:
      if (touch.dragging) fling = touch.velocity;
      touch.down = false;
      break;
  }
}

// The finger or the wheel moves the innermost area that is drawn below it; keys move the content.
void move_area(const Rect& view, Scroll& scroll, bool by_keys) {
  if (wheel && view.contains(wheel->x, wheel->y)) {
    scroll.offset += wheel->dy;
    scroll.velocity = 0;
    wheel.reset();
  }
  const bool below_finger = view.contains(touch.x, touch.y);
  if (below_finger && drag != 0) {
    scroll.offset += drag;
    scroll.velocity = 0;
    drag = 0;
  }
  if (below_finger && fling != 0) {
    scroll.velocity = fling;
    fling = 0;
  }
  if (touch.down && below_finger && !touch.dragging) scroll.velocity = 0;
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  if (carried && view.contains(mouse.x / scale(), mouse.y / scale())) {
    const float y = mouse.y / scale(), top = view.y + near_end, bottom = view.bottom() - near_end;
    const float beyond = y < top ? y - top : std::max(0.0F, y - bottom);
    scroll.offset += beyond * carry_speed * static_cast<float>(elapsed);
    if (beyond != 0) platform::request_frame();
  }
  if (scroll.velocity != 0) {
    scroll.offset += scroll.velocity * static_cast<float>(elapsed);
    scroll.velocity *= std::exp(-friction * static_cast<float>(elapsed));
    if (std::fabs(scroll.velocity) < 0.02F) scroll.velocity = 0;
    platform::request_frame();
  }
  if (!by_keys) return;
  const float page = view.h * 0.9F;
  switch (peek_key()) {
    case Key::page_up:
      scroll.offset -= page;
      break;
    case Key::page_down:
      scroll.offset += page;
      break;
    case Key::home:
      scroll.offset = 0;
      break;
    case Key::end:
      scroll.offset = scroll.limit;
      break;
    default:
      break;
  }
}

void draw_bar(const Rect& view, Scroll& scroll) {
  if (scroll.limit < 1 || platform::environment().coarse) return;
  const float track = view.h - 8;
  const float length = std::max(32.0F, track * view.h / (view.h + scroll.limit));
  const float top = view.y + 4 + (track - length) * scroll.offset / scroll.limit;
  const Rect bar{view.right() - 8, top, 5, length};
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const float mx = mouse.x / scale(), my = mouse.y / scale();
  const bool over = layer_enabled && bar.inset(-4, 0).contains(mx, my);
  if (over && ImGui::GetIO().MouseClicked[0]) {
    grabbed = &scroll;
    grab_y = my;
    grab_offset = scroll.offset;
  }
  if (!ImGui::GetIO().MouseDown[0]) grabbed = nullptr;
  if (grabbed == &scroll && track > length) {
    scroll.offset = std::clamp(grab_offset + (my - grab_y) * scroll.limit / (track - length), 0.0F,
                               scroll.limit);
  }
  fill(bar, over || grabbed == &scroll ? Colour::secondary : Colour::line, 2.5F);
}

}  // namespace

void pointer_event(Phase phase, bool by_touch, float x, float y, double time) {
  if (by_touch) {
    touch_event(phase, x, y, time);
    return;
  }
  if (phase == Phase::cancel) {
    mouse_away();
    return;
  }
  mouse_to(x, y);
  if (phase != Phase::move) mouse_button(phase == Phase::down);
}

void wheel_event(float x, float y, float dx, float dy) {
  wheel = Wheel{x, y, dx + (wheel ? wheel->dx : 0), dy + (wheel ? wheel->dy : 0)};
}

bool take_wheel_used() {
  return std::exchange(wheel_used, false);
}

void pinch_event(float x, float y, float dx, float dy, float spread) {
  const Pinch before = pinch.value_or(Pinch{});
  pinch = Pinch{x, y, before.dx + dx, before.dy + dy, before.spread * spread};
}

void activate(std::string_view id) {
  activated = id;
}

void focus_changed(std::string_view id) {
  focus = id;
  if (!id.empty()) revealed = id;
}

void key_event(Key pressed) {
  key = pressed;
}

bool events_pending() {
  return tap != Tap::none;
}

void begin_interaction(double milliseconds) {
  elapsed = std::clamp(milliseconds - now, 0.0, 50.0);
  now = milliseconds;
  carried = std::exchange(carrying, false);
  switch (tap) {
    case Tap::press:
      mouse_to(tap_x, tap_y);
      mouse_button(true);
      tap = Tap::release;
      break;
    case Tap::release:
      mouse_button(false);
      tap = Tap::leave;
      break;
    case Tap::leave:
      mouse_away();
      tap = Tap::none;
      break;
    case Tap::none:
      break;
  }
  layer_enabled = true;
}

void end_interaction() {
  activated.clear();
  wheel.reset();
  pinch.reset();
  drag = drag_x = fling = 0;
  key = Key::none;
}

Press press(std::string_view id, Rect rect) {
  Press result;
  if (!layer_enabled) return result;
  const float s = scale();
  const ImVec2 at{std::round(rect.x * s), std::round(rect.y * s)};
  const ImVec2 size{std::max(1.0F, std::round(rect.w * s)), std::max(1.0F, std::round(rect.h * s))};
  ImGui::SetCursorScreenPos(at);
  ImGui::PushID(id.data(), id.data() + id.size());
  result.pressed = ImGui::InvisibleButton("", size);
  result.hovered = ImGui::IsItemHovered() && !platform::environment().coarse;
  result.held = ImGui::IsItemActive();
  ImGui::PopID();
  if (result.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (activated == id) {
    result.pressed = true;
    activated.clear();
  }
  result.focused = focus == id;
  return result;
}

void let_finger_hold(Rect rect) {
  const bool here = rect.contains(touch.x, touch.y) && clip_rect().contains(touch.x, touch.y);
  if (!layer_enabled || !touch.down || touch.dragging || touch.holding || !here) return;
  if (touch.rested == 0) touch.rested = now;
  platform::request_frame();
  if (now - touch.rested < hold_after) return;
  touch.holding = true;
  mouse_to(touch.x, touch.y);
  mouse_button(true);
}

void set_carrying() {
  carrying = true;
}

Gesture gesture(Rect view) {
  Gesture result;
  if (!layer_enabled) return result;
  if (wheel && view.contains(wheel->x, wheel->y)) {
    wheel_used = true;
    result.zoom = std::exp(-0.002F * wheel->dy);
    result.x = wheel->x;
    result.y = wheel->y;
    wheel.reset();
  }
  if (pinch && view.contains(pinch->x, pinch->y)) {
    result = {pinch->dx, pinch->dy, pinch->spread, pinch->x, pinch->y, true};
    pinch.reset();
  }
  if (view.contains(touch.x, touch.y)) {
    result.dx -= drag_x;
    result.dy -= drag;
    drag = drag_x = fling = 0;
  }
  const ImGuiIO& io = ImGui::GetIO();
  const bool above = view.contains(io.MousePos.x / scale(), io.MousePos.y / scale());
  if (io.MouseClicked[0] && above && !ImGui::IsAnyItemHovered()) panning = true;
  if (!io.MouseDown[0]) panning = false;
  if (panning) {
    result.dx += io.MouseDelta.x / scale();
    result.dy += io.MouseDelta.y / scale();
    result.holding = true;
  }
  return result;
}

bool focused(std::string_view id) {
  return focus == id;
}
std::string_view focused_id() {
  return focus;
}

Key take_key() {
  const Key taken = key;
  key = Key::none;
  return taken;
}
Key peek_key() {
  return layer_enabled ? key : Key::none;
}

void set_enabled(bool enabled) {
  layer_enabled = enabled;
}
bool enabled() {
  return layer_enabled;
}

float begin_scroll(std::string_view id, Rect view, Scroll& scroll) {
  const float before = scroll.offset;
  const bool wheeled = wheel.has_value();
  if (layer_enabled) move_area(view, scroll, id == "main" || id == "dialog");
  scroll.offset = std::clamp(scroll.offset, 0.0F, std::max(scroll.limit, 0.0F));
  if (wheeled && !wheel && std::abs(scroll.offset - before) >= 1) wheel_used = true;
  if (scroll.offset <= 0 || scroll.offset >= scroll.limit) scroll.velocity = 0;
  push_clip(view);
  area = {view, &scroll, view.y - scroll.offset};
  in_area = true;
  return area.origin;
}

void end_scroll(float bottom) {
  area.scroll->limit = std::max(0.0F, bottom - area.origin - area.view.h);
  pop_clip();
  in_area = false;
  draw_bar(area.view, *area.scroll);
}

float begin_row(Rect view, Scroll& scroll) {
  if (layer_enabled && wheel && view.contains(wheel->x, wheel->y)) {
    scroll.offset += wheel->dx + wheel->dy;
    wheel.reset();
  }
  if (layer_enabled && view.contains(touch.x, touch.y)) {
    scroll.offset += drag_x;
    drag = 0;
  }
  scroll.offset = std::clamp(scroll.offset, 0.0F, std::max(scroll.limit, 0.0F));
  push_clip(view);
  area = {view, &scroll, view.x - scroll.offset};
  in_row = true;
  return area.origin;
}

void end_row(float right) {
  area.scroll->limit = std::max(0.0F, right - area.origin - area.view.w);
  pop_clip();
  in_row = false;
}

Rect clip_rect() {
  if (in_area) return area.view;
  const auto& e = platform::environment();
  return {0, 0, e.width / e.scale, e.height / e.scale};
}

void reveal(std::string_view id) {
  revealed = id;
}

void reveal_if_focused(std::string_view id, const Rect& rect) {
  if (revealed.empty() || revealed != id) return;
  revealed.clear();
  if (in_row) {
    const float left = area.view.x + reveal_margin - rect.x;
    const float right = rect.right() + reveal_margin - area.view.right();
    area.scroll->offset += left > 0 ? -left : std::max(right, 0.0F);
    platform::request_frame();
  }
  if (!in_area) return;
  const float above = area.view.y + reveal_margin - rect.y;
  const float below = rect.bottom() + reveal_margin - area.view.bottom();
  if (above > 0) {
    area.scroll->offset -= above;
  } else if (below > 0) {
    area.scroll->offset += std::min(below, -above);
  }
  area.scroll->velocity = 0;
  platform::request_frame();
}

}  // namespace beian::ui
