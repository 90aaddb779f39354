// Any bytes as the beginning of a picture's file.
#include <cstdint>
#include <cstdlib>

#include "core/image/header.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace beian;
  const ImageHeader header = read_image_header({reinterpret_cast<const char*>(data), size});
  if (header.orientation < 1 || header.orientation > 8 || header.frames < 0) std::abort();
  if (header.quality < 0 || header.quality > 100) std::abort();
  if (!header.refused.empty()) return 0;
  if (header.width() <= 0 || header.height() <= 0) std::abort();
  if (header.megapixels() > most_megapixels || name(header.colour).empty()) std::abort();
  return 0;
}
