#include "core/report/report.h"
#include "core/text/utf8.h"

namespace beian {
namespace {

/// Keeps code points at both ends and one star for each between; a value too short to hide
/// anything that way becomes stars alone.
std::string keep_ends(std::string_view value, size_t front, size_t back, char32_t star = U'*') {
  const size_t length = utf8::length(value);
  if (length < (front + back) * 3 / 2 + 1) front = back = 0;
  std::string result;
  size_t index = 0;
  for (size_t at = 0; at < value.size(); ++index) {
    const char32_t c = utf8::next(value, at);
    utf8::append(result, index < front || index >= length - back ? c : star);
  }
  return result;
}

std::string mask_email(std::string_view value) {
  const size_t at = value.rfind('@');
  if (at == std::string_view::npos) return keep_ends(value, 2, 0);
  const std::string_view local = value.substr(0, at);
  const std::string_view shown = utf8::prefix(local, utf8::length(local) > 3 ? 2 : 1);
  return std::string(shown) + "***" + std::string(value.substr(at));
}

}  // namespace

std::string masked(std::string_view value, Mask mask) {
  switch (mask) {
    case Mask::none:
      return std::string(value);
    case Mask::name:
      return utf8::length(value) < 2 ? keep_ends(value, 0, 0) : keep_ends(value, 1, 0);
    case Mask::id_number:
      return keep_ends(value, 3, 4);
    case Mask::phone:
      return keep_ends(value, 3, 4);
    case Mask::email:
      return mask_email(value);
    case Mask::address:
      return keep_ends(value, 3, 0);
    case Mask::account:
      return keep_ends(value, 0, 4);
    case Mask::text:
      return keep_ends(value, 1, 0);
  }
  return {};
}

}  // namespace beian
