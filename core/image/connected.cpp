#include "core/image/connected.h"

#include <cstddef>

namespace beian {

std::vector<int> taken_piece(std::vector<uint8_t>& mask, int width, int start) {
  std::vector<int> piece;
  const auto take = [&](int at) {
    if (mask[static_cast<size_t>(at)]) piece.push_back(at), mask[static_cast<size_t>(at)] = 0;
  };
  take(start);
  for (size_t next = 0; next < piece.size(); ++next) {
    const int at = piece[next], x = at % width;
    if (x > 0) take(at - 1);
    if (x + 1 < width) take(at + 1);
    if (at >= width) take(at - width);
    if (at + width < static_cast<int>(mask.size())) take(at + width);
  }
  return piece;
}

}  // namespace beian
