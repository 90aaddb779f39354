#include "core/text/utf8.h"

namespace beian::utf8 {
namespace {

constexpr char32_t replacement = 0xFFFD;

/// Length of the well-formed sequence at text[at] and its code point; length 0 when ill-formed.
/// The bounds of the second byte are those of the Unicode Standard, table 3-7.
struct Decoded {
  char32_t c;
  size_t length;
};

Decoded decode(std::string_view text, size_t at) {
  const char* const from =
      text.data() + at;  // plain pointers: builds for debugging are slow at more
  const unsigned lead = static_cast<unsigned char>(from[0]);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xC2 || lead > 0xF4) return {replacement, 0};
  const size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (text.size() - at < length) return {replacement, 0};
  const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  const unsigned second = static_cast<unsigned char>(from[1]);
  if (second < low || second > high) return {replacement, 0};
  char32_t c = ((lead & (0x7Fu >> length)) << 6) | (second & 0x3Fu);
  for (size_t i = 2; i < length; ++i) {
    const unsigned byte = static_cast<unsigned char>(from[i]);
    if ((byte & 0xC0u) != 0x80) return {replacement, 0};
    c = (c << 6) | (byte & 0x3Fu);
  }
  return {c, length};
}

}  // namespace

char32_t next(std::string_view text, size_t& at) {
  const Decoded decoded = decode(text, at);
  at += decoded.length == 0 ? 1 : decoded.length;
  return decoded.c;
}

void append(std::string& out, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = replacement;
  const auto put = [&](char32_t byte) {
    out.push_back(static_cast<char>(static_cast<unsigned char>(byte)));
  };
  const auto tail = [&](int shift) { put(0x80 | ((c >> shift) & 0x3F)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    tail(0);
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    tail(6);
    tail(0);
  } else {
    put(0xF0 | (c >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

size_t length(std::string_view text) {
  size_t count = 0;
  for (size_t at = 0; at < text.size(); ++count) next(text, at);
  return count;
}

bool valid(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const size_t step = decode(text, at).length;
    if (step == 0) return false;
    at += step;
  }
  return true;
}

std::string_view prefix(std::string_view text, size_t count) {
  size_t at = 0;
  for (; count > 0 && at < text.size(); --count) next(text, at);
  return text.substr(0, at);
}

}  // namespace beian::utf8
