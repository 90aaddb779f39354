// 公民身份号码, GB 11643-1999; the same form carries the 港澳台居民居住证 (regions 81, 82, 83).
#pragma once
#include "core/identity/answer.h"
#include "core/identity/region.h"
#include "core/text/date.h"

namespace beian {

enum class Sex : uint8_t { female, male };

struct ResidentId : Spelled<18> {
  FixedText<18> upgraded;  // 18-digit form of a 15-digit number
  RegionUse region;
  Date birth;               // exists only when the date does
  Sex sex{};                // from the 17th digit
  char expected_check = 0;  // '0'..'9', 'X'
  bool readable = false;    // the parts above were read
};

/// `today` may be no date at all (year 0): births in the future are then not noticed.
ResidentId resident_id(std::string_view text, Date today, const Regions& regions);

/// ISO 7064 MOD 11-2 over the first 17 digits. Requires 17 digits.
char resident_id_check(std::string_view seventeen_digits);

/// 18 digits (or a last X) with a right check digit and a birth date that exists: for recognising
/// one in a wrong field.
bool looks_like_resident_id(std::string_view text);

/// What an answer's birth date says of its number: both kinds of card carry one. `today` without a
/// year: the future is not judged.
template <typename Answer>
void judge_birth(Answer& answer, Date today) {
  if (!exists(answer.birth)) {
    answer.reject(Why::id_date);
  } else if (answer.birth.year < 1900) {
    answer.doubt(Why::id_birth_before_1900);
  } else if (exists(today) && answer.birth > today) {
    answer.reject(Why::id_birth_in_future);
  }
}

}  // namespace beian
