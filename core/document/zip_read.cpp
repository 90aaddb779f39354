// ZIP by its central directory; sizes are checked before anything is unpacked.
#include <zlib.h>

#include <algorithm>
#include <optional>

#include "core/document/zip.h"
#include "core/image/bytes.h"
#include "core/text/utf8.h"

namespace beian {
namespace {

constexpr uint32_t local_header = 0x04034b50, directory_entry = 0x02014b50, end = 0x06054b50;
constexpr uint32_t end_64 = 0x06064b50, locator_64 = 0x07064b50;
constexpr uint16_t flag_encrypted = 1, flag_utf8 = 0x800;
constexpr uint32_t small = 1u << 20;  // below, no ratio is dangerous

uint64_t u64(const Bytes& file, size_t at) {
  return file.u32(at) | uint64_t{file.u32(at + 4)} << 32;
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  return result;
}

/// Where the directory is, from the record at the end of the file.
struct Directory {
  uint64_t entries = 0, at = 0, size = 0;
  std::string_view refused;
};

/// The record at the end is followed by nothing but its comment.
std::optional<size_t> find_end(const Bytes& file) {
  constexpr size_t size = 22, longest = 65535;
  if (file.size() < size) return std::nullopt;
  const size_t last = file.size() - size, first = last > longest ? last - longest : 0;
  for (size_t at = last + 1; at-- > first;) {
    if (file.u32(at) == end && file.u16(at + 20) == last - at) return at;
  }
  return std::nullopt;
}

Directory find_directory(const Bytes& file) {
  const std::optional<size_t> at = find_end(file);
  if (!at) return {.refused = "zip-damaged"};
  Directory found{file.u16(*at + 10), file.u32(*at + 16), file.u32(*at + 12), ""};
  uint32_t disk = file.u16(*at + 4);
  if (*at >= 20 && file.u32(*at - 20) == locator_64) {
    const uint64_t there = u64(file, *at - 12);
    if (there > *at || file.u32(static_cast<size_t>(there)) != end_64)
      return {.refused = "zip-damaged"};
    const auto from = static_cast<size_t>(there);
    found = {u64(file, from + 32), u64(file, from + 48), u64(file, from + 40), ""};
    disk = file.u32(from + 16);
  }
  if (disk != 0 && disk != 0xFFFF) found.refused = "zip-split";
  if (found.at > *at || found.size > *at - found.at) found.refused = "zip-damaged";
  return found;
}

/// One record of the directory, with the 64-bit values where it has some.
struct Record {
  uint16_t flags = 0, method = 0;
  uint32_t crc = 0;
  uint64_t packed = 0, unpacked = 0, at = 0;
  std::string_view raw_name, extra;
  uint32_t attributes = 0;
  bool windows = false;  // made there
  bool damaged = false;
  size_t next = 0;  // where the next one starts
};

/// The contents of the extra fields of one kind.
std::vector<std::string_view> extra_fields(std::string_view extra, uint32_t kind) {
  const Bytes fields(extra, true);
  std::vector<std::string_view> result;
  for (size_t at = 0; fields.has(at, 4); at += 4 + fields.u16(at + 2)) {
    if (fields.u16(at) == kind && fields.has(at + 4, fields.u16(at + 2)))
      result.push_back(fields.view(at + 4, fields.u16(at + 2)));
  }
  return result;
}

void read_64(Record& record) {
  const std::vector<std::string_view> fields = extra_fields(record.extra, 1);
  const Bytes field(fields.empty() ? "" : fields[0], true);
  size_t at = 0;
  for (uint64_t* value : {&record.unpacked, &record.packed, &record.at}) {
    if (*value != 0xFFFFFFFF) continue;
    record.damaged |= !field.has(at, 8);
    *value = u64(field, at);
    at += 8;
  }
}

std::optional<Record> read_record(const Bytes& file, size_t at) {
  if (file.u32(at) != directory_entry || !file.has(at, 46)) return std::nullopt;
  Record record;
  record.windows = file.u8(at + 5) == 0;
  record.flags = static_cast<uint16_t>(file.u16(at + 8));
  record.method = static_cast<uint16_t>(file.u16(at + 10));
  record.crc = file.u32(at + 16);
  record.packed = file.u32(at + 20);
  record.unpacked = file.u32(at + 24);
  const size_t name = file.u16(at + 28), extra = file.u16(at + 30), comment = file.u16(at + 32);
  record.attributes = file.u32(at + 38);
  record.at = file.u32(at + 42);
  if (!file.has(at + 46, name + extra + comment)) return std::nullopt;
  record.raw_name = file.view(at + 46, name);
  record.extra = file.view(at + 46 + name, extra);
  record.next = at + 46 + name + extra + comment;
  read_64(record);
  return record;
}

uint32_t crc(std::string_view bytes) {
  const auto* data = reinterpret_cast<const Bytef*>(bytes.data());
  return static_cast<uint32_t>(crc32(0, data, static_cast<uInt>(bytes.size())));
}

/// Chinese in UTF-8 has three bytes a character, which GBK hardly ever looks like; two bytes each
/// may well be GBK.
bool surely_utf8(std::string_view text) {
  if (!utf8::valid(text)) return false;
  const bool ascii =
      std::all_of(text.begin(), text.end(), [](char c) { return static_cast<uint8_t>(c) < 0x80; });
  return ascii || std::any_of(text.begin(), text.end(),
                              [](char c) { return static_cast<uint8_t>(c) >= 0xE0; });
}

void replace_ill_formed(std::string& text) {
  if (utf8::valid(text)) return;
  std::string repaired;
  for (size_t at = 0; at < text.size();) utf8::append(repaired, utf8::next(text, at));
  text = std::move(repaired);
}

/// The name by the field for Unicode (APPNOTE 4.6.9), which says of what other name it is; ""
/// without.
std::string_view unicode_name(const Record& record) {
  for (const std::string_view extra : extra_fields(record.extra, 0x7075)) {
    const Bytes field(extra, true);
    const std::string_view name = field.view(5, field.size());
    if (field.u8(0) == 1 && field.u32(1) == crc(record.raw_name) && utf8::valid(name) &&
        !name.empty())
      return name;
  }
  return {};
}

/// By that field, the flag for UTF-8, or a guess.
void read_name(const Record& record, GbkToUtf8 gbk, ZipEntry& entry) {
  entry.name = unicode_name(record);
  if (entry.name.empty() && (record.flags & flag_utf8) == 0 && !surely_utf8(record.raw_name)) {
    entry.name = gbk(record.raw_name);
    entry.gbk = !entry.name.empty();
  }
  if (entry.name.empty()) entry.name = record.raw_name;
  replace_ill_formed(entry.name);
  if (record.windows) std::replace(entry.name.begin(), entry.name.end(), '\\', '/');  // old .NET
  entry.directory = entry.name.ends_with('/') || (record.attributes & 0x10) != 0;
}

/// A place below the folder where it would be unpacked.
bool safe_path(std::string_view name) {
  if (name.empty() || name.size() > 4096 || name.front() == '/') return false;
  if (name.size() > 1 && name[1] == ':') return false;
  if (std::any_of(name.begin(), name.end(),
                  [](char c) { return static_cast<uint8_t>(c) < 0x20 || c == '\\' || c == 0x7F; }))
    return false;
  for (size_t at = 0; at <= name.size();) {
    const size_t slash = std::min(name.find('/', at), name.size());
    if (name.substr(at, slash - at) == "..") return false;
    at = slash + 1;
  }
  return true;
}

/// Exactly `size` bytes, or nothing.
std::optional<std::string> inflated(std::string_view packed, size_t size) {
  std::string result(size, '\0');
  z_stream stream{};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return std::nullopt;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  Bytef none = 0;
  stream.next_out = size == 0 ? &none : reinterpret_cast<Bytef*>(result.data());
  stream.avail_out = static_cast<uInt>(size);
  const int answer = inflate(&stream, Z_FINISH);
  const bool whole = answer == Z_STREAM_END && stream.avail_out == 0;
  inflateEnd(&stream);
  return whole ? std::optional(std::move(result)) : std::nullopt;
}

class Reader {
 public:
  Reader(const ZipLimits& limits, GbkToUtf8 gbk, bool (*wanted)(std::string_view))
      : limits_(limits), gbk_(gbk), wanted_(wanted) {}

