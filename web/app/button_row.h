// The buttons of a card.
#pragma once
#include <algorithm>
#include <string>
#include <string_view>

#include "web/app/words.h"
#include "web/ui/widgets.h"

namespace beian {

/// Buttons beside each other, as many as fit a line.
class ButtonRow {
 public:
  ButtonRow(ui::Rect room, std::string_view title)
      : room_(room), x_(room.x), y_(room.y), of_(title) {}
  bool button(const std::string& id, std::string_view key, ui::Look look = ui::Look::secondary,
              bool disabled = false) {
    const std::string& label = tr(key);
    const ui::Rect rect = next(ui::button_width(label));
    return ui::button(id, rect, label, look, disabled, label + tr("mark.colon") + of_);
  }
  /// The place of something else of that width.
  ui::Rect next(float width) {
    const float height = ui::button_height();
    if (x_ > room_.x && x_ + width > room_.right()) {
      x_ = room_.x;
      y_ += height + 8;
    }
    const ui::Rect rect{x_, y_, std::min(width, room_.w), height};
    x_ = rect.right() + 8;
    return rect;
  }
  float bottom() const { return y_ + ui::button_height(); }

 private:
  ui::Rect room_;
  float x_, y_;
  std::string of_;
};

}  // namespace beian
