#include "core/document/png_file.h"

#include <zlib.h>

namespace beian {
namespace {

void put_u32(std::string& out, uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFF);
}

void put_chunk(std::string& out, std::string_view kind, std::string_view data) {
  put_u32(out, static_cast<uint32_t>(data.size()));
  const size_t start = out.size();
  out += kind;
  out += data;
  const auto* bytes = reinterpret_cast<const Bytef*>(out.data() + start);
  put_u32(out, static_cast<uint32_t>(crc32(0, bytes, static_cast<uInt>(out.size() - start))));
}

/// Rows, each behind a zero: no filter.
std::string filtered(const Image& image) {
  std::string rows;
  rows.reserve((image.stride() + 1) * static_cast<size_t>(image.height));
  for (int y = 0; y < image.height; ++y) {
    rows += '\0';
    rows.append(reinterpret_cast<const char*>(image.row(y)), image.stride());
  }
  return rows;
}

}  // namespace

std::string quick_png(const Image& image) {
  if (image.empty()) return "";
  const std::string rows = filtered(image);
  uLongf size = compressBound(static_cast<uLong>(rows.size()));
  std::string packed(size, '\0');
  if (compress2(reinterpret_cast<Bytef*>(packed.data()), &size,
                reinterpret_cast<const Bytef*>(rows.data()), static_cast<uLong>(rows.size()),
                1) != Z_OK)
    return "";
  packed.resize(size);
  std::string header;
  put_u32(header, static_cast<uint32_t>(image.width));
  put_u32(header, static_cast<uint32_t>(image.height));
  header += '\x08';
  header += image.channels == 1 ? '\0' : '\x02';
  header.append(3, '\0');
  std::string png = "\x89PNG\r\n\x1A\n";
  put_chunk(png, "IHDR", header);
  put_chunk(png, "IDAT", packed);
  put_chunk(png, "IEND", "");
  return png;
}

}  // namespace beian