  Zip zip;

  /// Adds the entries of a file; why it is refused, "" when it is not.
  std::string_view read(std::string_view bytes, const std::string& folder, int depth) {
    const Bytes file(bytes, true);
    const Directory directory = find_directory(file);
    if (!directory.refused.empty()) return directory.refused;
    if (directory.entries > limits_.entries - std::min(limits_.entries, zip.entries.size()))
      return "zip-entries";
    auto at = static_cast<size_t>(directory.at);
    for (uint64_t i = 0; i < directory.entries; ++i) {
      const std::optional<Record> record = read_record(file, at);
      if (!record) return "zip-damaged";
      add(file, *record, folder, depth);
      at = record->next;
    }
    return {};
  }

 private:
  void add(const Bytes& file, const Record& record, const std::string& folder, int depth) {
    ZipEntry entry;
    read_name(record, gbk_, entry);
    if (!safe_path(entry.name)) entry.refused = "zip-path";
    entry.name.insert(0, folder);
    const bool asked = !wanted_ || wanted_(entry.name);
    if (entry.refused.empty() && !entry.directory && asked) unpack(file, record, entry);
    if (lower(entry.name).ends_with(".zip") && is_zip(entry.bytes)) {
      open_within(std::move(entry), depth);
    } else {
      zip.entries.push_back(std::move(entry));
    }
  }

