// Files into their slots, what their facts mean there, and what goes into the package.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "core/package/entry.h"
#include "core/package/judge.h"
#include "core/package/plan.h"
#include "core/rules/check.h"

using namespace beian;

namespace {

constexpr std::string_view drama = "short_drama.documents.";

Filing drama_filing() {
  Filing filing;
  filing.set("scenario.category", "short-drama");
  filing.set("short_drama.first_review_passed", true);
  filing.set("account.name", "示例短剧");
  filing.set("short_drama.chief_editor", "吴样例");
  return filing;
}

/// `pages`: a list, or one page: compilers do not agree on what {page} is.
Json facts(std::string_view name, std::string_view type, Json pages = Json::array()) {
  return {{"name", name},   {"type", type},
          {"bytes", 50000}, {"sha256", std::string(name)},
          {"problem", ""},  {"pages", pages.is_object() ? Json::array({pages}) : pages}};
}

/// An A4 page of a colour scan with a seal.
Json page(Json more = Json::object()) {
  Json one = {{"width", 210},   {"height", 297},  {"scan", true},  {"dpi", 200},
              {"colour", true}, {"blank", false}, {"seal", "pass"}};
  one.update(more);
  return one;
}

Json pages(size_t count) {
  Json list = Json::array();
  for (size_t i = 0; i < count; ++i) list.push_back(page());
  return list;
}

/// "short_drama.documents.permit#notice by words" without what is alike.
std::string placed(const Json& file) {
  const Place place = place_documents(drama_filing(), built_in_pack(), {file})[0];
  std::string path = place.path.substr(std::min(place.path.size(), drama.size()));
  if (!place.part.empty()) path += "#" + place.part;
  return path.empty() ? "" : path + " " + std::string(place.by);
}

/// Rule and result of each finding about a file in a slot.
std::set<std::string> said(const Json& file, std::string_view slot, std::string_view by = "name") {
  const Json entry = document_entry(file, {std::string(drama) + std::string(slot), "", by, false});
  std::set<std::string> all;
  for (const Json& one : *member(entry, "findings"))
    all.insert(text(one, "rule") + " " + text(one, "result"));
  return all;
}

using Told = std::set<std::string>;
constexpr std::string_view licence = "营业执照.pdf", report = "小程序运营主体信用中国查询报告.pdf",
                           person = "法定代表身份正反面及简历.pdf";

}  // namespace

TEST_CASE("every rule that judges has its record, and the other way round") {
  std::set<std::string_view> judged(judged_rules().begin(), judged_rules().end());
  judged.insert("file.archive");  // told by who opens archives
  for (const std::string_view rule : judged) {
    CAPTURE(rule);
    REQUIRE(built_in_pack().find(rule) != nullptr);
    CHECK(built_in_pack().find(rule)->check == "document");
  }
  for (const Rule& rule : built_in_pack().rules) {
    if (rule.check == "document") CHECK_MESSAGE(judged.count(rule.id) == 1, rule.id);
  }
}

TEST_CASE(
    "every slot is a field of the catalogue, and the ten names are those of drama.file-name") {
  const Json* names = find(built_in_pack().find("drama.file-name")->params, "names");
  REQUIRE(names != nullptr);
  size_t own = 0;
  for (const DocumentSlot& slot : document_slots()) {
    CAPTURE(slot.path);
    CHECK(built_in_pack().catalogue.find(slot.path) != nullptr);
    CHECK(!slot.types.empty());
    if (slot.name.empty()) continue;
    ++own;
    CHECK(std::find(names->begin(), names->end(), Json(slot.name)) != names->end());
  }
  CHECK(own == 10);
}

TEST_CASE("files find their slots") {
  const std::pair<Json, std::string_view> cases[] = {
      {facts("营业执照.pdf", "pdf", pages(1)), "licence name"},
      {facts("营业执照 .PDF", "pdf", pages(1)), "licence near"},
      {facts("《微短剧\"小程序\"信息登记表》1.2.xlsx", "xlsx"), "form_xlsx near"},
      {facts("《微短剧\"小程序\"信息登记表》1.2.pdf", "pdf", pages(1)), "form_pdf near"},
      {facts("法定代表人身份证正反面及简历.pdf", "pdf", pages(3)), "legal_person near"},
      {facts("法人身份证和简历.pdf", "pdf", pages(3)), "legal_person words"},
      {facts("总编身份证正面.jpg", "jpeg"), "chief_editor#front words"},
      {facts("吴样例 反面.jpg", "jpeg"), "chief_editor#back words"},
      {facts("办结告知书.jpg", "jpeg"), "permit#notice words"},
      {facts("办结告知书.pdf", "pdf", pages(1)), "permit#notice words"},
      {facts("扫描0001.pdf", "pdf",
             {page({{"marks", {"permit"}}}), page({{"marks", {"notice", "permit"}}})}),
       "permit text"},
      {facts("营业执照.jpg", "jpeg"), "licence#licence near"},
      {facts("小程序图标.jpeg", "jpeg"), "icon near"},
      {facts("法人失信查询.png", "png"), "credit_people#legal_person words"},
      {facts("总编辑失信查询.png", "png"), "credit_people#chief_editor words"},
      {facts("信用报告.pdf", "pdf", pages(5)), "credit_subject words"},
      {facts("信用报告3.pdf", "pdf", {page({{"number", 3}, {"of", 5}})}),
       "credit_subject#report words"},
      {facts("notes.txt", "unknown"), ""},
      {facts("", "unknown"), ""},
  };
  for (const auto& one : cases) {
    CAPTURE(text(one.first, "name"));
    CHECK(placed(one.first) == one.second);
  }
}

