#include "core/identity/reasons.h"

#include <nlohmann/json.hpp>
#include <set>

#include "tests/unit/identity_fixture.h"

using namespace beian;
using namespace beian::test;

namespace {

std::string family(const std::string& code) {
  return code.substr(0, code.find('-'));
}

}  // namespace

TEST_CASE("every reason has its texts, and every text its reason") {
  const auto texts = nlohmann::json::parse(core_asset("reasons.json"), nullptr, false);
  REQUIRE(texts.is_object());
  const std::set<std::string> known(reason_codes.begin(), reason_codes.end());
  CHECK(known.size() == reason_count);
  for (const std::string& code : known) {
    CAPTURE(code);
    REQUIRE(texts.contains(code));
    CHECK_FALSE(texts[code].value("zh", "").empty());
    CHECK_FALSE(texts[code].value("en", "").empty());
    CHECK(texts[code].value("zh", "").find("！") == std::string::npos);
  }
  std::set<std::string> families;
  for (const std::string& code : known) families.insert(family(code));
  for (const auto& entry : texts.items()) {  // other parts of the core keep theirs here too
    const std::string& code = entry.key();
    CAPTURE(code);
    CHECK((known.count(code) == 1 || families.count(family(code)) == 0));
  }
}

TEST_CASE("a text that takes an argument gets one") {
  const auto texts = nlohmann::json::parse(core_asset("reasons.json"), nullptr, false);
  static constexpr std::pair<Kind, std::string_view> cases[] = {
      {Kind::resident_id, "110105194912310021"},
      {Kind::resident_id, "123"},
      {Kind::resident_id, "411082198901010002"},
      {Kind::uscc, "91350203M0001FUE2P"},
      {Kind::uscc, "G1110105635833081T"},
      {Kind::uscc, "91110105MA01HBCD5F"},
      {Kind::mobile, "17001234567"},
      {Kind::mobile, "14512345678"},
      {Kind::mobile, "15412345678"},
      {Kind::email, "a@qq.con"},
      {Kind::region, "370284"},
      {Kind::mini_program_name, "例"},
      {Kind::mini_program_name, "示例科技！"},
      {Kind::org_code, "60003734-2"},
      {Kind::mobile, "17912345678"},
      {Kind::registration_number, "330106600123456"},
  };
  for (const auto& [kind, value] : cases) {
    const Identified found = look(kind, value);
    CHECK_FALSE(found.reasons.empty());
    for (const Reason& reason : found.reasons) {
      const std::string code(reason.code), text = texts[code].value("zh", "");
      CAPTURE(code);
      CHECK(reason.argument.empty() == (text.find("{value}") == std::string::npos));
    }
  }
}

TEST_CASE("kinds and their names") {
  for (int i = 0; i <= static_cast<int>(Kind::date); ++i) {
    const Kind kind = static_cast<Kind>(i);
    CHECK(kind_from_name(name(kind)) == kind);
    CHECK(look(kind, "").has("text-empty"));
    CHECK(look(kind, "").verdict == Verdict::invalid);
  }
  CHECK(name(Kind::hk_macao_permit) == "hk-macao-permit");
  CHECK_FALSE(kind_from_name("nothing").has_value());
  CHECK(name(Verdict::uncertain) == "uncertain");
}
