// What a picture's file tells beside the picture: place, time, device, words, small copies of it.
#pragma once
#include <string>
#include <string_view>

#include "core/image/signature.h"

namespace beian {

/// A JPEG's segments without metadata: of the APPn only JFIF (without its thumbnail), the colour
/// profile and Adobe's marker stay, no comments, and nothing that follows the end mark. Tables,
/// frame and scans are copied byte for byte. "" when it does not reach its end mark.
std::string without_metadata(std::string_view jpeg);

/// Whether there is metadata in a JPEG or PNG; other formats have none that matters.
bool holds_metadata(std::string_view bytes, ImageFormat format);

/// The ICC profile of a JPEG, put together from its segments; "" when absent, incomplete or larger
/// than 16 KB (those of cameras and screens have 0.5–4 KB).
std::string colour_profile(std::string_view jpeg);

}  // namespace beian
