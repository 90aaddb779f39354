// Small workbooks made in memory: XLSX of XML parts, XLS of BIFF8 records in a compound file.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace beian::test {

std::string u16(uint32_t value);
std::string u32(uint32_t value);
std::string f64(double value);
/// As BIFF8 has it: flags and letters, 16 bits each when one of them needs it. ASCII and the
/// characters of the basic plane.
std::string biff_text(std::u16string_view text);

std::string biff_record(uint32_t type, std::string_view bytes);

struct BiffSheet {
  std::u16string name;
  std::string records;  // between its start and its end
  uint32_t hidden = 0;  // 1, or 2 for "very"
  uint32_t kind = 0;    // 1: macros, 2: a chart
};

/// The stream of a workbook; `globals` come between its start and the list of sheets.
std::string biff_stream(const std::vector<BiffSheet>& sheets, std::string_view globals = "");

/// A compound file with streams below its root, short ones among the small sectors.
std::string compound_file(const std::vector<std::pair<std::string, std::string>>& streams);

inline std::string xls_file(const std::vector<BiffSheet>& sheets, std::string_view globals = "") {
  return compound_file({{"Workbook", biff_stream(sheets, globals)}});
}

/// The parts of an XLSX file of one sheet "表" with this XML in <worksheet>; others may be added or
/// replaced.
using Parts = std::vector<std::pair<std::string, std::string>>;
Parts xlsx_parts(std::string_view sheet_xml, std::string_view strings_xml = "",
                 std::string_view styles_xml = "");
std::string zip_of(const Parts& parts);
inline std::string xlsx_file(std::string_view sheet_xml, std::string_view strings_xml = "",
                             std::string_view styles_xml = "") {
  return zip_of(xlsx_parts(sheet_xml, strings_xml, styles_xml));
}

}  // namespace beian::test
