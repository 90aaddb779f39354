// What the rules about short dramas share: lists that are typed line by line, counts in digits.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace beian {

struct Line {
  size_t number = 0;  // as a person counts
  std::string text;   // clean; never empty
};

/// The lines of a text that hold something, as many and as much of each as a person would type.
std::vector<Line> lines_of(std::string_view text);

/// A number of up to nine digits; nullopt for everything else.
std::optional<int> count_of(std::string_view text);

}  // namespace beian
