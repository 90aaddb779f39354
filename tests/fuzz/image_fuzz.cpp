// Any bytes as the file of a picture: decoded, turned, judged and written as JSON.
#include <cstdint>
#include <cstdlib>

#include "core/image/check_image.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace beian;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const ImageHeader header = read_image_header(bytes);
  if (header.refused.empty() && header.megapixels() > 4) return 0;  // slow, not wrong
  const DecodedImage decoded =
      decode_image(bytes, {.luma = size % 2 == 0, .scale = 1 << (size % 4)});
  const Image& image = decoded.image;
  if (image.pixels.size() != image.stride() * static_cast<size_t>(image.height)) std::abort();
  if (!header.refused.empty() && !image.empty()) std::abort();
  if (image.empty() && header.refused.empty() && !decoded.damaged()) std::abort();
  for (const ImageRole& role : image_rulebook().roles) {
    const ImageCase picture{decoded, size, "a.jpg", role};
    const auto findings = check_image(picture, Language::en);
    if (image.empty() && findings.empty()) std::abort();
    if (!read_json(write_json(image_json(picture, findings))).ok) std::abort();
  }
  return 0;
}
