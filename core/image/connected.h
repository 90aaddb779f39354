// Pieces of a mask that hang together.
#pragma once
#include <cstdint>
#include <vector>

namespace beian {

/// The places of all pixels joined by their sides with the one at `start`, which are taken out of
/// `mask` (row by row, one byte a pixel, not 0 where set). None if that one is not set.
std::vector<int> taken_piece(std::vector<uint8_t>& mask, int width, int start);

}  // namespace beian
