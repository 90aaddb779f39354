// Everything that is wrong with a filing, all at once.
#pragma once
#include "core/report/report.h"
#include "core/rules/pack.h"

namespace beian {

struct CheckOptions {
  Date date;  // the reference date: "today", or "as if filed on"
  Language language = Language::zh;
};

/// Pure: the same arguments give the same report. The report refers to `pack`.
Report check(const Filing& filing, const RulePack& pack, const CheckOptions& options);

}  // namespace beian
