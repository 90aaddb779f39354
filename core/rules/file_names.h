// Names of files, as people vary them.
#pragma once
#include <string>
#include <string_view>

namespace beian {

/// "营业执照.pdf" → "营业执照"; endings of more than five letters are none.
std::string_view without_extension(std::string_view name);

/// What is left of a name when marks, blanks and the words that are often added do not count: two
/// names with the same rest mean the same paper.
std::string essence(std::string_view name);

}  // namespace beian
