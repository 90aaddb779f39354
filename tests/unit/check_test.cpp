#include "core/rules/check.h"

#include <doctest/doctest.h>

#include <set>

#include "core/assets.h"
#include "core/rules/context.h"
#include "core/rules/registry.h"

using namespace beian;

namespace {

constexpr Date day{2026, 11, 22};

Rule rule(std::string id, Severity severity, RuleFunction function) {
  Rule made;
  made.id = std::move(id);
  made.title = {"题：{label}", "Title: {label}"};
  made.fail = {"{where}应为 {wanted}{unknown}。", "{where} should be {wanted}{unknown}."};
  made.fix = {"改。{", "Change it."};
  made.severity = severity;
  made.function = function;
  return made;
}

/// The built-in catalogue with these rules alone.
RulePack pack_of(std::vector<Rule> rules) {
  RulePack pack = built_in_pack();
  pack.rules = std::move(rules);
  return pack;
}

Filing filing(std::string_view text) {
  return *read_filing(text).filing;
}

void pass(const Context&, Outcomes& outcomes) {
  outcomes.pass();
}
void silent(const Context&, Outcomes&) {}
void unchecked(const Context&, Outcomes& outcomes) {
  outcomes.pass();
  outcomes.not_checked();
}
void fail_mobile(const Context&, Outcomes& outcomes) {
  outcomes.fail({"icp_subject.principal_info.mobile"}, {{"wanted", "11 位"}});
}
void fail_name(const Context&, Outcomes& outcomes) {
  outcomes.pass();
  outcomes.fail({"icp_subject.base_info.name"});
}
void fail_item(const Context&, Outcomes& outcomes) {
  outcomes.fail({"icp_applets.base_info.nrlx_details.1.code", "no.such.field"});
}
void fail_65_times(const Context&, Outcomes& outcomes) {
  for (int i = 0; i < 65; ++i) outcomes.fail({"icp_subject.base_info.name"});
}
void review_name(const Context&, Outcomes& outcomes) {
  outcomes.review({"icp_subject.base_info.name"});
}

Result outcome(const Rule& made, std::string_view text, Date date = day) {
  const RulePack pack = pack_of({made});
  return check(filing(text), pack, {date, Language::zh}).outcomes.at(0).result;
}

}  // namespace

TEST_CASE("a rule's outcome") {
  const auto made = [](RuleFunction function) { return rule("x.y", Severity::error, function); };
  CHECK(outcome(made(pass), "{}") == Result::pass);
  CHECK(outcome(made(silent), "{}") == Result::not_applicable);
  CHECK(outcome(made(unchecked), "{}") == Result::not_checked);
  CHECK(outcome(made(fail_name), "{}") == Result::fail);
  CHECK(outcome(made(review_name), "{}") == Result::needs_review);
  CHECK(outcome(made(nullptr), "{}") == Result::tool_error);
}

TEST_CASE("a rule speaks only where and when it applies") {
  Rule made = rule("x.y", Severity::error, fail_name);
  made.applies = {read_json(R"({"icp_subject.base_info.province": ["440000"]})").value};
  made.valid_from = {2026, 1, 1};
  made.valid_to = {2026, 12, 31};
  const char* here = R"({"icp_subject": {"base_info": {"province": "440000"}}})";
  CHECK(outcome(made, here) == Result::fail);
  CHECK(outcome(made, "{}") == Result::not_applicable);
  CHECK(outcome(made, here, {2025, 12, 31}) == Result::not_applicable);
  CHECK(outcome(made, here, {2026, 1, 1}) == Result::fail);
  CHECK(outcome(made, here, {2026, 12, 31}) == Result::fail);
  CHECK(outcome(made, here, {2027, 1, 1}) == Result::needs_review);
  made.replaced_by = "x.z";
  CHECK(outcome(made, here, {2027, 1, 1}) == Result::not_applicable);
  made.status = "retired";
  CHECK(outcome(made, here) == Result::not_applicable);
}

TEST_CASE("an expired rule asks, and says since when") {
  Rule made = rule("x.y", Severity::error, fail_name);
  made.valid_to = {2026, 6, 30};
  const RulePack pack = pack_of({made});
  const Report report = check(filing("{}"), pack, {day, Language::zh});
  REQUIRE(report.findings.size() == 1);
  CHECK(report.findings[0].result == Result::needs_review);
  CHECK(report.findings[0].message.find("2026-06-30") != std::string::npos);
  CHECK(verdict(report) == "ready");
}

