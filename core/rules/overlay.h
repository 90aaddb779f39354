// An agency's own rule pack, laid over the one compiled in. Its form: assets/rule_pack.schema.json.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/rules/pack.h"

namespace beian {

/// What stands wrongly in a pack; `code` is a key of assets/reasons.json, `found` its {value}.
struct PackProblem {
  std::string_view code;
  std::string found;
};

struct OverlaidPack {
  std::optional<RulePack> pack;  // nothing when there is any problem: half a pack misleads
  JsonError error;               // set when the text is not JSON
  std::vector<PackProblem> problems;
};

/// `base` with the pack in `bytes` over it: other severities, rules switched off with a reason,
/// more rules, words and province statements.
OverlaidPack overlay_pack(const RulePack& base, std::string_view bytes);

}  // namespace beian
