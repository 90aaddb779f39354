// What the codes and the glyph names of simple fonts mean (ISO 32000-1, annex D; Adobe Glyph List).
#pragma once
#include <cstdint>
#include <string_view>

namespace beian {

enum class PdfEncoding : uint8_t { none, standard, win_ansi, mac_roman };

/// 0 when the encoding does not have the code.
char32_t character_of(PdfEncoding encoding, uint8_t code);

/// Of Latin glyphs by name, and of "uni4E00", "u20BB7"; 0 when unknown.
char32_t character_named(std::string_view glyph);

}  // namespace beian
