// What is done to a photo on a phone or a computer before it is handed in.
#pragma once
#include "core/image/geometry.h"
#include "tests/bench/images/canvas.h"
#include "tests/bench/images/random.h"

namespace scenes {

/// Slanted lines of the same few words all over, half transparent.
void watermark(beian::Image& image, const Font& font, Random& random);

/// The photo in a viewer, captured with the whole screen; `truth` moves with it.
void capture_screen(beian::Image& image, beian::Quad& truth, const Font& font, bool second,
                    Random& random);

/// Bars of one colour on two or four sides; `truth` moves with the picture.
void pad(beian::Image& image, beian::Quad& truth, Random& random);

}  // namespace scenes
