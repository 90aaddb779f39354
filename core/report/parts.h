// What every report in words says, whatever its form: the words, the groups of findings, where a
// field stands, and how the report came about.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/report/report.h"
#include "core/rules/pack.h"

namespace beian {

struct ReportWords {
  std::string_view title, not_ready, warnings, ready;            // verdicts
  std::string_view must, should, advice, review, tool_error;     // groups
  std::string_view suppressed, not_checkable, about;             // further sections
  std::string_view problem, where, value, remedy, source, rule;  // of a finding
  std::string_view checked_on, reason;
  std::string_view compared, fresh, fixed, unchanged, unknown;  // with an earlier report
  std::string_view tool, digest, pack, pack_dates, days, date, data, masked, unmasked;
  std::string_view colon, separator, open, close;
};
const ReportWords& report_words(Language language);

/// A finding, numbered as it stands in the report.
struct Numbered {
  const Finding* finding = nullptr;
  bool fresh = false;  // new since the earlier report
};

/// Must change, should change, good to know, please confirm, our own faults. Never empty.
struct FindingGroup {
  std::string_view kind;  // "error", "warning", "advice", "review", "tool"
  std::string_view title;
  std::vector<Numbered> findings;
};
std::vector<FindingGroup> finding_groups(const Report& report, const WriteOptions& options);

std::string_view verdict_words(const Report& report);

/// "主体负责人 › 手机号"; "" for a path the catalogue does not know.
std::string place_of(const Report& report, std::string_view path);

/// "province.phones guangdong.phones": the rule, and the province's statement behind the finding.
std::string rule_of(const Finding& finding);

/// The message, unless the title said the same.
std::string_view message_beyond_title(const Finding& finding);

/// The value a finding is about, masked as asked and fit to be shown.
std::string shown_evidence(const Finding& finding, const WriteOptions& options);

/// Control characters as spaces, and those that turn text around as U+FFFD: what is shown is what
/// stands there, and no terminal moves its cursor.
std::string printable(std::string_view text);

/// Text that stays text in Markdown: no markup, no HTML, no link of its own.
std::string markdown_text(std::string_view text);

/// The same for HTML, in content and attributes.
std::string html_text(std::string_view text);

/// From the doctype to <body>, with the style of the report and a policy that loads nothing.
std::string html_head(std::string_view title, Language language);

std::string_view word(Confidence confidence, Language language);

/// "2 new, 3 fixed, 1 unchanged"; "" without an earlier report.
std::string difference_in_words(const Report& report, const WriteOptions& options);

/// "腾讯云 文件 条款", the document's date in brackets where it is known.
std::string document_of(const Source& source);

/// The address of a source where it is one that can be opened; a pack may hold anything.
std::string_view address_of(const Source& source);

struct AboutLine {
  std::string_view label;
  std::string value;
};
/// Tool, rule packs with their age, reference date, and whether data are masked.
std::vector<AboutLine> about_report(const Report& report, const WriteOptions& options);

std::string_view tool_version();

}  // namespace beian
