#include "core/report/report.h"

#include <algorithm>

namespace beian {

const std::string& in(const LocalText& text, Language language) {
  return language == Language::zh ? text.zh : text.en;
}

std::string_view name(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::advice:
      return "advice";
  }
  return "";
}

std::string_view name(Result result) {
  switch (result) {
    case Result::pass:
      return "pass";
    case Result::fail:
      return "fail";
    case Result::not_applicable:
      return "not-applicable";
    case Result::needs_review:
      return "needs-review";
    case Result::not_checked:
      return "not-checked";
    case Result::tool_error:
      return "tool-error";
    case Result::suppressed:
      return "suppressed";
  }
  return "";
}

size_t Report::count(Severity severity) const {
  return static_cast<size_t>(
      std::count_if(findings.begin(), findings.end(), [&](const Finding& finding) {
        return finding.result == Result::fail && finding.severity == severity;
      }));
}

size_t Report::count(Result result) const {
  return static_cast<size_t>(
      std::count_if(findings.begin(), findings.end(),
                    [&](const Finding& finding) { return finding.result == result; }));
}

std::string_view verdict(const Report& report) {
  if (report.count(Severity::error) > 0) return "not-ready";
  return report.count(Severity::warning) > 0 ? "ready-with-warnings" : "ready";
}

}  // namespace beian
