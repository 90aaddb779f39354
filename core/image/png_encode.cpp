// PNG by libspng.
#include <spng.h>

#include <cstdlib>
#include <memory>

#include "core/image/encode.h"

namespace beian {
namespace {

struct Free {
  void operator()(spng_ctx* context) const { spng_ctx_free(context); }
  void operator()(char* bytes) const { std::free(bytes); }
};

uint8_t colour_type(int channels) {
  return channels == 4   ? SPNG_COLOR_TYPE_TRUECOLOR_ALPHA
         : channels == 3 ? SPNG_COLOR_TYPE_TRUECOLOR
                         : SPNG_COLOR_TYPE_GRAYSCALE;
}

}  // namespace

std::string encode_png(const Image& image) {
  if (image.empty()) return "";
  const std::unique_ptr<spng_ctx, Free> png(spng_ctx_new(SPNG_CTX_ENCODER));
  if (!png) return "";
  spng_set_option(png.get(), SPNG_ENCODE_TO_BUFFER, 1);
  spng_set_option(png.get(), SPNG_IMG_COMPRESSION_LEVEL, 9);
  spng_ihdr header{};
  header.width = static_cast<uint32_t>(image.width);
  header.height = static_cast<uint32_t>(image.height);
  header.bit_depth = 8;
  header.color_type = colour_type(image.channels);
  if (spng_set_ihdr(png.get(), &header) != 0) return "";
  const int error = spng_encode_image(png.get(), image.pixels.data(), image.pixels.size(),
                                      SPNG_FMT_PNG, SPNG_ENCODE_FINALIZE);
  if (error != 0) return "";
  size_t size = 0;
  int failure = 0;
  const std::unique_ptr<char, Free> bytes(
      static_cast<char*>(spng_get_png_buffer(png.get(), &size, &failure)));
  return bytes ? std::string(bytes.get(), size) : std::string();
}

}  // namespace beian
