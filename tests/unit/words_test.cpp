// The vocabulary, and the draft of the remark.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <set>

#include "core/rules/check.h"
#include "core/rules/overlay.h"
#include "core/rules/remark_draft.h"
#include "core/text/utf8.h"

using namespace beian;

namespace {

std::set<std::string> found_words(std::string_view group, std::string_view text) {
  const WordIndex& words = built_in_pack().words;
  std::set<std::string> found;
  for (const WordHit& hit : words.hits(text)) {
    if (hit.groups & words.group(group)) found.insert(std::string(text.substr(hit.at, hit.length)));
  }
  return found;
}

Filing filing_of(std::string_view json) {
  ReadResult read = read_filing(json);
  REQUIRE(read.filing);
  return *read.filing;
}

Report checked(const Filing& filing, const RulePack& pack = built_in_pack()) {
  return check(filing, pack, {{2026, 11, 22}, Language::zh});
}

std::set<std::string> failed(const Report& report) {
  std::set<std::string> ids;
  for (const Finding& finding : report.findings) {
    if (finding.result == Result::fail) ids.insert(finding.rule->id);
  }
  return ids;
}

Filing program(std::string_view type, std::string_view province) {
  Filing filing = filing_of(R"({"icp_subject": {"base_info": {"name": "深圳示例科技有限公司"}},
    "icp_applets": {"base_info": {"service_content_types": [3], "nrlx_details": [{"type": 24}]}},
    "account": {"name": "示例记账本", "intro": "记录日常收支，按月汇总。"}})");
  filing.set("icp_subject.base_info.type", std::string(type));
  filing.set("icp_subject.base_info.province", std::string(province));
  return filing;
}

}  // namespace

using Words = std::set<std::string>;

TEST_CASE("words are found, allowed and denied") {
  CHECK(found_words("education", "教育咨询服务") == Words{"教育咨询"});
  CHECK(found_words("culture", "文化路8号") == Words{});
  CHECK(found_words("national", "成人大学") == Words{});
  CHECK(found_words("finance", "不涉及金融、基金、投资") == Words{});
  CHECK(found_words("finance", "不涉及金融。提供基金查询") == Words{"基金"});
  CHECK(found_words("education", "教育咨询服务（不含培训）；培训") == Words{"教育咨询", "培训"});
  CHECK(found_words("place", "深圳市与怒江") == Words{"深圳市", "怒江"});
  CHECK(built_in_pack().words.group("no such group") == 0);
}

TEST_CASE("every group a rule names has words") {
  const RulePack& pack = built_in_pack();
  for (const Rule& rule : pack.rules) {
    for (const std::string_view key : {"groups", "name_groups"}) {
      const Json* groups = member(rule.params, key);
      if (groups == nullptr || rule.check.rfind("words", 0) != 0) continue;
      CAPTURE(rule.id);
      for (const Json& group : *groups) CHECK(pack.words.group(group.get<std::string>()) != 0);
    }
  }
}

TEST_CASE("a pack laid over ours adds words to a group, and groups") {
  const auto overlaid = overlay_pack(built_in_pack(), R"({"id": "a", "version": "1",
    "checked": "2026-11-22", "words": {"finance": ["算薪宝"], "allow": ["教育记账"]}})");
  REQUIRE(overlaid.pack);
  Filing filing = program("4", "440000");
  filing.set("account.name", "示例算薪宝");
  CHECK(failed(checked(filing, *overlaid.pack)).count("words.finance") == 1);
  CHECK(failed(checked(filing)).count("words.finance") == 0);
  filing.set("account.name", "示例教育记账");
  CHECK(failed(checked(filing, *overlaid.pack)).count("words.education") == 0);
  CHECK(failed(checked(filing)).count("words.education") == 1);
  CHECK_FALSE(overlay_pack(built_in_pack(), R"({"id": "a", "version": "1",
    "checked": "2026-11-22", "words": {"finance": [1]}})")
                  .pack);
}

TEST_CASE("the remark's draft passes the rules of remarks") {
  for (const std::string_view type : {"3", "4", "5"}) {
    for (const Province& province : built_in_pack().provinces.all()) {
      Filing filing = program(type, std::to_string(province.code));
      const std::string draft = remark_draft(filing, built_in_pack());
      CAPTURE(draft);
      CHECK(utf8::length(draft) >= 20);
      CHECK(utf8::length(draft) <= 200);
      CHECK(draft.find("工具") != std::string::npos);
      CHECK(draft.find("记录日常收支，按月汇总。") != std::string::npos);
      filing.set("icp_applets.base_info.comment", draft);
      for (const std::string& id : failed(checked(filing))) {
        const bool unfilled = draft.find("XX") != std::string::npos;
        if (id == "applet.comment-template" && unfilled) continue;
        CAPTURE(id);
        CHECK(id.rfind("remark.", 0) != 0);
        CHECK(id.rfind("applet.comment", 0) != 0);
      }
    }
  }
}

TEST_CASE("a draft of an empty filing has gaps, and no slogans of the introduction") {
  const std::string empty = remark_draft(Filing(), built_in_pack());
  CHECK(empty.find("XXX") != std::string::npos);
  CHECK(utf8::length(empty) >= 20);
  Filing filing = program("4", "440000");
  filing.set("account.intro", "全网最低价的记账工具");
  CHECK(remark_draft(filing, built_in_pack()).find("最低价") == std::string::npos);
}

TEST_CASE("a draft does not deny the item that is chosen") {
  Filing filing = program("4", "360000");  // 江西 wants the denial
  CHECK(remark_draft(filing, built_in_pack()).find("不涉及前置审批") != std::string::npos);
  filing.set("icp_applets.base_info.nrlx_details", Json::parse(R"([{"type": 9, "code": "x"}])"));
  CHECK(remark_draft(filing, built_in_pack()).find("不涉及前置审批") == std::string::npos);
}

TEST_CASE("a hostile name of three megabytes is checked in time") {
  std::string name;
  while (name.size() < 3'000'000) name += "不含教育文化";
  Filing filing = program("4", "440000");
  for (const std::string_view path : {"account.name", "icp_applets.base_info.comment"}) {
    filing.set(path, name);
  }
  const auto start = std::chrono::steady_clock::now();
  CHECK(checked(filing).findings.size() > 0);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
}
