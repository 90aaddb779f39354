// Where the document lies in a photo.
#pragma once
#include "core/image/measurement.h"
#include "core/image/region.h"

namespace beian {

struct Found {
  Quad corners{};         ///< clockwise from the upper left; may lie outside the picture
  double confidence = 0;  ///< 0: nothing found
};

/// By segmentation, then a line fitted to each side; confidence from how much of each side is an
/// edge, how strong it is, and whether both ways agree. Below `sure` it is not to be relied on.
constexpr double sure = 0.7;
Found find_document(const Image& rgb);

/// Are all corners in the picture? Value: the least distance of a corner from the rim, by the
/// picture's short side; negative outside.
Measurement border_complete(const Found& found, const Image& picture);

/// Share of the picture that is document.
Measurement document_share(const Found& found, const Image& picture);

}  // namespace beian
