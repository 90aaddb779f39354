// The two weights of the interface.
#pragma once
#include "web/platform/glyphs.h"

namespace beian::ui {

const glyphs::Fonts& fonts();
void load_fonts();

}  // namespace beian::ui
