// CSV (RFC 4180) and texts with tabs.
#include <algorithm>

#include "core/document/sheet_readers.h"

namespace beian {
namespace {

/// "1.23457E+17": what Excel makes of a long number when it opens and saves a CSV.
bool lost_digits(std::string_view text) {
  const size_t e = text.find("E+");
  if (e == std::string_view::npos || e < 1 || text.size() < e + 4) return false;
  const auto digits = [](std::string_view part) {
    return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
  };
  const std::string_view behind = text.substr(1, e - 1);
  const bool mantissa = digits(text.substr(0, 1)) &&
                        (behind.empty() || (behind[0] == '.' && digits(behind.substr(1))));
  return mantissa && digits(text.substr(e + 2)) && parse_count(text.substr(e + 2), 0) >= 11;
}

/// One field, from `at` on; `at` is then on what ends it.
std::string read_field(std::string_view text, size_t& at, char separator) {
  std::string field;
  bool quoted = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (quoted && c == '"') {
      quoted = at + 1 < text.size() && text[at + 1] == '"';
      if (quoted) field += text[at++];
    } else if (quoted) {
      if (c != '\r') field += c;
    } else if (c == '"' && field.empty()) {
      quoted = true;
    } else if (c == separator || c == '\n' || c == '\r') {
      return field;
    } else {
      field += c;
    }
  }
  return field;
}

}  // namespace

void read_separated_workbook(std::string_view text, char separator, Workbook& workbook) {
  CellWriter writer;
  Sheet& sheet = workbook.sheets.emplace_back();
  uint32_t row = 0, column = 0;
  for (size_t at = 0; at < text.size() && !writer.full(); ++at) {
    std::string field = read_field(text, at, separator);
    if (field.starts_with("=\"") && field.ends_with('"') &&
        field.size() > 2)  // keeps it a text in Excel
      field = field.substr(2, field.size() - 3);
    if (field.ends_with('\t')) field.pop_back();  // so does a tab
    const bool lost = lost_digits(field);
    const size_t before = sheet.cells.size();
    writer.text(sheet, row, column++, std::move(field));
    if (lost && sheet.cells.size() > before) sheet.cells.back().long_number = true;
    if (at >= text.size() || text[at] == separator) continue;
    if (text[at] == '\r' && text.substr(at + 1, 1) == "\n") ++at;
    ++row;
    column = 0;
  }
  if (writer.full() || row >= most_rows) workbook.refused = "sheet-too-large";
}

}  // namespace beian
