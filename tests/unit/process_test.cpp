// Working days, the plan, its calendar, and explanations of rejections.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "core/assets.h"
#include "core/process/calendar.h"
#include "core/process/explain.h"
#include "core/process/plan.h"

using namespace beian;

namespace {

const WorkCalendar& days() {
  return built_in_calendar();
}

Filing filing(std::string_view json) {
  return read_filing(json).filing.value();
}

Plan plan_of(std::string_view json, Date date = {2026, 11, 25}, Language language = Language::zh) {
  return make_plan(filing(json), built_in_pack(), date, language);
}

const PlanStep* step(const Plan& plan, std::string_view id) {
  for (const PlanStep& one : plan.steps) {
    if (one.id == id) return &one;
  }
  return nullptr;
}

bool says(const PlanStep* step, std::string_view words) {
  return step != nullptr &&
         std::any_of(step->details.begin(), step->details.end(), [&](const std::string& detail) {
           return detail.find(words) != std::string::npos;
         });
}

std::vector<std::string> reasons(std::string_view pasted) {
  std::vector<std::string> ids;
  for (const auto& one : explain_rejection(pasted, built_in_pack(), Language::zh)) {
    ids.push_back(one.id);
  }
  return ids;
}

using Ids = std::vector<std::string>;

constexpr std::string_view enterprise =
    R"({"scenario": {"subject_type": "enterprise", "province": "440000"},
        "icp_subject": {"base_info": {"type": 4, "province": "440000"}}})";
constexpr std::string_view individual =
    R"({"scenario": {"subject_type": "individual", "province": "110000"},
        "icp_subject": {"base_info": {"type": 5, "province": "110000"}}})";

}  // namespace

TEST_CASE("calendar: counting days is the inverse of numbering them") {
  for (int year = 1; year <= 9999; year += 7) {
    for (int month = 1; month <= 12; ++month) {
      const Date date{static_cast<int16_t>(year), static_cast<uint8_t>(month), 28};
      if (year < 9998) CHECK(add_days(add_days(date, 400), -400) == date);
      CHECK(day_number(add_days(date, 1)) == day_number(date) + 1);
    }
  }
  CHECK(add_days({2024, 2, 28}, 1) == Date{2024, 2, 29});
  CHECK(add_days({2026, 2, 28}, 1) == Date{2026, 3, 1});
  CHECK(add_days({9999, 12, 31}, 1) == Date{9999, 12, 31});
  CHECK(add_days({1, 1, 1}, -1) == Date{1, 1, 1});
  CHECK(add_days({}, 1) == Date{});
  CHECK(weekday({2026, 11, 23}) == 0);
  CHECK(weekday({1969, 12, 28}) == 6);
}

TEST_CASE("calendar: working days skip weekends and public holidays") {
  CHECK(days().add_working_days({2026, 11, 27}, 1) == Date{2026, 11, 30});  // over a weekend
  CHECK(days().add_working_days({2026, 11, 28}, 1) == Date{2026, 11, 30});  // from a Saturday
  CHECK(days().add_working_days({2026, 11, 28}, 0) == Date{2026, 11, 28});
  CHECK(days().add_working_days({2026, 11, 30}, -1) == Date{2026, 11, 27});
  // 国庆节 2026-10-01 to 07; Saturday 10-10 is worked.
  CHECK(days().add_working_days({2026, 9, 30}, 1) == Date{2026, 10, 8});
  CHECK(days().add_working_days({2026, 9, 30}, 3) == Date{2026, 10, 10});
  // 春节 2026-02-15 to 23; Saturdays 14 and 28 are worked.
  CHECK(days().add_working_days({2026, 2, 13}, 1) == Date{2026, 2, 14});
  CHECK(days().add_working_days({2026, 2, 14}, 1) == Date{2026, 2, 24});
  CHECK(days().add_working_days({2025, 1, 27}, 1) == Date{2025, 2, 5});
  CHECK_FALSE(days().is_working_day({2025, 10, 8}));
  CHECK(days().is_working_day({2025, 10, 11}));
  CHECK(days().covers(2025));
  CHECK(days().covers(2026));
  CHECK_FALSE(days().covers(2024));
  CHECK(days().add_working_days({}, 5) == Date{});
  CHECK(days().add_working_days({9999, 12, 31}, 5) == Date{9999, 12, 31});
  CHECK(WorkCalendar("nonsense").years().empty());
}

