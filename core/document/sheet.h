// Spreadsheets: what their cells show, whatever the file's format and whatever its name says.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/date.h"
#include "core/text/gbk.h"

namespace beian {

/// By content. `xml` is Excel 2003's (SpreadsheetML); xlsb and ods are recognised, not read.
enum class SheetFormat : uint8_t { unknown, xlsx, xls, html, csv, tsv, xml, xlsb, ods };

/// "xlsx", …
std::string_view name(SheetFormat format);

enum class CellKind : uint8_t { text, number, date, boolean, error };

struct Cell {
  uint32_t row = 0, column = 0;  // from 0
  CellKind kind = CellKind::text;
  bool formula = false;      // `text` is what the program that wrote the file had computed
  bool long_number = false;  // a number of 16 or more digits: what was typed is lost
  std::string text;          // as shown, UTF-8; never empty
  double number = 0;         // of numbers; of dates the serial as stored; 0 or 1
  Date date;                 // of dates; year 0 when it is a time alone
};

struct CellRange {
  uint32_t first_row = 0, first_column = 0, last_row = 0, last_column = 0;  // all within

  bool has(uint32_t row, uint32_t column) const {
    return row >= first_row && row <= last_row && column >= first_column && column <= last_column;
  }
};

struct Sheet {
  enum class Visibility : uint8_t { visible, hidden, very_hidden };  // the last: only by a macro

  std::string name;
  Visibility visibility = Visibility::visible;
  std::vector<Cell> cells;  // by row, then column; a cell that is not here is empty
  std::vector<CellRange> merged;

  /// nullptr when it is empty.
  const Cell* cell(uint32_t row, uint32_t column) const;
};

/// Why a workbook is not read, or what is wrong with its name.
inline constexpr std::string_view sheet_refusals[] = {
    "sheet-unknown",    // no format that is known
    "sheet-encrypted",  // needs a password to open
    "sheet-damaged",    // its parts are missing or broken
    "sheet-too-large",  // beyond 500,000 cells or 64 MB of text
    "sheet-biff",       // Excel 5/95 or older
    "sheet-xlsb",       // Excel's binary workbook
    "sheet-ods",        // OpenDocument
    "sheet-word",       // a Word document (.doc, .docx)
    "sheet-pdf",        // a PDF
    "sheet-picture"     // a picture
};
inline constexpr std::string_view sheet_mismatches[] = {
    "sheet-is-xlsx", "sheet-is-xls", "sheet-is-html", "sheet-is-csv",
    "sheet-is-tsv",  "sheet-is-xml", "sheet-is-xlsb", "sheet-is-ods"};

struct Workbook {
  SheetFormat format = SheetFormat::unknown;
  std::string_view mismatch;  // one of sheet_mismatches when the name ends otherwise
  std::string_view refused;   // one of sheet_refusals; "" when it is read
  bool macros = false;        // has VBA or Excel 4 macros
  std::vector<Sheet> sheets;  // in their order; charts left out
};

Workbook read_workbook(std::string_view bytes, std::string_view name, GbkToUtf8 gbk);

/// "B3" of row 2, column 1.
std::string cell_name(uint32_t row, uint32_t column);

}  // namespace beian
