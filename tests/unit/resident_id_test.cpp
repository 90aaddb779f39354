#include "core/identity/resident_id.h"

#include "tests/unit/identity_fixture.h"

using namespace beian;
using namespace beian::test;

TEST_CASE("resident IDs of public test suites") {
  static constexpr Vector vectors[] = {
#include "tests/unit/vectors_resident_id.inc"
  };
  check_vectors(Kind::resident_id, vectors);
}

TEST_CASE("resident IDs: reasons and parts") {
  static constexpr Case cases[] = {
      {"11010519491231002X", 'v', "", "birth_date", "1949-12-31"},
      {"11010519491231002X", 'v', "", "sex", "female"},
      {"11010519491231002X", 'v', "", "age", "76"},
      {"11010519491231002X", 'v', "", "region", "北京市 朝阳区"},
      {"11010519491231002x", 'v', "text-lower-case"},
      {"110105194912310021", 'i', "text-checksum", "expected_check", "X"},
      {"360426199101010071", 'v', "", "sex", "male"},
      {"440308199901101512", 'v', "", "region", "广东省 深圳市 盐田区"},
      {"110101200002290018", 'v', ""},
      {"110101190002290011", 'i', "id-date"},
      {"440524188001010014", 'u', "id-birth-before-1900"},
      {"990426199112010074", 'u', "id-is-foreign-pr-card"},
      {"911124198108030024", 'u', "id-is-foreign-pr-card"},
      {"610104620927690", 'i', "id-fifteen-digits", "upgraded", "610104196209276908"},
      {"815727834224151", 'i', "id-date", "upgraded", ""},
      {"111111111111111", 'i', "id-fifteen-digits"},
      {"810000199408230021", 'v', "id-residence-permit", "card", "hk-residence-permit"},
      {"820000199001010010", 'v', "id-residence-permit", "card", "macao-residence-permit"},
      {"830000199201300022", 'v', "id-residence-permit", "card", "taiwan-residence-permit"},
      {"91110000600037341L", 'i', "id-is-uscc"},
      {"ABC123456789012", 'i', "id-is-foreign-pr-card"},
      {"l10105194912310021", 'i', "text-characters", "suggestion", ""},
      {"1l010519491231002X", 'i', "text-look-alike", "suggestion", "11010519491231002X"},
      {"11O1O519491231OO2X", 'i', "text-look-alike", "suggestion", "11010519491231002X"},
      {"１１０１０５１９４９１２３１００２Ｘ", 'i', "text-full-width", "suggestion",
       "11010519491231002X"},
      {"110105-19491231-002X", 'i', "text-dashes", "suggestion", "11010519491231002X"},
      {" 11010519491231002X", 'i', "text-spaces", "suggestion", "11010519491231002X"},
      {"\u202a11010519491231002X\u202c", 'i', "text-invisible", "suggestion", "11010519491231002X"},
      {"", 'i', "text-empty"},
      {"  ", 'i', "text-empty"},
      {"1101051949123100", 'i', "text-length"},
      {"\xff\xfe", 'i', "text-characters"},
  };
  check_cases(Kind::resident_id, cases);
}

TEST_CASE("resident IDs: a birth in the future is told by the reference date alone") {
  const std::string value = "110105202612010006";
  std::string id = value.substr(0, 17);
  id += resident_id_check(id);
  CHECK(resident_id(id, today, regions()).reasons.has(Why::id_birth_in_future));
  CHECK(resident_id(id, {2026, 12, 1}, regions()).verdict == Verdict::valid);
  CHECK(resident_id(id, Date{}, regions()).verdict == Verdict::valid);
}

TEST_CASE("resident IDs: regions never reject") {
  const auto with_region = [](std::string_view region, std::string_view birth) {
    std::string id = std::string(region) + std::string(birth) + "000";
    id += resident_id_check(id);
    return look(Kind::resident_id, id);
  };
  // 370284 (1990-2011) before it existed, in use, and after its end.
  CHECK(with_region("370284", "19500101").has("id-region-other-years"));
  CHECK(with_region("370284", "20000101").reasons.empty());
  CHECK(with_region("370284", "20200101").has("id-region-other-years"));
  CHECK(with_region("370284", "20200101").verdict == Verdict::valid);
  // Listed from 1981: an earlier birth is nothing unusual.
  CHECK(with_region("110105", "19550101").reasons.empty());
  // xxxx01 and xxxx20 aggregates of a known prefecture.
  CHECK(with_region("140101", "19900101").reasons.empty());
  CHECK(with_region("140120", "19900101").reasons.empty());
  CHECK(with_region("140199", "19900101").has("id-region-unknown"));
  CHECK(with_region("140199", "19900101").verdict == Verdict::uncertain);
  CHECK(with_region("140199", "19600101").has("id-region-before-1981"));
  CHECK(with_region("190101", "19900101").has("id-province-unknown"));
  CHECK(with_region("190101", "19900101").verdict == Verdict::uncertain);
}

TEST_CASE("resident IDs: every single substitution is caught") {
  const std::string right = "11010519491231002X";
  for (size_t i = 0; i < 17; ++i) {
    for (char c = '0'; c <= '9'; ++c) {
      std::string wrong = right;
      if (wrong[i] == c) continue;
      wrong[i] = c;
      CHECK(resident_id(wrong, today, regions()).rejected());
    }
  }
}
