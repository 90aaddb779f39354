// Any bytes as a block of EXIF.
#include <cstdint>
#include <cstdlib>

#include "core/image/exif.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const beian::Exif exif = beian::read_exif({reinterpret_cast<const char*>(data), size});
  if (exif.orientation < 1 || exif.orientation > 8) std::abort();
  return 0;
}
