// Is a picture larger than what it shows?
#pragma once
#include "core/image/measurement.h"
#include "core/image/region.h"

namespace beian {

/// Between the pixels of a small picture an enlarged one is interpolated: along edges the second
/// difference rises and falls with the old pixels (Gallagher 2005), which no lens out of focus
/// does. Looked for in rows and columns at once. Value: the share of its width that the picture is
/// worth, 0 … 1; 1 where nothing repeats. `grey` must have the size of the file; too few edges are
/// unknown. Never more than a warning.
Measurement upscaled(const Image& grey, const Quad& document);

}  // namespace beian
