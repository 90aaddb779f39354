// The chunks of a PNG file (PNG third edition, section 11). Checksums are the decoder's work.
#include <algorithm>

#include "core/image/bytes.h"
#include "core/image/exif.h"
#include "core/image/header.h"

namespace beian {
namespace {

void read_ihdr(const Bytes& chunk, ImageHeader& header) {
  const auto size = [&](size_t at) {
    const uint32_t value = chunk.u32(at);
    return value > 0x7FFFFFFF ? 0 : static_cast<int>(value);
  };
  header.stored_width = size(0);
  header.stored_height = size(4);
  header.bits = static_cast<int>(chunk.u8(8));
  const uint32_t type = chunk.u8(9);
  header.colour = type == 3         ? ImageColour::palette
                  : (type & 2) != 0 ? ImageColour::rgb
                                    : ImageColour::grey;
  header.alpha = (type & 4) != 0;
  header.progressive = chunk.u8(12) == 1;
}

}  // namespace

void read_png_header(std::string_view bytes, ImageHeader& header) {
  const Bytes file(bytes);
  int frames_there = 0;
  bool ended = false;
  for (size_t at = 8; file.has(at, 12);) {
    const size_t length = file.u32(at);
    const std::string_view type = file.view(at + 4, 4);
    if (!file.has(at + 12, length)) break;
    const Bytes chunk(file.view(at + 8, length));
    if (type == "CgBI" && at == 8) header.refused = "png-cgbi";
    if (type == "IHDR" && at == 8) read_ihdr(chunk, header);
    if (type == "tRNS") header.alpha = true;
    if (type == "acTL" && chunk.u32(0) > 1)
      header.frames = static_cast<int>(std::min(chunk.u32(0), 65535u));
    if (type == "fcTL") ++frames_there;
    if (type == "eXIf") {
      const Exif exif = read_exif(chunk.view());
      header.orientation = exif.orientation;
      header.location = exif.location;
    }
    if (type == "IEND") ended = true;
    at += 12 + length;
  }
  header.complete = ended && (header.frames == 1 || frames_there >= header.frames);
}

}  // namespace beian
