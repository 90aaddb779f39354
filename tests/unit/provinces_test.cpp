// Rows of provinces: how they are read, merged and found. What they say: tests/cli/provinces.
#include "core/rules/provinces.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/rules/check.h"
#include "core/rules/overlay.h"

using namespace beian;

namespace {

Filing filing_of(std::string_view json) {
  ReadResult read = read_filing(json);
  REQUIRE(read.filing);
  return std::move(*read.filing);
}

constexpr std::string_view hunan = R"({"icp_subject": {"base_info": {"type": 4,
    "province": "430000"}}, "icp_applets": {"base_info": {"comment": "日常记账"}}})";

Report report_with(std::string_view extra) {
  const std::string bytes = R"({"id": "agency", "version": "1", "checked": "2026-11-01", )"
                            R"("source": {"authority": "某公司", "document": "内部经验",
                            "checked": "2026-11-01"}, )" +
                            std::string(extra) + "}";
  static std::optional<RulePack> pack;  // the report refers to it
  OverlaidPack laid = overlay_pack(built_in_pack(), bytes);
  REQUIRE(laid.problems.empty());
  REQUIRE(laid.pack);
  pack = std::move(laid.pack);
  return check(filing_of(hunan), *pack, {{2026, 11, 22}, Language::zh});
}

const Finding* finding_of(const Report& report, std::string_view statement) {
  const auto place = std::find_if(report.findings.begin(), report.findings.end(),
                                  [&](const Finding& one) { return one.statement == statement; });
  return place == report.findings.end() ? nullptr : &*place;
}

}  // namespace

TEST_CASE("every province has its statements, every statement a rule of the pack") {
  const RulePack& pack = built_in_pack();
  CHECK(pack.provinces.all().size() == 31);
  size_t count = 0;
  for (const Province& province : pack.provinces.all()) {
    CAPTURE(province.key);
    const Region* region = pack.regions.find(province.code);
    REQUIRE(region);
    CHECK(region->name.find(province.name.zh) == 0);
    CHECK(province.statements.size() >= 3);
    for (const Statement& statement : province.statements) {
      CAPTURE(statement.id);
      CHECK(pack.find(statement.rule));
      CHECK(statement.severity != Severity::error);
      CHECK(statement.source.checked == "2026-11-22");
      CHECK(pack.provinces.statement(statement.id) == &statement);
      CHECK(statement.source.document.find('{') == std::string::npos);
      for (const std::string& field : statement.fields) CHECK(pack.catalogue.find(field));
      ++count;
    }
  }
  CHECK(count >= 250);
}

TEST_CASE("the file's own row reads without complaint, a broken one with") {
  Provinces provinces;
  const auto wrong = [&](std::string_view rows) {
    const JsonText file = read_json(rows);
    REQUIRE(file.ok);
    return provinces.add(file.value).value_or("");
  };
  CHECK(wrong("{}") == "");
  CHECK(wrong(R"({"provinces": []})") == "provinces is not an object");
  CHECK(wrong(R"({"provinces": {"44": {}}})") == "44: not a province");
  CHECK(wrong(R"({"provinces": {"440000": {"key": "guangdong"}}})").find("key and name") !=
        std::string::npos);
  const std::string said = wrong(R"({"source": {"authority": "a", "document": "b", "checked": "c"},
      "provinces": {"430000": {"key": "hunan", "name": {"zh": "湖南", "en": "Hunan"}, "statements": [
      {"id": "x", "rule": "province.ask", "fail": {"zh": "只有中文"}, "severity": "error",
       "source": "Z", "typo": 1}, {"rule": "province.ask"}]}}})");
  for (const char* part : {"unknown key typo", "texts need zh and en", "a warning or advice",
                           "no such source", "a statement has no id"}) {
    CAPTURE(said);
    CHECK(said.find(part) != std::string::npos);
  }
}

TEST_CASE("an agency's pack replaces, adds and hides statements") {
  const Report added = report_with(R"("provinces": {"430000": {"statements": [
      {"id": "proposal", "rule": "province.ask", "fail": {"zh": "换过的问题。", "en": "Changed."}},
      {"id": "new", "rule": "province.principal", "fail": {"zh": "新的一条。", "en": "New."}}]}})");
  const Finding* changed = finding_of(added, "hunan.proposal");
  REQUIRE(changed);
  CHECK(changed->message == "换过的问题。");
  CHECK(changed->source->authority == "某公司");
  CHECK(changed->result == Result::needs_review);
  CHECK(finding_of(added, "hunan.unused"));
  const Finding* fresh = finding_of(added, "hunan.new");
  REQUIRE(fresh);
  CHECK(fresh->severity == Severity::warning);
  const Report hidden =
      report_with(R"("suppress": [{"rule": "hunan.unused", "reason": "已核实"}])");
  CHECK_FALSE(finding_of(hidden, "hunan.unused"));
  REQUIRE(hidden.suppressed.size() == 1);
  CHECK(hidden.suppressed[0].reason == "已核实");
  const Report old = report_with(R"("provinces": {"430000": {"statements": [
      {"id": "new", "rule": "province.principal", "valid_to": "2026-01-01"}]}})");
  const Finding* asked = finding_of(old, "hunan.new");
  REQUIRE(asked);
  CHECK(asked->result == Result::needs_review);
  CHECK(asked->message.find("2026-01-01") != std::string::npos);
}

TEST_CASE("the province of a filing, and the sentences it wants") {
  const RulePack& pack = built_in_pack();
  CHECK(province_of(Filing{}) == 0);
  CHECK(province_of(filing_of(R"({"scenario": {"province": "360000"}})")) == 360000);
  Filing filing = filing_of(hunan);
  CHECK(province_of(filing) == 430000);
  CHECK(wanted_sentences(filing, pack.provinces).empty());
  filing.set("icp_subject.base_info.province", "360000");
  CHECK(wanted_sentences(filing, pack.provinces) ==
        std::vector<std::string>{"不涉及前置审批业务。"});
  filing.set("icp_applets.base_info.comment", "日常记账，不涉及前置审批 业务。");
  CHECK(wanted_sentences(filing, pack.provinces).empty());
}
