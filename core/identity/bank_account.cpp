#include "core/identity/bank_account.h"

#include "core/identity/digits.h"

namespace beian {
namespace {

bool luhn(std::string_view digits) {
  int sum = 0;
  for (size_t i = 0; i < digits.size(); ++i) {
    const int digit = digits[digits.size() - 1 - i] - '0';
    const int doubled = i % 2 == 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 == 0;
}

BankAccount judge(std::string_view digits) {
  BankAccount answer;
  if (digits.empty()) {
    answer.reject(Why::text_empty);
  } else if (!all_digits(digits)) {
    answer.reject(Why::text_characters);
  } else if (digits.size() < 10 || digits.size() > 30) {
    answer.reject(Why::text_length);
  } else {
    answer.normalized.assign(digits);
    answer.personal_card =
        digits.size() >= 16 && digits.size() <= 19 && digits.substr(0, 2) == "62";
    answer.luhn = luhn(digits);
    if (answer.personal_card && !answer.luhn) answer.doubt(Why::bank_account_luhn);
  }
  return answer;
}

}  // namespace

BankAccount bank_account(std::string_view text) {
  const Folded folded = fold(text, change::all);
  BankAccount answer = judge(folded.view());
  if (answer.reasons.has(Why::text_characters)) {
    FixedText<32> undone;
    for (const char c : folded.view().substr(0, 32)) undone += undo_letters(c);
    const BankAccount corrected = judge(undone.view());
    if (!corrected.rejected() && folded.size <= 30) {
      answer.note(Why::text_look_alike);
      answer.suggestion = corrected.normalized;
    }
  }
  answer.note_changes(folded.changes);
  return answer;
}

}  // namespace beian