TEST_CASE("what a pack suppresses is kept apart with its reason") {
  RulePack pack = pack_of({rule("x.y", Severity::error, fail_name), rule("x.z", {}, pass)});
  pack.suppressed = {{"x.y", {"by agreement", {}, {}}}, {"x.z", {"never fails", {}, {}}}};
  const Report report = check(filing("{}"), pack, {day, Language::zh});
  CHECK(report.findings.empty());
  CHECK(verdict(report) == "ready");
  REQUIRE(report.suppressed.size() == 1);
  CHECK(report.suppressed[0].rule->id == "x.y");
  CHECK(report.suppressed[0].reason == "by agreement");
  CHECK(report.suppressed[0].findings.size() == 1);
  CHECK(report.outcomes.at(0).result == Result::suppressed);
  CHECK(report.outcomes.at(1).result == Result::pass);
  pack.suppressed["x.y"].valid_to = {2020, 1, 1};  // an expired pack hides nothing
  CHECK(check(filing("{}"), pack, {day, Language::zh}).suppressed.empty());
}

TEST_CASE("an old or expired pack says so") {
  RulePack pack = pack_of({});
  pack.checked = {2026, 1, 1};
  const auto notices = [&](Date date) {
    return check(filing("{}"), pack, {date, Language::zh}).notices;
  };
  CHECK(notices({2026, 6, 30}).empty());  // 180 days
  REQUIRE(notices({2026, 7, 1}).size() == 1);
  CHECK(notices({2026, 7, 1})[0].find("181 天") != std::string::npos);
  pack.valid_to = {2026, 6, 30};
  REQUIRE(notices({2026, 7, 1}).size() == 1);
  CHECK(notices({2026, 7, 1})[0].find("2026-06-30") != std::string::npos);
  pack.overlays.push_back({"acme", "1", {2025, 1, 1}, {}, {}});
  CHECK(notices({2026, 7, 1}).size() == 2);
}

TEST_CASE("what is alike is told fifty times, then counted") {
  const RulePack pack = pack_of({rule("x.y", Severity::error, fail_65_times)});
  const Report report = check(filing("{}"), pack, {day, Language::zh});
  CHECK(report.findings.size() == 50);
  CHECK(report.findings[48].message.find("还有") == std::string::npos);
  CHECK(report.findings[49].message.find("同样的问题还有 15 处") != std::string::npos);
}

TEST_CASE("findings stand by severity, then in form order") {
  const RulePack pack = pack_of({
      rule("a.review", Severity::error, review_name),
      rule("b.advice", Severity::advice, fail_name),
      rule("c.broken", Severity::error, nullptr),
      rule("d.mobile", Severity::error, fail_mobile),
      rule("e.warning", Severity::warning, fail_name),
      rule("f.name", Severity::error, fail_name),
  });
  const Report report = check(filing("{}"), pack, {day, Language::zh});
  std::string order;
  for (const Finding& finding : report.findings) order += finding.rule->id.substr(0, 1);
  CHECK(order == "fdebac");
  CHECK(report.count(Severity::error) == 2);
  CHECK(report.count(Severity::warning) == 1);
  CHECK(report.count(Result::needs_review) == 1);
  CHECK(report.count(Result::tool_error) == 1);
  CHECK(verdict(report) == "not-ready");
}

TEST_CASE("texts are filled in") {
  const RulePack pack =
      pack_of({rule("a.a", Severity::error, fail_mobile), rule("b.b", Severity::error, fail_item)});
  const Filing one = filing(R"({"icp_subject": {"principal_info": {"mobile": 13800138000}}})");
  const Report zh = check(one, pack, {day, Language::zh});
  CHECK(zh.findings[0].title == "题：手机号");
  CHECK(zh.findings[0].message == "主体负责人 · 联系方式 › 手机号应为 11 位。");
  CHECK(zh.findings[0].remedy == "改。{");
  CHECK(zh.findings[0].evidence == "13800138000");
  CHECK(zh.findings[0].mask == Mask::phone);
  CHECK(zh.findings[1].title == "题：批准文号（第 2 项）");
  CHECK(zh.findings[1].evidence == "");
  const Report en = check(one, pack, {day, Language::en});
  CHECK(en.findings[1].title == "Title: Permit number (item 2)");
}

