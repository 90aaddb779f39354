// What of a picture is not its background.
#pragma once
#include "core/image/region.h"

namespace beian {

/// One number for each pixel: how far it stands out from what lies along the rim.
struct Distinctness {
  int width = 0, height = 0;
  std::vector<float> values;
};

/// `rgb` small (about 360 pixels wide). Two measures added: the minimum barrier distance to the rim
/// (Zhang et al. 2015) in three channels, and the distance to the colours of the rim. Colours that
/// are more common in the middle than along the rim are not background: a document that leaves the
/// picture touches the rim, too.
Distinctness distinctness(const Image& rgb);

/// A piece of the picture that stands out more than some limit.
struct Piece {
  Polygon hull;         ///< convex, clockwise
  double solidity = 0;  ///< how much of the hull it fills, gaps between its ends closed: 0 … 1
};

/// Limits to cut it at, low ones first, around the one by Otsu; none if hardly anything stands out.
std::vector<float> limits(const Distinctness& distinctness);

/// The largest piece above a limit; no hull if there is none.
Piece piece_above(const Distinctness& distinctness, float limit);

}  // namespace beian
