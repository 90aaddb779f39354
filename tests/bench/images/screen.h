// A picture on a screen, photographed from the screen.
#pragma once
#include "core/image/image.h"
#include "tests/bench/images/random.h"

namespace scenes {

/// `shown` as a camera sees it on a display: red, green and blue lights on a grid, slightly turned
/// and seen at an angle, integrated by the lens and a Bayer sensor of one or two times the size.
/// `diamond`: the layout of phones, where red and blue are half as many; otherwise stripes.
void photograph_screen(beian::Image& shown, bool diamond, Random& random);

}  // namespace scenes