TEST_CASE("two files for one slot: the better name has it, the other is too much") {
  const std::vector<Json> files = {facts("营业执照新.pdf", "pdf", pages(1)),
                                   facts("营业执照.pdf", "pdf", pages(1))};
  const auto places = place_documents(drama_filing(), built_in_pack(), files);
  CHECK(places[0].extra);
  CHECK(!places[1].extra);
  CHECK(places[0].path == places[1].path);
}

TEST_CASE("in another scenario the ten files have no place, and a PDF is no photo") {
  Filing filing;
  const auto places =
      place_documents(filing, built_in_pack(), {facts("营业执照.pdf", "pdf", pages(1))});
  CHECK(places[0].path == "icp_subject.organize_info.certificate_photo");
  const Json entry = document_entry(facts("营业执照.pdf", "pdf", pages(1)), places[0]);
  CHECK(text(entry, "findings.0.rule") == "file.type");
  CHECK(text(entry, "findings.0.variant") == "picture-wanted");
}

TEST_CASE("a good document is left in peace") {
  CHECK(said(facts(licence, "pdf", pages(1)), "licence") == Told{});
  CHECK(
      said(facts(person, "pdf",
                 {page({{"side", "front"}}), page({{"side", "back"}}), page({{"marks", {"cv"}}})}),
           "legal_person") == Told{});
  CHECK(said(facts(report, "pdf",
                   {page({{"number", 1}, {"of", 2}}), page({{"number", 2}, {"of", 2}})}),
             "credit_subject") == Told{});
}

TEST_CASE("each fault is told once, by its rule") {
  const Json a4 = page(), wide = page({{"width", 297}, {"height", 210}});
  const std::pair<Json, Told> cases[] = {
      {facts("营业执照.pdf", "jpeg"), {"file.type fail", "file.extension warn"}},
      {facts("营业 执照.pdf", "pdf", pages(1)), {"file.name warn"}},
      {facts(licence, "pdf", pages(3)), {"file.pages warn"}},
      {facts(licence, "pdf", {a4, a4, wide}), {"file.pages warn", "file.turned warn"}},
      {facts(licence, "pdf", {a4, page({{"blank", true}})}), {"file.blank-page warn"}},
      {facts(licence, "pdf", {page({{"dpi", 96}})}), {"file.low-dpi warn"}},
      {facts(licence, "pdf", {a4, page({{"width", 148}, {"height", 210}})}),
       {"file.page-sizes warn"}},
      {facts(licence, "pdf", {page({{"seal", "fail"}})}), {"file.stamp warn"}},
      {facts(licence, "pdf", {page({{"seal", "fail"}, {"colour", false}})}),
       {"file.stamp unknown"}},
      {facts(licence, "pdf", {page({{"seal", "fail"}, {"scan", false}})}), {"file.stamp warn"}},
      {facts(licence, "pdf", {page({{"marks", {"permit"}}})}), {"file.content warn"}},
  };
  for (const auto& one : cases) {
    CAPTURE(write_json(one.first));
    CHECK(said(one.first, "licence", "near") == one.second);
  }
  Json locked = facts(licence, "pdf"), cut = facts(licence, "pdf");
  locked["problem"] = "pdf-password";
  cut["problem"] = "pdf-damaged";
  CHECK(said(locked, "licence") == Told{"file.password fail"});
  CHECK(said(cut, "licence") == Told{"file.damaged fail"});
}

TEST_CASE("the order of parts: by text it is certain, by shape it is not") {
  const Json front = page({{"side", "front"}}), back = page({{"side", "back"}}),
             cv = page({{"marks", {"cv"}}});
  CHECK(said(facts(person, "pdf", {back, front, cv}), "legal_person") == Told{"file.order warn"});
  CHECK(said(facts("《广播电视节目制作经营许可证》+《办结告知书》.pdf", "pdf",
                   {page({{"marks", {"notice"}}}), page({{"marks", {"permit"}}})}),
             "permit") == Told{"file.order fail"});
  CHECK(said(facts(person, "pdf", {front, cv}), "legal_person") == Told{"file.part-missing warn"});
  CHECK(said(facts(person, "pdf", {front, page(), cv}), "legal_person") == Told{});
}

