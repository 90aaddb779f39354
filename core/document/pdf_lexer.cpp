#include "core/document/pdf_lexer.h"

#include <algorithm>
#include <array>

namespace beian {
namespace {

enum class Kind : uint8_t { regular, blank, delimiter };

constexpr std::array<Kind, 256> kinds = [] {
  std::array<Kind, 256> table{};
  for (const char c : std::string_view("\0\t\n\f\r ", 6))
    table[static_cast<uint8_t>(c)] = Kind::blank;
  for (const char c : std::string_view("()<>[]{}/%"))
    table[static_cast<uint8_t>(c)] = Kind::delimiter;
  return table;
}();

Kind kind(char c) {
  return kinds[static_cast<uint8_t>(c)];
}

int hexadecimal(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool octal(char c) {
  return c >= '0' && c <= '7';
}

/// A number as PDF writes it: sign, digits, a point; false when it is something else.
bool read_number(std::string_view word, double& number) {
  size_t i = 0;
  const bool negative = word[0] == '-';
  while (i < word.size() && (word[i] == '-' || word[i] == '+')) ++i;  // "--5" is seen in the wild
  double value = 0, unit = 0;
  bool digits = false;
  for (; i < word.size(); ++i) {
    const char c = word[i];
    if (c == '.' && unit == 0) {
      unit = 1;
    } else if (c >= '0' && c <= '9') {
      digits = true;
      if (unit == 0) {
        value = value * 10 + (c - '0');
      } else {
        unit /= 10;
        value += unit * (c - '0');
      }
    } else if (c == '-' && digits) {
      break;  // "12-34": readers take the first
    } else {
      return false;
    }
  }
  if (!digits && unit == 0) return false;
  number = negative ? -value : value;
  return true;
}

}  // namespace

void PdfLexer::skip_blanks() {
  while (at_ < bytes_.size()) {
    const char c = bytes_[at_];
    if (c == '%')
      at_ = std::min(bytes_.find_first_of("\r\n", at_), bytes_.size());
    else if (kind(c) == Kind::blank)
      ++at_;
    else
      return;
  }
}

PdfToken PdfLexer::next() {
  for (;;) {
    skip_blanks();
    if (at_ >= bytes_.size()) return PdfToken::end;
    const char c = bytes_[at_];
    const bool twice = at_ + 1 < bytes_.size() && bytes_[at_ + 1] == c;
    switch (c) {
      case '(':
        return literal_string();
      case '/':
        return name();
      case '[':
        return ++at_, PdfToken::array_open;
      case ']':
        return ++at_, PdfToken::array_close;
      case '<':
        if (twice) return at_ += 2, PdfToken::dictionary_open;
        return hexadecimal_string();
      case '>':
        if (twice) return at_ += 2, PdfToken::dictionary_close;
        ++at_;
        break;
      case ')':
      case '{':
      case '}':
        ++at_;
        break;  // stray
      default:
        return number_or_word();
    }
  }
}

PdfToken PdfLexer::literal_string() {
  const size_t start = ++at_;
  const size_t plain = bytes_.find_first_of("()\\\r", start);  // most have nothing to unescape
  if (plain != std::string_view::npos && bytes_[plain] == ')') {
    text_ = bytes_.substr(start, plain - start);
    at_ = plain + 1;
    return PdfToken::string;
  }
  unescaped_.clear();
  int depth = 1;
  while (at_ < bytes_.size()) {
    char c = bytes_[at_++];
    if (c == '(') ++depth;
    if (c == ')' && --depth == 0) break;
    if (c == '\r') {  // line ends are one \n
      if (at_ < bytes_.size() && bytes_[at_] == '\n') ++at_;
      c = '\n';
    }
    if (c != '\\' || at_ >= bytes_.size()) {
      unescaped_ += c;
      continue;
    }
    c = bytes_[at_++];
    constexpr std::string_view letters = "nrtbf", meant = "\n\r\t\b\f";
    if (const size_t known = letters.find(c); known != std::string_view::npos) {
      unescaped_ += meant[known];
    } else if (octal(c)) {
      int code = c - '0';
      for (int i = 0; i < 2 && at_ < bytes_.size() && octal(bytes_[at_]); ++i)
        code = code * 8 + (bytes_[at_++] - '0');
      unescaped_ += static_cast<char>(code & 0xFF);
    } else if (c == '\r') {
      if (at_ < bytes_.size() && bytes_[at_] == '\n') ++at_;
    } else if (c != '\n') {
      unescaped_ += c;
    }
  }
  text_ = unescaped_;
  return PdfToken::string;
}

PdfToken PdfLexer::hexadecimal_string() {
  ++at_;
  unescaped_.clear();
  int high = -1;
  while (at_ < bytes_.size()) {
    const char c = bytes_[at_++];
    if (c == '>') break;
    const int digit = hexadecimal(c);
    if (digit < 0) continue;
    if (high < 0) {
      high = digit;
    } else {
      unescaped_ += static_cast<char>(high << 4 | digit);
      high = -1;
    }
  }
  if (high >= 0) unescaped_ += static_cast<char>(high << 4);
  text_ = unescaped_;
  return PdfToken::string;
}

PdfToken PdfLexer::name() {
  const size_t start = ++at_;
  while (at_ < bytes_.size() && kind(bytes_[at_]) == Kind::regular) ++at_;
  text_ = bytes_.substr(start, at_ - start);
  if (text_.find('#') == std::string_view::npos) return PdfToken::name;
  unescaped_.clear();
  for (size_t i = 0; i < text_.size(); ++i) {
    const bool escape = text_[i] == '#' && i + 2 < text_.size() && hexadecimal(text_[i + 1]) >= 0 &&
                        hexadecimal(text_[i + 2]) >= 0;
    if (escape) {
      unescaped_ += static_cast<char>(hexadecimal(text_[i + 1]) << 4 | hexadecimal(text_[i + 2]));
      i += 2;
    } else {
      unescaped_ += text_[i];
    }
  }
  text_ = unescaped_;
  return PdfToken::name;
}

PdfToken PdfLexer::number_or_word() {
  const size_t start = at_;
  while (at_ < bytes_.size() && kind(bytes_[at_]) == Kind::regular) ++at_;
  text_ = bytes_.substr(start, at_ - start);
  return read_number(text_, number_) ? PdfToken::number : PdfToken::word;
}

}  // namespace beian
