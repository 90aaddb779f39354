// One reader for each format of spreadsheets, and what they all write to.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/sheet.h"

namespace beian {

constexpr uint32_t most_rows = 1u << 20, most_columns = 1u << 14;
constexpr size_t most_sheets = 256;

/// Puts cells into a sheet within the limits of the workbook; beyond them it is `full()`.
class CellWriter {
 public:
  void text(Sheet& sheet, uint32_t row, uint32_t column, std::string text, bool formula = false);
  void number(Sheet& sheet, uint32_t row, uint32_t column, double number, std::string_view format,
              bool formula = false);
  void boolean(Sheet& sheet, uint32_t row, uint32_t column, bool value, bool formula = false);
  void error(Sheet& sheet, uint32_t row, uint32_t column, std::string text, bool formula = false);
  /// A date as it is written: "2026-03-02", "2026-03-02T12:30:00".
  void date(Sheet& sheet, uint32_t row, uint32_t column, std::string_view text, bool formula);
  void merge(Sheet& sheet, const CellRange& range);

  bool full() const { return full_; }

  bool date_1904 = false;  // set before the first number

 private:
  Cell* add(Sheet& sheet, uint32_t row, uint32_t column, CellKind kind, std::string text,
            bool formula);

  size_t cells_ = 0, bytes_ = 0;
  bool full_ = false;
};

/// Each sets `sheets`, `macros` and `refused`, some the format (a ZIP may be XLSX, XLSB, ODS, …).
void read_zipped_workbook(std::string_view bytes, Workbook& workbook);
void read_compound_workbook(std::string_view bytes, Workbook& workbook);
void read_xml_workbook(std::string text, Workbook& workbook);
void read_html_workbook(std::string_view text, Workbook& workbook);
void read_separated_workbook(std::string_view text, char separator, Workbook& workbook);

/// "B3" or "$B$3"; false when it is none, or beyond the largest sheet.
bool parse_cell_name(std::string_view name, uint32_t& row, uint32_t& column);

/// Decimal digits and nothing else; `otherwise` when there is something else.
uint32_t parse_count(std::string_view digits, uint32_t otherwise);

}  // namespace beian
