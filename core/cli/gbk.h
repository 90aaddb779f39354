#pragma once
#include <string>
#include <string_view>

namespace beian::cli {

/// GB18030 → UTF-8, by the system's tables; "" when the bytes are none.
std::string gbk_to_utf8(std::string_view text);

}  // namespace beian::cli
