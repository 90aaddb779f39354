// What a document lies on.
#pragma once
#include "tests/bench/images/canvas.h"
#include "tests/bench/images/random.h"

namespace scenes {

/// `textured`: wood, cloth or clutter, otherwise one colour with little in it. The second set has
/// other colours and patterns.
beian::Image table(int width, int height, bool textured, bool second, Random& random);

}  // namespace scenes
