#include "core/text/line_break.h"

#include "core/text/utf8.h"

namespace beian {
namespace {

bool contains(std::u32string_view set, char32_t c) {
  return set.find(c) != std::u32string_view::npos;
}

bool closing(char32_t c) {
  return contains(U"。，、；：？！…—～·’”）】》〉」』〕％℃,.;:?!)]}%", c);
}

bool opening(char32_t c) {
  return contains(U"‘“（【《〈「『〔([{", c);
}

// Scripts that are written without blanks between words.
bool ideographic(char32_t c) {
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFFEF) || c >= 0x20000 ||
         contains(U"—…‘’“”·×→›", c);
}

bool may_break_between(char32_t before, char32_t after) {
  if (before == U' ') return true;
  if (after == U' ' || closing(after) || opening(before)) return false;
  if (ideographic(before) || ideographic(after)) return true;
  return before == U'-' || before == U'/';
}

}  // namespace

std::vector<TextLine> break_lines(std::string_view text, float width, Advance advance) {
  std::vector<TextLine> lines;
  TextLine line;
  TextLine best;          // the line as it ends at the last opportunity to break
  size_t resume = 0;      // where the next line would begin then
  float blanks = 0;       // width of blanks that count only once something follows them
  char32_t previous = 0;  // 0 at the head of a line

  const auto start_line = [&](size_t at) {
    line = best = {at, at, 0};
    blanks = 0;
    previous = 0;
  };

  for (size_t at = 0; at < text.size();) {
    const size_t here = at;
    const char32_t c = utf8::next(text, at);
    if (c == U'\n') {
      lines.push_back(line);
      start_line(at);
      continue;
    }
    const float w = advance.measure(advance.user, c);
    if (c == U' ') {
      if (previous != 0) blanks += w;
      if (previous != 0) previous = c;
      continue;
    }
    if (previous != 0 && may_break_between(previous, c)) {
      best = line;
      resume = here;
    }
    if (previous != 0 && line.width + blanks + w > width) {
      const bool can_break = best.end > best.begin;
      lines.push_back(can_break ? best : line);
      at = can_break ? resume : here;
      start_line(at);
      continue;
    }
    if (previous == 0) line.begin = here;
    line.width += blanks + w;
    line.end = at;
    blanks = 0;
    previous = c;
  }
  lines.push_back(line);
  return lines;
}

}  // namespace beian
