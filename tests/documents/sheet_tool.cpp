// Spreadsheets and ZIP files on the command line, for tests that compare with other programs.
//
//   sheet_tool sheet FILE        what is found, as JSON
//   sheet_tool zip FILE          its entries, as JSON
//   sheet_tool write NAME=FILE…  a ZIP of the files
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

#include "core/cli/gbk.h"
#include "core/document/sheet.h"
#include "core/document/zip.h"
#include "core/filing/json.h"
#include "core/text/sha256.h"
#include "tests/contents.h"

using namespace beian;

namespace {

Json about(const Sheet& sheet) {
  static constexpr const char* kinds[] = {"text", "number", "date", "boolean", "error"};
  Json cells = Json::array(), merged = Json::array();
  for (const Cell& cell : sheet.cells) {
    cells.push_back({{"row", cell.row},
                     {"column", cell.column},
                     {"kind", kinds[static_cast<size_t>(cell.kind)]},
                     {"text", cell.text},
                     {"formula", cell.formula},
                     {"long", cell.long_number},
                     {"number", cell.number},
                     {"date", iso(cell.date)}});
  }
  for (const CellRange& range : sheet.merged) {
    merged.push_back(cell_name(range.first_row, range.first_column) + ":" +
                     cell_name(range.last_row, range.last_column));
  }
  return {{"name", sheet.name},
          {"hidden", static_cast<int>(sheet.visibility)},
          {"cells", std::move(cells)},
          {"merged", std::move(merged)}};
}

Json read_sheets(const char* path) {
  const Workbook workbook = read_workbook(contents(path), path, cli::gbk_to_utf8);
  Json sheets = Json::array();
  for (const Sheet& sheet : workbook.sheets) sheets.push_back(about(sheet));
  return {{"format", std::string(name(workbook.format))},
          {"mismatch", std::string(workbook.mismatch)},
          {"refused", std::string(workbook.refused)},
          {"macros", workbook.macros},
          {"sheets", std::move(sheets)}};
}

Json read_entries(const char* path) {
  const Zip zip = read_zip(contents(path), {}, cli::gbk_to_utf8);
  Json entries = Json::array();
  for (const ZipEntry& entry : zip.entries) {
    entries.push_back({{"name", entry.name},
                       {"size", entry.bytes.size()},
                       {"sha256", sha256(entry.bytes)},
                       {"directory", entry.directory},
                       {"gbk", entry.gbk},
                       {"refused", std::string(entry.refused)}});
  }
  return {{"refused", std::string(zip.refused)}, {"entries", std::move(entries)}};
}

std::string written(char** from, char** end) {
  std::vector<std::string> bytes;
  std::vector<ZipFile> files;
  for (char** it = from; it < end; ++it) bytes.push_back(contents(std::strchr(*it, '=') + 1));
  for (char** it = from; it < end; ++it) {
    const std::string_view argument = *it;
    files.push_back({std::string(argument.substr(0, argument.find('='))),
                     bytes[static_cast<size_t>(it - from)]});
  }
  return write_zip(files, {2026, 3, 2, 12, 30, 20});
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view what = argc > 2 ? argv[1] : "";
  std::string out;
  if (what == "sheet") out = write_json(read_sheets(argv[2]), -1);
  if (what == "zip") out = write_json(read_entries(argv[2]), -1);
  if (what == "write") out = written(argv + 2, argv + argc);
  std::fwrite(out.data(), 1, out.size(), stdout);
  return out.empty() ? 2 : 0;
}
