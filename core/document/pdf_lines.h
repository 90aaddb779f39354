// Pieces of text where a page shows them → lines in reading order.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace beian {

/// What one operator of a page shows. Coordinates in points on the upright page, y downwards.
struct TextPiece {
  float x = 0, y = 0;           // where its baseline starts
  float end_x = 0, end_y = 0;   // and ends
  float size = 0;               // the height of its text
  uint32_t at = 0, length = 0;  // its UTF-8 within the pool
};

/// UTF-8: a line each, upright text first, then what is turned. Words that stand apart are apart by
/// a blank, and what is drawn twice, as bold, comes once.
std::string lines_of(const std::vector<TextPiece>& pieces, std::string_view pool);

}  // namespace beian