TEST_CASE("the pages' own numbers") {
  const auto numbered = [](std::initializer_list<int> numbers) {
    Json list = Json::array();
    for (const int one : numbers) list.push_back(page({{"number", one}, {"of", 3}}));
    return facts(report, "pdf", list);
  };
  CHECK(said(numbered({1, 2, 3}), "credit_subject") == Told{});
  for (const auto& wrong : {numbered({1, 3, 2}), numbered({1, 2}), numbered({1, 2, 2, 3})})
    CHECK(said(wrong, "credit_subject") == Told{"file.page-numbers fail"});
}

TEST_CASE("any facts have an answer") {
  const Json others[] = {nullptr,       true, -1, 1.5, "x", Json::array({1, "x", nullptr}),
                         Json::object()};
  Json whole = facts(person, "pdf", {page({{"marks", {"cv"}}, {"until", {"20280331"}}})});
  whole["form"] = {{"recognised", true}, {"values", {{{"field", "uscc"}, {"code", "form-empty"}}}}};
  for (const Json& other : others) {
    for (const char* key : {"name", "type", "bytes", "sha256", "problem", "pages", "form"}) {
      Json changed = whole;
      changed[key] = other;
      const auto places = place_documents(drama_filing(), built_in_pack(), {changed});
      Filing filing = drama_filing();
      add_documents(filing, Json::array({document_entry(changed, places[0])}));
      const Report told = check(filing, built_in_pack(), {{2026, 11, 22}, Language::zh});
      CHECK(told.outcomes.size() == built_in_pack().rules.size());
    }
  }
}

TEST_CASE("what follows from a document's being there is taken back with it") {
  Filing filing = drama_filing();
  filing.set("documents.ready", Json::array({"short_drama.documents.licence"}));
  filing.set("short_drama.merged", Json::array({3}));
  const Json first = {{"path", "short_drama.documents.permit"}, {"name", "a.pdf"}};
  const Json second = {{"path", "short_drama.documents.credit_subject"}, {"name", "b.pdf"}};
  add_documents(filing, Json::array({first, second}));
  CHECK(*filing.find("documents.ready") ==
        Json::array({"short_drama.documents.licence", "short_drama.documents.permit",
                     "short_drama.documents.credit_subject"}));
  CHECK(*filing.find("short_drama.merged") == Json::array({3, 1, 5}));
  add_documents(filing, Json::array({second}));
  CHECK(*filing.find("documents.ready") ==
        Json::array({"short_drama.documents.licence", "short_drama.documents.credit_subject"}));
  CHECK(*filing.find("short_drama.merged") == Json::array({3, 5}));
  add_documents(filing, Json::array());
  CHECK(*filing.find("documents.ready") == Json::array({"short_drama.documents.licence"}));
  CHECK(*filing.find("short_drama.merged") == Json::array({3}));
}

TEST_CASE("the plan: exact names, parts in their order, what is missing and what is left out") {
  const std::vector<Json> files = {
      facts("办结告知书.jpg", "jpeg"), facts("许可证2.jpg", "jpeg"),
      facts("许可证10.jpg", "jpeg"),   facts("营业执照 .pdf", "pdf", pages(1)),
      facts("总编辑失信.png", "png"),  facts("法人失信.png", "png"),
      facts("notes.txt", "unknown"),
  };
  const Filing filing = drama_filing();
  const auto places = place_documents(filing, built_in_pack(), files);
  std::vector<GivenDocument> given;
  for (size_t i = 0; i < files.size(); ++i) given.push_back({files[i], places[i], ""});
  const PackagePlan plan = plan_package(filing, built_in_pack(), given, {2026, 11, 27});
  CHECK(plan.name == "小程序备案资料_示例短剧_20261127.zip");
  REQUIRE(plan.files.size() == 3);
  CHECK(plan.files[0].name == "微短剧材料/《广播电视节目制作经营许可证》+《办结告知书》.pdf");
  CHECK(plan.files[0].from == std::vector<size_t>{1, 2, 0});
  CHECK(plan.files[0].merged);
  CHECK(plan.files[1].name == "微短剧材料/营业执照.pdf");
  CHECK(!plan.files[1].merged);
  CHECK(plan.files[2].from == std::vector<size_t>{5, 4});
  CHECK(plan.files[2].one_picture);
  CHECK(plan.missing.size() == 7);
  CHECK(plan.left_out == std::vector<size_t>{6});
}