TEST_CASE("calendar: the days of the notices") {
  for (const HolidayYear& year : days().years()) {
    CAPTURE(year.year);
    CHECK(year.notice.find(std::to_string(year.year)) != std::string::npos);
    for (const Date date : year.working) CHECK(weekday(date) >= 5);
    for (const Date date : year.off) {
      CHECK(date.year == year.year);
      CHECK(std::count(year.working.begin(), year.working.end(), date) == 0);
    }
  }
  CHECK(days().years()[0].off.size() == 28);  // 1 + 8 + 3 + 5 + 3 + 8
  CHECK(days().years()[1].off.size() == 33);  // 3 + 9 + 3 + 5 + 3 + 3 + 7
}

TEST_CASE("plan: the data is whole") {
  const std::vector<std::string> ids = plan_step_ids();
  CHECK(std::set<std::string>(ids.begin(), ids.end()).size() == ids.size());
  std::set<std::string> seen;
  for (const char* filing :
       {R"({})", enterprise.data(), individual.data(),
        R"({"scenario": {"category": "short-drama", "province": "320000"}})",
        R"({"icp_subject": {"base_info": {"type": 4, "record_number": "粤ICP备2026031728号"},
             "principal_info": {"certificate_validity_date_end": "20270315"}}})"}) {
    for (const Language language : {Language::zh, Language::en}) {
      const Plan plan = plan_of(filing, {2026, 11, 25}, language);
      CHECK_FALSE(plan.phases.empty());
      for (const PlanStep& one : plan.steps) {
        CAPTURE(one.id);
        seen.insert(one.id);
        CHECK_FALSE(one.title.empty());
        CHECK_FALSE(one.text.empty());
        CHECK_FALSE(one.source.empty());
        for (const std::string& detail : one.details) CHECK_FALSE(detail.empty());
        if (exists(one.from) && exists(one.to)) CHECK(one.from <= one.to);
      }
      for (const std::string& note : plan.notes) CHECK_FALSE(note.empty());
    }
  }
  for (const std::string& id : ids) CHECK_MESSAGE(seen.count(id) == 1, id);
}

TEST_CASE("plan: dates") {
  const Plan plan = plan_of(enterprise);  // a Wednesday
  CHECK(step(plan, "submit.confirm")->from == Date{2026, 11, 25});
  CHECK(step(plan, "review.platform")->from == Date{2026, 11, 26});
  CHECK(step(plan, "review.platform")->to == Date{2026, 11, 27});
  CHECK(step(plan, "sms.verify")->from == Date{2026, 11, 26});
  CHECK(step(plan, "sms.verify")->to == Date{2026, 11, 28});  // 24 hours run on at weekends
  CHECK(step(plan, "review.province")->from == Date{2026, 11, 27});
  CHECK(step(plan, "review.province")->to == Date{2026, 12, 25});
  CHECK(step(plan, "face.check")->from == Date{2026, 11, 23});
  CHECK(plan.notes.size() == 1);
  const Plan late = plan_of(enterprise, {2026, 12, 26});
  CHECK(late.notes.size() == 3);  // a Saturday; and 2027 is not in the table
  CHECK(late.notes[2].find("2027") != std::string::npos);
  const Plan undated = plan_of(enterprise, {});
  for (const PlanStep& one : undated.steps) {
    CHECK_FALSE(exists(one.from));
    CHECK_FALSE(exists(one.to));
  }
}

TEST_CASE("plan: only what applies") {
  const Plan company = plan_of(enterprise), person = plan_of(individual);
  CHECK(step(company, "verify.organisation"));
  CHECK_FALSE(step(company, "verify.individual"));
  CHECK_FALSE(step(person, "verify.organisation"));
  CHECK(step(person, "verify.individual"));
  CHECK(step(company, "register.mailboxes"));
  CHECK_FALSE(step(company, "drama.forms"));
  CHECK_FALSE(step(plan_of(R"({"account": {"appid": "wx0123456789abcdef"}})"), "register.account"));
  CHECK(step(plan_of(R"({"scenario": {"category": "short-drama"}})"), "drama.permit"));
  CHECK(says(step(company, "verify.organisation"), "300"));
  CHECK_FALSE(
      says(step(plan_of(R"({"icp_subject": {"base_info": {"type": 2}}})"), "verify.organisation"),
           "300"));
  CHECK(says(step(plan_of(R"({"scenario": {"province": "640000"}})"), "papers.photos"), "宁夏"));
  CHECK_FALSE(says(step(company, "papers.photos"), "宁夏"));
  CHECK(says(step(plan_of(R"({"scenario": {"same_principal": true}})"), "face.check"), "一次"));
  CHECK(says(step(plan_of(R"({"scenario": {"same_principal": false}})"), "sms.verify"), "两人"));
  CHECK(plan_of("{}").notes.size() == 3);
  const Plan verified = plan_of(R"({"verification": {"pending": false}})");
  for (const char* id : {"register.account", "verify.organisation", "rejected.verification"}) {
    CHECK_FALSE(step(verified, id));
  }
}

