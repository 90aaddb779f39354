// A shadow that falls on a document.
#pragma once
#include "core/image/measurement.h"
#include "core/image/region.h"

namespace beian {

/// Value: the level of the paper where it is darkest (10th percentile) by where it is lightest.
Measurement shadow(const Tiles& document);

}  // namespace beian
