#include "core/identity/phone.h"

#include "tests/unit/identity_fixture.h"

using namespace beian;
using namespace beian::test;

TEST_CASE("mobile numbers of public test suites") {
  static constexpr Vector vectors[] = {
#include "tests/unit/vectors_mobile.inc"
  };
  check_vectors(Kind::mobile, vectors);
}

TEST_CASE("mobile numbers: reasons and parts") {
  static constexpr Case cases[] = {
      {"13612345678", 'v', "", "operator", "中国移动"},
      {"19212345678", 'v', "", "operator", "中国广电"},
      {"17001234567", 'u', "mobile-virtual", "class", "virtual"},
      {"16212345678", 'u', "mobile-virtual", "operator", "中国电信"},
      {"17112345678", 'u', "mobile-virtual"},
      {"16712345678", 'u', "mobile-virtual"},
      {"16512345678", 'u', "mobile-virtual"},
      {"14512345678", 'u', "mobile-data-card", "class", "data-card"},
      {"14712345678", 'u', "mobile-data-card"},
      {"14912345678", 'u', "mobile-contested"},
      {"16112345678", 'u', "mobile-contested"},
      {"17912345678", 'u', "mobile-contested"},
      {"17491234567", 'u', "mobile-satellite"},
      {"13491234567", 'u', "mobile-satellite"},
      {"17401234567", 'u', "mobile-satellite"},
      {"17406123456", 'i', "mobile-emergency"},
      {"1440012345678", 'i', "mobile-iot", "class", "iot"},
      {"1064812345678", 'i', "mobile-iot"},
      {"15412345678", 'i', "mobile-unassigned"},
      {"+86 136 1234 5678", 'v', "mobile-country-code"},
      {"0086-136-1234-5678", 'v', "mobile-country-code"},
      {"8613612345678", 'v', "mobile-country-code"},
      {"136 1234 5678", 'v', "text-spaces"},
      {"136-1234-5678", 'v', "text-dashes"},
      {"１３６１２３４５６７８", 'v', "text-full-width"},
      {"\u202d13612345678\u202c", 'v', "text-invisible"},
      {"1361234567O", 'i', "text-look-alike", "suggestion", "13612345670"},
      {"013612345678", 'i', "mobile-leading-zero", "suggestion", "13612345678"},
      {"010-62345678", 'i', "mobile-is-fixed-line"},
      {"02162345678", 'i', "mobile-is-fixed-line"},
      {"400-860-8608", 'i', "mobile-is-service-number"},
      {"95588", 'i', "mobile-is-service-number"},
      {"+85291234567", 'i', "mobile-not-mainland"},
      {"1361234567", 'i', "text-length"},
      {"abc", 'i', "text-characters"},
      {"", 'i', "text-empty"},
  };
  check_cases(Kind::mobile, cases);
}

TEST_CASE("mobile numbers: two spellings of one number have one normal form") {
  for (const std::string_view text :
       {"+86 136 1234 5678", "13612345678", "１３６１２３４５６７８", "0086-136-1234-5678"}) {
    CHECK(mobile(text).normalized.view() == "13612345678");
  }
}

TEST_CASE("fixed lines") {
  static constexpr Case cases[] = {
      {"010-62345678", 'v', "", "area", "010"},
      {"01062345678", 'v', ""},
      {"0755-23456789", 'v', "", "area", "0755"},
      {"0475-2345678", 'v', "", "number", "2345678"},
      {"021-62345678-123", 'v', "", "extension", "123"},
      {"(021)62345678", 'v', ""},
      {"（021）62345678转8001", 'v', "text-full-width", "extension", "8001"},
      {"+86 10 62345678", 'v', "mobile-country-code", "area", "010"},
      {"+86-755-23456789", 'v', "mobile-country-code", "area", "0755"},
      {"010 62345678", 'v', "text-spaces"},
      {"62345678", 'i', "phone-area-missing"},
      {"0155-2345678", 'i', "phone-area-unknown"},
      {"010-6234567", 'i', "phone-number"},
      {"010-12345678", 'i', "phone-number"},
      {"13612345678", 'i', "phone-is-mobile"},
      {"4008608608", 'i', "phone-is-service-number"},
      {"010-6234567a", 'i', "text-characters"},
      {"", 'i', "text-empty"},
  };
  check_cases(Kind::phone, cases);
  CHECK(look(Kind::phone, "（021）62345678转8001").normalized == "021-62345678-8001");
  CHECK(look(Kind::phone, "+86 10 62345678").normalized == "010-62345678");
}
