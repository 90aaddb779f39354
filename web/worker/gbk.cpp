// What core/cli/gbk.h promises, by the tables of the browser or of Node: for the worker, and for
// the package.
#include "core/cli/gbk.h"

extern "C" {
/// Writes UTF-8 of GB18030 to `out`; the number of bytes, or -1: it is none. gbk.js
int beian_from_gb18030(const char* bytes, size_t size, char* out, size_t room);
}

namespace beian::cli {

std::string gbk_to_utf8(std::string_view text) {
  std::string out(text.size() * 2 + 8, '\0');
  const int size = beian_from_gb18030(text.data(), text.size(), out.data(), out.size());
  if (size < 0) return {};
  out.resize(static_cast<size_t>(size));
  return out;
}

}  // namespace beian::cli
