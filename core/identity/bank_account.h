// Bank accounts: digits and length only; the check digit of Luhn is a hint for personal cards.
#pragma once
#include "core/identity/answer.h"

namespace beian {

struct BankAccount : Spelled<32> {
  bool personal_card = false;  // 16 to 19 digits that begin with 62 (UnionPay)
  bool luhn = false;
};

/// 10 to 30 digits; blanks and dashes are taken away and named.
BankAccount bank_account(std::string_view text);

}  // namespace beian
