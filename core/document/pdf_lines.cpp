#include "core/document/pdf_lines.h"

#include <algorithm>
#include <cmath>

#include "core/text/utf8.h"

namespace beian {
namespace {

enum Direction : uint8_t { right, down, left, up, slanted };

/// A piece seen along its own direction.
struct Placed {
  Direction direction = right;
  float across = 0;                // grows from line to line
  float along = 0, along_end = 0;  // grow within a line
  float size = 0;
  std::string_view text;
};

Direction direction_of(const TextPiece& piece) {
  const float dx = piece.end_x - piece.x, dy = piece.end_y - piece.y;
  const float flat = std::abs(dx), steep = std::abs(dy);
  if (std::min(flat, steep) > 0.1f * std::max(flat, steep)) return slanted;
  if (flat >= steep) return dx >= 0 ? right : left;
  return dy >= 0 ? down : up;
}

Placed placed(const TextPiece& piece, std::string_view pool) {
  Placed seen{direction_of(piece), piece.y,    piece.x,
              piece.end_x,         piece.size, pool.substr(piece.at, piece.length)};
  switch (seen.direction) {
    case down:
      seen.across = -piece.x, seen.along = piece.y, seen.along_end = piece.end_y;
      break;
    case left:
      seen.across = -piece.y, seen.along = -piece.x, seen.along_end = -piece.end_x;
      break;
    case up:
      seen.across = piece.x, seen.along = -piece.y, seen.along_end = -piece.end_y;
      break;
    case right:
    case slanted:
      break;
  }
  return seen;
}

bool wide(std::string_view character) {  // Chinese and its marks: never set apart by blanks
  size_t at = 0;
  return !character.empty() && utf8::next(character, at) >= 0x2E80;
}

std::string_view last_character(std::string_view text) {
  size_t start = text.size();
  while (start > 0 && (static_cast<uint8_t>(text[--start]) & 0xC0) == 0x80) {
  }
  return text.substr(start);
}

bool apart(const Placed& before, const Placed& after) {
  if (before.text.back() == ' ' || after.text.front() == ' ') return false;
  const bool chinese = wide(last_character(before.text)) && wide(after.text);
  return after.along - before.along_end >
         (chinese ? 0.5f : 0.18f) * std::min(before.size, after.size);
}

bool drawn_again(const Placed& before, const Placed& again) {
  return before.text == again.text && before.text != " " &&
         std::abs(before.along - again.along) < 0.15f * before.size;
}

using Place = std::vector<Placed>::iterator;

void write_line(Place first, Place last, std::string& out) {
  std::stable_sort(first, last, [](const Placed& a, const Placed& b) { return a.along < b.along; });
  const Placed* before = nullptr;
  for (Place piece = first; piece != last; ++piece) {
    if (before && drawn_again(*before, *piece)) continue;
    if (before && apart(*before, *piece)) out += ' ';
    out += piece->text;
    before = &*piece;
  }
  out += '\n';
}

/// Of one direction, by `across`: what is within half a letter of the line's first piece is in it.
void write_lines(Place first, Place last, std::string& out) {
  while (first != last) {
    float size = first->size;
    Place end = first + 1;
    for (; end != last; ++end) {
      if (end->direction == slanted ||
          end->across - first->across > 0.5f * std::min(size, end->size))
        break;
      size = std::max(size, end->size);
    }
    write_line(first, end, out);
    first = end;
  }
}

}  // namespace

std::string lines_of(const std::vector<TextPiece>& pieces, std::string_view pool) {
  std::vector<Placed> seen;
  seen.reserve(pieces.size());
  for (const TextPiece& piece : pieces)
    if (piece.length > 0) seen.push_back(placed(piece, pool));
  std::stable_sort(seen.begin(), seen.end(), [](const Placed& a, const Placed& b) {
    if (a.direction != b.direction) return a.direction < b.direction;
    return a.direction != slanted && a.across < b.across;
  });
  std::string out;
  for (Place first = seen.begin(); first != seen.end();) {
    const Direction direction = first->direction;
    const Place last = std::find_if(first, seen.end(), [direction](const Placed& piece) {
      return piece.direction != direction;
    });
    write_lines(first, last, out);
    first = last;
  }
  return out;
}

}  // namespace beian
