#include "core/package/verdicts.h"

namespace beian {

std::string joined(const Numbers& numbers) {
  std::string text;
  for (const size_t one : numbers) text += (text.empty() ? "" : ", ") + std::to_string(one);
  return text;
}

}  // namespace beian
