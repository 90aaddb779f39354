#include "core/report/diff.h"
#include "core/report/parts.h"
#include "core/text/sha256.h"

namespace beian {
namespace {

constexpr std::string_view schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

std::string_view level(Severity severity) {
  if (severity == Severity::error) return "error";
  return severity == Severity::warning ? "warning" : "note";
}

Json text(std::string_view words) {
  return Json::object({{"text", printable(words)}});
}

/// A path as a URI reference (RFC 3986); "./" keeps a colon from being taken for a scheme.
std::string uri(std::string_view path) {
  constexpr std::string_view kept = "-._~/";
  std::string result = path.starts_with('/') ? "" : "./";
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (plain || kept.find(c) != std::string_view::npos) {
      result += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      result += '%';
      result += "0123456789ABCDEF"[byte >> 4];
      result += "0123456789ABCDEF"[byte & 15];
    }
  }
  return result;
}

class Writer {
 public:
  Writer(const Report& report, const WriteOptions& options) : report_(report), options_(options) {}

  Json log() {
    Json run = Json::object();
    run["tool"] = {{"driver", driver()}};
    run["language"] = report_.language == Language::zh ? "zh-CN" : "en";
    run["invocations"] = Json::array({invocation()});
    run["results"] = results();
    run["properties"] = properties();
    Json log = Json::object();
    log["$schema"] = schema;
    log["version"] = "2.1.0";
    log["runs"] = Json::array({std::move(run)});
    return log;
  }

 private:
  Json driver() const {
    Json rules = Json::array();
    for (const Rule& rule : report_.pack->rules) rules.push_back(descriptor(rule));
    Json driver = {{"name", "beian-check"}, {"version", tool_version()}, {"rules", rules}};
    if (!options_.tool_sha256.empty()) {
      driver["properties"] = {{"sha256", std::string(options_.tool_sha256)}};
    }
    return driver;
  }

  Json descriptor(const Rule& rule) const {
    const Language language = report_.language;
    Json json = Json::object();
    json["id"] = rule.id;
    json["shortDescription"] = text(in(rule.title, language));
    json["fullDescription"] = text(in(rule.fail, language));
    const std::string source = std::string(report_words(language).source) +
                               report_words(language).colon.data() + document_of(rule.source) +
                               " (" + rule.source.checked + ")";
    json["help"] = text(in(rule.fix, language) + "\n" + source);
    if (const auto url = address_of(rule.source); !url.empty()) json["helpUri"] = url;
    json["defaultConfiguration"] = {{"level", level(rule.severity)}};
    return json;
  }

  /// What a reader must know of the rules' age, and what this build could not check.
  Json invocation() const {
    Json notifications = Json::array();
    for (const std::string& notice : report_.notices) {
      notifications.push_back({{"level", "warning"}, {"message", text(notice)}});
    }
    for (const Finding& finding : report_.findings) {
      if (finding.result != Result::tool_error) continue;
      notifications.push_back({{"level", "error"},
                               {"message", text(finding.message)},
                               {"associatedRule", {{"id", finding.rule->id}}}});
    }
    return {{"executionSuccessful", true}, {"toolExecutionNotifications", notifications}};
  }

  Json results() const {
    Json results = Json::array();
    for (size_t i = 0; i < report_.findings.size(); ++i) {
      const Finding& finding = report_.findings[i];
      if (finding.result == Result::tool_error) continue;
      Json json = result(finding);
      if (options_.diff) json["baselineState"] = options_.diff->is_fresh(i) ? "new" : "unchanged";
      results.push_back(std::move(json));
    }
    for (const Suppressed& suppressed : report_.suppressed) {
      for (const Finding& finding : suppressed.findings) {
        Json json = result(finding);
        json["suppressions"] = Json::array({Json::object(
            {{"kind", "external"}, {"justification", printable(suppressed.reason)}})});
        if (options_.diff) json["baselineState"] = "unchanged";
        results.push_back(std::move(json));
      }
    }
    if (options_.diff) {
      for (const EarlierFinding& one : options_.diff->fixed) results.push_back(absent(one));
    }
    return results;
  }

  /// Only what failed has a level (SARIF 2.1.0, 3.27.10).
  Json result(const Finding& finding) const {
    const bool review = finding.result == Result::needs_review;
    Json json = Json::object();
    json["ruleId"] = finding.rule->id;
    json["ruleIndex"] = finding.rule - report_.pack->rules.data();
    json["kind"] = review ? "review" : "fail";
    json["level"] = review ? "none" : level(finding.severity);
    json["message"] = text(finding.message + " " + finding.remedy);
    json["locations"] = locations(finding.fields);
    json["partialFingerprints"] = {{"finding/v1", sha256(finding_key(finding))}};
    Json more = {{"title", printable(finding.title)}};
    if (std::string value = shown_evidence(finding, options_); !value.empty())
      more["evidence"] = std::move(value);
    if (!finding.statement.empty()) {  // its source is not the rule's
      more["statement"] = finding.statement;
      more["source"] = document_of(*finding.source);
      more["source_url"] = address_of(*finding.source);
    }
    json["properties"] = std::move(more);
    return json;
  }

  Json absent(const EarlierFinding& one) const {
    return {{"ruleId", printable(one.rule)},
            {"kind", "pass"},
            {"level", "none"},
            {"message", text(one.title)},
            {"locations", locations(one.fields)},
            {"baselineState", "absent"}};
  }

  Json locations(const std::vector<std::string>& fields) const {
    Json logical = Json::array();
    for (const std::string& field : fields) {
      Json one = {{"fullyQualifiedName", printable(field)}, {"kind", "member"}};
      if (std::string place = place_of(report_, field); !place.empty())
        one["name"] = std::move(place);
      logical.push_back(std::move(one));
    }
    Json location = {{"logicalLocations", std::move(logical)}};
    if (!options_.file.empty() && options_.file != "-") {
      location["physicalLocation"] = {{"artifactLocation", {{"uri", uri(options_.file)}}}};
    }
    return Json::array({std::move(location)});
  }

  Json properties() const {
    Json json = Json::object();
    for (const AboutLine& line : about_report(report_, options_))
      json["about"].push_back(std::string(line.label) + ": " + line.value);
    json["verdict"] = verdict(report_);
    json["reference_date"] = iso(report_.date);
    json["rule_pack"] = {
        {"id", report_.pack->id},
        {"version", report_.pack->version},
        {"checked", iso(report_.pack->checked)},
        {"age_days", day_number(report_.date) - day_number(report_.pack->checked)}};
    json["not_checkable"] = not_checkable(report_.language);
    return json;
  }

  const Report& report_;
  const WriteOptions& options_;
};

}  // namespace

std::string report_sarif(const Report& report, const WriteOptions& options) {
  return write_json(Writer(report, options).log()) + "\n";
}

}  // namespace beian
