#include "core/identity/registration_number.h"

#include "core/identity/digits.h"
#include "core/identity/uscc.h"

namespace beian {
namespace {

/// ISO 7064 MOD 11,10 over the first 14 digits.
char check_digit(std::string_view digits) {
  int product = 10;
  for (const char c : digits.substr(0, 14)) {
    const int sum = (product + (c - '0')) % 10;
    product = 2 * (sum == 0 ? 10 : sum) % 11;
  }
  return static_cast<char>('0' + (11 - product) % 10);
}

RegistrationNumber judge(std::string_view text, const Regions& regions) {
  using Holder = RegistrationNumber::Holder;
  RegistrationNumber answer;
  if (text.empty()) {
    answer.reject(Why::text_empty);
  } else if (looks_like_uscc(text)) {
    answer.reject(Why::registration_is_uscc);
  } else if (!all_digits(text)) {
    answer.reject(Why::text_characters);
  } else if (text.size() != 15) {
    answer.reject(Why::text_length);
  } else {
    answer.normalized.assign(text);
    answer.expected_check = check_digit(text);
    answer.region = region_use(number(text.substr(0, 6)), 0, regions);
    answer.holder = text[6] <= '3'   ? Holder::domestic
                    : text[6] <= '5' ? Holder::foreign
                                     : Holder::individual;
    answer.note(Why::registration_use_uscc);
    if (answer.expected_check != text[14]) answer.reject(Why::text_checksum);
  }
  return answer;
}

}  // namespace

bool is_registration_number(std::string_view text) {
  return text.size() == 15 && all_digits(text) && check_digit(text) == text[14];
}

RegistrationNumber registration_number(std::string_view text, const Regions& regions) {
  return judge_exact(text, change::all, undo_letters,
                     [&](std::string_view t) { return judge(t, regions); });
}

}  // namespace beian
