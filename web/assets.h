// The files of assets/ only the page needs: its words and the samples. Generated source: see
// web/CMakeLists.txt.
#pragma once
#include "core/assets.h"

namespace beian {

/// In the order of their paths.
std::span<const Asset> web_assets();

/// Bytes of one file, e.g. "samples/faulty.json"; "" when it was not compiled in.
std::string_view web_asset(std::string_view path);

}  // namespace beian
