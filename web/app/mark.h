// How it stands with a paper, in a word on its card.
#pragma once
#include <string>
#include <vector>

#include "core/report/report.h"
#include "web/ui/theme.h"

namespace beian {

struct Mark {
  std::string text;  // "" for none
  ui::Colour ground = ui::Colour::neutral_tint, ink = ui::Colour::secondary;
};

/// Of a paper that was looked at: its errors, else its warnings, else what must be looked at.
Mark mark_of(const std::vector<const Finding*>& findings);

}  // namespace beian
