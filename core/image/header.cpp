#include "core/image/header.h"

#include <array>

namespace beian {
namespace {

/// Why a format is not decoded.
std::string_view refusal(ImageFormat format) {
  switch (format) {
    case ImageFormat::jpeg:
    case ImageFormat::png:
    case ImageFormat::gif:
    case ImageFormat::bmp:
      return "";
    case ImageFormat::webp:
      return "image-webp";
    case ImageFormat::heic:
      return "image-heic";
    case ImageFormat::avif:
      return "image-avif";
    case ImageFormat::tiff:
      return "image-tiff";
    case ImageFormat::svg:
      return "image-svg";
    case ImageFormat::pdf:
      return "image-pdf";
    case ImageFormat::unknown:
      return "image-unknown";
    default:
      return "image-other";
  }
}

void read_by_format(std::string_view bytes, ImageHeader& header) {
  if (header.format == ImageFormat::jpeg) read_jpeg_header(bytes, header);
  if (header.format == ImageFormat::png) read_png_header(bytes, header);
  if (header.format == ImageFormat::gif) read_gif_header(bytes, header);
  if (header.format == ImageFormat::bmp) read_bmp_header(bytes, header);
}

}  // namespace

ImageHeader read_image_header(std::string_view bytes) {
  ImageHeader header;
  header.format = image_format(bytes);
  header.refused = bytes.empty() ? "image-empty" : refusal(header.format);
  if (!header.refused.empty()) return header;
  read_by_format(bytes, header);
  if (!header.refused.empty()) return header;
  if (header.stored_width <= 0 || header.stored_height <= 0) header.refused = "image-header";
  if (header.megapixels() > most_megapixels) header.refused = "image-pixels";
  return header;
}

std::string_view name(ImageColour colour) {
  constexpr std::array<std::string_view, 7> names{"unknown", "grey", "rgb", "palette",
                                                  "ycbcr",   "cmyk", "ycck"};
  return names[static_cast<size_t>(colour)];
}

}  // namespace beian
