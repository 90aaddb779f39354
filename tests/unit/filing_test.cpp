#include "core/filing/filing.h"

#include <doctest/doctest.h>

using namespace beian;

namespace {

// The sample of the official page (assets/samples/official-sample.json), media ids shortened.
constexpr std::string_view official = R"({
  "icp_subject": {
    "base_info": {"type": 5, "name": "张三", "province": "110000", "city": "110100", "district": "110105",
                  "address": "高碑店路181号1栋12345室", "comment": "主体备注"},
    "personal_info": {"residence_permit": "4ahCGpd3CYkE6RpkNkUR5czt3LvG8xDn"},
    "organize_info": {"certificate_type": 2, "certificate_number": "110105199001011234",
                      "certificate_address": "北京市朝阳区高碑店路181号1栋12345室"},
    "principal_info": {"name": "张三", "mobile": "13012344321", "email": "zhangsan@zhangsancorp.com",
                       "emergency_contact": "17743211234", "certificate_type": 2,
                       "certificate_number": "110105199001011234",
                       "certificate_validity_date_start": "20230815",
                       "certificate_validity_date_end": "20330815",
                       "certificate_photo_front": "4ahC", "certificate_photo_back": "4ahC"},
    "legal_person_info": {}
  },
  "icp_applets": {
    "base_info": {"service_content_types": [3, 4], "nrlx_details": [{"type": 24}], "comment": "小程序备注"},
    "principal_info": {"name": "张三", "certificate_number": "110105199001011234",
                       "verify_task_id": "R5PqRPNb6GmG3i0rqd4pTg"},
    "unknown_key": {"kept": [1, null, "x", 1.5, {}]}
  },
  "icp_materials": {"commitment_letter": ["4ahC"]}
})";

Filing filing(std::string_view text) {
  ReadResult read = read_filing(text);
  REQUIRE(read.filing.has_value());
  return std::move(*read.filing);
}

}  // namespace

TEST_CASE("an untouched official body comes back as an equal JSON value") {
  const Filing body = filing(official);
  CHECK(read_json(write_official_body(body)).value == read_json(official).value);
  CHECK(read_json(write_filing(body)).value == read_json(official).value);
}

TEST_CASE("the official body has nothing of ours, the saved filing has all") {
  Filing edited = filing(official);
  edited.set("scenario.province", "110000");
  edited.set("account.name", "示例记账本");
  edited.set("documents.ready", Json::array({"icp_materials.promise_video"}));
  CHECK(read_json(write_official_body(edited)).value == read_json(official).value);
  const Filing again = filing(write_filing(edited));
  CHECK(again.document == edited.document);
  CHECK(again.text("account.name") == "示例记账本");
}

TEST_CASE("an answer of get_online_icp_order is opened like a body") {
  const std::string wrapped =
      R"({"errcode": 0, "errmsg": "ok", "icp_subject": {"base_info": {"type": 4}}, "icp_applets": [{"base_info": {"name": "示例"}}]})";
  const Filing opened = filing(wrapped);
  CHECK(opened.number("icp_subject.base_info.type") == 4);
  CHECK(opened.text("icp_applets.base_info.name") == "示例");
  CHECK(write_official_body(opened).find("errcode") == std::string::npos);
}

TEST_CASE("only an object is a filing") {
  for (const char* text : {"[]", "1", "\"x\"", "null"}) {
    CHECK(read_filing(text).error.code == "json-not-an-object");
  }
  CHECK(read_filing("{").error.code == "json-unexpected-end");
  CHECK(read_filing("{}").filing.has_value());
}

TEST_CASE("setting creates what is needed, removing leaves nothing empty behind") {
  Filing one;
  const auto now = [&] { return write_json(one.document, -1); };
  one.set("icp_subject.base_info.name", "甲");
  one.set("icp_subject.base_info.type", 4);
  CHECK(now() == R"({"icp_subject":{"base_info":{"name":"甲","type":4}}})");
  one.set("icp_subject.base_info.name", "");
  CHECK(now() == R"({"icp_subject":{"base_info":{"type":4}}})");
  one.set("icp_subject.base_info.type", Json());
  CHECK(now() == "{}");

  one.set("a.list.0.type", 24);
  one.set("a.list.1.type", 3);
  CHECK(now() == R"({"a":{"list":[{"type":24},{"type":3}]}})");
  one.set("a.list.7.type", 1);  // no gaps
  CHECK(now() == R"({"a":{"list":[{"type":24},{"type":3}]}})");
  one.set("a.list.0", Json());
  CHECK(now() == R"({"a":{"list":[{"type":3}]}})");
  one.set("a.list.0.type", Json());
  CHECK(now() == "{}");

  one = filing(R"({"a": "text", "kept": {}})");
  one.set("a.b", 1);  // a value of the wrong kind gives way
  CHECK(now() == R"({"a":{"b":1},"kept":{}})");
  one.set("kept.x", Json());  // what was there before us stays
  CHECK(now() == R"({"a":{"b":1},"kept":{}})");
}

