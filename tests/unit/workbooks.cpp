#include "workbooks.h"

#include <cstring>

#include "core/document/zip.h"

namespace beian::test {
namespace {

constexpr size_t sector = 512, small = 64, cutoff = 4096;
constexpr uint32_t end_of_chain = 0xFFFFFFFE, unused = 0xFFFFFFFF, table_sector = 0xFFFFFFFD;

void pad(std::string& bytes, size_t size) {
  bytes.resize((bytes.size() + size - 1) / size * size, '\0');
}

/// Numbers of a chain of sectors from `first` on.
void add_chain(std::vector<uint32_t>& table, size_t count) {
  for (size_t i = 1; i <= count; ++i)
    table.push_back(i == count ? end_of_chain : static_cast<uint32_t>(table.size() + 1));
}

std::string directory_entry(std::string_view name, int kind, uint32_t right, uint32_t child,
                            uint32_t start, size_t size) {
  std::string entry;
  for (const char c : name) entry += u16(static_cast<uint8_t>(c));
  entry.resize(64, '\0');
  entry += u16(static_cast<uint32_t>(name.size() * 2 + 2));
  entry += static_cast<char>(kind);
  entry += '\1';
  entry += u32(unused) + u32(right) + u32(child);
  entry.resize(116, '\0');
  return entry + u32(start) + u32(static_cast<uint32_t>(size)) + u32(0);
}

}  // namespace

std::string u16(uint32_t value) {
  return {static_cast<char>(value & 0xFF), static_cast<char>(value >> 8 & 0xFF)};
}
std::string u32(uint32_t value) {
  return u16(value & 0xFFFF) + u16(value >> 16);
}
std::string f64(double value) {
  uint64_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  return u32(static_cast<uint32_t>(bits)) + u32(static_cast<uint32_t>(bits >> 32));
}

std::string biff_text(std::u16string_view text) {
  bool wide = false;
  for (const char16_t unit : text) wide |= unit > 0xFF;
  std::string bytes(1, wide ? '\1' : '\0');
  for (const char16_t unit : text)
    bytes += wide ? u16(unit) : std::string(1, static_cast<char>(unit));
  return bytes;
}

std::string biff_record(uint32_t type, std::string_view bytes) {
  return u16(type) + u16(static_cast<uint32_t>(bytes.size())) + std::string(bytes);
}

std::string biff_stream(const std::vector<BiffSheet>& sheets, std::string_view globals) {
  const std::string start = biff_record(0x0809, u16(0x0600) + u16(5) + std::string(12, '\0'));
  const std::string end = biff_record(0x000A, "");
  size_t at = start.size() + globals.size() + end.size();
  for (const BiffSheet& sheet : sheets) at += 4 + 7 + biff_text(sheet.name).size();
  std::string stream = start + std::string(globals), parts;
  for (const BiffSheet& sheet : sheets) {
    stream +=
        biff_record(0x0085, u32(static_cast<uint32_t>(at + parts.size())) +
                                static_cast<char>(sheet.hidden) + static_cast<char>(sheet.kind) +
                                static_cast<char>(sheet.name.size()) + biff_text(sheet.name));
    parts += start + sheet.records + end;
  }
  return stream + end + parts;
}

std::string compound_file(const std::vector<std::pair<std::string, std::string>>& streams) {
  std::vector<uint32_t> table, small_table, starts;
  std::string sectors, small_sectors;
  for (const auto& [name, bytes] : streams) {
    const bool is_small = bytes.size() < cutoff;
    std::string& to = is_small ? small_sectors : sectors;
    const size_t size = is_small ? small : sector;
    starts.push_back(static_cast<uint32_t>(to.size() / size));
    to += bytes;
    pad(to, size);
    add_chain(is_small ? small_table : table, (bytes.size() + size - 1) / size);
  }
  const auto append = [&](std::string bytes) {
    const auto start = static_cast<uint32_t>(table.size());
    pad(bytes, sector);
    sectors += bytes;
    add_chain(table, bytes.size() / sector);
    return bytes.empty() ? end_of_chain : start;
  };
  const uint32_t small_start = append(small_sectors);
  std::string small_table_bytes;
  for (const uint32_t next : small_table) small_table_bytes += u32(next);
  const uint32_t small_table_start = append(small_table_bytes);
  std::string directory =
      directory_entry("Root Entry", 5, unused, 1, small_start, small_sectors.size());
  for (size_t i = 0; i < streams.size(); ++i) {
    const uint32_t right = i + 1 < streams.size() ? static_cast<uint32_t>(i + 2) : unused;
    directory +=
        directory_entry(streams[i].first, 2, right, unused, starts[i], streams[i].second.size());
  }
  const uint32_t directory_start = append(directory);
  const auto table_start = static_cast<uint32_t>(table.size());
  size_t table_sectors = 1;
  while (table_sectors * (sector / 4) < table.size() + table_sectors) ++table_sectors;
  table.resize(table.size() + table_sectors, table_sector);
  table.resize(table_sectors * (sector / 4), unused);
  for (const uint32_t next : table) sectors += u32(next);

  std::string header = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  header.resize(24, '\0');
  header += u16(0x3E) + u16(3) + u16(0xFFFE) + u16(9) + u16(6);
  header.resize(44, '\0');
  header += u32(static_cast<uint32_t>(table_sectors)) + u32(directory_start) + u32(0) + u32(cutoff);
  header +=
      u32(small_table_start) + u32(small_table_bytes.empty() ? 0 : 1) + u32(end_of_chain) + u32(0);
  for (uint32_t i = 0; i < 109; ++i) header += u32(i < table_sectors ? table_start + i : unused);
  return header + sectors;
}

Parts xlsx_parts(std::string_view sheet_xml, std::string_view strings_xml,
                 std::string_view styles_xml) {
  const std::string types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  const std::string list =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  const auto relation = [&](const char* id, const char* type, const char* target) {
    return std::string("<Relationship Id=\"") + id + "\" Type=\"" + types + type + "\" Target=\"" +
           target + "\"/>";
  };
  return {{"_rels/.rels",
           list + relation("r1", "officeDocument", "/xl/workbook.xml") + "</Relationships>"},
          {"xl/_rels/workbook.xml.rels",
           list + relation("r1", "worksheet", "worksheets/sheet1.xml") +
               relation("r2", "sharedStrings", "/xl/sharedStrings.xml") +
               relation("r3", "styles", "styles.xml") + "</Relationships>"},
          {"xl/workbook.xml",
           "<workbook xmlns:r=\"r\"><sheets><sheet name=\"表\" sheetId=\"1\" "
           "r:id=\"r1\"/></sheets></workbook>"},
          {"xl/sharedStrings.xml", "<sst>" + std::string(strings_xml) + "</sst>"},
          {"xl/styles.xml", "<styleSheet>" + std::string(styles_xml) + "</styleSheet>"},
          {"xl/worksheets/sheet1.xml", "<worksheet>" + std::string(sheet_xml) + "</worksheet>"}};
}

std::string zip_of(const Parts& parts) {
  std::vector<ZipFile> files;
  for (const auto& [name, bytes] : parts) files.push_back({name, bytes});
  return write_zip(files, {2026, 3, 2, 0, 0, 0});
}

}  // namespace beian::test
