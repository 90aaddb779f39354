// Light and contrast of a document.
#pragma once
#include "core/image/measurement.h"
#include "core/image/region.h"

namespace beian {

/// Share of nearly white pixels. White paper may be white: never more than a warning.
Measurement overexposure(const Histogram& tones);
/// Level of the paper (95th percentile of luma).
Measurement underexposure(const Histogram& tones);
/// Between dark and light in grey levels; a page with little text is judged by its text. `noise`:
/// noise_level() there.
Measurement contrast(const Histogram& tones, const Tiles& tiles, double noise);

}  // namespace beian
