#include <cmath>

#include "core/document/number_format.h"
#include "core/document/sheet_readers.h"

namespace beian {
namespace {

constexpr size_t most_cells = 500'000, most_bytes = 64u << 20, most_merged = 100'000;

}  // namespace

Cell* CellWriter::add(Sheet& sheet, uint32_t row, uint32_t column, CellKind kind, std::string text,
                      bool formula) {
  if (text.empty() || row >= most_rows || column >= most_columns) return nullptr;
  bytes_ += text.size();
  full_ |= ++cells_ > most_cells || bytes_ > most_bytes;
  if (full_) return nullptr;
  Cell& cell = sheet.cells.emplace_back();
  cell.row = row;
  cell.column = column;
  cell.kind = kind;
  cell.formula = formula;
  cell.text = std::move(text);
  return &cell;
}

void CellWriter::text(Sheet& sheet, uint32_t row, uint32_t column, std::string text, bool formula) {
  add(sheet, row, column, CellKind::text, std::move(text), formula);
}

void CellWriter::number(Sheet& sheet, uint32_t row, uint32_t column, double number,
                        std::string_view format, bool formula) {
  constexpr double sixteen_digits = 1e15;  // the least number that has so many
  if (!std::isfinite(number)) return;
  const bool date = is_date_format(format);
  Cell* cell = add(sheet, row, column, date ? CellKind::date : CellKind::number,
                   format_number(number, format, date_1904), formula);
  if (!cell) return;
  cell->number = number;
  if (date) cell->date = serial_date(number, date_1904);
  cell->long_number = !date && std::abs(number) >= sixteen_digits;
}

void CellWriter::boolean(Sheet& sheet, uint32_t row, uint32_t column, bool value, bool formula) {
  Cell* cell = add(sheet, row, column, CellKind::boolean, value ? "TRUE" : "FALSE", formula);
  if (cell) cell->number = value ? 1 : 0;
}

void CellWriter::error(Sheet& sheet, uint32_t row, uint32_t column, std::string text,
                       bool formula) {
  add(sheet, row, column, CellKind::error, std::move(text), formula);
}

void CellWriter::date(Sheet& sheet, uint32_t row, uint32_t column, std::string_view text,
                      bool formula) {
  const std::string_view day = text.substr(0, text.find('T'));
  Cell* cell =
      add(sheet, row, column, CellKind::date,
          std::string(text.ends_with("T00:00:00") || text.ends_with("T00:00:00.000") ? day : text),
          formula);
  if (cell) cell->date = parse_loose_date(day).value_or(Date{});
}

void CellWriter::merge(Sheet& sheet, const CellRange& range) {
  const bool sound = range.first_row <= range.last_row && range.first_column <= range.last_column &&
                     range.last_row < most_rows && range.last_column < most_columns;
  if (sound && sheet.merged.size() < most_merged) sheet.merged.push_back(range);
}

}  // namespace beian
