// What many rules ask about the same filing, found once for a check.
#pragma once
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/identity/identify.h"
#include "core/rules/keys.h"

namespace beian {

struct Shared {
  std::optional<std::vector<StrangeKey>> strange_keys;
  std::unordered_map<std::string, Identified> identified;  // by kind (one byte) and value
};

}  // namespace beian
