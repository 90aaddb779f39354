// GB18030 by the browser's or Node's own tables; in the native program by the system's
// (core/cli/gbk.cpp).
#include <emscripten.h>

#include <cstdlib>
#include <string>
#include <string_view>

// clang-format off
EM_JS(char*, beian_gbk, (const char* text, size_t size), {
  try {
    const words = new TextDecoder('gb18030', {fatal: true}).decode(HEAPU8.slice(text, text + size));
    return allocateUTF8(words);
  } catch (error) {
    return 0;
  }
});
// clang-format on

namespace beian::cli {

std::string gbk_to_utf8(std::string_view text);

std::string gbk_to_utf8(std::string_view text) {
  char* words = beian_gbk(text.data(), text.size());
  if (words == nullptr) return {};
  std::string result(words);
  std::free(words);
  return result;
}

}  // namespace beian::cli
