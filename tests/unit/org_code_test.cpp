#include "core/identity/org_code.h"

#include "tests/unit/identity_fixture.h"

using namespace beian;
using namespace beian::test;

TEST_CASE("organisation codes") {
  static constexpr Case cases[] = {
      {"D2143569X", 'v', "", "printed", "D2143569-X"},
      {"60003734-1", 'v', ""},
      {"71526726-X", 'v', ""},
      {"71526726-x", 'v', "text-lower-case"},
      {"MA5G35XK4", 'v', ""},
      {"60003734-2", 'i', "text-checksum", "expected_check", "1"},
      {"60003734 1", 'i', "text-spaces", "suggestion", "600037341"},
      {"6000373-41", 'i', "text-length"},
      {"6000*7341", 'i', "text-characters"},
      {"91110000600037341L", 'i', "org-code-is-uscc"},
      {"", 'i', "text-empty"},
  };
  check_cases(Kind::org_code, cases);
  CHECK(look(Kind::org_code, "60003734-1").normalized == "600037341");
}

TEST_CASE("registration numbers") {
  static constexpr Case cases[] = {
      {"440301103097413", 'v', "registration-use-uscc", "entity", "内资企业"},
      {"110105000000004", 'v', "registration-use-uscc", "region", "北京市 朝阳区"},
      {"310000400000017", 'v', "registration-use-uscc", "entity", "外资企业"},
      {"330106600123455", 'v', "registration-use-uscc", "entity", "个体工商户"},
      {"330106600123456", 'i', "text-checksum", "expected_check", "5"},
      {"33010660012345", 'i', "text-length"},
      {"33O1O6600123455", 'i', "text-look-alike", "suggestion", "330106600123455"},
      {"91110000600037341L", 'i', "registration-is-uscc"},
      {"", 'i', "text-empty"},
  };
  check_cases(Kind::registration_number, cases);
}
