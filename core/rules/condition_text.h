// A condition of a rule or a field, in words.
#pragma once
#include <string>

#include "core/rules/pack.h"

namespace beian {

/// "主办单位性质是个人或企业，且…"; "" for the condition that always holds.
std::string condition_text(const Condition& condition, const RulePack& pack, Language language);

}  // namespace beian
