#include "core/rules/check.h"

#include <algorithm>
#include <iterator>

#include "core/rules/context.h"
#include "core/rules/shared.h"
#include "core/text/utf8.h"

namespace beian {
namespace {

constexpr size_t evidence_limit = 200;  // code points: enough to recognise a value

bool has_expired(const Rule& rule, Date date) {
  return rule.valid_to.year != 0 && rule.valid_to < date;
}

/// An expired rule still speaks, as a question, unless another has taken its place.
bool in_force(const Rule& rule, Date date) {
  const std::string_view status = rule.status;
  if (status == "retired" || status == "withdrawn") return false;
  if (rule.valid_from.year != 0 && date < rule.valid_from) return false;
  return !has_expired(rule, date) || rule.replaced_by.empty();
}

/// "…nrlx_details.0.code" → 1: the element a person would count; 0 when there is no index.
size_t counted(std::string_view path) {
  for (size_t at = 0; at < path.size();) {
    const size_t dot = std::min(path.find('.', at), path.size());
    size_t number = 0;
    bool digits = dot > at && dot - at < 8;
    for (size_t i = at; i < dot; ++i) {
      digits = digits && path[i] >= '0' && path[i] <= '9';
      number = number * 10 + static_cast<size_t>(path[i] - '0');
    }
    if (digits) return number + 1;
    at = dot + 1;
  }
  return 0;
}

/// The day after which what a finding says is no longer certain.
Date end_of(const Rule& rule, const Outcomes::Failure& failure) {
  const Date end = failure.statement ? failure.statement->valid_to : Date{};
  return end.year != 0 ? end : rule.valid_to;
}

/// Turns what the rule functions said into findings.
class Narrator {
 public:
  Narrator(const Filing& filing, const RulePack& pack, Language language)
      : filing_(filing), pack_(pack), language_(language) {}

  std::vector<Finding> findings(const Rule& rule, Outcomes& outcomes, Date date) const {
    std::vector<Finding> findings;
    if (!rule.function) findings.push_back(tool_error(rule));
    for (auto& failure : outcomes.failures) {
      const Date end = end_of(rule, failure);
      findings.push_back(finding(rule, std::move(failure)));
      if (end.year != 0 && end < date) add_expiry(findings.back(), end);
    }
    if (outcomes.omitted > 0) add_omitted(findings.back(), outcomes.omitted);
    return findings;
  }

 private:
  Finding finding(const Rule& rule, Outcomes::Failure&& failure) const {
    Finding finding;
    const Statement* statement = failure.statement;
    finding.rule = &rule;
    finding.source = statement ? &statement->source : &rule.source;
    finding.confidence = statement ? statement->confidence : rule.confidence;
    finding.severity = statement ? std::max(rule.severity, statement->severity) : rule.severity;
    finding.result = failure.review ? Result::needs_review : Result::fail;
    const bool own_title = statement && !statement->title.zh.empty();
    finding.title = filled(own_title ? statement->title : rule.title, failure);
    if (failure.doubtful) finding.severity = std::max(finding.severity, Severity::warning);
    finding.message =
        filled(words(failure, "fail", statement ? &statement->fail : nullptr, rule.fail), failure);
    finding.remedy =
        filled(words(failure, "fix", statement ? &statement->fix : nullptr, rule.fix), failure);
    finding.region = std::move(failure.region);
    finding.page = failure.page;
    if (statement) finding.statement = statement->id;
    finding.fields = std::move(failure.fields);
    if (!finding.fields.empty()) add_evidence(finding, finding.fields.front());
    return finding;
  }

  /// What was found says it in its own words, the province in its, else the rule.
  static LocalText words(const Outcomes::Failure& failure, const std::string& key,
                         const LocalText* statement, const LocalText& rule) {
    if (failure.words) {
      LocalText own{text(*failure.words, key + ".zh"), text(*failure.words, key + ".en")};
      if (!own.zh.empty()) return own;
    }
    return statement && !statement->zh.empty() ? *statement : rule;
  }

  void add_expiry(Finding& finding, Date end) const {
    const std::string day = iso(end);
    finding.message += language_ == Language::zh
                           ? "这条规则的有效期到 " + day + " 为止，请确认现在是否仍然适用。"
                           : " This rule was valid until " + day + ": confirm that it still holds.";
  }

  void add_omitted(Finding& finding, size_t omitted) const {
    const std::string count = std::to_string(omitted);
    finding.message += language_ == Language::zh ? "同样的问题还有 " + count + " 处。"
                                                 : " There are " + count + " more of the same.";
  }

