// UTF-8 by code point: the only place that looks at UTF-8 bytes.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace beian::utf8 {

/// Decodes the code point that starts at text[at] and moves `at` behind it.
/// An ill-formed sequence yields U+FFFD and moves one byte. Requires at < text.size().
char32_t next(std::string_view text, size_t& at);

/// Appends the UTF-8 form of `c`; surrogates and values above U+10FFFF become U+FFFD.
void append(std::string& out, char32_t c);

/// Number of code points (ill-formed bytes count one each).
size_t length(std::string_view text);

/// True when every sequence is well-formed (no surrogates, no overlong forms).
bool valid(std::string_view text);

/// At most `count` code points from the front, never cutting one in two.
std::string_view prefix(std::string_view text, size_t count);

}  // namespace beian::utf8
