// 外国人永久居留身份证: 15 characters on the cards of 2017, 18 digits since December 2023.
#pragma once
#include "core/identity/answer.h"
#include "core/text/date.h"

namespace beian {

struct ForeignPrCard : Spelled<18> {
  FixedText<3> country;  // letters on the old card, numeric code on the new one
  Date birth;            // new card only
  char expected_check = 0;
};

ForeignPrCard foreign_pr_card(std::string_view text, Date today);

}  // namespace beian
