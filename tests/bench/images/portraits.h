// Selfies of nobody: a drawn head and shoulders in front of different walls.
#pragma once
#include "core/image/image.h"
#include "tests/bench/images/random.h"

namespace scenes {

enum class Wall { white, off_white, coloured, curtain, cluttered };
constexpr int walls = 5;
const char* name(Wall wall);

/// The same seed gives the same picture; `second`: other colours and sizes.
beian::Image selfie(uint64_t seed, Wall wall, bool second);

}  // namespace scenes
