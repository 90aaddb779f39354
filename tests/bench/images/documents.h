// Flat documents, all fictional and marked 样张: cards, licences, letters.
#pragma once
#include <vector>

#include "tests/bench/images/canvas.h"
#include "tests/bench/images/random.h"

namespace scenes {

enum class Kind { card_front, card_back, licence, letter };

/// What differs between the set to tune on and the set for reported figures.
struct Style {
  const Font* text;
  const Font* title;
  const Font* digits;
  bool second;  ///< the other layouts and colours
};

struct Document {
  Kind kind = Kind::letter;
  beian::Image picture;
  double width_mm = 0;
  double corner_mm = 0;  ///< radius of the corners: cards have round ones
  bool seal = false;
  double seal_x = 0, seal_y = 0, seal_radius = 0;  ///< in pixels of `picture`
};

Document draw_document(Kind kind, bool seal, const Style& style, Random& random);

}  // namespace scenes
