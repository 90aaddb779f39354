#include "web/ui/carry.h"

#include <cmath>
#include <string>

#include "imgui.h"
#include "web/platform/platform.h"
#include "web/ui/widgets.h"

namespace beian::ui {
namespace {

constexpr float threshold = 6;  // CSS pixels before a press is a carry

std::string held, carried;
float from_x = 0, from_y = 0;

}  // namespace

Point pointer() {
  const ImVec2 at = ImGui::GetIO().MousePos;
  const float s = platform::environment().scale;
  return {at.x / s, at.y / s};
}

Carry carry(std::string_view id, Rect rect) {
  if (!enabled()) return {};
  let_finger_hold(rect);
  const Point at = pointer();
  const ImGuiIO& io = ImGui::GetIO();
  const bool here = rect.contains(at.x, at.y) && clip_rect().contains(at.x, at.y);
  if (io.MouseClicked[0] && here) held = id, from_x = at.x, from_y = at.y;
  if (held != id) return {};
  if (io.MouseDown[0]) {
    if (std::hypot(at.x - from_x, at.y - from_y) > threshold) carried = id;
    if (carried == id) set_carrying();
    return {.moving = carried == id, .x = at.x, .y = at.y};
  }
  const bool dropped = carried == id && ImGui::IsMousePosValid();  // not taken away
  held.clear();
  carried.clear();
  return {.dropped = dropped, .x = at.x, .y = at.y};
}

void draw_carried(std::string_view label) {
  const Point at = pointer();
  pill(at.x + 12, at.y + 8, label, Colour::accent, Colour::on_accent);
}

}  // namespace beian::ui
