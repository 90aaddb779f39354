// Samples → a PNG (ISO/IEC 15948), quickly: its files are looked at once and thrown away.
#pragma once
#include <string>

#include "core/image/image.h"

namespace beian {

/// Grey or RGB. "" when there is nothing, or no memory.
std::string quick_png(const Image& image);

}  // namespace beian
