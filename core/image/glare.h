// Reflections of a lamp on a document.
#pragma once
#include "core/image/measurement.h"
#include "core/image/region.h"

namespace beian {

/// Value: share of the document that is washed out. On paper darker than white these are white
/// patches; white paper may be white, there it is holes in the text (after Rodin and Orlov 2019).
Measurement glare(const Image& rgb, const Quad& document, const Histogram& tones,
                  const Tiles& tiles);

}  // namespace beian