  void open_within(ZipEntry entry, int depth) {
    const std::string inner = std::move(entry.bytes);
    entry.bytes.clear();
    const size_t before = zip.entries.size();
    entry.refused = depth == 0 ? "zip-nested" : read(inner, entry.name + "/", depth - 1);
    if (entry.refused.empty()) return;
    zip.entries.resize(before);
    zip.entries.push_back(std::move(entry));
  }

  void unpack(const Bytes& file, const Record& record, ZipEntry& entry) {
    entry.refused = refusal(file, record);
    if (!entry.refused.empty()) return;
    const auto at = static_cast<size_t>(record.at);
    const size_t data = at + 30 + file.u16(at + 26) + file.u16(at + 28);
    if (!file.has(data, static_cast<size_t>(record.packed))) {
      entry.refused = "zip-entry-damaged";
      return;
    }
    const std::string_view packed = file.view(data, static_cast<size_t>(record.packed));
    std::optional<std::string> bytes = record.method == 0
                                           ? std::string(packed)
                                           : inflated(packed, static_cast<size_t>(record.unpacked));
    if (!bytes) {
      entry.refused = "zip-entry-damaged";
    } else if (crc(*bytes) != record.crc) {
      entry.refused = "zip-crc";
    } else {
      entry.bytes = std::move(*bytes);
      total_ += entry.bytes.size();
    }
  }

  std::string_view refusal(const Bytes& file, const Record& record) const {
    if (record.damaged) return "zip-entry-damaged";
    if ((record.flags & flag_encrypted) != 0) return "zip-encrypted";
    if (record.method != 0 && record.method != 8) return "zip-method";
    if (record.at > file.size() || file.u32(static_cast<size_t>(record.at)) != local_header)
      return "zip-entry-damaged";
    if (record.packed > file.size() || (record.method == 0 && record.packed != record.unpacked))
      return "zip-entry-damaged";
    if (record.unpacked > small && record.unpacked / limits_.ratio > record.packed)
      return "zip-ratio";
    if (record.unpacked > limits_.entry || record.unpacked > limits_.total - total_)
      return "zip-too-large";
    return {};
  }

  const ZipLimits limits_;
  const GbkToUtf8 gbk_;
  bool (*const wanted_)(std::string_view);
  uint64_t total_ = 0;  // bytes unpacked, never beyond limits_.total
};

}  // namespace

bool is_zip(std::string_view bytes) {
  return bytes.starts_with("PK\3\4") || bytes.starts_with("PK\5\6") ||
         bytes.starts_with("PK\7\x08");
}

Zip read_zip(std::string_view bytes, const ZipLimits& limits, GbkToUtf8 gbk,
             bool (*wanted)(std::string_view name)) {
  if (bytes.starts_with("Rar!\x1a\x07")) return {{}, "zip-rar"};
  if (bytes.starts_with("7z\xbc\xaf\x27\x1c")) return {{}, "zip-7z"};
  if (!is_zip(bytes)) return {{}, "zip-not"};
  Reader reader(limits, gbk, wanted);
  reader.zip.refused = reader.read(bytes, "", limits.depth);
  if (!reader.zip.refused.empty()) reader.zip.entries.clear();
  return std::move(reader.zip);
}

}  // namespace beian
