#include "core/rules/overlay.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/rules/check.h"

using namespace beian;

namespace {

constexpr Date day{2026, 11, 22};

std::string pack_with(std::string_view more) {
  return R"({"id": "acme", "version": "1", "checked": "2026-11-01")" + std::string(more) + "}";
}

/// What is wrong with a pack: "code:found" of its first problem.
std::string problem(std::string_view more) {
  const OverlaidPack read = overlay_pack(built_in_pack(), pack_with(more));
  CHECK(read.pack.has_value() == read.problems.empty());
  if (read.problems.empty()) return "";
  return std::string(read.problems[0].code) + ":" + read.problems[0].found;
}

Report report_with(std::string_view more, std::string_view filing) {
  static RulePack pack = built_in_pack();  // the report refers to it
  const OverlaidPack read = overlay_pack(built_in_pack(), pack_with(more));
  REQUIRE(read.pack);
  pack = *read.pack;
  return check(*read_filing(filing).filing, pack, {day, Language::zh});
}

const Finding* finding_of(const Report& report, std::string_view rule) {
  for (const Finding& finding : report.findings) {
    if (finding.rule->id == rule) return &finding;
  }
  return nullptr;
}

constexpr const char* short_name = R"({"account": {"name": "水电"}})";
constexpr const char* own_rule = R"({"id": "acme.no-plus", "title": {"zh": "题", "en": "t"},
  "fail": {"zh": "有 {text}", "en": "has {text}"}, "fix": {"zh": "去掉", "en": "remove"},
  "severity": "warning", "check": "forbidden_text", "fields": ["account.name"],
  "params": {"texts": ["水"]}, "confidence": "observed",
  "source": {"authority": "acme", "document": "handbook", "checked": "2026-11-01"}})";

/// The record of a built-in rule under an id of the agency's, with other fields and parameters.
Json record_like(const Rule& rule, Json fields, Json params) {
  Json record = read_json(own_rule).value;
  record["check"] = rule.check;
  record["fields"] = std::move(fields);
  record["params"] = std::move(params);
  return record;
}

void check_with(const Json& record, const Filing& filing) {
  Json pack = read_json(pack_with("")).value;
  pack["rules"] = Json::array({record});
  static RulePack small = [] {
    RulePack one = built_in_pack();
    one.rules.clear();
    return one;
  }();
  const OverlaidPack read = overlay_pack(small, write_json(pack, -1));
  if (read.pack) check(filing, *read.pack, {day, Language::zh});
}

}  // namespace

TEST_CASE("no field and no parameter of a pack makes a rule crash") {
  const JsonText body = read_json(R"({"icp_subject": {"base_info": {"type": 4, "name": "示例公司",
    "province": "440000"}, "principal_info": {"name": "张三", "certificate_type": 2,
    "certificate_number": "11010519491231002X", "certificate_validity_date_start": "20200101"}},
    "icp_applets": {"base_info": {"service_content_types": [43], "nrlx_details": [{"type": 24}],
    "comment": "本小程序主要经营内容为记账"}}, "account": {"name": "示例", "intro": "示例"},
    "short_drama": {"file_names": "a.pdf"}, "scenario": {"category": "short-drama"}})");
  Filing filing;
  filing.document = body.value;
  const Json odd[] = {nullptr,
                      7,
                      -1,
                      "x",
                      Json::array(),
                      Json::array({7, "x", nullptr}),
                      Json::array({Json::object()}),
                      Json::object(),
                      {{"x", 7}}};
  std::vector<std::string> seen;
  for (const Rule& rule : built_in_pack().rules) {
    Json fields = Json::array();
    for (const std::string& field : rule.fields) fields.push_back(field);
    for (const auto& [key, value] : rule.params.items()) {
      const std::string pair = rule.check + " " + key;
      if (std::find(seen.begin(), seen.end(), pair) != seen.end()) continue;
      seen.push_back(pair);
      for (const Json& instead : odd) {
        Json params = rule.params;
        params[key] = instead;
        check_with(record_like(rule, fields, params), filing);
      }
    }
    if (std::find(seen.begin(), seen.end(), rule.check) != seen.end()) continue;
    seen.push_back(rule.check);
    check_with(record_like(rule, Json::array(), rule.params), filing);
    check_with(record_like(rule, {"no.such[]"}, Json::object()), filing);
    check_with(record_like(rule, {"icp_subject", "account.name[]"}, rule.params), filing);
    check_with(record_like(rule, fields, Json::object()), filing);
  }
  CHECK(seen.size() > 150);
}

