// Identifiers without vectors of their own: AppID, ICP numbers, travel documents, permits, names,
// dates.
#include "tests/unit/identity_fixture.h"

using namespace beian;
using namespace beian::test;

TEST_CASE("AppID") {
  static constexpr Case cases[] = {
      {"wx0123456789abcdef", 'v', ""},
      {"WX0123456789ABCDEF", 'i', "text-upper-case", "suggestion", "wx0123456789abcdef"},
      {"wxO123456789abcdef", 'i', "text-look-alike", "suggestion", "wx0123456789abcdef"},
      {" wx0123456789abcdef", 'i', "text-spaces", "suggestion", "wx0123456789abcdef"},
      {"gh_0123456789ab", 'i', "appid-is-original-id"},
      {"0123456789abcdef0123456789abcdef", 'i', "appid-is-secret"},
      {"ab0123456789abcdef", 'i', "appid-prefix"},
      {"wx0123456789abcdeg", 'i', "text-characters"},
      {"wx0123456789abcde", 'i', "text-length"},
      {"", 'i', "text-empty"},
  };
  check_cases(Kind::appid, cases);
}

TEST_CASE("ICP numbers") {
  static constexpr Case cases[] = {
      {"粤ICP备12345678号", 'v', "", "service", "subject"},
      {"粤ICP备12345678号-1", 'v', "", "service", "website"},
      {"粤ICP备2026031728号-3X", 'v', "", "service", "mini-program"},
      {"粤ICP备12345678号-2A", 'v', "", "service", "app"},
      {"粤ICP备12345678号-4K", 'v', "", "suffix", "-4K"},
      {"粤B2-20090059", 'v', "", "province_code", "440000"},
      {"粤B2-20090059-1626X", 'v', "", "service", "mini-program"},
      {"京ICP证030173号", 'v', "", "form", "ICP证"},
      {"滇ICP备12345678号", 'v', "", "province_code", "530000"},
      {"粤icp备12345678号-3x", 'v', "text-lower-case"},
      {"粤ICP备12345678", 'i', "icp-form", "suggestion", "粤ICP备12345678号"},
      {"粤ICP备 12345678号", 'i', "text-spaces", "suggestion", "粤ICP备12345678号"},
      {"粤ＩＣＰ备１２３４５６７８号", 'i', "text-full-width", "suggestion", "粤ICP备12345678号"},
      {"粤ICP备1234567号", 'i', "icp-form"},
      {"ICP备12345678号", 'i', "icp-province"},
      {"粤ICP备12345678号-3Y", 'i', "icp-suffix"},
      {"粤ICP备12345678号3X", 'i', "icp-suffix"},
      {"粤", 'i', "icp-form"},
      {"", 'i', "text-empty"},
  };
  check_cases(Kind::icp_number, cases);
  CHECK(look(Kind::icp_number, "粤icp备12345678号-3x").normalized == "粤ICP备12345678号-3X");
}

TEST_CASE("travel documents") {
  static constexpr Case hk_macao[] = {
      {"H12345678", 'v', "", "region", "香港"},
      {"M12345678", 'v', "", "region", "澳门"},
      {"h12345678", 'v', "text-lower-case"},
      {"H1234567800", 'v', "hk-macao-issue-number", "issue", "00"},
      {"H1234567O", 'i', "text-look-alike", "suggestion", "H12345670"},
      {"H 12345678", 'i', "text-spaces", "suggestion", "H12345678"},
      {"A123456(3)", 'i', "hk-macao-is-identity-card"},
      {"C12345678", 'i', "hk-macao-is-mainland-permit"},
      {"12345678", 'i', "hk-macao-prefix"},
      {"H123456", 'i', "text-length"},
      {"H1234567?", 'i', "text-characters"},
      {"", 'i', "text-empty"},
  };
  check_cases(Kind::hk_macao_permit, hk_macao);
  static constexpr Case taiwan[] = {
      {"12345678", 'v', ""},
      {"1234567890", 'u', "taiwan-old-number"},
      {"1234567890B", 'u', "taiwan-old-number"},
      {"T12345678", 'i', "taiwan-is-mainland-permit"},
      {"1234567", 'i', "text-length"},
      {"1234 5678", 'i', "text-spaces", "suggestion", "12345678"},
      {"1234567O", 'i', "text-look-alike", "suggestion", "12345670"},
      {"", 'i', "text-empty"},
  };
  check_cases(Kind::taiwan_permit, taiwan);
  static constexpr Case passports[] = {
      {"G12345678", 'v', "", "issuer", "CN"},
      {"E12345678", 'v', "", "issuer", "CN"},
      {"EA1234567", 'v', "", "issuer", "CN"},
      {"ea1234567", 'v', "text-lower-case"},
      {"PE1234567", 'v', "", "issuer", "CN"},
      {"EI1234567", 'u', "passport-cn-shape"},
      {"EO1234567", 'u', "passport-cn-shape"},
      {"123456789", 'v', "passport-foreign", "issuer", "other"},
      {"1234", 'i', "text-length"},
      {"1234567890123456", 'i', "text-length"},
      {"ABCDEF", 'i', "text-characters"},
      {"G1234-5678", 'i', "text-dashes", "suggestion", "G12345678"},
      {"", 'i', "text-empty"},
  };
  check_cases(Kind::passport, passports);
  static constexpr Case foreign[] = {
      {"911124198108030024", 'v', "", "birth_date", "1981-08-03"},
      {"911124198108030025", 'i', "text-checksum", "expected_check", "4"},
      {"USA110012345678", 'v', "foreign-pr-old-card", "country", "USA"},
      {"11010519491231002X", 'i', "foreign-pr-is-resident-id"},
      {"111124198108030024", 'i', "foreign-pr-prefix"},
      {"911124198113030024", 'i', "id-date"},
      {"91112419810803002", 'i', "text-length"},
      {"9111241981080300!4", 'i', "text-characters"},
      {"911124 19810803 0024", 'i', "text-spaces", "suggestion", "911124198108030024"},
      {"", 'i', "text-empty"},
  };
  check_cases(Kind::foreign_pr_card, foreign);
}

