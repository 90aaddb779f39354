// The rule records against the code, the catalogue and the reasons they speak of; and the rules
// against filings that are no filings.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "core/rules/check.h"
#include "core/rules/keys.h"
#include "core/rules/values.h"
#include "core/text/utf8.h"

using namespace beian;

namespace {

const CheckOptions options{{2026, 11, 22}, Language::zh};

Report checked(std::string_view json) {
  ReadResult read = read_filing(json);
  REQUIRE(read.filing);
  return check(*read.filing, built_in_pack(), options);
}

std::set<std::string> failed_ids(const Report& report) {
  std::set<std::string> ids;
  for (const Finding& finding : report.findings) {
    if (finding.result == Result::fail) ids.insert(finding.rule->id);
  }
  return ids;
}

std::vector<std::string> strings_of(const Json& params, std::string_view key) {
  std::vector<std::string> items;
  if (const Json* list = find(params, key)) {
    for (const Json& item : *list) items.push_back(item.get<std::string>());
  }
  return items;
}

/// A value with every string, number and list replaced by `other`, at one place at a time.
template <class Visit>
void each_mutation(Json& root, Json& place, const Json& other, Visit visit) {
  if (place.is_structured()) {
    for (Json& child : place) each_mutation(root, child, other, visit);
  }
  Json kept = place;
  place = other;
  visit(root);
  place = std::move(kept);
}

}  // namespace

TEST_CASE("every record can be understood by a person") {
  for (const Rule& rule : built_in_pack().rules) {
    CAPTURE(rule.id);
    CHECK(utf8::length(rule.title.zh) <= 20);
    CHECK(rule.title.zh.find("。") == std::string::npos);
    for (const std::string* text : {&rule.title.zh, &rule.fail.zh, &rule.fix.zh}) {
      CHECK(text->find("！") == std::string::npos);
      CHECK(text->find("“") == std::string::npos);
    }
    CHECK(rule.status == "active");
    CHECK(rule.source.checked.size() == 10);
    CHECK_FALSE((rule.severity == Severity::error && rule.confidence == Confidence::inferred));
  }
}

TEST_CASE("every record speaks of kinds and reasons that exist") {
  const RulePack& pack = built_in_pack();
  CHECK(pack.rules.size() >= 60);
  for (const Rule& rule : pack.rules) {
    CAPTURE(rule.id);
    for (const std::string_view list : {"reasons", "unless"}) {
      for (const std::string& code : strings_of(rule.params, list)) {
        CAPTURE(code);
        CHECK(pack.reasons.contains(code));
      }
    }
    if (const Json* kind = find(rule.params, "kind")) {
      CHECK(kind_from_name(kind->get<std::string>()).has_value());
    }
  }
}

TEST_CASE("every required field of the catalogue is missed by exactly one rule") {
  const RulePack& pack = built_in_pack();
  const Report report = checked(R"({"icp_subject": {"base_info": {"type": 4}},
      "scenario": {"principal_is_legal_person": false, "applet_principal_is_legal_person": false}})");
  for (const Field& field : pack.catalogue.fields()) {
    if (!field.required || field.path == "icp_subject.base_info.type") continue;
    if (field.path.find("[]") != std::string::npos) continue;  // an element that is not there
    if (!field.official) continue;  // asked in a scenario only: drama.*, verification.*
    CAPTURE(field.path);
    const auto count =
        std::count_if(report.findings.begin(), report.findings.end(), [&](auto& one) {
          return one.rule->check == "required" && one.fields.front() == field.path;
        });
    CHECK(count == 1);
  }
}

TEST_CASE("the official sample: wrong check digit, remark too short, nothing else that is wrong") {
  // facts of the sample: one person in both roles, individual, 110105199001011234
  const Report report = checked(R"({
    "icp_subject": {
      "base_info": {"type": 5, "name": "张三", "province": "110000", "city": "110100",
        "district": "110105", "address": "高碑店路181号1栋12345室", "comment": "主体备注"},
      "personal_info": {"residence_permit": "media"},
      "organize_info": {"certificate_type": 2, "certificate_number": "110105199001011234",
        "certificate_address": "北京市朝阳区高碑店路181号1栋12345室"},
      "principal_info": {"name": "张三", "mobile": "13012344321", "email": "zhangsan@zhangsancorp.com",
        "emergency_contact": "17743211234", "certificate_type": 2,
        "certificate_number": "110105199001011234", "certificate_validity_date_start": "20230815",
        "certificate_validity_date_end": "20330815", "certificate_photo_front": "media",
        "certificate_photo_back": "media"}},
    "icp_applets": {
      "base_info": {"service_content_types": [3, 4], "nrlx_details": [{"type": 24}],
        "comment": "小程序备注"},
      "principal_info": {"name": "张三", "mobile": "13012344321", "email": "zhangsan@zhangsancorp.com",
        "emergency_contact": "17743211234", "certificate_type": 2,
        "certificate_number": "110105199001011234", "certificate_validity_date_start": "20230815",
        "certificate_validity_date_end": "20330815", "certificate_photo_front": "media",
        "certificate_photo_back": "media", "verify_task_id": "task"}},
    "icp_materials": {"commitment_letter": ["media"]}})");
  CHECK(failed_ids(report) == std::set<std::string>{"id.check-digit", "applet.comment-length"});
  const auto digit = std::find_if(report.findings.begin(), report.findings.end(),
                                  [](auto& one) { return one.rule->id == "id.check-digit"; });
  REQUIRE(digit != report.findings.end());
  CHECK(digit->fields.size() == 3);  // one mistake in three fields is one finding
  CHECK(digit->message == "最后一位校验码不对，按前 17 位应为 2。");
}

