// BMP by stb_image.
#include <stb_image.h>

#include <memory>

#include "core/image/decode.h"

namespace beian {

Image decode_bmp(std::string_view bytes) {
  struct Free {
    void operator()(uint8_t* pixels) const { stbi_image_free(pixels); }
  };
  if (bytes.size() > 0x7FFFFFFF) return {};
  const auto* data = reinterpret_cast<const uint8_t*>(bytes.data());
  Image image{0, 0, 4, {}};
  int channels = 0;
  const std::unique_ptr<uint8_t, Free> pixels(
      stbi_load_from_memory(data, static_cast<int>(bytes.size()), &image.width, &image.height,
                            &channels, image.channels));
  if (!pixels) return {};
  image.pixels.assign(pixels.get(),
                      pixels.get() + image.stride() * static_cast<size_t>(image.height));
  return image;
}

}  // namespace beian