TEST_CASE("permit numbers: a known form or a doubt") {
  static constexpr Case cases[] = {
      {"（京）字第01234号", 'v', "", "form", "broadcast-production"},
      {"0105097", 'v', "", "form", "online-audio-video"},
      {"京B2-20201234", 'v', "", "form", "value-added-telecom"},
      {"京网文〔2023〕1234-056号", 'v', "", "form", "internet-culture"},
      {"（粤）-非经营性-2023-0001", 'v', "", "form", "drug-information"},
      {"（鄂）网微剧审字（2025）第0001号", 'v', "", "form", "micro-drama"},
      {"ISBN 978-7-7979-0000-0", 'v', "", "form", "game-isbn"},
      {"许可证1号", 'u', "permit-form"},
      {"", 'i', "text-empty"},
  };
  for (const Case& c : cases) {
    const Identified found = look(Kind::permit_number, c.value);
    const std::string value(c.value);
    CAPTURE(value);
    CHECK(fits(found.verdict, c.verdict));
    CHECK(found.part("form") == c.part);
    if (!c.reason.empty()) CHECK(found.has(c.reason));
  }
}

TEST_CASE("names of mini programs: units by code point") {
  static constexpr Case cases[] = {
      {"示例科技", 'v', "", "units", "8"},
      {"示例科技2026", 'v', "", "units", "12"},
      {"示例科技+", 'v', "", "units", "9"},
      {"𠮷野示例", 'v', "", "units", "8"},
      {"示例店", 'u', "name-few-hanzi", "hanzi", "3"},
      {"Example", 'u', "name-few-hanzi", "units", "7"},
      {"例", 'i', "name-units", "units", "2"},
      {"示例示例示例示例示例示例示例示", 'v', "", "units", "30"},
      {"示例示例示例示例示例示例示例示a", 'i', "name-units", "units", "31"},
      {"示例小程序", 'i', "name-mini-program"},
      {"示例科技😀", 'i', "name-characters"},
      {"示例\u200b科技", 'i', "name-characters"},
      {"示例\xff科技", 'i', "name-characters"},
      {"示例科技！", 'u', "name-symbols"},
      {"示例+科技", 'u', "name-plus"},
      {" 示例科技", 'u', "name-outer-spaces"},
      {"", 'i', "text-empty"},
  };
  check_cases(Kind::mini_program_name, cases);
  CHECK(look(Kind::mini_program_name, " 示例科技 ").normalized == "示例科技");
}

TEST_CASE("dates of the official form") {
  static constexpr Case cases[] = {
      {"20301231", 'v', "", "iso", "2030-12-31"},
      {"长期", 'v', "", "long_term", "yes"},
      {"2030-12-31", 'i', "date-form", "suggestion", "20301231"},
      {"2030年1月2日", 'i', "date-form", "suggestion", "20300102"},
      {"２０３０１２３１", 'i', "text-full-width", "suggestion", "20301231"},
      {" 20301231", 'i', "text-spaces", "suggestion", "20301231"},
      {"长期有效", 'i', "date-long-term", "suggestion", "长期"},
      {"20300230", 'i', "date-impossible"},
      {"2030-02-30", 'i', "date-form", "suggestion", ""},
      {"2030", 'i', "date-form"},
      {"", 'i', "text-empty"},
  };
  check_cases(Kind::date, cases);
  CHECK(look(Kind::date, "20261123").part("days_left") == "1");
}
