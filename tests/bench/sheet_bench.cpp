// Reading sheets of 10,000 cells: medians, for one thread.
#include <string>

#include "core/document/sheet.h"
#include "tests/bench/lib/line.h"
#include "tests/unit/workbooks.h"

using namespace beian;
using namespace beian::test;

namespace {

constexpr uint32_t rows = 1000, columns = 10;
constexpr size_t runs = 9;
constexpr double aim = 150;  // ms, as WebAssembly

/// Half shared texts, half dates with a style.
std::string xlsx() {
  std::string cells = "<sheetData>", strings;
  for (uint32_t row = 0; row < rows; ++row) {
    cells += "<row r=\"" + std::to_string(row + 1) + "\">";
    for (uint32_t column = 0; column < columns; ++column) {
      const std::string number = std::to_string(row * columns + column);
      cells += "<c r=\"" + cell_name(row, column) + "\" " +
               (column % 2 == 0 ? "t=\"s\"><v>" : "s=\"1\"><v>") +
               (column % 2 == 0 ? std::to_string(row * columns / 2 + column / 2) : number) +
               "</v></c>";
      if (column % 2 == 0) strings += "<si><t>小程序名称 " + number + "</t></si>";
    }
    cells += "</row>";
  }
  return xlsx_file(cells + "</sheetData>", strings,
                   "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"31\"/></cellXfs>");
}

/// Half texts, half numbers.
std::string xls() {
  std::string records;
  for (uint32_t row = 0; row < rows; ++row) {
    for (uint32_t column = 0; column < columns; ++column) {
      const std::string place = u16(row) + u16(column) + u16(0);
      records += column % 2 == 0 ? biff_record(0x0204, place + u16(5) + biff_text(u"小程序名称"))
                                 : biff_record(0x0203, place + f64(row + 0.25));
    }
  }
  return xls_file({{u"表", records}});
}

}  // namespace

int main() {
  size_t cells = 0;
  const auto read = [&](const char* what, const std::string& bytes, std::string_view name) {
    const double ms = bench::median_ms(
        runs, [&] { cells = read_workbook(bytes, name, no_gbk).sheets.at(0).cells.size(); });
    bench::line_at_most(what, ms, "ms", aim);
    return cells == rows * columns;
  };
  const bool all_of_xlsx = read("XLSX of 10,000 cells", xlsx(), "a.xlsx");
  const bool all_of_xls = read("XLS of 10,000 cells", xls(), "a.xls");
  return all_of_xlsx && all_of_xls ? 0 : 1;
}
