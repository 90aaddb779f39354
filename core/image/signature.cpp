#include "core/image/signature.h"

#include <algorithm>
#include <array>
#include <string>

namespace beian {
namespace {

using enum ImageFormat;

struct Signature {
  ImageFormat format;
  size_t at;
  std::string_view bytes;
};

using namespace std::string_view_literals;
constexpr std::array signatures{
    Signature{jpeg, 0, "\xff\xd8\xff"sv},
    Signature{png, 0, "\x89PNG\r\n\x1a\n"sv},
    Signature{gif, 0, "GIF8"sv},
    Signature{bmp, 0, "BM"sv},
    Signature{webp, 8, "WEBP"sv},
    Signature{tiff, 0, "II*\0"sv},
    Signature{tiff, 0, "MM\0*"sv},
    Signature{tiff, 0, "II+\0"sv},
    Signature{tiff, 0, "MM\0+"sv},
    Signature{jpeg_xl, 0, "\xff\x0a"sv},
    Signature{jpeg_xl, 4, "JXL \r\n\x87\n"sv},
    Signature{jpeg_2000, 4, "jP  \r\n\x87\n"sv},
    Signature{jpeg_2000, 0, "\xff\x4f\xff\x51"sv},
    Signature{psd, 0, "8BPS"sv},
    Signature{ico, 0, "\0\0\1\0"sv},
    Signature{zip, 0, "PK\3\4"sv},
};

/// An ISO base media file by its brand, or the first compatible brand that says more.
ImageFormat by_brand(std::string_view bytes) {
  constexpr std::array heif{"heic"sv, "heix"sv, "heim"sv, "heis"sv, "hevc"sv, "hevx"sv};
  std::string_view brands = bytes.substr(0, std::min<size_t>(bytes.size(), 64));
  ImageFormat general = video;
  for (size_t at = 8; at + 4 <= brands.size(); at += at == 8 ? 8 : 4) {
    const std::string_view brand = brands.substr(at, 4);
    if (brand == "avif"sv || brand == "avis"sv) return avif;
    if (std::find(heif.begin(), heif.end(), brand) != heif.end()) return heic;
    if (brand == "mif1"sv || brand == "msf1"sv) general = heic;
  }
  return general;
}

/// Text that opens an <svg> element, after a declaration and comments.
bool is_svg(std::string_view bytes) {
  const std::string_view start = bytes.substr(0, 1024);
  const size_t first = start.find_first_not_of("\xef\xbb\xbf \t\r\n"sv);
  return first != start.npos && start[first] == '<' && start.find("<svg"sv) != start.npos;
}

struct Endings {
  ImageFormat format;
  std::string_view name, label, endings;  // endings between blanks, the usual one first
};

constexpr std::array formats{
    Endings{unknown, "unknown", "?", ""},
    Endings{jpeg, "jpeg", "JPG", " jpg jpeg jpe jfif "},
    Endings{png, "png", "PNG", " png apng "},
    Endings{gif, "gif", "GIF", " gif "},
    Endings{bmp, "bmp", "BMP", " bmp dib "},
    Endings{webp, "webp", "WebP", " webp "},
    Endings{heic, "heic", "HEIC", " heic heif hif "},
    Endings{avif, "avif", "AVIF", " avif "},
    Endings{tiff, "tiff", "TIFF", " tif tiff dng "},
    Endings{svg, "svg", "SVG", " svg "},
    Endings{pdf, "pdf", "PDF", " pdf ai "},
    Endings{jpeg_xl, "jpeg-xl", "JPEG XL", " jxl "},
    Endings{jpeg_2000, "jpeg-2000", "JPEG 2000", " jp2 j2k jpx "},
    Endings{psd, "psd", "PSD", " psd "},
    Endings{ico, "ico", "ICO", " ico "},
    Endings{video, "video", "MP4", " mp4 mov m4v "},
    Endings{zip, "zip", "ZIP", " zip docx xlsx pptx "},
};

}  // namespace

ImageFormat image_format(std::string_view bytes) {
  if (bytes.substr(0, 1024).find("%PDF-"sv) != bytes.npos) return pdf;
  if (bytes.size() >= 12 && bytes.substr(4, 4) == "ftyp"sv) return by_brand(bytes);
  for (const Signature& one : signatures) {
    if (bytes.size() > one.at && bytes.substr(one.at, one.bytes.size()) == one.bytes) {
      return one.format;
    }
  }
  return is_svg(bytes) ? svg : unknown;
}

std::string_view name(ImageFormat format) {
  return formats[static_cast<size_t>(format)].name;
}

std::string_view label(ImageFormat format) {
  return formats[static_cast<size_t>(format)].label;
}

std::string_view usual_extension(ImageFormat format) {
  const std::string_view endings = formats[static_cast<size_t>(format)].endings;
  const size_t end = endings.find(' ', 1);
  return end == endings.npos ? std::string_view() : endings.substr(1, end - 1);
}

std::string_view extension(std::string_view file_name) {
  const size_t slash = file_name.find_last_of("/\\");
  if (slash != file_name.npos) file_name.remove_prefix(slash + 1);
  const size_t dot = file_name.rfind('.');
  return dot == file_name.npos || dot == 0 ? std::string_view() : file_name.substr(dot + 1);
}

bool extension_fits(ImageFormat format, std::string_view file_name) {
  std::string ending(extension(file_name));
  if (ending.empty()) return true;
  for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return formats[static_cast<size_t>(format)].endings.find(" " + ending + " ") != std::string::npos;
}

}  // namespace beian
