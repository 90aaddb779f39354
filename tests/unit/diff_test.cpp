#include "core/report/diff.h"

#include <doctest/doctest.h>

#include "core/report/parts.h"
#include "core/rules/check.h"

using namespace beian;

namespace {

struct Example {
  Rule length, country, gone;
  Report report;

  Example() {
    length.id = "phone.length";
    country.id = "phone.country";
    gone.id = "phone.gone";
    report.pack = &built_in_pack();
    report.outcomes = {{&length, Result::fail}, {&country, Result::pass}};
  }
  void add(const Rule& rule, std::vector<std::string> fields) {
    report.findings.push_back({&rule,
                               Result::fail,
                               Severity::error,
                               std::move(fields),
                               "标题",
                               "问题",
                               "改法",
                               "",
                               {},
                               &rule.source});
  }
  Json json() const { return report_json(report); }
};

}  // namespace

TEST_CASE("findings are the same by rule and fields, each counted once") {
  Example now, before;
  before.add(before.length, {"a.mobile"});
  before.add(before.length, {"b.mobile"});
  before.add(before.country, {"a.mobile"});
  now.add(now.length, {"a.mobile"});
  now.add(now.length, {"a.mobile"});
  now.add(now.length, {"a.mobile", "b.mobile"});
  const auto diff = compare_reports(now.report, before.json());
  REQUIRE(diff);
  CHECK(diff->unchanged == std::vector<size_t>{0});
  CHECK(diff->fresh == std::vector<size_t>{1, 2});
  CHECK(diff->is_fresh(2));
  CHECK_FALSE(diff->is_fresh(0));
  REQUIRE(diff->fixed.size() == 2);
  CHECK(diff->fixed[0].fields == std::vector<std::string>{"b.mobile"});
  CHECK(diff->fixed[1].rule == "phone.country");
  CHECK(diff->unknown.empty());
}

TEST_CASE("nothing is called fixed where nobody looked") {
  Example now, before;
  for (const Rule* rule : {&before.length, &before.country, &before.gone})
    before.add(*rule, {"a.mobile"});
  now.report.outcomes = {{&now.length, Result::not_checked}, {&now.country, Result::suppressed}};
  const auto diff = compare_reports(now.report, before.json());
  REQUIRE(diff);
  CHECK(diff->fixed.empty());
  CHECK(diff->unknown.size() == 3);
  CHECK(difference_in_words(now.report, {.diff = &*diff}) ==
        "新出现 0，已改好 0，没有变化 0，这次没有检查到 3");
}

TEST_CASE("an earlier report may be anything") {
  Example now;
  for (const char* text : {"null", "[]", "{}", R"({"findings": {}})", R"({"findings": []})"}) {
    CAPTURE(text);
    CHECK_FALSE(compare_reports(now.report, read_json(text).value));
  }
  const char* strange =
      R"({"rule_pack": 1, "reference_date": [], "findings": [1, {"rule": 2}, {"rule": "x.y", "fields": [3, "a"]}]})";
  const auto diff = compare_reports(now.report, read_json(strange).value);
  REQUIRE(diff);
  REQUIRE(diff->unknown.size() == 1);
  CHECK(diff->unknown[0].fields == std::vector<std::string>{"a"});
}

TEST_CASE("every form of report stands any text") {
  Example example;
  example.add(example.length, {"a<b>.\"c\"", ""});
  Finding& finding = example.report.findings.front();
  finding.title = "<script>\x01`|\xFF";
  finding.evidence = "=1+1\r\n\"`\u202E</style>";
  example.length.source.url = "javascript:alert(1)";
  for (auto* write : {report_html, report_markdown, report_csv, report_sarif, report_text}) {
    const std::string text = write(example.report, {.masked = false});
    CHECK(text.find("javascript:") == std::string::npos);
    CHECK(text.find('\x01') == std::string::npos);
    CHECK(text.find("\u202E") == std::string::npos);
    CHECK(text.find('\xFF') == std::string::npos);
  }
  CHECK(report_html(example.report).find("<script") == std::string::npos);
  CHECK(report_csv(example.report, {.masked = false}).find("\"'=1+1  \"\"`") != std::string::npos);
}

TEST_CASE("what a pack keeps quiet is not called fixed, either") {
  Example now, before;
  before.add(before.country, {"a.mobile"});
  now.add(now.country, {"a.mobile"});
  now.report.suppressed.push_back({&now.country, "已确认", std::move(now.report.findings)});
  now.report.findings.clear();
  const auto diff = compare_reports(now.report, before.json());
  REQUIRE(diff);
  CHECK(diff->fixed.empty());
  CHECK(diff->unknown.size() == 1);
  for (auto* write : {report_html, report_markdown, report_csv, report_sarif, report_text})
    CHECK(write(now.report, {}).find("已确认") != std::string::npos);
}
