#include "core/report/diff.h"

#include <algorithm>
#include <map>

#include "core/rules/pack.h"

namespace beian {
namespace {

std::string key_of(std::string_view rule, std::string_view statement,
                   const std::vector<std::string>& fields) {
  std::string key(rule);
  if (!statement.empty()) (key += ' ') += statement;
  for (const std::string& field : fields) (key += '\n') += field;
  return key;
}

EarlierFinding read_finding(const Json& json) {
  EarlierFinding finding{text(json, "rule"), text(json, "title"), {}};
  const Json* fields = member(json, "fields");
  if (!fields || !fields->is_array()) return finding;
  for (const Json& field : *fields) {
    if (const auto* path = field.get_ptr<const std::string*>()) finding.fields.push_back(*path);
  }
  return finding;
}

/// The title in the language of now, where the earlier report spoke the other one and the rule's
/// title needs no arguments.
void translate(EarlierFinding& finding, const Report& now) {
  const Rule* rule = now.pack ? now.pack->find(finding.rule) : nullptr;
  if (!rule) return;
  const std::string& title = now.language == Language::zh ? rule->title.zh : rule->title.en;
  if (title.find('{') == std::string::npos) finding.title = title;
}

/// Whether the same was found again, but a pack asked not to be told.
bool was_suppressed(const Report& now, std::string_view key) {
  for (const Suppressed& one : now.suppressed) {
    for (const Finding& finding : one.findings) {
      if (finding_key(finding) == key) return true;
    }
  }
  return false;
}

/// Whether the rule looked this time: only then is a finding that has gone a mistake that was
/// mended.
bool was_looked_at(const Report& now, std::string_view rule) {
  const auto outcome = std::find_if(now.outcomes.begin(), now.outcomes.end(),
                                    [&](const RuleOutcome& one) { return one.rule->id == rule; });
  if (outcome == now.outcomes.end()) return false;
  return outcome->result != Result::not_checked && outcome->result != Result::suppressed &&
         outcome->result != Result::tool_error;
}

}  // namespace

std::string finding_key(const Finding& finding) {
  return key_of(finding.rule->id, finding.statement, finding.fields);
}

bool ReportDiff::is_fresh(size_t finding) const {
  return std::binary_search(fresh.begin(), fresh.end(), finding);
}

std::optional<ReportDiff> compare_reports(const Report& now, const Json& earlier) {
  const Json* list = member(earlier, "findings");
  if (!list || !list->is_array() || !member(earlier, "rule_pack")) return std::nullopt;
  ReportDiff diff;
  diff.earlier_date = text(earlier, "reference_date");
  std::map<std::string, size_t, std::less<>> left;  // of now, by key: how many are not yet matched
  for (const Finding& finding : now.findings) ++left[finding_key(finding)];
  std::map<std::string, size_t, std::less<>> same;
  const bool other_language =
      text(earlier, "language") != (now.language == Language::zh ? "zh" : "en");
  for (const Json& json : *list) {
    EarlierFinding finding = read_finding(json);
    if (finding.rule.empty()) continue;
    if (other_language) translate(finding, now);
    const std::string key = key_of(finding.rule, text(json, "statement"), finding.fields);
    const auto match = left.find(key);
    if (match != left.end() && match->second > 0) {
      --match->second;
      ++same[key];
    } else {
      const bool mended = was_looked_at(now, finding.rule) && !was_suppressed(now, key);
      (mended ? diff.fixed : diff.unknown).push_back(std::move(finding));
    }
  }
  for (size_t i = 0; i < now.findings.size(); ++i) {
    size_t& matched = same[finding_key(now.findings[i])];
    (matched > 0 ? diff.unchanged : diff.fresh).push_back(i);
    if (matched > 0) --matched;
  }
  return diff;
}

}  // namespace beian
