// Glyphs of the system's fonts, rasterised by Canvas 2D on demand: no font is shipped, and every
// character the device can show can be shown.
#pragma once

struct ImFont;

namespace beian::glyphs {

struct Fonts {
  ImFont* regular = nullptr;
  ImFont* bold = nullptr;
};

/// Adds both weights to the atlas of the current ImGui context.
Fonts add_fonts();

/// ImGui keeps an index as long as the highest code point it has met, for each font and size; one
/// rare character of plane 2 would cost 0.8 MB. Such characters are lent a code point of the
/// private use area instead. 0 when all 6,400 are lent.
unsigned short lend(char32_t astral);

/// The real code point behind a lent one, or `c` itself.
char32_t lent(unsigned short c);

}  // namespace beian::glyphs
