// Cutting a document out of a photo.
#pragma once
#include "core/image/geometry.h"
#include "core/image/image.h"

namespace beian {

struct Crop {
  Image image;                ///< empty when the corners enclose nothing that can be cut out
  bool straightened = false;  ///< it lay at a slant; else its pixels are copied
};

/// The document with these corners (clockwise from its upper left, grey or RGB pixels), with a
/// margin of its surroundings of 3 % of its short side where the photo goes that far. `aspect`: its
/// long side by its short one, if the corners are about that apart (a slant shortens one side);
/// 0: as photographed. Never larger than it is in the photo. Empty when the corners are not
/// convex, enclose too little, or lie outside the photo: what it lacks is not made up.
Crop cut_out(const Image& photo, const Quad& corners, double aspect);

}  // namespace beian
