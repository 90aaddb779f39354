// Short drama, beyond the cases: how file names and lists are read, and what stays ours.
#include "core/rules/drama.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>

#include "core/rules/check.h"

using namespace beian;

namespace {

constexpr Date day{2026, 11, 22};

Filing drama() {
  return *read_filing(R"({"scenario": {"category": "short-drama"}})").filing;
}

Report checked(const Filing& filing, Language language = Language::zh) {
  return check(filing, built_in_pack(), {day, language});
}

/// The message of a rule's first finding; "" when it has none.
std::string said(const Filing& filing, std::string_view rule) {
  const Report report = checked(filing);
  for (const Finding& finding : report.findings) {
    if (finding.rule->id == rule) return finding.message;
  }
  return "";
}

std::string said_of_file(std::string_view name, std::string_view rule) {
  Filing filing = drama();
  filing.set("short_drama.file_names", std::string(name));
  return said(filing, rule);
}

}  // namespace

TEST_CASE("lines and counts as people type them") {
  const auto lines = lines_of("\n 甲 \r\n\n\t\n乙\n");
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].number == 2);
  CHECK(lines[0].text == "甲");
  CHECK(lines[1].number == 5);
  CHECK(lines_of(std::string(3000, '\n')).empty());
  CHECK(lines_of("").empty());
  CHECK(count_of(" ２０ ") == 20);
  CHECK(count_of("0") == 0);
  for (const char* none : {"", "二", "2.5", "-1", "1234567890"}) CHECK_FALSE(count_of(none));
}

TEST_CASE("a file's name and the one it was meant to have") {
  const std::pair<std::string_view, std::string_view> meant[] = {
      {"《微短剧\"小程序\"信息登记表》.xls", "《微短剧“小程序”信息登记表》.xls"},
      {"微短剧小程序信息登记表1.2.xlsx", "《微短剧“小程序”信息登记表》1.2.xlsx"},
      {"《微短剧“小程序”信息登记表》1.2 .pdf", "《微短剧“小程序”信息登记表》1.2.pdf"},
      {"广播电视节目制作经营许可证＋办结告知书.pdf",
       "《广播电视节目制作经营许可证》+《办结告知书》.pdf"},
      {"法定代表人身份证正反面及简历.pdf", "法定代表身份正反面及简历.pdf"},
      {"营业执照.PDF", "营业执照.pdf"},
      {"营业执照 (1).pdf", "营业执照.pdf"},
      {"总编辑身份证正反面及简历（扫描件）.pdf", "总编辑身份正反面及简历.pdf"},
      {"小程序图标.jpg", "小程序图标.png"}};
  for (const auto& [given, wanted] : meant) {
    const std::string name(given);
    CAPTURE(name);
    const std::string message = said_of_file(name, "drama.file-name");
    CHECK(message.size() > wanted.size());
    CHECK(message.substr(message.size() - wanted.size()) == wanted);
    CHECK(said_of_file(name, "drama.file-unknown").empty());
  }
  for (const char* other : {"合同.pdf", "pdf", ".", "《》", "++++"}) {
    CAPTURE(other);
    CHECK(said_of_file(other, "drama.file-name").empty());
    CHECK_FALSE(said_of_file(other, "drama.file-unknown").empty());
  }
}

TEST_CASE("a permit's two years end on the same day or the day before") {
  for (const auto& [end, right] : {std::pair("20280331", true),
                                   {"20280401", true},
                                   {"20280330", false},
                                   {"20280402", false}}) {
    Filing filing = drama();
    filing.set("short_drama.permit.valid_start", "20260401");
    filing.set("short_drama.permit.valid_end", end);
    CHECK(said(filing, "drama.permit-term").empty() == right);
  }
}

TEST_CASE("nothing of ours is in the official body") {
  Filing filing = drama();
  filing.set("short_drama.chief_editor", "吴样例");
  filing.set("verification.pending", true);
  filing.set("scenario.letter_date", "20261120");
  filing.set("icp_subject.base_info.name", "深圳示例科技有限公司");
  const std::string body = write_official_body(filing);
  for (const char* ours : {"short_drama", "verification", "scenario", "account"}) {
    CHECK(body.find(ours) == std::string::npos);
  }
  CHECK(body.find("深圳示例科技有限公司") != std::string::npos);
}

TEST_CASE("any value in any field of registration and short drama gives a report") {
  const Json others[] = {true,           -1,
                         "长期",         "0",
                         "\xFF\xC3",     Json::array({1, "x"}),
                         Json{{"a", 1}}, std::string(4000, '9')};
  for (const Json& value : others) {
    Filing filing = drama();
    for (const Field& field : built_in_pack().catalogue.fields()) {
      if (field.official || field.path.find("[]") != std::string::npos) continue;
      if (field.path.rfind("scenario.", 0) != 0 || field.path == "scenario.letter_date")
        filing.set(field.path, value);
    }
    filing.set("verification.pending", true);
    filing.set("short_drama.first_review_passed", true);
    filing.set("short_drama.audit.planned", true);
    filing.set("short_drama.audit.qualification_type", 2);
    filing.set("icp_subject.base_info.name", value);
    CHECK(checked(filing).outcomes.size() == built_in_pack().rules.size());
  }
}

namespace {

/// Seconds that a check takes when the fields of a short drama are filled with so much of it.
double seconds_for(std::string_view piece, size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  Filing filing = drama();
  filing.set("short_drama.audit.planned", true);
  filing.set("short_drama.audit.qualification_type", 2);
  for (const char* path :
       {"icp_subject.base_info.name", "short_drama.file_names", "short_drama.audit.name",
        "short_drama.audit.episode_names", "short_drama.audit.actors", "short_drama.permit.number",
        "icp_subject.base_info.comment", "short_drama.chief_editor",
        "verification.account_number"}) {
    filing.set(path, text);
  }
  const auto start = std::chrono::steady_clock::now();
  checked(filing);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

TEST_CASE("ten times the text takes about ten times as long, not a hundred") {
  for (const std::string_view piece : {"/", "《微短剧“小程序”信息登记表》/某某/XX - 第1集\n"}) {
    const double few = std::min(seconds_for(piece, 100'000), seconds_for(piece, 100'000));
    CHECK(seconds_for(piece, 1'000'000) < 40 * few);
  }
}