TEST_CASE("values are read leniently by type") {
  const Filing one = filing(
      R"({"n": 4, "s": "4", "t": "4x", "e": "", "z": null, "l": [], "o": {}, "f": 4.5, "b": false, "big": 99999999999,
          "documents": {"ready": ["icp_materials.commitment_letter", 3]}})");
  CHECK(one.number("n") == 4);
  CHECK(one.number("s") == 4);
  for (const char* path : {"t", "e", "z", "l", "f", "b", "big", "x"})
    CHECK_FALSE(one.number(path).has_value());
  CHECK(one.text("s") == "4");
  CHECK(one.text("n") == "");
  for (const char* path : {"e", "z", "l", "o", "x"}) CHECK_FALSE(one.given(path));
  for (const char* path : {"n", "s", "b", "icp_materials.commitment_letter"})
    CHECK(one.given(path));
}

TEST_CASE("conditions") {
  const Filing one = filing(R"({"a": 4, "b": "5", "c": {"d": "x"}, "e": "", "flag": true})");
  const struct {
    const char* condition;
    bool holds;
  } cases[] = {
      {R"({})", true},
      {R"({"a": [4, 5]})", true},
      {R"({"a": 4})", true},
      {R"({"a": "4"})", true},
      {R"({"a": [5]})", false},
      {R"({"b": [5]})", true},
      {R"({"c.d": ["x"], "a": [4]})", true},
      {R"({"c.d": ["x"], "a": [9]})", false},
      {R"({"e": [null]})", true},
      {R"({"x": null})", true},
      {R"({"x": [""]})", true},
      {R"({"a": null})", false},
      {R"({"flag": true})", true},
      {R"({"flag": [false, null]})", false},
      {R"({"not": {"a": [4]}})", false},
      {R"({"not": {"x": null}})", false},
      {R"({"any": [{"a": 9}, {"b": 5}]})", true},
      {R"({"any": [{"a": 9}, {"b": 9}]})", false},
      {R"({"any": []})", false},
      {R"({"not": {"any": [{"a": 9}, {"b": 9}]}, "a": 4})", true},
  };
  for (const auto& expected : cases) {
    CAPTURE(expected.condition);
    CHECK(one.holds({read_json(expected.condition).value}) == expected.holds);
  }
}

TEST_CASE("who is the legal person, and whether both contacts are one person") {
  const auto with = [](std::string_view subject, std::string_view rest) {
    return filing("{\"icp_subject\": {" + std::string(subject) + "}" + std::string(rest) + "}");
  };
  const std::string principal =
      R"("principal_info": {"name": "林样例", "certificate_number": "44030519900307001x"})";
  const std::string other = R"(, "legal_person_info": {"name": "陈示例"})";
  const std::string same = R"(, "legal_person_info": {"name": "林 样例"})";
  const std::string applet_same =
      R"(, "icp_applets": {"principal_info": {"name": "别名", "certificate_number": "44030519900307001X"}})";
  const std::string applet_other = R"(, "icp_applets": {"principal_info": {"name": "陈示例"}})";
  const struct {
    Filing filing;
    const char *legal, *applet_legal, *same;
  } cases[] = {
      {with("", ""), "yes", "", ""},
      {with(principal, ""), "yes", "", ""},
      {with(principal + other, ""), "no", "", ""},
      {with(principal + same, ""), "yes", "", ""},
      {with(principal, applet_same), "yes", "yes", "yes"},
      {with(principal, applet_other), "yes", "no", "no"},
      {with(principal + other, applet_other), "no", "yes", "no"},
      {with(principal + other, applet_same), "no", "no", "yes"},
      {with(R"("base_info": {"type": 5})", applet_other), "yes", "yes", ""},
      {with(principal, R"(, "scenario": {"principal_is_legal_person": false})"), "no", "", ""},
      {with(principal + other, R"(, "scenario": {"principal_is_legal_person": true})"), "yes", "",
       ""},
      {with(principal, applet_other + R"(, "scenario": {"same_principal": true})"), "yes", "yes",
       "yes"},
      {with(principal,
            applet_same + R"(, "scenario": {"applet_principal_is_legal_person": false})"),
       "yes", "no", "yes"},
  };
  for (const auto& one : cases) {
    CAPTURE(write_json(one.filing.document, -1));
    CHECK(one.filing.derived("principal-is-legal-person") == one.legal);
    CHECK(one.filing.derived("applet-principal-is-legal-person") == one.applet_legal);
    CHECK(one.filing.derived("same-person") == one.same);
    CHECK(one.filing.holds({Json::object({{"same-person", Json::array({one.same})}})}));
  }
  CHECK(filing("{}").derived("no-such-fact") == "");
}

TEST_CASE("the subject's contact is copied to the mini program") {
  Filing one = filing(official);
  one.set("icp_applets.principal_info.authorization_letter", "own");
  one.set("icp_subject.principal_info.email", Json());
  one.set("icp_applets.principal_info.email", "old@example.com");
  one.set("documents.ready", Json::array({"icp_subject.principal_info.certificate_photo_front"}));
  copy_principal(one);
  const Json& copy = *one.find("icp_applets.principal_info");
  CHECK(copy["mobile"] == "13012344321");
  CHECK(copy["authorization_letter"] == "own");
  CHECK(copy["verify_task_id"] == "R5PqRPNb6GmG3i0rqd4pTg");
  CHECK_FALSE(copy.contains("email"));
  CHECK(one.find("documents.ready")->size() == 2);
  one.set("documents.ready", Json::array({"icp_applets.principal_info.certificate_photo_back"}));
  copy_principal(one);
  CHECK_FALSE(one.find("documents.ready"));
}
