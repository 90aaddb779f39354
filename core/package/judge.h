// One file in its slot: what its facts mean there. Words, severities and sources of these rules are
// the rule pack's (assets/rules/file.json, form.json).
#pragma once
#include <string_view>
#include <vector>

#include "core/package/verdicts.h"

namespace beian {

void judge(const Case& file, Verdicts& out);

/// A file that is in no slot: why it could not be read, which may be why it is in none.
void judge_unplaced(const Json& facts, Verdicts& out);

/// The rules that judge() speaks of.
const std::vector<std::string_view>& judged_rules();

}  // namespace beian
