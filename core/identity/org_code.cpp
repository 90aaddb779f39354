#include "core/identity/org_code.h"

#include "core/identity/digits.h"
#include "core/identity/uscc.h"

namespace beian {
namespace {

OrgCode judge(std::string_view text) {
  OrgCode answer;
  FixedText<10> compact;  // one more than fits, so that a longer text shows
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '-' && i == 8 && text.size() == 10) continue;
    compact += upper(text[i]);
    if (is_lower(text[i])) answer.note(Why::text_lower_case);
  }
  const std::string_view code = compact.view();
  if (code.empty()) {
    answer.reject(Why::text_empty);
  } else if (looks_like_uscc(text)) {
    answer.reject(Why::org_code_is_uscc);
  } else if (code.size() != 9) {
    answer.reject(Why::text_length);
  } else if (answer.expected_check = org_code_check(code); answer.expected_check == 0) {
    answer.reject(Why::text_characters);
  } else if (answer.normalized.assign(code); answer.expected_check != code[8]) {
    answer.reject(Why::text_checksum);
  }
  return answer;
}

}  // namespace

char org_code_check(std::string_view text) {
  constexpr int weights[] = {3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (size_t i = 0; i < 8; ++i) {
    if (!is_digit(text[i]) && !is_upper(text[i])) return 0;
    sum += (is_digit(text[i]) ? text[i] - '0' : text[i] - 'A' + 10) * weights[i];
  }
  return "0X987654321"[sum % 11];
}

OrgCode org_code(std::string_view text) {
  return judge_exact(text, change::spaces | change::invisible, nullptr, judge);
}

}  // namespace beian
