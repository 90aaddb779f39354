// What holds of every decoder, whatever the bytes.
#pragma once
#include <cstdint>
#include <cstdlib>

#include "core/image/decode.h"

namespace beian::fuzz {

/// Only what is of the decoder's own format reaches it; large pictures are slow, not wrong.
inline int decode_as(ImageFormat format, const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const ImageHeader header = read_image_header(bytes);
  if (header.format != format || !header.refused.empty() || header.megapixels() > 2) return 0;
  const DecodeOptions options{.luma = size % 2 == 0, .eighths = 1 + static_cast<int>(size / 2 % 8)};
  const DecodedImage decoded = decode_image(bytes, options);
  const Image& image = decoded.image;
  if (image.pixels.size() != image.stride() * static_cast<size_t>(image.height)) std::abort();
  if (image.empty()) {
    if (!decoded.damaged()) std::abort();
    return 0;
  }
  const int eighths = format == ImageFormat::jpeg ? options.eighths : 8;
  if (image.width != (header.width() * eighths + 7) / 8) std::abort();
  if (image.height != (header.height() * eighths + 7) / 8) std::abort();
  if (options.luma && image.channels != 1) std::abort();
  return 0;
}

}  // namespace beian::fuzz
