// A ZIP that Windows Explorer, macOS, 7-Zip and unzip open, with Chinese names.
#include <zlib.h>

#include <algorithm>
#include <iterator>

#include "core/document/zip.h"
#include "core/image/signature.h"

namespace beian {
namespace {

constexpr uint16_t version = 20, flag_utf8 = 0x800, stored = 0, deflate_method = 8;
constexpr uint32_t archive_attribute = 0x20, directory_attribute = 0x10;

void put16(std::string& out, uint32_t value) {
  out += static_cast<char>(value & 0xFF);
  out += static_cast<char>(value >> 8 & 0xFF);
}

void put32(std::string& out, uint32_t value) {
  put16(out, value & 0xFFFF);
  put16(out, value >> 16);
}

/// What deflate would hardly make smaller, at ten times the time.
bool compressed(std::string_view bytes) {
  const ImageFormat picture = image_format(bytes);
  return picture == ImageFormat::jpeg || picture == ImageFormat::png ||
         bytes.starts_with("%PDF-") || is_zip(bytes);
}

/// "" when it cannot be had smaller.
std::string deflated(std::string_view bytes) {
  z_stream stream{};
  constexpr int level = 6, memory = 8;
  if (deflateInit2(&stream, level, Z_DEFLATED, -MAX_WBITS, memory, Z_DEFAULT_STRATEGY) != Z_OK)
    return {};
  std::string out(bytes.size(), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  out.resize(whole ? out.size() - stream.avail_out : 0);
  deflateEnd(&stream);
  return out;
}

uint32_t packed_date(DosDate date) {
  const int year = std::clamp(date.year, 1980, 2107) - 1980;
  const int month = std::clamp(date.month, 1, 12), day = std::clamp(date.day, 1, 31);
  const int hour = std::clamp(date.hour, 0, 23), minute = std::clamp(date.minute, 0, 59);
  const int second = std::clamp(date.second, 0, 59);
  return static_cast<uint32_t>(year << 25 | month << 21 | day << 16 | hour << 11 | minute << 5 |
                               second / 2);
}

/// What a file's own header and its record in the directory have in common.
std::string common_header(const ZipFile& file, uint32_t method, uint32_t date, size_t packed) {
  const auto* data = reinterpret_cast<const Bytef*>(file.bytes.data());
  std::string out;
  put16(out, version);
  put16(out, flag_utf8);
  put16(out, method);
  put32(out, date);
  put32(out, static_cast<uint32_t>(crc32(0, data, static_cast<uInt>(file.bytes.size()))));
  put32(out, static_cast<uint32_t>(packed));
  put32(out, static_cast<uint32_t>(file.bytes.size()));
  put16(out, static_cast<uint32_t>(file.name.size()));
  put16(out, 0);  // no extra field
  return out;
}

std::string record(const ZipFile& file, const std::string& common, size_t at) {
  std::string out = "PK\1\2";
  put16(out, version);  // made by: FAT, so that no rights of Unix are missing
  out += common;
  put16(out, 0);  // no comment
  put16(out, 0);  // disk
  put16(out, 0);
  put32(out, file.name.ends_with('/') ? directory_attribute : archive_attribute);
  put32(out, static_cast<uint32_t>(at));
  return out + file.name;
}

bool fits(std::span<const ZipFile> files) {
  uint64_t size = 22;
  for (const ZipFile& file : files) {
    if (file.name.size() > 0xFFFF) return false;
    size += file.bytes.size() + 2 * file.name.size() + 76;
  }
  return files.size() < 0xFFFF && size < 0xFFFFFFFF;
}

}  // namespace

std::string write_zip(std::span<const ZipFile> files, DosDate date) {
  if (!fits(files)) return {};
  std::string out, directory;
  for (const ZipFile& file : files) {
    const size_t at = out.size();
    const std::string smaller = compressed(file.bytes) ? "" : deflated(file.bytes);
    const std::string_view packed = smaller.empty() ? file.bytes : std::string_view(smaller);
    const std::string common = common_header(file, smaller.empty() ? stored : deflate_method,
                                             packed_date(date), packed.size());
    out.append("PK\3\4").append(common).append(file.name).append(packed);
    directory += record(file, common, at);
  }
  const size_t at = out.size();
  out += directory;
  out += "PK\5\6";
  put32(out, 0);  // disks
  put16(out, static_cast<uint32_t>(files.size()));
  put16(out, static_cast<uint32_t>(files.size()));
  put32(out, static_cast<uint32_t>(directory.size()));
  put32(out, static_cast<uint32_t>(at));
  put16(out, 0);  // no comment
  return out;
}

}  // namespace beian
