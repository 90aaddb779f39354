#include "core/identity/appid.h"

#include <algorithm>

#include "core/identity/digits.h"

namespace beian {
namespace {

bool all_hex(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
}

AppId judge(std::string_view text) {
  AppId answer;
  FixedText<32> small;
  for (const char c : text) small += lower(c);
  const std::string_view id = small.view();
  if (text.empty()) {
    answer.reject(Why::text_empty);
  } else if (id.substr(0, 3) == "gh_") {
    answer.reject(Why::appid_is_original_id);
  } else if (text.size() == 32 && all_hex(id)) {
    answer.reject(Why::appid_is_secret);
  } else if (text.size() != 18) {
    answer.reject(Why::text_length);
  } else if (id.substr(0, 2) != "wx") {
    answer.reject(Why::appid_prefix);
  } else if (!all_hex(id.substr(2))) {
    answer.reject(Why::text_characters);
  } else if (id != text) {
    answer.reject(Why::text_upper_case);
    answer.suggestion.assign(id);
  } else {
    answer.normalized.assign(id);
  }
  return answer;
}

}  // namespace

AppId appid(std::string_view text) {
  return judge_exact(
      text, change::spaces | change::invisible,
      [](char c) { return c == 'O' || c == 'o' ? '0' : c; }, judge);
}

}  // namespace beian
