// Letters with red things on them: seals of every shape and state, and what is no seal.
#pragma once
#include "tests/bench/images/documents.h"

namespace scenes {

/// faint: little ink; partial: up to two fifths of the ring missing, the rest blotchy.
enum class Stamp { none, round, faint, partial, oval, square };
constexpr int stamps = 6;
const char* name(Stamp stamp);

/// Often with a red heading, an emblem, a red table, a map or a line under a word: those are no
/// seals.
Document stamped_letter(Stamp stamp, const Style& style, Random& random);

}  // namespace scenes
