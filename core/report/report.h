// What a check says.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/filing/filing.h"
#include "core/text/date.h"

namespace beian {

struct Rule;
struct RulePack;
struct Source;
enum class Confidence : uint8_t;

enum class Severity : uint8_t { error, warning, advice };
enum class Result : uint8_t {
  pass,
  fail,
  not_applicable,
  needs_review,
  not_checked,
  tool_error,
  suppressed  // by a rule pack, with its reason
};
enum class Language : uint8_t { zh, en };

const std::string& in(const LocalText& text, Language language);

std::string_view name(Severity severity);  // "error" …
std::string_view name(Result result);      // "needs-review" …

/// Corners of a place in a picture: x, y in pixels of the upright picture.
using Outline = std::vector<std::array<double, 2>>;

struct Finding {
  const Rule* rule = nullptr;  // never null in a report; lives in the RulePack
  Result result{};             // fail, needs_review, or tool_error
  Severity severity{};
  std::vector<std::string> fields;  // dotted paths with list indices, most important first
  std::string title, message,
      remedy;            // in the report's language, arguments filled in, no personal data
  std::string evidence;  // the value it is about; masked when written
  Mask mask{};
  const Source* source = nullptr;   // never null in a report: of the statement, else of the rule
  std::string_view statement = {};  // id of the province's statement behind it, where there is one
  Confidence confidence{};
  Outline region = {};  // where, in the picture at the first field; empty: all of it, or no picture
  size_t page = 0;      // of the document at the first field, from 1; 0: all of it, or none
};

struct RuleOutcome {
  const Rule* rule = nullptr;
  Result result{};
};

/// What a rule pack asked not to be told: kept apart, never lost.
struct Suppressed {
  const Rule* rule = nullptr;
  std::string_view reason;        // as the pack gives it
  std::vector<Finding> findings;  // at least one
};

struct Report {
  Date date;  // the reference date
  Language language{};
  const RulePack* pack = nullptr;
  std::vector<Finding>
      findings;  // errors first, then warnings, advice, needs-review; then form order
  std::vector<RuleOutcome> outcomes;      // one for each rule of the pack
  std::vector<Suppressed> suppressed;     // of rules that failed
  std::vector<std::string> notices;       // about the rule pack: too old, expired
  size_t count(Severity severity) const;  // failed findings of a severity
  size_t count(Result result) const;      // findings with a result
};

/// "not-ready" with an error, "ready-with-warnings" with a warning, else "ready".
std::string_view verdict(const Report& report);

/// What no program can see from the papers alone, and the reviewers do: said in every report.
std::vector<std::string> not_checkable(Language language);

struct ReportDiff;  // diff.h

struct WriteOptions {
  bool masked = true;
  std::string_view tool_sha256 = {};  // of the program or page that checked, where known
  std::string_view file = {};         // the file that was checked, for readers that lead there
  const ReportDiff* diff = nullptr;   // what an earlier report said
};

/// The fields that are wrong themselves: the first, and those that hold the same wrong value (one
/// ID number in three places). Not those it is merely compared with, such as the other phone.
std::vector<std::string> wrong_fields(const Finding& finding);

Json report_json(const Report& report,
                 const WriteOptions& options = {});  // assets/report.schema.json
std::string report_json_line(const Report& report,
                             const WriteOptions& options = {});  // the same as text
std::string report_text(const Report& report, const WriteOptions& options = {});  // for terminals
std::string report_html(const Report& report, const WriteOptions& options = {});  // one file
std::string report_markdown(const Report& report, const WriteOptions& options = {});  // to tick off
std::string report_csv(const Report& report, const WriteOptions& options = {});    // BOM, RFC 4180
std::string report_sarif(const Report& report, const WriteOptions& options = {});  // SARIF 2.1.0
Json report_hints(const Report& report);  // {errcode, errmsg, hints:[{errcode, err_field, errmsg}]}

/// "110***********1234", "张*", "zh***@example.com", … ; `Mask::none` gives the value back.
std::string masked(std::string_view value, Mask mask);

}  // namespace beian
