// Are there the same few words all over the document, slanted and half transparent?
#pragma once
#include "core/image/measurement.h"
#include "core/image/region.h"

namespace beian {

/// Looks for a faint pattern that repeats at a slant: the document's weak contrasts resemble
/// themselves when they are moved along neither side, and again when they are moved twice as far or
/// by another step of the same lattice. Value: the coefficient of correlation (0 … 1) above that of
/// the shifts nearby, in the weakest of the steps that agree. Finds coarse and distinct watermarks
/// only; decoration can repeat, too: never more than a warning. `grey` of one channel; unknown
/// where the document's long side is less than 256 pixels.
Measurement watermark(const Image& grey, const Quad& document);

}  // namespace beian
