// PNG by libspng, row by row, so that what can be read of a damaged file is there.
#include <spng.h>

#include <memory>

#include "core/image/decode.h"

namespace beian {
namespace {

constexpr size_t most_text = size_t{16} << 20;  // of one chunk beside the pixels

struct Free {
  void operator()(spng_ctx* context) const { spng_ctx_free(context); }
};
using Context = std::unique_ptr<spng_ctx, Free>;

int channels_of(const ImageHeader& header) {
  if (header.alpha) return 4;
  return header.colour == ImageColour::grey && header.bits <= 8 ? 1 : 3;
}

int format_of(int channels) {
  return channels == 4 ? SPNG_FMT_RGBA8 : channels == 3 ? SPNG_FMT_RGB8 : SPNG_FMT_G8;
}

struct Reading {
  int error = 0;  // 0, or what libspng complained of first
  bool any_row = false;
};

Reading read_rows(spng_ctx* context, Image& image) {
  const int flags = SPNG_DECODE_TRNS | SPNG_DECODE_PROGRESSIVE;
  Reading reading{spng_decode_image(context, nullptr, 0, format_of(image.channels), flags)};
  while (reading.error == 0) {
    spng_row_info row{};
    reading.error = spng_get_row_info(context, &row);
    if (reading.error != 0) break;
    uint8_t* to = image.row(static_cast<int>(row.row_num));
    reading.error = spng_decode_row(context, to, image.stride());
    if (reading.error == 0 || reading.error == SPNG_EOI) reading.any_row = true;
  }
  if (reading.error == SPNG_EOI) reading.error = spng_decode_chunks(context);
  return reading;
}

/// `crc`: what to do with a chunk whose checksum is wrong.
Reading read_all(spng_crc_action crc, std::string_view bytes, Image& image) {
  const Context context(spng_ctx_new(0));
  if (!context) return {SPNG_EMEM};
  spng_set_crc_action(context.get(), crc, crc);
  spng_set_chunk_limits(context.get(), most_text, most_text);
  const int error = spng_set_png_buffer(context.get(), bytes.data(), bytes.size());
  return error != 0 ? Reading{error} : read_rows(context.get(), image);
}

}  // namespace

Image decode_png(std::string_view bytes, const ImageHeader& header,
                 std::vector<std::string_view>& damage) {
  Image image{header.stored_width, header.stored_height, channels_of(header), {}};
  image.pixels.resize(image.stride() * static_cast<size_t>(image.height));
  Reading reading = read_all(SPNG_CRC_ERROR, bytes, image);
  if (reading.error == 0) return image;
  if (reading.error == SPNG_ECHUNK_CRC) {
    damage.push_back("damage-checksum");
    reading = read_all(SPNG_CRC_USE, bytes, image);
  }
  if (reading.error != 0 && header.complete) damage.push_back("damage-data");
  return reading.error == 0 || reading.any_row ? image : Image();
}

}  // namespace beian
