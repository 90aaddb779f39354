#include "core/identity/uscc.h"

#include "tests/unit/identity_fixture.h"

using namespace beian;
using namespace beian::test;

TEST_CASE("credit codes of public test suites") {
  static constexpr Vector vectors[] = {
#include "tests/unit/vectors_uscc.inc"
  };
  check_vectors(Kind::uscc, vectors);
}

TEST_CASE("credit codes: reasons and parts") {
  static constexpr Case cases[] = {
      {"91110000600037341L", 'v', "", "entity", "企业"},
      {"91110000600037341L", 'v', "", "authority", "工商"},
      {"91110000600037341L", 'v', "", "region", "北京市"},
      {"91110000600037341L", 'v', "", "org_code", "600037341"},
      {"91440300708461136T", 'v', "", "region", "广东省 深圳市"},
      {"914403001922038216", 'v', ""},
      {"91330100799655058B", 'v', ""},
      {"9144030071526726XG", 'v', ""},
      {"91350100M000100Y43", 'v', ""},
      {"12440600MB2C07549J", 'v', "", "entity", "事业单位"},
      {"N2330106MF00000137", 'v', "", "entity", "村级集体经济组织"},
      {"51110000500000015U", 'v', ""},
      {"523100005000000231", 'v', ""},
      {"93320100MA1NXT0099", 'v', ""},
      {"91350203M0001FUE2P", 'u', "uscc-checksum", "expected_check", "J"},
      {"91350211M00013FA1N", 'u', "uscc-checksum"},
      {"362322198709086409", 'i', "uscc-is-resident-id"},
      {"430407199312020025", 'i', "uscc-is-resident-id"},
      {"111111111111111111", 'i', "uscc-repeated"},
      {"91110000600037341l", 'v', "text-lower-case"},
      {"9111OOOO6OOO37341L", 'i', "uscc-letters", "suggestion", "91110000600037341L"},
      {"9111000060003734IL", 'i', "text-look-alike", "suggestion", "91110000600037341L"},
      {"91110000 600037341L", 'i', "text-spaces", "suggestion", "91110000600037341L"},
      {"９１１１００００６０００３７３４１Ｌ", 'i', "text-full-width", "suggestion",
       "91110000600037341L"},
      {"440301103097413", 'i', "uscc-is-registration-number"},
      {"60003734-1", 'i', "uscc-is-org-code"},
      {"11010519491231002X", 'i', "uscc-is-resident-id"},
      {"", 'i', "text-empty"},
      {"91110000600037341", 'i', "text-length"},
      {"91110000600037341*", 'i', "text-characters"},
  };
  check_cases(Kind::uscc, cases);
}

TEST_CASE("credit codes: class of the subject") {
  CHECK(uscc_prefix("91").subject == SubjectClass::enterprise);
  CHECK(uscc_prefix("92").subject == SubjectClass::individual_household);
  CHECK(uscc_prefix("11").subject == SubjectClass::government);
  CHECK(uscc_prefix("12").subject == SubjectClass::institution);
  CHECK(uscc_prefix("31").subject == SubjectClass::law_firm);
  CHECK(uscc_prefix("51").subject == SubjectClass::social_group);
  CHECK(uscc_prefix("52").subject == SubjectClass::private_non_enterprise);
  CHECK(uscc_prefix("53").subject == SubjectClass::foundation);
  CHECK(uscc_prefix("71").subject == SubjectClass::religious_site);
  CHECK(uscc_prefix("N3").subject == SubjectClass::rural_collective);
  CHECK(uscc_prefix("97").subject == SubjectClass::unknown);
  CHECK(uscc_prefix("97").entity.empty());
  CHECK(uscc_prefix("9").authority.empty());
}
