#include "core/image/decode.h"

#include <algorithm>
#include <utility>

namespace beian {
namespace {

bool lets_ground_through(const Image& image) {
  if (image.channels != 4) return false;
  for (size_t i = 3; i < image.pixels.size(); i += 4) {
    if (image.pixels[i] != 255) return true;
  }
  return false;
}

/// The colours alone, in the same memory.
void drop_alpha(Image& image) {
  const size_t count = image.pixels.size() / 4;
  uint8_t* pixels = image.pixels.data();
  for (size_t i = 0; i < count; ++i) std::copy_n(pixels + 4 * i, 3, pixels + 3 * i);
  image.pixels.resize(3 * count);
  image.channels = 3;
}

Image as_stored(std::string_view bytes, const DecodeOptions& options, DecodedImage& decoded) {
  if (decoded.header.format == ImageFormat::jpeg)
    return decode_jpeg(bytes, options, decoded.damage);
  if (decoded.header.format == ImageFormat::png) {
    return decode_png(bytes, decoded.header, decoded.damage);
  }
  if (decoded.header.format == ImageFormat::gif) {
    return decode_gif(bytes, decoded.header, decoded.damage);
  }
  return decode_bmp(bytes);
}

}  // namespace

DecodedImage decode_image(std::string_view bytes, const DecodeOptions& options) {
  DecodedImage decoded;
  decoded.header = read_image_header(bytes);
  if (!decoded.header.refused.empty()) return decoded;
  if (!decoded.header.complete) decoded.damage.push_back("damage-truncated");
  Image image = as_stored(bytes, options, decoded);
  if (image.empty()) {
    decoded.damage.insert(decoded.damage.begin(), "damage-undecodable");
    return decoded;
  }
  decoded.transparent = lets_ground_through(image);
  if (options.luma) image = luma(image);
  if (image.channels == 4 && !decoded.transparent) drop_alpha(image);
  decoded.image = upright(std::move(image), decoded.header.orientation);
  return decoded;
}

}  // namespace beian
