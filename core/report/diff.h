// What changed since an earlier report of the same filing.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/report/report.h"

namespace beian {

/// A finding of the earlier report. Its words come from a file: escape them.
struct EarlierFinding {
  std::string rule, title;
  std::vector<std::string> fields;
};

/// Findings count as the same when rule, statement and fields are the same, whatever their words.
struct ReportDiff {
  std::string earlier_date;              // reference date of the earlier report
  std::vector<size_t> fresh, unchanged;  // indices into the findings of the report of now
  std::vector<EarlierFinding> fixed;
  std::vector<EarlierFinding> unknown;  // gone, but nobody looked: no rule or no input any more

  bool is_fresh(size_t finding) const;
};

/// nullopt when `earlier` is no report of this tool (assets/report.schema.json).
std::optional<ReportDiff> compare_reports(const Report& now, const Json& earlier);

/// What makes a finding the same in two reports: rule and fields.
std::string finding_key(const Finding& finding);

}  // namespace beian