TEST_CASE("a pack without wishes changes nothing but its name in the report") {
  const Report report = report_with("", short_name);
  const Report plain = check(*read_filing(short_name).filing, built_in_pack(), {day, Language::zh});
  CHECK(report.findings.size() == plain.findings.size());
  REQUIRE(report.pack->overlays.size() == 1);
  CHECK(report.pack->overlays[0].id == "acme");
  CHECK(report.pack->overlays[0].checked == Date{2026, 11, 1});
}

TEST_CASE("a pack's severity counts") {
  const Report report = report_with(R"(,"severity": {"name.few-han": "advice"})", short_name);
  REQUIRE(finding_of(report, "name.few-han"));
  CHECK(finding_of(report, "name.few-han")->severity == Severity::advice);
}

TEST_CASE("a pack's suppression hides with a reason") {
  const Report report =
      report_with(R"(,"suppress": [{"rule": "name.few-han", "reason": "商标"}])", short_name);
  CHECK(finding_of(report, "name.few-han") == nullptr);
  REQUIRE(report.suppressed.size() == 1);
  CHECK(report.suppressed[0].reason == "商标");
}

TEST_CASE("a pack's own rule runs") {
  const Report report = report_with(std::string(R"(,"rules": [)") + own_rule + "]", short_name);
  REQUIRE(finding_of(report, "acme.no-plus"));
  CHECK(finding_of(report, "acme.no-plus")->message == "有 水");
}

TEST_CASE("rules of an expired pack ask") {
  const Report report = report_with(
      std::string(R"(,"valid_to": "2026-11-10", "rules": [)") + own_rule + "]", short_name);
  REQUIRE(finding_of(report, "acme.no-plus"));
  CHECK(finding_of(report, "acme.no-plus")->result == Result::needs_review);
  REQUIRE(report.notices.size() == 1);
  CHECK(report.notices[0].find("acme") != std::string::npos);
}

TEST_CASE("what is wrong with a pack is named, and nothing of it is used") {
  CHECK(problem(R"(,"colour": 1)") == "pack-key-unknown:colour");
  CHECK(problem(R"(,"valid_to": "soon")") == "pack-value-wrong:valid_to");
  CHECK(problem(R"(,"severity": [])") == "pack-value-wrong:severity");
  CHECK(problem(R"(,"severity": {"no.such": "error"})") == "pack-rule-unknown:no.such");
  CHECK(problem(R"(,"severity": {"name.few-han": "fatal"})") ==
        "pack-value-wrong:severity.name.few-han");
  CHECK(problem(R"(,"suppress": [{"rule": "name.few-han"}])") ==
        "pack-reason-missing:name.few-han");
  CHECK(problem(R"(,"suppress": [7])") == "pack-rule-unknown:");
  CHECK(problem(R"(,"rules": [{"id": "acme.x"}])").substr(0, 18) == "pack-record-wrong:");
  CHECK(overlay_pack(built_in_pack(), "[]").problems.at(0).code == "pack-value-wrong");
  CHECK(overlay_pack(built_in_pack(), "{}").problems.at(0).found == "id");
  CHECK(overlay_pack(built_in_pack(), "{").error.code == "json-unexpected-end");
}

TEST_CASE("inferred rules cannot be made errors") {
  for (const Rule& rule : built_in_pack().rules) {
    if (rule.confidence != Confidence::inferred) continue;
    CHECK(problem(R"(,"severity": {")" + rule.id + R"(": "error"})") ==
          "pack-severity-too-high:" + rule.id);
    return;
  }
}
