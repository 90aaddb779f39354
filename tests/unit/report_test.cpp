#include "core/report/report.h"

#include <doctest/doctest.h>

#include "core/rules/check.h"

using namespace beian;

namespace {

struct Example {
  Rule rule;
  Report report;

  Example() {
    rule.id = "phone.example";
    rule.official_code = 86303;
    rule.source = {"示例机关",   "示例文件",  "第 1 条", "https://example.com/",
                   "2023-08-01", "2026-11-22"};
    report.date = {2026, 12, 2};
    report.pack = &built_in_pack();
    add(Result::fail, Severity::error);
    add(Result::fail, Severity::advice);
    add(Result::needs_review, Severity::error);
    report.outcomes = {{&rule, Result::fail}};
  }
  void add(Result result, Severity severity) {
    report.findings.push_back({&rule,
                               result,
                               severity,
                               {"icp_subject.principal_info.mobile"},
                               "手机号不对",
                               "位数不对。",
                               "请填 11 位。",
                               "13800\x1b[2J138000",
                               Mask::phone,
                               &rule.source});
  }
};

}  // namespace

TEST_CASE("personal data are masked by kind") {
  const struct {
    const char* value;
    Mask mask;
    const char* shown;
  } cases[] = {
      {"任意", Mask::none, "任意"},
      {"张三", Mask::name, "张*"},
      {"欧阳示例", Mask::name, "欧***"},
      {"张", Mask::name, "*"},
      {"", Mask::name, ""},
      {"110105194912310021", Mask::id_number, "110***********0021"},
      {"1101051", Mask::id_number, "*******"},
      {"13800138000", Mask::phone, "138****8000"},
      {"138001", Mask::phone, "******"},
      {"zhangsan@example.com", Mask::email, "zh***@example.com"},
      {"li@example.com", Mask::email, "l***@example.com"},
      {"no-at-sign", Mask::email, "no********"},
      {"科技路100号1栋", Mask::address, "科技路******"},
      {"6228480402564890018", Mask::account, "***************0018"},
      {"备注内容", Mask::text, "备***"},
  };
  for (const auto& one : cases) {
    CAPTURE(one.value);
    CHECK(masked(one.value, one.mask) == one.shown);
  }
}

TEST_CASE("the JSON report") {
  const Example example;
  const Json json = report_json(example.report);
  CHECK(json["summary"] == Json({{"errors", 1},
                                 {"warnings", 0},
                                 {"advice", 1},
                                 {"needs_review", 1},
                                 {"not_checked", 0},
                                 {"passed", 0}}));
  CHECK(json["verdict"] == "not-ready");
  CHECK(json["reference_date"] == "2026-12-02");
  CHECK(json["rule_pack"]["age_days"] ==
        day_number({2026, 12, 2}) - day_number(built_in_pack().checked));
  CHECK(json["rules"]["fail"] == Json::array({"phone.example"}));
  CHECK(json["not_checkable"].size() >= 5);
  const Json& finding = json["findings"][0];
  CHECK(finding["rule"] == "phone.example");
  CHECK(finding["source"]["clause"] == "第 1 条");
  CHECK(write_json(json).find("13800") == std::string::npos);
  CHECK(write_json(report_json(example.report, {false})).find("13800") != std::string::npos);
}

TEST_CASE("any text becomes sound JSON") {
  Example example;
  example.report.findings[0].message = "\"\\\n\t\x01\x7F\xFF\xE4\xB8 中😀\uFFFD";
  const JsonText read = read_json(report_json_line(example.report));
  REQUIRE(read.ok);
  CHECK(read.value["findings"][0]["message"] == "\"\\\n\t\x01\x7F\uFFFD\uFFFD\uFFFD 中😀\uFFFD");
  CHECK(write_json(read.value, -1) == report_json_line(example.report));
}

TEST_CASE("the verdict follows the worst finding") {
  Example example;
  CHECK(verdict(example.report) == "not-ready");
  example.report.findings.erase(example.report.findings.begin());
  CHECK(verdict(example.report) == "ready");  // advice and questions do not spoil it
  example.add(Result::fail, Severity::warning);
  CHECK(verdict(example.report) == "ready-with-warnings");
}

TEST_CASE("one wrong number in several places is wrong in each; what it is compared with is not") {
  Finding finding;
  CHECK(wrong_fields(finding).empty());
  finding.fields = {"a.certificate_number", "b.certificate_number"};
  CHECK(wrong_fields(finding) == finding.fields);
  finding.fields = {"a.emergency_contact", "a.mobile"};
  CHECK(wrong_fields(finding) == std::vector<std::string>{"a.emergency_contact"});
}

TEST_CASE("hints have the official shape and name errors alone") {
  Example example;
  CHECK(
      write_json(report_hints(example.report), -1) ==
      R"({"errcode":86202,"errmsg":"see hints","hints":[{"errcode":86303,"err_field":"icp_subject.principal_info.mobile","errmsg":"位数不对。"}]})");
  example.report.findings.clear();
  CHECK(write_json(report_hints(example.report), -1) ==
        R"({"errcode":0,"errmsg":"ok","hints":[]})");
}

TEST_CASE("the text report says what, where, why and what to do, and moves no cursor") {
  Example example;
  const std::string text = report_text(example.report);
  for (const char* part : {"还不能提交", "必须修改 (1)", "供参考 (1)", "需要您确认 (1)",
                           "手机号不对", "位数不对。", "请填 11 位。", "主体负责人",
                           "icp_subject.principal_info.mobile", "示例文件", "本工具无法核实"}) {
    CAPTURE(part);
    CHECK(text.find(part) != std::string::npos);
  }
  CHECK(text.find("13800") == std::string::npos);
  CHECK(report_text(example.report, {false}).find('\x1b') == std::string::npos);
  example.report.language = Language::en;
  CHECK(report_text(example.report).find("Not ready to submit") == 0);
}
