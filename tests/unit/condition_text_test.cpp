#include "core/rules/condition_text.h"

#include <doctest/doctest.h>

using namespace beian;

namespace {

std::string said(const char* json, Language language = Language::zh) {
  return condition_text({read_json(json).value}, built_in_pack(), language);
}

}  // namespace

TEST_CASE("a condition in words") {
  CHECK(said("{}").empty());
  CHECK(said(R"({"icp_subject.base_info.type": [5]})") == "「主办单位性质」是个人");
  CHECK(said(R"({"icp_subject.base_info.type": [4, 5]})") == "「主办单位性质」是企业或个人");
  CHECK(said(R"({"icp_subject.base_info.type": 4, "same-person": "no"})") ==
        "「主办单位性质」是企业，且两位负责人不是同一人");
  CHECK(said(R"({"icp_subject.base_info.type": [null]})") == "没有填写「主办单位性质」");
  CHECK(said(R"({"icp_subject.base_info.type": ""})", Language::en) ==
        "\"Kind of organiser\" is not filled in");
  CHECK(said(R"({"icp_subject.base_info.type": 77})") == "「主办单位性质」是77");
  CHECK(said(R"({"icp_subject.base_info.province": [110000]})") == "「省份」是北京市");
  CHECK(said(R"({"some.path": "x"})", Language::en) == "\"some.path\" is x");
}

TEST_CASE("a denied condition in words") {
  CHECK(said(R"({"not": {"icp_subject.base_info.type": [5, null]}})") ==
        "「主办单位性质」不是个人（且已填写）");
  CHECK(said(R"({"not": {"same-person": ["no"]}})") == "两位负责人是同一人");
  CHECK(said(R"({"not": {"any": [{"icp_subject.base_info.type": 5}, {"same-person": "yes"}]}})",
             Language::en) ==
        "\"Kind of organiser\" is not Individual, and the contacts are two people");
  CHECK(said(R"({"not": {"icp_subject.base_info.type": 5, "same-person": "yes"}})") ==
        "不是这样：「主办单位性质」是个人，且两位负责人是同一人");
}

TEST_CASE("a condition of any shape is only words") {
  for (const char* json : {"[]", "1", R"({"any": 1, "not": []})", R"({"a.b": {"c": [[]]}})",
                           R"({"same-person": [], "icp_subject.base_info.type": 1.5})"}) {
    CAPTURE(json);
    said(json);
    said(json, Language::en);
  }
}
