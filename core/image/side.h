// Which side of an identity card a picture shows, and how it is turned.
#pragma once
#include <optional>

#include "core/image/geometry.h"
#include "core/image/image.h"

namespace beian {

enum class Side { unknown, front, back };  ///< front: with the portrait; back: with the emblem

struct CardSide {
  Side side = Side::unknown;
  std::optional<int> turned;  ///< by how many degrees clockwise the card lies: 0, 90, 180 or 270
  double confidence = 0;      ///< 0 … 1
};

/// From where the portrait or the red emblem is; `card` clockwise from the upper left as seen.
/// Unknown if the shape is not a card's, or both or none of them is seen. In grey copies the emblem
/// is not red, so only the front is known.
CardSide card_side(const Image& rgb, const Quad& card);

}  // namespace beian
