// Several pictures as one, below each other: what is asked for as one picture.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace beian {

/// A PNG with the pictures (JPEG, PNG, BMP, GIF) below each other in one width, wide ones made
/// smaller, at most 2,400 pixels; "" when one of them does not decode.
std::string one_picture(const std::vector<std::string_view>& files);

}  // namespace beian