TEST_CASE("misspelt keys") {
  const Catalogue& catalogue = built_in_pack().catalogue;
  struct Case {
    std::string_view json, path, meant;
  };
  const Case cases[] = {
      {R"({"icp_subject": {"base_info": {"distric": "440305"}}})", "icp_subject.base_info.distric",
       "icp_subject.base_info.district"},
      {R"({"icp_subject": {"organiaze_info": {}}})", "icp_subject.organiaze_info",
       "icp_subject.organize_info"},
      {R"({"icp_applets": {"base_info": {"nrlx_details": [{"cpde": "x"}]}}})",
       "icp_applets.base_info.nrlx_details.0.cpde", "icp_applets.base_info.nrlx_details.0.code"},
      {R"({"icp_subject": {"principal_info": {"emergencyContact": "x"}}})",
       "icp_subject.principal_info.emergencyContact",
       "icp_subject.principal_info.emergency_contact"},
      {R"({"icp_subject": {"principal_info": {"emial": "x"}}})", "icp_subject.principal_info.emial",
       "icp_subject.principal_info.email"},
      {R"({"icp_applet": {}})", "icp_applet", "icp_applets"},
      // the right key is there as well: then this one is merely unknown
      {R"({"icp_subject": {"base_info": {"distric": "1", "district": "2"}}})",
       "icp_subject.base_info.distric", ""},
      {R"({"icp_subject": {"base_info": {"homepage": "x"}}})", "icp_subject.base_info.homepage",
       ""},
  };
  for (const Case& one : cases) {
    CAPTURE(one.json);
    const auto found = strange_keys(*read_filing(one.json).filing, catalogue);
    REQUIRE(found.size() == 1);
    CHECK(found[0].path == one.path);
    CHECK(found[0].meant == one.meant);
  }
  CHECK(strange_keys(*read_filing(R"({"format": 1, "documents": {}})").filing, catalogue).empty());
}

TEST_CASE("cleaning takes away what the text rules name, and nothing else") {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {" 林样例\t", "林样例"},
      {"\u3000A B\u00A0", "A B"},
      {"\u202D138\u202C", "138"},
      {"（深圳）", "（深圳）"},
      {" \n ", ""},
      {"", ""},
      {"a\n b", "a\n b"},
      {"\u200B", ""},
  };
  for (const auto& [text, expected] : cases) CHECK(clean(text) == expected);
  CHECK(clean_number(" １3８-0013 8000") == "13800138000");
}

TEST_CASE("messages hold no personal data") {
  const std::string_view secrets[] = {"林祥例", "440305198808080013", "13800138000", "lin@qq.con"};
  const Report report = checked(R"({"icp_subject": {"base_info": {"type": 5, "name": "林祥例"},
      "principal_info": {"name": "林祥例", "mobile": "13800138000", "emergency_contact": "13800138000",
        "email": "lin@qq.con", "certificate_type": 2, "certificate_number": "440305198808080013"}}})");
  REQUIRE(report.findings.size() > 3);
  for (const Finding& finding : report.findings) {
    CAPTURE(finding.rule->id);
    for (const std::string_view secret : secrets) {
      CHECK(finding.title.find(secret) == std::string::npos);
      CHECK(finding.message.find(secret) == std::string::npos);
      CHECK(finding.remedy.find(secret) == std::string::npos);
    }
    for (const std::string* text : {&finding.title, &finding.message, &finding.remedy}) {
      CHECK(text->find('{') == std::string::npos);  // every placeholder was filled
      CHECK(text->find("「」") == std::string::npos);
    }
  }
}

TEST_CASE("any value in any place gives a report") {
  ReadResult read =
      read_filing(R"({"icp_subject": {"base_info": {"type": 4, "name": "示例", "province": "440000",
        "city": "440300", "district": "440305", "address": "路1号", "comment": "x"},
      "organize_info": {"certificate_type": 1, "certificate_number": "91440300MA5TEXT03E",
        "certificate_address": "广东省深圳市南山区"},
      "legal_person_info": {"name": "赵", "certificate_number": "1"},
      "principal_info": {"name": "林", "mobile": "1", "emergency_contact": "1", "email": "a",
        "certificate_type": 2, "certificate_number": "1", "certificate_validity_date_start": "1",
        "certificate_validity_date_end": "长期"}},
    "icp_applets": {"base_info": {"service_content_types": [1], "nrlx_details": [{"type": 12, "code": "x"}],
        "comment": "x", "name": "x", "record_number": "x"}, "principal_info": {"name": "林"}},
    "icp_materials": {"commitment_letter": ["x"]},
    "account": {"name": "x"}, "scenario": {"subject_type": "individual"}, "documents": {"ready": ["x"]}})");
  REQUIRE(read.filing);
  const Json others[] = {nullptr,
                         true,
                         -1,
                         int64_t{9223372036854775807},
                         1.5,
                         "",
                         "长期",
                         std::string("\xFF\0\xC3", 3),
                         std::string(4000, '9'),
                         Json::array(),
                         Json::array({nullptr, 1, "x", Json::object()}),
                         Json::object(),
                         Json{{"type", Json::array()}, {"", 1}}};
  size_t reports = 0;
  Json document = read.filing->document;
  for (const Json& other : others) {
    each_mutation(document, document, other, [&](const Json& mutated) {
      Filing filing;
      filing.document = mutated;
      if (!filing.document.is_object()) return;
      const Report report = check(filing, built_in_pack(), options);
      REQUIRE(report.outcomes.size() == built_in_pack().rules.size());
      ++reports;
    });
  }
  CHECK(reports > 500);
}
