// Name of a mini program: 4 to 30 units, a Chinese character counts two.
#pragma once
#include "core/identity/answer.h"

namespace beian {

struct MiniProgramName : Answer {
  std::string_view normalized;  // part of the text, blanks around it left out
  uint32_t units = 0, characters = 0, hanzi = 0;
  char32_t offending = 0;  // the first character that may not or should not be there
};

MiniProgramName mini_program_name(std::string_view text);

/// Units of a text: ASCII one, everything else two, by code point.
uint32_t name_units(std::string_view text);

}  // namespace beian
