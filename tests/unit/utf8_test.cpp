#include "core/text/utf8.h"

#include <doctest/doctest.h>

using namespace beian;

TEST_CASE("utf8: every code point survives a round trip") {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    utf8::append(text, c);
    size_t at = 0;
    const bool same = utf8::next(text, at) == c && at == text.size() && utf8::valid(text);
    if (!same) FAIL("code point " << static_cast<uint32_t>(c));
  }
}

TEST_CASE("utf8: ill-formed sequences cost one byte each") {
  using namespace std::string_view_literals;
  static constexpr std::string_view broken[] = {
      "\x80"sv,         "\xC0\x80"sv,     "\xC1\xBF"sv,         "\xE0\x80\x80"sv,
      "\xE0\x9F\xBF"sv, "\xED\xA0\x80"sv, "\xF0\x80\x80\x80"sv, "\xF4\x90\x80\x80"sv,
      "\xF5"sv,         "\xFF"sv,         "\xE4\xB8"sv,         "\xF0\x9F\x98"sv,
      "\xE4"sv,         "\xE4\x41\x42"sv,
  };
  for (const std::string_view text : broken) {
    CHECK_FALSE(utf8::valid(text));
    size_t at = 0;
    CHECK(utf8::next(text, at) == 0xFFFD);
    CHECK(at == 1);
  }
  CHECK(utf8::length("a\xFF中") == 3);
}

TEST_CASE("utf8: lengths and prefixes count code points") {
  CHECK(utf8::length("") == 0);
  CHECK(utf8::length("备案𠮷a") == 4);
  CHECK(utf8::prefix("备案𠮷a", 3) == "备案𠮷");
  CHECK(utf8::prefix("备案", 9) == "备案");
  CHECK(utf8::prefix("备案", 0).empty());
}

TEST_CASE("utf8: what is no character becomes U+FFFD") {
  std::string text;
  utf8::append(text, 0xD800);
  utf8::append(text, 0x110000);
  CHECK(text == "\uFFFD\uFFFD");
}
