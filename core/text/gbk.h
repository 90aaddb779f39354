// Bytes of old Chinese software that say no encoding: names in ZIP files, CSV, HTML.
#pragma once
#include <string>
#include <string_view>

namespace beian {

/// UTF-8 of text in GB18030 (GBK is part of it); "" when the bytes are none. The core carries no
/// tables: the system of the command line and the browser of the page have them.
using GbkToUtf8 = std::string (*)(std::string_view);

/// For callers that have none: nothing is GBK then.
inline std::string no_gbk(std::string_view) {
  return {};
}

}  // namespace beian
