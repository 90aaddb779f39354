#include "core/identity/foreign_pr_card.h"

#include <algorithm>

#include "core/identity/digits.h"
#include "core/identity/resident_id.h"

namespace beian {
namespace {

// 9, region (2), country (3), YYYYMMDD, order (3), check of GB 11643.
void judge_new(ForeignPrCard& answer, std::string_view code, Date today) {
  answer.expected_check = resident_id_check(code);
  if (code[0] != '9') {
    return answer.reject(looks_like_resident_id(code) ? Why::foreign_pr_is_resident_id
                                                      : Why::foreign_pr_prefix);
  }
  if (answer.expected_check != code[17]) answer.reject(Why::text_checksum);
  answer.country.assign(code.substr(3, 3));
  answer.birth = {static_cast<int16_t>(number(code.substr(6, 4))),
                  static_cast<uint8_t>(number(code.substr(10, 2))),
                  static_cast<uint8_t>(number(code.substr(12, 2)))};
  judge_birth(answer, today);
}

ForeignPrCard judge(std::string_view text, Date today) {
  ForeignPrCard answer;
  FixedText<19> fixed;
  for (const char c : text) fixed += upper(c);
  const std::string_view code = fixed.view();
  const bool old = code.size() == 15 && std::all_of(code.begin(), code.begin() + 3, is_upper) &&
                   all_digits(code.substr(3));
  const bool current = code.size() == 18 && all_digits(code.substr(0, 17)) &&
                       (is_digit(code[17]) || code[17] == 'X');
  if (code != text.substr(0, 19)) answer.note(Why::text_lower_case);
  if (old) {
    answer.note(Why::foreign_pr_old_card);
    answer.country.assign(code.substr(0, 3));
  } else if (current) {
    judge_new(answer, code, today);
  } else if (text.empty()) {
    answer.reject(Why::text_empty);
  } else {
    const bool fits = code.size() == 15 || code.size() == 18;
    answer.reject(fits ? Why::text_characters : Why::text_length);
  }
  if (old || current) answer.normalized.assign(code);
  return answer;
}

}  // namespace

ForeignPrCard foreign_pr_card(std::string_view text, Date today) {
  return judge_exact(text, change::all, nullptr,
                     [&](std::string_view t) { return judge(t, today); });
}

}  // namespace beian
