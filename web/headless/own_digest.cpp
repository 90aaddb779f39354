// The native program reads itself (core/cli/own_digest.cpp); this one is told by who has loaded it.
#include <emscripten.h>

#include <cstdlib>

#include "core/cli/commands.h"

// clang-format off
EM_JS(char*, beian_own_sha256, (), {
  return allocateUTF8(Module["sha256"] || "");
});
// clang-format on

namespace beian::cli {

std::string own_sha256() {
  char* digits = beian_own_sha256();
  std::string result(digits);
  std::free(digits);
  return result;
}

}  // namespace beian::cli
