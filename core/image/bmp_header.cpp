// The headers of a BMP file.
#include <cstdlib>

#include "core/image/bytes.h"
#include "core/image/header.h"

namespace beian {

void read_bmp_header(std::string_view bytes, ImageHeader& header) {
  const Bytes file(bytes, true);
  const uint32_t size_of_header = file.u32(14);
  const bool old = size_of_header == 12;
  const auto wide = [&](size_t at) { return static_cast<int32_t>(file.u32(at)); };
  const int64_t width = old ? static_cast<int32_t>(file.u16(18)) : wide(18);
  const int64_t height = old ? static_cast<int32_t>(file.u16(20)) : std::abs(int64_t{wide(22)});
  header.stored_width = static_cast<int>(width);
  header.stored_height = height > 0x7FFFFFFF ? 0 : static_cast<int>(height);
  const uint32_t bits = file.u16(old ? 24 : 28), compression = old ? 0 : file.u32(30);
  header.bits = static_cast<int>(bits);
  header.colour = bits <= 8 ? ImageColour::palette : ImageColour::rgb;
  header.alpha = bits == 32;
  const bool plain = compression == 0 || compression == 3;
  if (!plain) header.refused = "bmp-compressed";
  const uint32_t colours = old ? 0 : file.u32(46);
  if (bits <= 8 && colours > 1u << bits) header.refused = "image-header";  // more than can be named
  const uint64_t row =
      (static_cast<uint64_t>(bits) * static_cast<uint32_t>(header.stored_width) + 31) / 32 * 4;
  const uint64_t end = file.u32(10) + row * static_cast<uint64_t>(header.stored_height);
  header.complete = !plain || end <= file.size();
}

}  // namespace beian
