// What a logo looks like where it will be shown.
#pragma once
#include "core/image/measurement.h"
#include "core/image/region.h"

namespace beian {

struct LogoLook {
  /// Value: share of what is drawn that differs from the ground, on white or on black, the lesser.
  /// A warning if a logo with transparent parts vanishes on one of them.
  Measurement visible;
  /// Value: 1 if a red dot or number lies in the upper right corner, like those that mark new
  /// messages; WeChat does not allow to imitate them.
  Measurement badge;
  /// Value: share of what can be told apart that is lost at 144 × 144 pixels.
  Measurement detail;
};

/// `logo`: grey, RGB or RGBA. Never more than warnings; unknown for an empty picture.
LogoLook logo_look(const Image& logo);

}  // namespace beian
