// Bytes of a picture's file → its pixels, upright, and what is wrong with the file. Pure: no I/O,
// no exceptions; any bytes get an answer.
#pragma once
#include <string_view>
#include <vector>

#include "core/image/header.h"
#include "core/image/image.h"

namespace beian {

struct DecodeOptions {
  bool luma = false;  // one channel is enough: three times less memory, and quicker for JPEG
  int eighths = 8;    // 1 … 8: of its size, so much of a JPEG; the others come whole
};

struct DecodedImage {
  ImageHeader header;
  Image image;               // empty when refused or undecodable; of a damaged file what was read
  bool transparent = false;  // a pixel lets the ground through
  std::vector<std::string_view>
      damage;  // codes: variants of the rules image.damaged and image.format, the worst first

  bool damaged() const { return !damage.empty(); }
};

/// Damage that may be none: stray bytes between the image data.
constexpr bool only_doubt(std::string_view damage) {
  return damage == "damage-stray";
}

DecodedImage decode_image(std::string_view bytes, const DecodeOptions& options = {});

/// One decoder each: as stored (not turned); adds to `damage`. The header was found good.
Image decode_jpeg(std::string_view bytes, const DecodeOptions& options,
                  std::vector<std::string_view>& damage);
Image decode_png(std::string_view bytes, const ImageHeader& header,
                 std::vector<std::string_view>& damage);
Image decode_gif(std::string_view bytes, const ImageHeader& header,
                 std::vector<std::string_view>& damage);
Image decode_bmp(std::string_view bytes);

/// Turns a picture as its EXIF orientation (1–8) wants.
Image upright(Image image, int orientation);

}  // namespace beian