  Finding tool_error(const Rule& rule) const {
    Finding finding;
    finding.rule = &rule;
    finding.source = &rule.source;
    finding.confidence = rule.confidence;
    finding.severity = Severity::advice;
    finding.result = Result::tool_error;
    const bool zh = language_ == Language::zh;
    finding.title = in(rule.title, language_);
    finding.message = zh ? "本工具缺少这一项检查，这不是您的问题。"
                         : "This tool lacks this check; that is our fault, not yours.";
    finding.remedy = zh ? "请更新到最新版本，这一项请自行核对。"
                        : "Please update the tool, and look at this point yourself.";
    return finding;
  }

  std::string label(std::string_view path) const {
    const Field* field = pack_.catalogue.find(path);
    std::string label = field ? in(field->label, language_) : std::string(path);
    if (const size_t number = field ? counted(path) : 0) {
      const std::string digits = std::to_string(number);
      label += language_ == Language::zh ? "（第 " + digits + " 项）" : " (item " + digits + ")";
    }
    return label;
  }

  std::string on_page(size_t page) const {
    if (page == 0) return {};
    const std::string digits = std::to_string(page);
    return language_ == Language::zh ? "（第 " + digits + " 页）" : " (page " + digits + ")";
  }

  std::string where(std::string_view path) const {
    const Field* field = pack_.catalogue.find(path);
    const Group* group = field ? pack_.catalogue.group(field->group) : nullptr;
    return (group ? in(group->title, language_) + " › " : "") + label(path);
  }

  /// An argument, or {label} and {where} of a field, {label2} and {where2} …
  std::string value_of(std::string_view key, const Outcomes::Failure& failure) const {
    static constexpr std::string_view labels[] = {"label", "label2", "label3", "label4"};
    static constexpr std::string_view wheres[] = {"where", "where2", "where3", "where4"};
    for (const auto& [name, value] : failure.arguments) {
      if (name == key) return value;
    }
    for (size_t i = 0; i < std::min(failure.fields.size(), std::size(labels)); ++i) {
      const std::string page = i == 0 ? on_page(failure.page) : "";
      if (key == labels[i]) return label(failure.fields[i]) + page;
      if (key == wheres[i]) return where(failure.fields[i]) + page;
    }
    return {};
  }

  std::string filled(const LocalText& local, const Outcomes::Failure& failure) const {
    const std::string_view text = in(local, language_);
    std::string result;
    result.reserve(text.size() + 32);
    for (size_t at = 0; at < text.size();) {
      const size_t open = text.find('{', at);
      const size_t close = open == std::string::npos ? open : text.find('}', open);
      if (close == std::string::npos) return result += text.substr(at);
      result += text.substr(at, open - at);
      result += value_of(text.substr(open + 1, close - open - 1), failure);
      at = close + 1;
    }
    return result;
  }

  void add_evidence(Finding& finding, const std::string& path) const {
    const Field* field = pack_.catalogue.find(path);
    finding.mask = field ? field->mask : Mask::text;
    const Json* value = filing_.find(path);
    if (!value || value->is_null()) return;
    if (const auto* text = value->get_ptr<const std::string*>()) {
      finding.evidence = utf8::prefix(*text, evidence_limit);
      return;
    }
    if (value->is_structured() && finding.mask != Mask::none) finding.mask = Mask::text;
    if (value->size() <= evidence_limit) {
      const std::string text = write_json(*value, -1);
      finding.evidence = utf8::prefix(text, evidence_limit);
    }
  }

