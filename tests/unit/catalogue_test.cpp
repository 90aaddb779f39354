#include "core/filing/catalogue.h"

#include <doctest/doctest.h>

#include <set>

#include "core/assets.h"
#include "core/rules/pack.h"

using namespace beian;

namespace {

const Catalogue& catalogue() {
  return built_in_pack().catalogue;
}

}  // namespace

TEST_CASE("the catalogue has every field of the official body") {
  for (const char* path : {"icp_subject.base_info.type",
                           "icp_subject.base_info.name",
                           "icp_subject.base_info.province",
                           "icp_subject.base_info.city",
                           "icp_subject.base_info.district",
                           "icp_subject.base_info.address",
                           "icp_subject.base_info.comment",
                           "icp_subject.base_info.record_number",
                           "icp_subject.personal_info.residence_permit",
                           "icp_subject.organize_info.certificate_type",
                           "icp_subject.organize_info.certificate_number",
                           "icp_subject.organize_info.certificate_address",
                           "icp_subject.organize_info.certificate_photo",
                           "icp_subject.legal_person_info.name",
                           "icp_subject.legal_person_info.certificate_number",
                           "icp_applets.base_info.appid",
                           "icp_applets.base_info.name",
                           "icp_applets.base_info.service_content_types",
                           "icp_applets.base_info.nrlx_details",
                           "icp_applets.base_info.nrlx_details[].type",
                           "icp_applets.base_info.nrlx_details.0.code",
                           "icp_applets.base_info.nrlx_details.12.media",
                           "icp_applets.base_info.comment",
                           "icp_applets.base_info.record_number",
                           "icp_applets.principal_info.verify_task_id",
                           "icp_materials.commitment_letter",
                           "icp_materials.commitment_letter.0",
                           "icp_materials.business_name_change_letter",
                           "icp_materials.party_building_confirmation_letter",
                           "icp_materials.promise_video",
                           "icp_materials.authenticity_responsibility_letter",
                           "icp_materials.authenticity_commitment_letter",
                           "icp_materials.website_construction_proposal",
                           "icp_materials.subject_other_materials",
                           "icp_materials.applets_other_materials",
                           "icp_materials.holding_certificate_photo"}) {
    CAPTURE(path);
    const Field* field = catalogue().find(path);
    REQUIRE(field);
    CHECK(field->official);
  }
  for (const std::string at : {"icp_subject.principal_info.", "icp_applets.principal_info."}) {
    for (const char* key :
         {"name", "mobile", "email", "emergency_contact", "certificate_type", "certificate_number",
          "certificate_validity_date_start", "certificate_validity_date_end",
          "certificate_photo_front", "certificate_photo_back", "authorization_letter"}) {
      CAPTURE(key);
      CHECK(catalogue().find(at + key));
    }
  }
  CHECK_FALSE(catalogue().find("icp_subject.base_info.distric"));
  CHECK_FALSE(catalogue().find(""));
}

TEST_CASE("every entry of the catalogue is whole") {
  std::set<std::string> paths;
  for (const Field& field : catalogue().fields()) {
    CAPTURE(field.path);
    CHECK(paths.insert(field.path).second);
    CHECK(field.path.find('{') == std::string::npos);
    for (const LocalText* text : {&field.label, &field.help}) {
      CHECK_FALSE(text->zh.empty());
      CHECK_FALSE(text->en.empty());
      CHECK(text->zh.find('{') == std::string::npos);
      CHECK(text->zh.find("！") == std::string::npos);
    }
    CHECK_FALSE(field.source.empty());
    const bool picks = field.input == Input::choice || field.input == Input::choices ||
                       field.input == Input::pre_approvals;
    CHECK(picks == !built_in_pack().enums.list(field.choices).empty());
    const bool listed = field.input == Input::choices || field.input == Input::media_list ||
                        field.input == Input::pre_approvals;
    CHECK(listed == (field.type >= ValueType::string_list));
    if (field.step.empty()) continue;  // shown beside papers and plan, in no step of the form
    const Group* group = catalogue().group(field.group);
    REQUIRE(group);
    CHECK(group->step == field.step);
    if (field.input == Input::media || field.input == Input::media_list) {
      const bool drama = field.path.rfind("short_drama.audit.", 0) == 0;
      const bool approval = field.path.find("nrlx_details") != std::string::npos;
      CHECK(field.step == (drama ? "drama" : approval ? "applet" : "materials"));
    }
  }
  for (const Group& group : catalogue().groups()) {
    CAPTURE(group.id);
    CHECK_FALSE(group.title.zh.empty());
    CHECK_FALSE(group.title.en.empty());
  }
}

