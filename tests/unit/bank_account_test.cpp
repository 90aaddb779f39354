#include "core/identity/bank_account.h"

#include "tests/unit/identity_fixture.h"

using namespace beian;
using namespace beian::test;

TEST_CASE("bank accounts of public test suites") {
  static constexpr Vector vectors[] = {
#include "tests/unit/vectors_bank_account.inc"
  };
  check_vectors(Kind::bank_account, vectors);
}

TEST_CASE("bank accounts: Luhn is a hint for personal cards only") {
  static constexpr Case cases[] = {
      {"6228480402564890018", 'v', "", "luhn", "yes"},
      {"6228480402564890019", 'u', "bank-account-luhn", "luhn", "no"},
      {"6228 4804 0256 4890 018", 'v', "text-spaces"},
      {"6228-4804-0256-4890-018", 'v', "text-dashes"},
      {"4111111111111112", 'v', "", "luhn", ""},
      {"33050161888888888888", 'v', "", "digits", "20"},
      {"622848040256489OO18", 'i', "text-look-alike", "suggestion", "6228480402564890018"},
      {"123456789", 'i', "text-length"},
      {"1234567890123456789012345678901", 'i', "text-length"},
      {"62284804A2564890018", 'i', "text-characters"},
      {"", 'i', "text-empty"},
  };
  check_cases(Kind::bank_account, cases);
}
