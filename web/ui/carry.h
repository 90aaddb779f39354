// Something that the mouse takes elsewhere on the page, or a finger that has rested on it: at once
// it would move the page. What can be carried can be chosen from a list, too.
#pragma once
#include <string_view>

#include "web/ui/interaction.h"

namespace beian::ui {

struct Carry {
  bool moving = false;   // it is on its way
  bool dropped = false;  // just now, at …
  float x = 0, y = 0;    // … this point
};

/// Where the mouse is.
Point pointer();

/// Makes a rectangle one that can be taken away, whatever widget lies in it.
Carry carry(std::string_view id, Rect rect);

/// What is being carried, drawn at the pointer.
void draw_carried(std::string_view label);

}  // namespace beian::ui
