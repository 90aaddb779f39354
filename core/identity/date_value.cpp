#include "core/identity/date_value.h"

#include "core/identity/digits.h"

namespace beian {
namespace {

constexpr std::string_view long_term = "长期";

void append(FixedText<8>& out, Date date) {
  uint32_t value = static_cast<uint32_t>(date.year) * 10000 + date.month * 100u + date.day;
  out.size = 8;
  for (size_t i = 8; i-- > 0; value /= 10) out.bytes[i] = static_cast<char>('0' + value % 10);
}

bool means_long_term(std::string_view text) {
  return text == long_term || text == "长期有效" || text == "永久" || text == "永久有效" ||
         text == "无固定期限";
}

}  // namespace

DateValue date_value(std::string_view text) {
  DateValue answer;
  if (text == long_term) {
    answer.long_term = true;
    answer.normalized.assign(long_term);
    return answer;
  }
  if (const auto date = parse_compact_date(text)) {
    answer.date = *date;
    append(answer.normalized, *date);
    return answer;
  }
  const Folded folded = fold(text, change::spaces | change::invisible);
  const std::string_view view = folded.view();
  answer.note_changes(folded.changes);
  if (view.empty()) {
    answer.reject(Why::text_empty);
  } else if (means_long_term(view)) {
    answer.reject(Why::date_long_term);
    answer.long_term = true;
    answer.suggestion.assign(long_term);
  } else if (const auto date = parse_loose_date(view)) {
    answer.reject(Why::date_form);
    answer.date = *date;
    append(answer.suggestion, *date);
  } else {
    answer.reject(view.size() == 8 && all_digits(view) ? Why::date_impossible : Why::date_form);
  }
  return answer;
}

}  // namespace beian
