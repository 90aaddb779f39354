// Where and why a text is not JSON. Only looked for after reading has failed, so that the reader
// itself stays fast.
#pragma once
#include <string_view>

#include "core/filing/json.h"

namespace beian {

inline constexpr size_t json_max_bytes = size_t{4} << 20;
inline constexpr size_t json_max_depth = 64;
inline constexpr size_t json_max_keys = 1000;  // of one object: all look-ups walk along them

/// First fault of a text that the reader refused. `text` has no BOM.
JsonError explain_json_error(std::string_view text);

/// Fault of the bytes as a whole, seen before reading: size, UTF-16, nothing at all. Code "" if
/// none.
JsonError explain_encoding(std::string_view bytes);

}  // namespace beian
