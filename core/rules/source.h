// Where a rule comes from, and how sure it is.
#pragma once
#include <cstdint>
#include <string>

namespace beian {

enum class Confidence : uint8_t { published, observed, inferred };

struct Source {
  std::string authority, document, clause, url, published, checked;
};

}  // namespace beian
