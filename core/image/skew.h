// How slanted and how turned a document lies in the picture.
#pragma once
#include "core/image/measurement.h"

namespace beian {

struct Skew {
  Measurement perspective;  ///< value: the shorter of two opposite sides by the longer, the lesser
  Measurement rotation;     ///< value: degrees from the nearest quarter turn
};

/// From the corners alone, whose confidence the caller knows. Never more than warnings; unknown for
/// corners that span nothing.
Skew skew(const Quad& document);

}  // namespace beian
