// What a picture's file says of itself, read without decoding a pixel.
#pragma once
#include <cstdint>
#include <string_view>

#include "core/image/signature.h"

namespace beian {

enum class ImageColour : uint8_t { unknown, grey, rgb, palette, ycbcr, cmyk, ycck };

struct ImageHeader {
  ImageFormat format = ImageFormat::unknown;
  int stored_width = 0, stored_height = 0;  // as stored, before it is turned
  int orientation = 1;                      // EXIF 1–8, as written in the file
  bool location = false;                    // a GPS position in it
  int bits = 0;                             // a sample
  ImageColour colour = ImageColour::unknown;
  bool alpha = false;        // may hold transparent pixels
  bool progressive = false;  // or interlaced
  int frames = 1;            // more than 1: animated
  int quality = 0;           // JPEG: estimate on the usual scale of 1–100; 0 unknown
  bool complete = false;     // reaches its end mark
  std::string_view refused;  // why it is not decoded: a variant of a rule's words; "" when it is

  int width() const { return orientation > 4 ? stored_height : stored_width; }
  int height() const { return orientation > 4 ? stored_width : stored_height; }
  double megapixels() const { return 1e-6 * stored_width * stored_height; }
};

/// More than this is refused before anything is allocated.
constexpr double most_megapixels = 100;

ImageHeader read_image_header(std::string_view bytes);

std::string_view name(ImageColour colour);

/// One format each.
void read_jpeg_header(std::string_view bytes, ImageHeader& header);
void read_png_header(std::string_view bytes, ImageHeader& header);
void read_gif_header(std::string_view bytes, ImageHeader& header);
void read_bmp_header(std::string_view bytes, ImageHeader& header);

}  // namespace beian