TEST_CASE("evidence is short, and what is no plain text is hidden whole") {
  const RulePack pack = pack_of({rule("a.a", Severity::error, fail_mobile)});
  const std::string longer(1000, '1');
  const auto evidence = [&](const std::string& value) {
    const Filing one = filing(R"({"icp_subject": {"principal_info": {"mobile": )" + value + "}}}");
    const Report report = check(one, pack, {day, Language::zh});
    return masked(report.findings[0].evidence, report.findings[0].mask);
  };
  CHECK(evidence("\"" + longer + "\"").size() == 200);
  CHECK(evidence(R"({"a": "13800138000"})").find("138") == std::string::npos);
}

TEST_CASE("the built-in pack is whole") {
  std::vector<Rule> rules;
  for (const Asset& asset : core_assets()) {
    if (asset.path.substr(0, 6) != "rules/" || asset.path == "rules/pack.json") continue;
    CAPTURE(asset.path);
    const JsonText file = read_json(asset.bytes);
    CHECK(file.ok);
    CHECK(file.duplicates.empty());
    const auto wrong = load_rules(file.value, rules);
    CHECK_MESSAGE(!wrong.has_value(), wrong.value_or(""));
  }
  CHECK(rules.size() == built_in_pack().rules.size());
  CHECK_FALSE(built_in_pack().version.empty());
  CHECK(exists(built_in_pack().checked));
  for (const char* name :
       {"fields.json", "enums.json", "reasons.json", "not_checkable.json", "rules/pack.json"}) {
    CAPTURE(name);
    const JsonText file = read_json(core_asset(name));
    CHECK(file.ok);
    CHECK(file.duplicates.empty());
  }
}

TEST_CASE("rules name fields of the catalogue") {
  for (const Rule& made : built_in_pack().rules) {
    if (made.id == "structure.verify-task-place") continue;  // about a key where none belongs
    for (const std::string& path : made.fields) {
      CAPTURE(made.id);
      CAPTURE(path);
      const Catalogue& catalogue = built_in_pack().catalogue;
      bool known = catalogue.find(path) != nullptr;  // a field, or an object of fields
      for (const Field& field : catalogue.fields()) {
        known = known || field.path.compare(0, path.size() + 1, path + ".") == 0;
      }
      CHECK(known);
    }
  }
}

TEST_CASE("a broken rule file is named, not trusted") {
  const auto wrong = [](std::string_view text) {
    std::vector<Rule> rules;
    return load_rules(read_json(text).value, rules).value_or("");
  };
  CHECK(wrong("[]") == "no list named rules");
  CHECK(wrong(R"({"rules": [3]})") == "a rule is not an object");
  CHECK(wrong(R"({"rules": [{}]})") == "a rule has no id");
  const std::string all = wrong(R"({"rules": [{"id": "a.b", "tilte": {}, "check": "none such",
      "severity": "fatal", "valid_from": "yesterday", "fields": [1]}]})");
  for (const char* part : {"a.b: unknown key tilte", "title, fail and fix need zh and en",
                           "no function named none such", "severity is not", "confidence is not",
                           "valid_from is not a date", "fields are not strings", "source needs"}) {
    CAPTURE(part);
    CHECK(all.find(part) != std::string::npos);
  }
}

TEST_CASE("any document gives a report") {
  for (
      const char* text :
      {"{}", R"({"icp_subject": 1, "icp_applets": [], "icp_materials": "x"})",
       R"({"icp_subject": {"base_info": [], "principal_info": null, "organize_info": "x"}})",
       R"({"icp_subject": {"base_info": {"type": {}, "name": [1], "province": 4.5, "city": true}}})",
       R"({"icp_applets": {"base_info": {"nrlx_details": [1, null, [], {"type": "x"}], "service_content_types": {"a": 1}}}})",
       R"({"documents": {"ready": {"a": 1}}, "scenario": [], "account": "x"})"}) {
    CAPTURE(text);
    const Report report = check(filing(text), built_in_pack(), {day, Language::zh});
    CHECK(report.outcomes.size() == built_in_pack().rules.size());
    CHECK(report_json(report).is_object());
    CHECK(report.count(Result::tool_error) == 0);
  }
}
