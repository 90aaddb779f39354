// Is a document a copy without colour?
#pragma once
#include "core/image/measurement.h"
#include "core/image/region.h"

namespace beian {

/// Value: saturation (0 … 1) that all but the most colourful hundredth of the document stays below,
/// once its paper is made white. Only for documents that have colour: a page of text has none.
Measurement grey_copy(const Image& rgb, const Quad& document);

/// A file without any colour, whatever it shows. Value: the share of pixels with colour.
Measurement grey_file(const Image& rgb);

}  // namespace beian
