// The tokens of PDF's content streams and CMaps (ISO 32000-1, 7.2 and 7.8.2). Any bytes have some.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace beian {

enum class PdfToken : uint8_t {
  end,
  number,
  string,
  name,  // without its slash
  word,  // an operator, or true, false, null
  array_open,
  array_close,
  dictionary_open,
  dictionary_close,
};

class PdfLexer {
 public:
  explicit PdfLexer(std::string_view bytes) : bytes_(bytes) {}

  PdfToken next();

  double number() const { return number_; }
  std::string_view text() const { return text_; }  // of strings, names and words, until next()

  size_t at() const { return at_; }
  void skip_to(size_t at) { at_ = at; }
  std::string_view rest() const { return bytes_.substr(at_); }

 private:
  void skip_blanks();
  PdfToken literal_string();
  PdfToken hexadecimal_string();
  PdfToken name();
  PdfToken number_or_word();

  std::string_view bytes_;
  size_t at_ = 0;
  double number_ = 0;
  std::string_view text_;
  std::string unescaped_;
};

}  // namespace beian
