#include "core/identity/regions.h"

#include <algorithm>

#include "core/identity/region.h"
#include "tests/unit/identity_fixture.h"

using namespace beian;
using namespace beian::test;

namespace {

struct Listed {
  uint32_t code;
  int from, until;
  std::string_view name;
};

}  // namespace

TEST_CASE("regions: years and names of the ministry's lists") {
  static constexpr Listed vectors[] = {
#include "tests/unit/vectors_regions.inc"
  };
  for (const Listed& listed : vectors) {
    CAPTURE(listed.code);
    int from = 0, until = 0;
    bool named = false;
    for (const Region& region : regions().history(listed.code)) {
      if (region.from == 0) continue;
      if (from == 0) from = region.from;
      until = region.until == 0 ? 2024 : region.until;
      named = named || region.name == listed.name;
    }
    CHECK(from == listed.from);
    CHECK(until == listed.until);
    CHECK(named == !listed.name.empty());
  }
}

TEST_CASE("regions: the tree of the official form") {
  const auto provinces = regions().official_children(0);
  CHECK(provinces.size() == 31);
  size_t cities = 0, districts = 0;
  for (const Region* province : provinces) {
    CHECK(regions().official_parent(province->code) == 0);
    for (const Region* city : regions().official_children(province->code)) {
      ++cities;
      CHECK(regions().official_parent(city->code) == province->code);
      for (const Region* district : regions().official_children(city->code)) {
        ++districts;
        CHECK(regions().official_parent(district->code) == city->code);
      }
    }
  }
  CHECK(cities == 346);
  CHECK(districts == 3181);
  CHECK(regions().official_children(440305).empty());
  CHECK(regions().official_children(999900).empty());
  CHECK(regions().official_parent(123456) == 0);
}

TEST_CASE("regions: full names follow the form") {
  CHECK(regions().full_name(440000) == "广东省");
  CHECK(regions().full_name(440305) == "广东省 深圳市 南山区");
  CHECK(regions().full_name(110105) == "北京市 市辖区 朝阳区");
  CHECK(regions().full_name(500229) == "重庆市 县 城口县");
  CHECK(regions().full_name(441901) == "广东省 东莞市 东莞市市辖区");
  // The form keeps an older code than the ministry here.
  CHECK(regions().full_name(469025) == "海南省 省直辖县级行政单位 定安县");
  CHECK(regions().find(469025)->name == "白沙黎族自治县");
  CHECK(regions().full_name(110103).empty());
  CHECK(regions().find(110103)->name == "崇文区");
  CHECK(regions().find(110103)->until == 2009);
  CHECK(regions().find(1) == nullptr);
}

TEST_CASE("regions: abbreviations") {
  CHECK(Regions::province_abbreviation(440305) == "粤");
  CHECK(Regions::province_abbreviation(110000) == "京");
  CHECK(Regions::province_abbreviation(999999).empty());
  for (const Region* province : regions().official_children(0)) {
    CHECK_FALSE(Regions::province_abbreviation(province->code).empty());
  }
}

TEST_CASE("regions: any text is read") {
  CHECK(Regions("").all().empty());
  CHECK(Regions("# 1101 甲\n\n*\n!\n\t\t\n").all().empty());
  const Regions odd("1101 !01甲 02乙-00 丙86-99 05丁= !\n9999999999 戊\n1100 己");
  CHECK_FALSE(odd.find(110101)->official);
  CHECK(odd.find(110101)->from == 1981);
  CHECK(odd.find(110101)->until == 0);
  CHECK(odd.find(110102)->until == 2000);
  CHECK(odd.find(110103)->from == 1986);
  CHECK(odd.find(110103)->until == 1999);
  CHECK(odd.find(110105)->from == 0);
  CHECK(odd.find(110105)->official);
}

TEST_CASE("region codes as identifiers") {
  static constexpr Case cases[] = {
      {"440305", 'v', "", "name", "广东省 深圳市 南山区"},
      {"440305", 'v', "", "abbreviation", "粤"},
      {"110100", 'v', "", "official", "yes"},
      {"110103", 'u', "region-abolished", "name", "北京市 崇文区"},
      {"710000", 'u', "region-not-in-form", "official", "no"},
      {"999999", 'u', "region-unknown"},
      {"44030", 'i', "text-length"},
      {"44O305", 'i', "text-look-alike", "suggestion", "440305"},
      {"４４０３０５", 'i', "text-full-width", "suggestion", "440305"},
      {"abcdef", 'i', "text-characters"},
      {"", 'i', "text-empty"},
  };
  check_cases(Kind::region, cases);
  CHECK(look(Kind::region, "320411").part("names") == "郊区、新北区");
}
