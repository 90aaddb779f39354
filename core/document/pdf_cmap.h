// CMaps (ISO 32000-1, 9.7.5 and 9.10.3; Adobe TN #5014): how bytes of a string are cut into codes,
// and what codes mean.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace beian {

struct CodeSpace {
  uint32_t low = 0, high = 0;
  int bytes = 1;  // 1–4
};

/// How predefined encodings cut: by their names.
enum class CodeCut : uint8_t { one, two, utf16, mixed, gb18030, listed };

class PdfCMap {
 public:
  /// Reads a CMap; never fails: what is broken is passed over.
  static PdfCMap parse(std::string_view bytes);

  bool empty() const { return ranges_.empty(); }

  /// Appends what a code means as UTF-8; false when that is not said, or is no character.
  bool append(uint32_t code, std::string& out) const;

  const std::vector<CodeSpace>& spaces() const { return spaces_; }

 private:
  struct Range {
    uint32_t low = 0, high = 0;
    std::u16string first;  // what `low` means; its last unit counts up to `high`
  };
  void read_spaces(class PdfLexer& lexer);
  void read_characters(class PdfLexer& lexer);
  void read_ranges(class PdfLexer& lexer);
  void add(uint32_t low, uint32_t high, std::string_view utf16);

  std::vector<CodeSpace> spaces_;
  std::vector<Range> ranges_;  // by `low`
};

/// Takes the next code off text[at], moves `at` behind it, and tells its length in bytes.
uint32_t next_code(std::string_view text, size_t& at, CodeCut cut,
                   const std::vector<CodeSpace>& spaces);

/// Appends UTF-16 as UTF-8; false when nothing of it is a character that means something: controls,
/// private use, U+FFFD. Radicals that stand for characters (⽤) become those (用).
bool append_utf16(std::u16string_view utf16, std::string& out);
bool append_character(char32_t c, std::string& out);

}  // namespace beian
