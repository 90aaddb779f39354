// What holds of every spreadsheet that is read, whatever the bytes.
#pragma once
#include <cstdint>
#include <cstdlib>

#include "core/document/registration_form.h"
#include "core/document/sheet.h"
#include "core/text/utf8.h"

namespace beian::fuzz {

inline int read_as(std::string_view name, std::string_view bytes) {
  const Workbook workbook = read_workbook(bytes, name, no_gbk);
  if (!workbook.refused.empty() && !workbook.sheets.empty()) std::abort();
  for (const Sheet& sheet : workbook.sheets) {
    for (size_t i = 0; i < sheet.cells.size(); ++i) {
      const Cell& cell = sheet.cells[i];
      if (cell.text.empty() || sheet.cell(cell.row, cell.column) != &cell) std::abort();
    }
  }
  for (const FormValue& value : read_registration_form(workbook).values) {
    if (value.value.empty() && value.code.empty()) std::abort();
  }
  return 0;
}

}  // namespace beian::fuzz
