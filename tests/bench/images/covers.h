// What lies on a document, and what bends it.
#pragma once
#include "core/image/geometry.h"
#include "tests/bench/images/canvas.h"
#include "tests/bench/images/random.h"

namespace scenes {

/// A finger or thumb of any skin, a pen, or another card over one side of the document.
void cover(beian::Image& scene, const beian::Quad& document, Random& random);

/// The page arched along its upper and lower side, its corners where they were, or one corner
/// folded back.
void bend(beian::Image& scene, const beian::Quad& document, Random& random);

}  // namespace scenes
