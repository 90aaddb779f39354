#include "core/identity/travel_documents.h"

#include <algorithm>

#include "core/identity/digits.h"

namespace beian {
namespace {

template <size_t N>
FixedText<N> capital(std::string_view text) {
  FixedText<N> out;
  for (const char c : text) out += upper(c);
  return out;
}

/// Digits behind a prefix of `letters` capitals.
bool lettered(std::string_view text, size_t letters, size_t digits) {
  return text.size() == letters + digits &&
         std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(letters), is_upper) &&
         all_digits(text.substr(letters));
}

/// Hong Kong identity card: one or two letters, six digits, a check character, often in brackets.
bool is_hk_identity_card(std::string_view text) {
  size_t letters = 0;
  while (letters < text.size() && is_upper(text[letters])) ++letters;
  const std::string_view rest = text.substr(letters);
  if (letters < 1 || letters > 2 || rest.size() < 7 || !all_digits(rest.substr(0, 6))) return false;
  return rest.size() == 7 || (rest.size() == 9 && rest[6] == '(' && rest[8] == ')');
}

void note_case(Answer& answer, std::string_view text) {
  if (std::any_of(text.begin(), text.end(), is_lower)) answer.note(Why::text_lower_case);
}

HkMacaoPermit judge_hk_macao(std::string_view text) {
  HkMacaoPermit answer;
  const auto fixed = capital<16>(text);
  const std::string_view code = fixed.view();
  const bool right_prefix = !code.empty() && (code[0] == 'H' || code[0] == 'M');
  note_case(answer, text);
  if (text.empty()) {
    answer.reject(Why::text_empty);
  } else if (right_prefix && (lettered(code, 1, 8) || lettered(code, 1, 10))) {
    answer.normalized.assign(code);
    if (code.size() == 11) answer.note(Why::hk_macao_issue_number);
  } else if (is_hk_identity_card(code)) {
    answer.reject(Why::hk_macao_is_identity_card);
  } else if (lettered(code, 1, 8) && (code[0] == 'C' || code[0] == 'W')) {
    answer.reject(Why::hk_macao_is_mainland_permit);
  } else if (!right_prefix) {
    answer.reject(Why::hk_macao_prefix);
  } else {
    answer.reject(all_digits(code.substr(1)) ? Why::text_length : Why::text_characters);
  }
  return answer;
}

TaiwanPermit judge_taiwan(std::string_view text) {
  TaiwanPermit answer;
  const auto fixed = capital<16>(text);
  const std::string_view code = fixed.view();
  const bool old = code.size() >= 10 && code.size() <= 11 && all_digits(code.substr(0, 10)) &&
                   (code.size() == 10 || is_upper(code[10]) || is_digit(code[10]));
  note_case(answer, text);
  if (text.empty()) {
    answer.reject(Why::text_empty);
  } else if (code.size() == 8 && all_digits(code)) {
    answer.normalized.assign(code);
  } else if (old) {
    answer.normalized.assign(code);
    answer.doubt(Why::taiwan_old_number);
  } else if (lettered(code, 1, 8) && (code[0] == 'T' || code[0] == 'L')) {
    answer.reject(Why::taiwan_is_mainland_permit);
  } else {
    answer.reject(all_digits(code) ? Why::text_length : Why::text_characters);
  }
  return answer;
}

/// G and E booklets, and the diplomatic, service and public-affairs ones. The second letter of an E
/// number is never I or O.
bool is_chinese_passport(std::string_view code) {
  if (code.size() == 9 && code[0] == 'E' && code[1] != 'I' && code[1] != 'O') {
    return (is_digit(code[1]) || is_upper(code[1])) && all_digits(code.substr(2));
  }
  if (lettered(code, 1, 8)) return std::string_view("GDSPHMK").find(code[0]) != code.npos;
  return (lettered(code, 1, 7) && std::string_view("DSP").find(code[0]) != code.npos) ||
         (lettered(code, 2, 7) && code[1] == 'E' &&
          std::string_view("DSP").find(code[0]) != code.npos);
}

Passport judge_passport(std::string_view text) {
  Passport answer;
  const auto fixed = capital<18>(text);
  const std::string_view code = fixed.view();
  note_case(answer, text);
  const bool plain =
      std::all_of(code.begin(), code.end(), [](char c) { return is_digit(c) || is_upper(c); });
  if (text.empty()) {
    answer.reject(Why::text_empty);
  } else if (!plain) {
    answer.reject(Why::text_characters);
  } else if (text.size() < 5 || text.size() > 15) {
    answer.reject(Why::text_length);
  } else if (std::none_of(code.begin(), code.end(), is_digit)) {
    answer.reject(Why::text_characters);
  } else {
    answer.normalized.assign(code);
    answer.chinese = is_chinese_passport(code);
    const bool almost = code.size() == 9 && (code[0] == 'E' || code[0] == 'G');
    if (!answer.chinese && almost) {
      answer.doubt(Why::passport_cn_shape);
    } else if (!answer.chinese) {
      answer.note(Why::passport_foreign);
    }
  }
  return answer;
}

/// Look-alike letters behind the first, which is a letter.
template <typename Permit>
Permit with_letters_undone(std::string_view text, Permit answer,
                           Permit (*judge)(std::string_view)) {
  if (!answer.reasons.has(Why::text_characters)) return answer;
  FixedText<16> undone;
  for (const char c : text.substr(0, 16)) undone += undone.empty() ? c : undo_letters(c);
  const Permit corrected = judge(undone.view());
  if (corrected.rejected() || text.size() > 11) return answer;
  answer.note(Why::text_look_alike);
  answer.suggestion = corrected.normalized;
  return answer;
}

}  // namespace

HkMacaoPermit hk_macao_permit(std::string_view text) {
  return judge_exact(text, change::all, nullptr, [](std::string_view t) {
    return with_letters_undone(t, judge_hk_macao(t), judge_hk_macao);
  });
}

TaiwanPermit taiwan_permit(std::string_view text) {
  return judge_exact(text, change::all, nullptr, [](std::string_view t) {
    return with_letters_undone(t, judge_taiwan(t), judge_taiwan);
  });
}

Passport passport(std::string_view text) {
  return judge_exact(text, change::all, nullptr, judge_passport);
}

}  // namespace beian
