// Line breaking for Chinese mixed with Latin text: between ideographs, at blanks in Latin text, and
// never with closing punctuation at the head or opening punctuation at the tail of a line (避头尾,
// GB/T 15834 section 5).
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

namespace beian {

struct TextLine {
  size_t begin = 0, end = 0;  // bytes of the text; blanks at the break belong to no line
  float width = 0;            // sum of the advances
};

/// Advance of one code point, in the caller's unit.
struct Advance {
  float (*measure)(void* user, char32_t c) = nullptr;
  void* user = nullptr;
};

/// Breaks `text` into lines no wider than `width`; '\n' always breaks. A word that is wider than a
/// line is cut at the last code point that fits (at least one a line). Empty text: one empty line.
std::vector<TextLine> break_lines(std::string_view text, float width, Advance advance);

}  // namespace beian
