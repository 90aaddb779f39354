// What kind of file it is by its first bytes, never by its name.
#pragma once
#include <cstdint>
#include <string_view>

namespace beian {

enum class ImageFormat : uint8_t {
  unknown,
  jpeg,
  png,
  gif,
  bmp,  // decoded
  webp,
  heic,
  avif,
  tiff,
  svg,
  pdf,  // explained
  jpeg_xl,
  jpeg_2000,
  psd,
  ico,
  video,
  zip,  // named
};

ImageFormat image_format(std::string_view bytes);

/// "jpeg", "png", …
std::string_view name(ImageFormat format);

/// As people call it: "JPG", "PNG", …; "?" when unknown.
std::string_view label(ImageFormat format);

/// "jpg", "png", …: the ending a file of this format should have.
std::string_view usual_extension(ImageFormat format);

/// Whether a file name's ending ("photo.JPG") is one that this format goes by; true for a name
/// without an ending.
bool extension_fits(ImageFormat format, std::string_view file_name);

/// The ending without its dot, as written; "" when there is none.
std::string_view extension(std::string_view file_name);

}  // namespace beian