TEST_CASE("plan: dates that stand in the filing") {
  const Plan plan = plan_of(
      R"({"scenario": {"category": "short-drama"},
          "short_drama": {"permit": {"valid_end": "20261231"}},
          "icp_subject": {"principal_info": {"certificate_validity_date_end": "20380315"}}})");
  CHECK(step(plan, "drama.permit")->to == Date{2026, 11, 19});
  CHECK(step(plan, "after.certificate")->to == Date{2038, 2, 13});
  CHECK_FALSE(
      exists(step(plan_of(R"({"scenario": {"category": "short-drama"}})"), "drama.permit")->to));
  CHECK_FALSE(step(plan_of(R"({"icp_subject": {"principal_info":
                               {"certificate_validity_date_end": "长期"}}})"),
                   "after.certificate"));
}

TEST_CASE("plan: ticks are saved in the filing and stay out of the official body") {
  Filing one = filing(enterprise);
  set_done(one, "face.check", true);
  set_done(one, "face.check", true);
  set_done(one, "papers.photos", true);
  CHECK(one.find("process.done")->size() == 2);
  CHECK(step(make_plan(one, built_in_pack(), {2026, 11, 25}, Language::zh), "face.check")->done);
  CHECK(write_official_body(one).find("process") == std::string::npos);
  CHECK(write_filing(one).find("process") != std::string::npos);
  set_done(one, "face.check", false);
  set_done(one, "papers.photos", false);
  CHECK_FALSE(one.find("process"));
  one.set("process.submit_date", "20261201");
  CHECK(planned_submission(one, {2026, 11, 24}) == Date{2026, 12, 1});
  CHECK(planned_submission(filing("{}"), {2026, 11, 24}) == Date{2026, 11, 24});
  Filing odd = filing(R"({"process": {"done": "face.check"}})");
  set_done(odd, "sms.verify", true);
  CHECK(odd.find("process.done")->size() == 1);
}

TEST_CASE("calendar file: lines fold at 75 octets, between characters") {
  for (const Language language : {Language::zh, Language::en}) {
    const std::string ics = plan_ics(plan_of(enterprise, {2026, 11, 25}, language), {2026, 11, 24});
    CHECK(ics.substr(0, 17) == "BEGIN:VCALENDAR\r\n");
    CHECK(ics.substr(ics.size() - 15) == "END:VCALENDAR\r\n");
    for (size_t at = 0; at < ics.size();) {
      const size_t end = ics.find("\r\n", at);
      REQUIRE(end != std::string::npos);
      const std::string line = ics.substr(at, end - at);
      CAPTURE(line);
      CHECK(line.size() <= 75);
      CHECK(line.find('\n') == std::string::npos);
      CHECK((static_cast<uint8_t>(line[line[0] == ' ' ? 1 : 0]) & 0xC0) != 0x80);
      at = end + 2;
    }
    CHECK(ics.find("DTSTAMP:20261124T000000Z") != std::string::npos);
  }
  Plan odd;
  odd.steps.push_back(
      {"a", "", "x,y;z\\", "one\ntwo\x01", {}, {2026, 1, 1}, {}, false, true, "", ""});
  const std::string ics = plan_ics(odd, {2026, 1, 1});
  CHECK(ics.find("SUMMARY:x\\,y\\;z\\\\\r\n") != std::string::npos);
  CHECK(ics.find("DESCRIPTION:one\\ntwo\r\n") != std::string::npos);
}

TEST_CASE("calendar file: identities stay when dates move") {
  const auto uids = [](const std::string& ics) {
    std::vector<std::string> found;
    for (size_t at = 0; (at = ics.find("UID:", at)) != std::string::npos; ++at) {
      found.push_back(ics.substr(at, ics.find('\r', at) - at));
    }
    return found;
  };
  const Date stamp{2026, 11, 24};
  const auto first = uids(plan_ics(plan_of(enterprise), stamp));
  CHECK(first == uids(plan_ics(plan_of(enterprise, {2027, 3, 1}), stamp)));
  CHECK(std::set<std::string>(first.begin(), first.end()).size() == first.size());
  CHECK(first != uids(plan_ics(plan_of(R"({"account": {"name": "别的"}})"), stamp)));
}

