// Any bytes as the file of a picture: decoded, turned, measured in every role and written as JSON.
#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "core/image/inspect.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace beian;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const ImageHeader header = read_image_header(bytes);
  if (header.refused.empty() && header.megapixels() > 0.25) return 0;  // slow, not wrong
  const DecodedImage decoded =
      decode_image(bytes, {.luma = size % 2 == 0, .eighths = 1 + static_cast<int>(size % 8)});
  const Image& image = decoded.image;
  if (image.pixels.size() != image.stride() * static_cast<size_t>(image.height)) std::abort();
  if (!header.refused.empty() && !image.empty()) std::abort();
  if (image.empty() && header.refused.empty() && !decoded.damaged()) std::abort();
  const ImageRole& role = image_roles()[size % image_roles().size()];
  const Inspection inspection = inspect_image(bytes, "a.jpg", role);
  const Json json = inspection_json(inspection);
  const bool asked = std::count(role.rules.begin(), role.rules.end(), "image.damaged") > 0;
  if (image.empty() && asked && json["findings"].empty()) std::abort();  // a scan's PDF tells it
  if (!read_json(write_json(json)).ok) std::abort();
  return 0;
}
