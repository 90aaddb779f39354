#include "core/report/report.h"
#include "core/rules/pack.h"

#ifndef BEIAN_VERSION
#define BEIAN_VERSION "0"
#endif

namespace beian {
namespace {

/// Appends without searching for the key: these objects are built once, in order, without doubles.
void add(Json& object, const char* key, Json value) {
  auto& members = static_cast<std::vector<std::pair<const std::string, Json>>&>(
      *object.get_ptr<Json::object_t*>());
  members.emplace_back(key, std::move(value));
}

Json source_json(const Source& source) {
  Json result = Json::object();
  add(result, "authority", source.authority);
  add(result, "document", source.document);
  if (!source.clause.empty()) add(result, "clause", source.clause);
  if (!source.url.empty()) add(result, "url", source.url);
  if (!source.published.empty()) add(result, "published", source.published);
  add(result, "checked", source.checked);
  return result;
}

std::string_view name(Confidence confidence) {
  if (confidence == Confidence::published) return "published";
  return confidence == Confidence::observed ? "observed" : "inferred";
}

Json finding_json(const Finding& finding, bool mask) {
  Json result = Json::object();
  add(result, "rule", finding.rule->id);
  add(result, "result", name(finding.result));
  add(result, "severity", name(finding.severity));
  add(result, "fields", finding.fields);
  add(result, "title", finding.title);
  add(result, "message", finding.message);
  add(result, "remedy", finding.remedy);
  add(result, "source", source_json(finding.rule->source));
  add(result, "confidence", name(finding.rule->confidence));
  add(result, "evidence", mask ? masked(finding.evidence, finding.mask) : finding.evidence);
  return result;
}

Json summary_json(const Report& report) {
  size_t passed = 0, not_checked = 0;
  for (const RuleOutcome& outcome : report.outcomes) {
    if (outcome.result == Result::pass) ++passed;
    if (outcome.result == Result::not_checked) ++not_checked;
  }
  Json result = Json::object();
  add(result, "errors", report.count(Severity::error));
  add(result, "warnings", report.count(Severity::warning));
  add(result, "advice", report.count(Severity::advice));
  add(result, "needs_review", report.count(Result::needs_review));
  add(result, "not_checked", not_checked);
  add(result, "passed", passed);
  return result;
}

Json pack_json(const Report& report) {
  Json result = Json::object();
  add(result, "version", report.pack->version);
  add(result, "checked", iso(report.pack->checked));
  add(result, "age_days", day_number(report.date) - day_number(report.pack->checked));
  return result;
}

/// Rule ids by result, each rule once.
Json outcomes_json(const Report& report) {
  Json result = Json::object();
  for (const Result kind : {Result::pass, Result::fail, Result::needs_review, Result::not_checked,
                            Result::not_applicable, Result::tool_error}) {
    Json ids = Json::array();
    for (const RuleOutcome& outcome : report.outcomes) {
      if (outcome.result == kind) ids.push_back(outcome.rule->id);
    }
    add(result, std::string(name(kind)).c_str(), std::move(ids));
  }
  return result;
}

}  // namespace

Json report_json(const Report& report, const WriteOptions& options) {
  Json tool = Json::object();
  add(tool, "name", "beian-check");
  add(tool, "version", BEIAN_VERSION);
  Json findings = Json::array();
  for (const Finding& finding : report.findings) {
    findings.push_back(finding_json(finding, options.masked));
  }
  Json result = Json::object();
  add(result, "tool", std::move(tool));
  add(result, "rule_pack", pack_json(report));
  add(result, "reference_date", iso(report.date));
  add(result, "language", report.language == Language::zh ? "zh" : "en");
  add(result, "masked", options.masked);
  add(result, "summary", summary_json(report));
  add(result, "verdict", verdict(report));
  add(result, "findings", std::move(findings));
  add(result, "rules", outcomes_json(report));
  add(result, "not_checkable", not_checkable(report.language));
  return result;
}

}  // namespace beian