TEST_CASE("explanations: the data is whole") {
  const Json data = read_json(core_asset("rejections.json")).value;
  const RulePack& pack = built_in_pack();
  std::set<std::string> ids;
  for (const Json& entry : *find(data, "entries")) {
    const std::string id = entry["id"];
    CAPTURE(id);
    CHECK(ids.insert(id).second);
    CHECK((entry.contains("codes") || entry.contains("say")));
    CHECK(find(data, "sources." + entry["source"].get<std::string>()));
    for (const char* language : {"zh", "en"}) {
      REQUIRE(entry[language].size() == 3);
      for (const Json& words : entry[language]) {
        REQUIRE(words.is_string());
        CHECK_FALSE(words.get<std::string>().empty());
        CHECK(words.get<std::string>().find("！") == std::string::npos);
      }
      CHECK(entry[language][1] != entry[language][2]);
    }
    if (entry.contains("fields")) {
      for (const Json& field : entry["fields"]) {
        CHECK_MESSAGE(pack.catalogue.find(field.get<std::string>()), field.get<std::string>());
      }
    }
    if (entry.contains("rule")) {
      CHECK_MESSAGE(pack.find(entry["rule"].get<std::string>()), entry["rule"].get<std::string>());
    }
    // Each entry's own words and codes lead to it.
    if (entry.contains("codes")) {
      for (const Json& code : entry["codes"]) {
        CHECK(reasons(std::to_string(code.get<int>())) == Ids{id});
      }
    }
    if (entry.contains("say")) {
      for (const Json& say : entry["say"]) {
        const Ids found = reasons(say.get<std::string>());
        CAPTURE(say.get<std::string>());
        CHECK(std::count(found.begin(), found.end(), id) == 1);
      }
    }
  }
  for (const Json& path : *find(data, "names")) {
    CAPTURE(path.get<std::string>());
    CHECK(pack.catalogue.find(path.get<std::string>()));
  }
}

TEST_CASE("explanations: several reasons in one text, in their order") {
  CHECK(reasons("1、主体负责人手机号无人接听；2、通讯地址未精确到门牌号。\n3、证件照片反光") ==
        Ids{"phone-unreachable", "address-detail", "photo-quality"});
  CHECK(reasons("服务内容涉及教育，需提供不涉及校外培训承诺书") == Ids{"education"});
  CHECK(reasons("今天天气很好").empty());
  CHECK(reasons("").empty());
  CHECK(reasons("共 103 页").empty());  // a short number says nothing by itself
  CHECK(reasons("错误码：103") == Ids{"reg-legal"});
  CHECK(reasons("返回 86355，请处理") == Ids{"subject-differs"});
}

TEST_CASE("explanations: a field named in the text is the one shown") {
  const auto found =
      explain_rejection("小程序负责人手机号 无法接通", built_in_pack(), Language::zh);
  REQUIRE(found.size() == 1);
  CHECK(found[0].fields == Ids{"icp_applets.principal_info.mobile"});
  CHECK(found[0].rule == "review.phone");
  CHECK_FALSE(found[0].source.empty());
}

TEST_CASE("explanations: answers of the API, also wrapped") {
  const std::string hints =
      R"({"errcode": 86202, "errmsg": "fail", "hints": [
          {"errcode": 86308, "err_field": "icp_applets.principal_info.certificate_validity_date_end",
           "errmsg": "证件有效期不满足要求"},
          {"errcode": 99999, "err_field": "icp_applets.base_info.comment", "errmsg": "?"}]})";
  for (const std::string& text :
       {hints, "回答：" + hints + " 请看", R"({"code": 0, "data": )" + hints + "}",
        write_json({{"body", hints}})}) {
    const auto found = explain_rejection(text, built_in_pack(), Language::zh);
    REQUIRE(found.size() == 2);
    CHECK(found[0].id == "validity");
    CHECK(found[0].fields == Ids{"icp_applets.principal_info.certificate_validity_date_end"});
    CHECK(found[1].id.empty());
    CHECK(found[1].fields == Ids{"icp_applets.base_info.comment"});
  }
  const auto audit = explain_rejection(
      R"({"info": {"audit_data": [{"key_name": "小程序备注", "error": "备注过于简单", "suggest": "请补充"}]}})",
      built_in_pack(), Language::zh);
  REQUIRE(audit.size() == 1);
  CHECK(audit[0].id == "remark");
  CHECK(audit[0].remedy.find("请补充") != std::string::npos);
  CHECK(reasons(R"({"errcode": 0, "errmsg": "ok"})").empty());
  CHECK(reasons(R"({"errcode": 86202, "errmsg": "x"})") == Ids{"apply-failed"});
}
