// Where papers belong (slots.json, documents.json), compiled in apart from the rules, which the
// page's worker does without: see core/assets.h.
#pragma once
#include "core/assets.h"

namespace beian {

std::span<const Asset> rules_assets();
std::string_view rules_asset(std::string_view path);

}  // namespace beian
