#include "core/filing/json_error.h"

#include <cmath>
#include <cstdlib>
#include <string>

#include "core/text/utf8.h"

namespace beian {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
uint8_t byte(char c) {
  return static_cast<uint8_t>(c);
}

/// Length of the well-formed UTF-8 sequence at `at`, 0 when it is ill-formed.
size_t sequence(std::string_view text, size_t at) {
  size_t end = at;
  const char32_t c = utf8::next(text, end);
  return c == 0xFFFD && end == at + 1 ? 0 : end - at;
}

/// Counts both kinds of evidence. GB18030 text has the byte structure of GB18030 throughout and
/// hardly ever a three-byte UTF-8 sequence; UTF-8 with a few broken bytes is the other way round.
bool looks_like_gb18030(std::string_view text) {
  size_t wide = 0, broken = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t length = sequence(text, at);
    if (length == 0) ++broken;
    if (length >= 3) ++wide;
    at += length == 0 ? 1 : length;
  }
  if (broken <= wide) return false;
  for (size_t at = 0; at < text.size();) {
    const uint8_t lead = byte(text[at]);
    if (lead < 0x80) {
      ++at;
      continue;
    }
    const uint8_t second = at + 1 < text.size() ? byte(text[at + 1]) : uint8_t{0};
    if (lead == 0x80 || lead == 0xFF) return false;
    if (second >= 0x40 && second != 0x7F && second != 0xFF) {
      at += 2;
    } else if (second >= '0' && second <= '9' && at + 3 < text.size() &&
               byte(text[at + 2]) > 0x80 && is_digit(text[at + 3])) {
      at += 4;
    } else {
      return false;
    }
  }
  return true;
}

/// A JSON validator that remembers only what is open, and stops at the first fault.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  /// "" when the text is JSON; otherwise the fault is at `at()`.
  std::string_view run() {
    skip_blanks();
    if (at_ == text_.size()) return "json-empty";
    while (true) {
      if (const auto fault = value(); !fault.empty()) return fault;
      while (!entered_) {  // a value has just ended
        skip_blanks();
        if (open_.empty()) return at_ == text_.size() ? "" : unexpected("json-extra-after-end");
        if (at_ == text_.size()) return "json-unexpected-end";
        const char c = text_[at_];
        if (c == open_.back()) {
          ++at_;
          open_.pop_back();
          keys_.pop_back();
          continue;
        }
        if (c != ',') return unexpected("json-expected-comma-or-end");
        const size_t comma = at_++;
        skip_blanks();
        if (at_ < text_.size() && text_[at_] == open_.back()) {
          at_ = comma;
          return "json-trailing-comma";
        }
        if (open_.back() == '}') {
          if (const auto fault = key(); !fault.empty()) return fault;
        }
        break;
      }
    }
  }
  size_t at() const { return at_; }

 private:
  void skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  }

  /// The more telling name of a fault at a byte that fits nowhere.
  std::string_view unexpected(std::string_view otherwise) const {
    if (at_ == text_.size()) return "json-unexpected-end";
    if (text_[at_] == '\0') return "json-nul";
    if (text_[at_] == '\'') return "json-single-quotes";
    if (byte(text_[at_]) >= 0x80 && sequence(text_, at_) == 0) return bad_utf8();
    return otherwise;
  }

  /// A sequence cut off by the end of the text is an incomplete file, not a wrong encoding.
  std::string_view bad_utf8() const {
    const bool cut = text_.size() - at_ < 4 && byte(text_[at_]) >= 0xC2 &&
                     byte(text_[at_]) < 0xF5 &&
                     text_.substr(at_ + 1).find_first_of("\"{}[],: \n") == std::string_view::npos;
    return cut ? "json-unexpected-end" : "json-invalid-utf8";
  }

  /// One scalar, or the opening of an object (with its first key) or array.
  std::string_view value() {
    entered_ = false;
    skip_blanks();
    if (at_ == text_.size()) return "json-unexpected-end";
    const char c = text_[at_];
    if (c == '{' || c == '[') return open(c);
    if (c == '"') return string();
    if (c == '-' || is_digit(c)) return number();
    for (const std::string_view word : {"true", "false", "null"}) {
      if (text_.substr(at_, word.size()) == word) {
        at_ += word.size();
        return "";
      }
    }
    return unexpected("json-expected-value");
  }

  std::string_view open(char c) {
    if (open_.size() == json_max_depth) return "json-too-deep";
    const char closing = c == '{' ? '}' : ']';
    ++at_;
    skip_blanks();
    if (at_ < text_.size() && text_[at_] == closing) {
      ++at_;
      return "";
    }
    open_.push_back(closing);
    keys_.push_back(0);
    entered_ = true;
    return c == '{' ? key() : "";
  }

  std::string_view key() {
    entered_ = true;
    skip_blanks();
    if (at_ == text_.size()) return "json-unexpected-end";
    if (text_[at_] != '"') return unexpected("json-expected-key");
    if (keys_.back()++ == json_max_keys) return "json-too-many-keys";
    if (const auto fault = string(); !fault.empty()) return fault;
    skip_blanks();
    if (at_ == text_.size() || text_[at_] != ':') return unexpected("json-expected-colon");
    ++at_;
    return "";
  }

  std::string_view string() {
    for (++at_; at_ < text_.size();) {
      const char c = text_[at_];
      if (c == '"') {
        ++at_;
        return "";
      }
      if (c == '\0') return "json-nul";
      if (byte(c) < 0x20) return "json-bad-string";
      if (c == '\\') {
        if (!escape()) return at_ >= text_.size() ? "json-unexpected-end" : "json-bad-string";
        continue;
      }
      const size_t length = byte(c) < 0x80 ? 1 : sequence(text_, at_);
      if (length == 0) return bad_utf8();
      at_ += length;
    }
    return "json-unexpected-end";
  }

  bool escape() {
    const std::string_view rest = text_.substr(at_, 12);
    const auto unit = [&](size_t from) -> int {  // value of \uXXXX, or -1
      if (rest.size() < from + 6 || rest[from] != '\\' || rest[from + 1] != 'u') return -1;
      int value = 0;
      for (size_t i = from + 2; i < from + 6; ++i) {
        if (!is_hex(rest[i])) return -1;
        value = value * 16 + (is_digit(rest[i]) ? rest[i] - '0' : (rest[i] | 32) - 'a' + 10);
      }
      return value;
    };
    if (rest.size() < 2) {
      at_ = text_.size();
      return false;
    }
    if (rest[1] != 'u') {
      if (std::string_view("\"\\/bfnrt").find(rest[1]) == std::string_view::npos) return false;
      at_ += 2;
      return true;
    }
    const int first = unit(0), second = unit(6);
    const bool high = first >= 0xD800 && first < 0xDC00;
    const bool low = second >= 0xDC00 && second < 0xE000;
    if (first < 0 || (first >= 0xDC00 && first < 0xE000) || (high && !low)) return false;
    at_ += high ? 12 : 6;
    return true;
  }

  std::string_view number() {
    const size_t start = at_;
    const auto digits = [&] {
      const size_t from = at_;
      while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
      return at_ > from;
    };
    if (text_[at_] == '-') ++at_;
    const bool zero = at_ < text_.size() && text_[at_] == '0';
    const size_t first = at_;
    bool good = digits() && (!zero || at_ == first + 1);
    if (good && at_ < text_.size() && text_[at_] == '.') {
      ++at_;
      good = digits();
    }
    if (good && at_ < text_.size() && (text_[at_] | 32) == 'e') {
      ++at_;
      if (at_ < text_.size() && (text_[at_] == '+' || text_[at_] == '-')) ++at_;
      good = digits();
    }
    // Infinity is no JSON number, and 1e999 is no number a double can hold.
    if (good)
      good = std::isfinite(
          std::strtod(std::string(text_.substr(start, at_ - start)).c_str(), nullptr));
    if (!good) at_ = start;
    return good ? "" : "json-bad-number";
  }

  std::string_view text_;
  size_t at_ = 0;
  std::string open_;          // closing brackets that are still due
  std::vector<size_t> keys_;  // how many keys each of them has had
  bool entered_ = false;      // a container was entered: a value must follow
};

