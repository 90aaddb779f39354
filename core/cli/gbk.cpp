#include "core/cli/gbk.h"

#include <iconv.h>

namespace beian::cli {

std::string gbk_to_utf8(std::string_view text) {
  const iconv_t tables = iconv_open("UTF-8", "GB18030");
  if (tables == reinterpret_cast<iconv_t>(-1)) return {};  // NOLINT(performance-no-int-to-ptr)
  std::string in(text), out(text.size() * 2 + 8, '\0');
  char *from = in.data(), *to = out.data();
  size_t left = in.size(), room = out.size();
  const bool good = iconv(tables, &from, &left, &to, &room) != static_cast<size_t>(-1);
  iconv_close(tables);
  if (!good) return {};
  out.resize(out.size() - room);
  return out;
}

}  // namespace beian::cli
