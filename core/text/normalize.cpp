#include "core/text/normalize.h"

#include "core/text/utf8.h"

namespace beian {
namespace {

bool is_blank(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x3000 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F;
}

bool is_invisible(char32_t c) {
  return c == 0xAD || c == 0xFEFF || c == 0x61C || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069);
}

char32_t half_width(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  switch (c) {
    case 0x2010:  // hyphen
    case 0x2011:  // non-breaking hyphen
    case 0x2012:  // figure dash
    case 0x2013:  // en dash
    case 0x2014:  // em dash
    case 0x2015:  // horizontal bar
    case 0x2212:  // minus
    case 0xFE58:
    case 0xFE63:
      return '-';
    case 0x3002:  // 。
    case 0xFE52:
    case 0xFF61:
      return '.';
    case 0xFE6B:
      return '@';
    default:
      return c;
  }
}

/// Hands every code point that stays to `emit`; returns what was changed.
template <typename Emit>
uint8_t scan(std::string_view text, uint8_t strip, Emit emit) {
  uint8_t changes = 0;
  const auto strips = [&](uint8_t what) {
    if ((strip & what) != 0) changes |= what;
    return (strip & what) != 0;
  };
  for (size_t at = 0; at < text.size();) {
    const size_t start = at;
    if (const char plain = text[at]; plain > ' ' && plain < 0x7F && plain != '-') {
      emit(static_cast<char32_t>(plain), text.substr(at++, 1));
      continue;
    }
    const char32_t c = utf8::next(text, at);
    if (is_blank(c) && strips(change::spaces)) continue;
    if (is_invisible(c) && strips(change::invisible)) continue;
    const char32_t half = half_width(c);
    if (half == '-' && strips(change::dashes)) continue;
    if (half != c) changes |= change::full_width;
    emit(half, text.substr(start, at - start));
  }
  return changes;
}

}  // namespace

Normalized normalize(std::string_view text, uint8_t strip) {
  Normalized out;
  out.changes = scan(text, strip, [&](char32_t c, std::string_view raw) {
    if (c < 0x80) {
      out.text.push_back(static_cast<char>(c));
    } else {
      out.text.append(raw);  // as it came, ill-formed bytes too
    }
  });
  return out;
}

Folded fold(std::string_view text, uint8_t strip) {
  Folded out;
  // Four bytes at most become one; what lies far behind the capacity cannot matter any more.
  if (text.size() > 16 * Folded::capacity) {
    text = text.substr(0, 16 * Folded::capacity);
    out.cut = true;
  }
  out.changes = scan(text, strip, [&](char32_t c, std::string_view raw) {
    const char ascii = static_cast<char>(c & 0x7F);
    const std::string_view piece = c < 0x80 ? std::string_view(&ascii, 1) : raw;
    if (out.cut || out.size + piece.size() > Folded::capacity) {
      out.cut = true;
      return;
    }
    for (const char byte : piece) out.bytes[out.size++] = byte;
  });
  return out;
}

}  // namespace beian
