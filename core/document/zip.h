// ZIP files (PKWARE APPNOTE 6.3): read within limits, and written.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/gbk.h"

namespace beian {

struct ZipLimits {
  size_t entries = 2000;
  uint64_t entry = 100u << 20;  // bytes of one file, unpacked
  uint64_t total = 300u << 20;  // of all of them
  uint32_t ratio = 200;         // unpacked to packed, of files above 1 MB
  int depth = 1;                // ZIPs within the ZIP that are opened, too
};

/// Why one entry, or with `Zip::refused` the whole file, is not read (of a ZIP within also one of
/// the whole file)
inline constexpr std::string_view zip_entry_codes[] = {
    "zip-encrypted",     // needs a password
    "zip-method",        // packed with something else than deflate
    "zip-too-large",     // beyond ZipLimits::entry or ::total
    "zip-ratio",         // unpacks to far more than it is: a bomb
    "zip-path",          // leads outside the folder (../, /…, C:…), or is no name
    "zip-nested",        // a ZIP beyond ZipLimits::depth
    "zip-crc",           // its checksum differs
    "zip-entry-damaged"  // does not unpack, or reaches beyond the file
};
inline constexpr std::string_view zip_file_codes[] = {
    "zip-not",      // is none at all
    "zip-rar",      // is a RAR file
    "zip-7z",       // is a 7z file
    "zip-damaged",  // its directory is missing or broken
    "zip-split",    // one of several parts
    "zip-entries"   // more than ZipLimits::entries
};

struct ZipEntry {
  std::string name;   // UTF-8, folders before '/'; of a ZIP within: "inner.zip/a.pdf"
  std::string bytes;  // unpacked; nothing when refused
  bool directory = false;
  bool gbk = false;          // the name said no encoding and was taken for GBK
  std::string_view refused;  // one of zip_entry_codes; "" when it is read
};

struct Zip {
  std::vector<ZipEntry> entries;  // in the order of the directory
  std::string_view refused;       // one of zip_file_codes; "" when it is read
};

/// Whether the bytes start as a ZIP file does (so do XLSX, DOCX, JAR).
bool is_zip(std::string_view bytes);

/// `wanted`: when given, only entries with such names are unpacked.
Zip read_zip(std::string_view bytes, const ZipLimits& limits, GbkToUtf8 gbk,
             bool (*wanted)(std::string_view name) = nullptr);

/// Of the clock on the wall, as ZIP files keep it: without a zone, from 1980 to 2107.
struct DosDate {
  int year = 1980, month = 1, day = 1;
  int hour = 0, minute = 0, second = 0;
};

struct ZipFile {
  std::string name;  // UTF-8, folders before '/'
  std::string_view bytes;
};

/// Same input, same bytes. Pictures, PDF and files that are ZIPs themselves are stored, others
/// deflated where that makes them smaller. "" when it would need ZIP64: 65,535 files or 4 GB.
std::string write_zip(std::span<const ZipFile> files, DosDate date);

}  // namespace beian