TEST_CASE("the keys below a path") {
  using Keys = std::vector<std::string>;
  CHECK(catalogue().keys_below("icp_applets.base_info.nrlx_details[]") ==
        Keys{"type", "code", "media"});
  CHECK(catalogue().keys_below("icp_subject.legal_person_info") ==
        Keys{"name", "certificate_number"});
  CHECK(catalogue().keys_below("icp_applets").size() == 2);
  CHECK(catalogue().keys_below("icp_subject.base_info.name").empty());
}

TEST_CASE("fields stand in form order") {
  std::vector<std::string> steps;
  for (const Field& field : catalogue().fields()) {
    if (!field.step.empty() && (steps.empty() || steps.back() != field.step))
      steps.push_back(field.step);
  }
  CHECK(steps ==
        std::vector<std::string>{"start", "materials", "subject", "principal", "applet", "drama"});
  CHECK(catalogue().steps().size() == steps.size());
}

TEST_CASE("what is required depends on the filing") {
  const auto required = [](const char* path, const char* text) {
    const Field* field = catalogue().find(path);
    const Filing filing = *read_filing(text).filing;
    return field->required && filing.holds(field->required_when) && filing.holds(field->shown_when);
  };
  const char* photo = "icp_subject.organize_info.certificate_photo";
  CHECK(required(photo, R"({"icp_subject": {"base_info": {"type": 4}}})"));
  CHECK_FALSE(required(photo, R"({"icp_subject": {"base_info": {"type": 5}}})"));
  CHECK_FALSE(required(photo, "{}"));
  const char* legal = "icp_subject.legal_person_info.name";
  CHECK(required(legal, R"({"scenario": {"principal_is_legal_person": false}})"));
  CHECK_FALSE(required(legal, R"({"scenario": {"principal_is_legal_person": true}})"));
  const char* letter = "icp_applets.principal_info.authorization_letter";
  CHECK(required(letter, R"({"scenario": {"applet_principal_is_legal_person": false}})"));
  CHECK_FALSE(required(letter, "{}"));
}

TEST_CASE("the official code lists are there") {
  const Enums& enums = built_in_pack().enums;
  CHECK(enums.list("subject_types").size() == 18);
  CHECK(enums.list("certificate_types").size() == 38);
  CHECK(enums.list("nrlx_types").size() == 14);
  CHECK(enums.list("service_content_types").size() == 16 + 176);
  CHECK(enums.list("no such list").empty());
  CHECK(enums.find("certificate_types", 2)->parent == 5);
  CHECK(enums.find("service_content_types", 43)->parent == 502);
  CHECK(enums.find("nrlx_types", 11)->name.zh == enums.find("nrlx_types", 12)->name.zh);
  CHECK(enums.find("scenario_subject_types", "individual")->code == 5);
  CHECK_FALSE(enums.find("subject_types", 7));
  const Json data = read_json(core_asset("enums.json")).value;
  for (const auto& entry : find(data, "lists")->items()) {
    const std::string name = entry.key();
    const Json& list = entry.value();
    CAPTURE(name);
    CHECK_FALSE(list["source"].get<std::string>().empty());
    CHECK(parse_loose_date(list["checked"].get<std::string>()).has_value());
    std::set<std::pair<int, std::string>> codes;
    for (const Choice& choice : enums.list(name)) {
      CAPTURE(choice.code);
      CHECK(codes.insert({choice.code, choice.key}).second);
      CHECK_FALSE(choice.name.zh.empty());
      CHECK_FALSE(choice.name.en.empty());
    }
  }
}
