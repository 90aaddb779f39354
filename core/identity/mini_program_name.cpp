#include "core/identity/mini_program_name.h"

#include "core/identity/digits.h"
#include "core/text/utf8.h"

namespace beian {
namespace {

constexpr std::string_view mini_program = "小程序";

bool is_hanzi(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007 ||
         (c >= 0x20000 && c <= 0x323AF) || (c >= 0xF900 && c <= 0xFAFF);
}

/// Nothing a name can hold: controls, invisible marks, private use, emoji and pictographs.
bool is_forbidden(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
         (c >= 0x2600 && c <= 0x27BF) || (c >= 0xE000 && c <= 0xF8FF) ||
         (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || c == 0xFFFD ||
         (c >= 0x1F000 && c <= 0x1FAFF) || c >= 0xE0000;
}

/// The published rule allows "some special signs" without naming them; these are seen in names.
bool is_usual(char32_t c) {
  if (c < 0x80) {
    const char ascii = static_cast<char>(c);
    return is_digit(ascii) || is_lower(lower(ascii)) || ascii == ' ';
  }
  return is_hanzi(c) || c == 0xB7;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// How bad the sign is: 0 fine, 1 unusual, 2 forbidden.
int rank(char32_t c) {
  return is_forbidden(c) ? 2 : is_usual(c) || c == '+' ? 0 : 1;
}

}  // namespace

uint32_t name_units(std::string_view text) {
  uint32_t units = 0;
  for (size_t at = 0; at < text.size();) units += utf8::next(text, at) < 0x80 ? 1 : 2;
  return units;
}

MiniProgramName mini_program_name(std::string_view text) {
  MiniProgramName answer;
  const std::string_view name = trimmed(text);
  answer.normalized = name;
  int worst = 0;
  bool inner_plus = false;
  for (size_t at = 0; at < name.size();) {
    const char32_t c = utf8::next(name, at);
    ++answer.characters;
    if (is_hanzi(c)) ++answer.hanzi;
    if (rank(c) > worst) {
      worst = rank(c);
      answer.offending = c;
    }
    inner_plus = inner_plus || (c == '+' && at < name.size());
  }
  answer.units = name_units(name);
  if (name.empty()) {
    answer.reject(Why::text_empty);
    return answer;
  }
  if (name.size() != text.size()) answer.doubt(Why::name_outer_spaces);
  if (answer.units < 4 || answer.units > 30) answer.reject(Why::name_units);
  if (name.find(mini_program) != name.npos) answer.reject(Why::name_mini_program);
  if (worst == 2) answer.reject(Why::name_characters);
  if (worst == 1) answer.doubt(Why::name_symbols);
  if (inner_plus) answer.doubt(Why::name_plus);
  if (answer.hanzi < 4) answer.doubt(Why::name_few_hanzi);
  return answer;
}

}  // namespace beian
