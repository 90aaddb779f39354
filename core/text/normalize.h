// What people's keyboards and clipboards add to a number, taken away and named.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace beian {

/// What normalising changed, as bits. Full-width forms are always folded; the others are stripped
/// only when asked for.
namespace change {
inline constexpr uint8_t full_width = 1;  // １２３ＡＢ（）＠。 and typographic dashes
inline constexpr uint8_t spaces = 2;      // blanks, tabs, line ends, U+3000
inline constexpr uint8_t dashes = 4;      // - and its typographic forms
inline constexpr uint8_t invisible = 8;   // zero-width and bidi marks that come along from chats
inline constexpr uint8_t all = 15;
}  // namespace change

struct Normalized {
  std::string text;
  uint8_t changes = 0;
};

Normalized normalize(std::string_view text, uint8_t strip);

/// The same without allocation, for identifiers: UTF-8 of at most `capacity` bytes.
struct Folded {
  static constexpr size_t capacity = 320;
  std::array<char, capacity> bytes;  // the first `size` of them
  uint16_t size = 0;
  uint8_t changes = 0;
  bool cut = false;  // did not fit: longer than any identifier

  std::string_view view() const { return {bytes.data(), size}; }
};

Folded fold(std::string_view text, uint8_t strip);

}  // namespace beian
