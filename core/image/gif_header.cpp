// The blocks of a GIF file (GIF89a).
#include "core/image/bytes.h"
#include "core/image/header.h"

namespace beian {
namespace {

constexpr uint32_t extension_block = 0x21, image_block = 0x2C, trailer = 0x3B;

size_t colour_table(uint32_t flags) {
  return (flags & 0x80) != 0 ? size_t{3} << ((flags & 7) + 1) : 0;
}

/// Past the sub-blocks that begin at `at`; the size when they do not end.
size_t after_sub_blocks(const Bytes& file, size_t at) {
  while (at < file.size() && file.u8(at) != 0) at += file.u8(at) + 1;
  return at < file.size() ? at + 1 : file.size();
}

}  // namespace

void read_gif_header(std::string_view bytes, ImageHeader& header) {
  const Bytes file(bytes, true);
  header.stored_width = static_cast<int>(file.u16(6));
  header.stored_height = static_cast<int>(file.u16(8));
  header.bits = 8;
  header.colour = ImageColour::palette;
  header.alpha = true;
  header.frames = 0;
  for (size_t at = 13 + colour_table(file.u8(10)); at < file.size();) {
    const uint32_t block = file.u8(at);
    if (block == trailer) header.complete = true;
    if (block == extension_block) {
      at = after_sub_blocks(file, at + 2);
    } else if (block == image_block) {
      ++header.frames;
      at = after_sub_blocks(file, at + 10 + colour_table(file.u8(at + 9)) + 1);
    } else {
      break;
    }
  }
}

}  // namespace beian
