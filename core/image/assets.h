// The files of assets/image/ that were compiled in: see core/assets.h.
#pragma once
#include "core/assets.h"

namespace beian {

std::span<const Asset> image_assets();
std::string_view image_asset(std::string_view path);

}  // namespace beian