JsonError located(std::string_view code, std::string_view text, size_t at) {
  JsonError error{code, 1, 1, {}};
  size_t line_start = 0;
  for (size_t i = 0; i < at; ++i) {
    if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))) {
      ++error.line;
      line_start = i + 1;
    }
  }
  error.column = utf8::length(text.substr(line_start, at - line_start)) + 1;
  std::string_view found = utf8::prefix(text.substr(at, 160), 20);
  found = found.substr(0, found.find_first_of("\r\n"));
  for (size_t i = 0; i < found.size();) {  // as printable UTF-8
    const char32_t c = utf8::next(found, i);
    utf8::append(error.found, c < 0x20 || c == 0x7F ? char32_t{0xFFFD} : c);
  }
  return error;
}

}  // namespace

JsonError explain_json_error(std::string_view text) {
  if (!utf8::valid(text) && looks_like_gb18030(text)) return {"encoding-gb18030", 1, 1, {}};
  Scanner scanner(text);
  std::string_view code = scanner.run();
  if (code.empty()) code = "json-expected-value";  // the reader is stricter than we know
  return located(code, text, std::min(scanner.at(), text.size()));
}

JsonError explain_encoding(std::string_view bytes) {
  if (bytes.size() > json_max_bytes) return {"json-too-large", 1, 1, {}};
  const auto starts = [&](std::string_view mark) { return bytes.substr(0, mark.size()) == mark; };
  using namespace std::string_view_literals;
  if (starts("\xFF\xFE"sv) || starts("\xFE\xFF"sv) || starts("{\0"sv) || starts("\0{"sv) ||
      starts("[\0"sv) || starts("\0["sv)) {
    return {"encoding-utf16", 1, 1, {}};
  }
  return {};
}

}  // namespace beian
