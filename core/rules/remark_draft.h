// A 小程序备注 to start from, made of what the applicant has filled in.
#pragma once
#include <string>

#include "core/rules/pack.h"

namespace beian {

/// 20 to 200 code points in Chinese, in the form reviewers know (本小程序主要经营内容为…), with the
/// sentences that the province wants. XXX stands where only the applicant can say what belongs
/// there; the rules name it until it is replaced.
std::string remark_draft(const Filing& filing, const RulePack& pack);

}  // namespace beian
