#include "core/identity/resident_id.h"

#include <algorithm>
#include <utility>

#include "core/identity/digits.h"
#include "core/identity/uscc.h"

namespace beian {
namespace {

// Numbers were first handed out with the identity cards of 1984; who was born earlier carries the
// code of that time, not of the birth.
constexpr int first_year_of_numbers = 1984;

constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

/// A fold, since compilers do not unroll the loop at -O2 and this is the hottest one we have.
template <size_t... I>
int weighted_sum(std::string_view digits, std::index_sequence<I...>) {
  return (((digits[I] - '0') * weights[I]) + ...);
}

bool has_shape(std::string_view text) {
  return text.size() == 18 && all_digits(text.substr(0, 17)) &&
         (is_digit(text[17]) || upper(text[17]) == 'X');
}

Date date_at(std::string_view text) {
  return {static_cast<int16_t>(number(text.substr(6, 4))),
          static_cast<uint8_t>(number(text.substr(10, 2))),
          static_cast<uint8_t>(number(text.substr(12, 2)))};
}

void judge_region(ResidentId& answer) {
  using Known = RegionUse::Known;
  const uint32_t code = answer.region.code;
  if (code == 810000 || code == 820000 || code == 830000) {
    answer.note(Why::id_residence_permit);
    return;
  }
  switch (answer.region.known) {
    case Known::province_unknown:
      answer.doubt(Why::id_province_unknown);
      break;
    case Known::unknown:
      answer.doubt(answer.birth.year < 1981 ? Why::id_region_before_1981 : Why::id_region_unknown);
      break;
    case Known::other_years:
      answer.note(Why::id_region_other_years);
      break;
    case Known::aggregate:
    case Known::listed:
      break;
  }
}

ResidentId judge_eighteen(std::string_view text, Date today, const Regions& regions) {
  ResidentId answer;
  answer.readable = true;
  answer.normalized.assign(text);
  answer.normalized.bytes[17] = upper(text[17]);
  if (text[17] == 'x') answer.note(Why::text_lower_case);
  answer.expected_check = resident_id_check(text);
  if (answer.expected_check != answer.normalized.bytes[17]) answer.reject(Why::text_checksum);
  answer.sex = (text[16] - '0') % 2 == 1 ? Sex::male : Sex::female;
  answer.birth = date_at(text);
  judge_birth(answer, today);
  const int year = std::max<int>(answer.birth.year, first_year_of_numbers);
  answer.region = region_use(number(text.substr(0, 6)), year, regions);
  if (text[0] == '9') {
    answer.doubt(Why::id_is_foreign_pr_card);
  } else {
    judge_region(answer);
  }
  return answer;
}

/// First-generation cards, void since 2013: region, YYMMDD, order.
ResidentId judge_fifteen(std::string_view text, Date today, const Regions& regions) {
  FixedText<18> upgraded;
  upgraded += text.substr(0, 6);
  upgraded += text.substr(12) >= "996" ? "18" : "19";  // 996 to 999 were kept for centenarians
  upgraded += text.substr(6);
  upgraded += resident_id_check(upgraded.view());
  ResidentId answer = judge_eighteen(upgraded.view(), today, regions);
  answer.normalized = {};
  if (!answer.rejected()) answer.upgraded = upgraded;
  answer.reject(Why::id_fifteen_digits);
  return answer;
}

bool is_old_foreign_card(std::string_view text) {
  return text.size() == 15 && std::all_of(text.begin(), text.begin() + 3, is_upper) &&
         all_digits(text.substr(3));
}

ResidentId judge(std::string_view text, Date today, const Regions& regions) {
  if (has_shape(text)) {
    ResidentId answer = judge_eighteen(text, today, regions);
    if (answer.rejected() && looks_like_uscc(text)) answer.note(Why::id_is_uscc);
    return answer;
  }
  if (text.size() == 15 && all_digits(text)) return judge_fifteen(text, today, regions);
  ResidentId answer;
  if (text.empty()) {
    answer.reject(Why::text_empty);
  } else if (looks_like_uscc(text)) {
    answer.reject(Why::id_is_uscc);
  } else if (is_old_foreign_card(text)) {
    answer.reject(Why::id_is_foreign_pr_card);
  } else if (all_digits(text)) {
    answer.reject(Why::text_length);
  } else {
    answer.reject(Why::text_characters);
    if (text.size() != 18) answer.reject(Why::text_length);
  }
  return answer;
}

}  // namespace

char resident_id_check(std::string_view digits) {
  return "10X98765432"[weighted_sum(digits, std::make_index_sequence<17>()) % 11];
}

bool looks_like_resident_id(std::string_view text) {
  return has_shape(text) && resident_id_check(text) == upper(text[17]) && exists(date_at(text));
}

ResidentId resident_id(std::string_view text, Date today, const Regions& regions) {
  if (has_shape(text)) return judge(text, today, regions);  // the common case, nothing to fold
  return judge_exact(text, change::all, undo_letters,
                     [&](std::string_view t) { return judge(t, today, regions); });
}

}  // namespace beian