  const Filing& filing_;
  const RulePack& pack_;
  Language language_;
};

/// `id`: of a rule or of a province's statement.
const Suppression* suppression_of(std::string_view id, const RulePack& pack, Date date) {
  const auto found = pack.suppressed.find(id);
  if (found == pack.suppressed.end()) return nullptr;
  const Suppression& one = found->second;
  const bool current = (one.valid_from.year == 0 || one.valid_from <= date) &&
                       (one.valid_to.year == 0 || date <= one.valid_to);
  return current ? &one : nullptr;
}

/// Nobody may be told that something is wrong by a rule that has expired.
void ask_instead(Outcomes& outcomes) {
  for (auto& failure : outcomes.failures) failure.review = true;
}

/// Findings of statements that a pack switched off go to `report.suppressed`.
void set_aside(std::vector<Finding>& findings, Report& report) {
  if (report.pack->suppressed.empty()) return;
  for (size_t i = 0; i < findings.size();) {
    const Suppression* suppression =
        suppression_of(findings[i].statement, *report.pack, report.date);
    if (suppression == nullptr) {
      ++i;
      continue;
    }
    report.suppressed.push_back({findings[i].rule, suppression->reason, {std::move(findings[i])}});
    findings.erase(findings.begin() + static_cast<ptrdiff_t>(i));
  }
}

/// What a reader must know of the rules' age: the packs that are old, and those that have expired.
std::vector<std::string> pack_notices(const RulePack& pack, Date date, Language language) {
  constexpr int32_t old = 180;  // days
  const bool zh = language == Language::zh;
  std::vector<std::string> notices;
  const auto look_at = [&](const PackInfo& info) {
    const std::string name = info.id + " " + info.version;
    if (info.valid_to.year != 0 && info.valid_to < date) {
      const std::string day = iso(info.valid_to);
      notices.push_back(zh ? "规则包 " + name + " 的有效期到 " + day +
                                 " 为止，其中的规则只作提醒。请换用新的规则包。"
                           : "Rule pack " + name + " was valid until " + day +
                                 ": its rules only ask. Use a newer pack.");
      return;
    }
    const int32_t age = day_number(date) - day_number(info.checked);
    if (info.checked.year == 0 || age <= old) return;
    const std::string days = std::to_string(age);
    notices.push_back(zh ? "规则包 " + name + " 最近一次核对在 " + days +
                               " 天前，规定可能已经变化。请换用新的版本，或自行核对。"
                         : "Rule pack " + name + " was last compared with its sources " + days +
                               " days ago and may be out of date. Use a newer one.");
  };
  look_at(pack);
  for (const PackInfo& overlay : pack.overlays) look_at(overlay);
  return notices;
}

Result result_of(const Outcomes& outcomes) {
  const auto& failures = outcomes.failures;
  if (std::any_of(failures.begin(), failures.end(), [](const auto& one) { return !one.review; })) {
    return Result::fail;
  }
  if (!failures.empty()) return Result::needs_review;
  if (outcomes.unchecked) return Result::not_checked;
  return outcomes.passed ? Result::pass : Result::not_applicable;
}

/// Errors, warnings, advice, then what a person must look at, then our own faults.
int rank(const Finding& finding) {
  if (finding.result == Result::fail) return static_cast<int>(finding.severity);
  return finding.result == Result::needs_review ? 3 : 4;
}

void sort(std::vector<Finding>& findings, const Catalogue& catalogue) {
  std::vector<std::pair<std::pair<int, ptrdiff_t>, size_t>> order;
  const auto end = static_cast<ptrdiff_t>(catalogue.fields().size());
  for (size_t i = 0; i < findings.size(); ++i) {
    const auto& fields = findings[i].fields;
    const Field* field = fields.empty() ? nullptr : catalogue.find(fields.front());
    order.push_back({{rank(findings[i]), field ? field - catalogue.fields().data() : end}, i});
  }
  std::sort(order.begin(), order.end());
  std::vector<Finding> sorted;
  sorted.reserve(findings.size());
  for (const auto& entry : order) sorted.push_back(std::move(findings[entry.second]));
  findings = std::move(sorted);
}

}  // namespace

Report check(const Filing& filing, const RulePack& pack, const CheckOptions& options) {
  Report report;
  report.date = options.date;
  report.language = options.language;
  report.pack = &pack;
  report.notices = pack_notices(pack, options.date, options.language);
  report.outcomes.reserve(pack.rules.size());
  const Narrator narrator(filing, pack, options.language);
  Shared shared;
  shared.texts.reserve(pack.catalogue.fields().size());
  for (const Rule& rule : pack.rules) {
    Result result = Result::not_applicable;
    if (in_force(rule, options.date) && filing.holds(rule.applies)) {
      Outcomes outcomes;
      if (rule.function) rule.function({filing, rule, pack, options, shared}, outcomes);
      if (has_expired(rule, options.date)) ask_instead(outcomes);
      std::vector<Finding> findings = narrator.findings(rule, outcomes, options.date);
      result = rule.function ? result_of(outcomes) : Result::tool_error;
      set_aside(findings, report);
      if (findings.empty() && !outcomes.failures.empty()) result = Result::suppressed;
      const Suppression* suppression = suppression_of(rule.id, pack, options.date);
      if (suppression != nullptr && !findings.empty()) {
        result = Result::suppressed;
        report.suppressed.push_back({&rule, suppression->reason, std::move(findings)});
      } else {
        std::move(findings.begin(), findings.end(), std::back_inserter(report.findings));
      }
    }
    report.outcomes.push_back({&rule, result});
  }
  sort(report.findings, pack.catalogue);
  return report;
}

}  // namespace beian
