#include "core/rules/overlay.h"

#include <doctest/doctest.h>

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

}  // namespace

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
