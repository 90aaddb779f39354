// The files of assets/document/ that were compiled in: see core/assets.h.
#pragma once
#include "core/assets.h"

namespace beian {

std::span<const Asset> document_assets();
std::string_view document_asset(std::string_view path);

}  // namespace beian
