// Excel 2003's XML (SpreadsheetML), which some systems export under the name .xls.
#include <cstdlib>

#include "core/document/sheet_readers.h"
#include "core/document/xml.h"

namespace beian {
namespace {

/// Text with formatting is HTML within <Data>.
std::string text_below(pugi::xml_node node) {
  std::string text;
  pugi::xml_node at = node.first_child();
  while (at) {
    if (at.type() == pugi::node_pcdata || at.type() == pugi::node_cdata) text += at.value();
    if (at.first_child()) {
      at = at.first_child();
      continue;
    }
    while (at && at != node && !at.next_sibling()) at = at.parent();
    if (!at || at == node) break;
    at = at.next_sibling();
  }
  return text;
}

class Reader {
 public:
  Reader(CellWriter& writer, Sheet& sheet) : writer_(writer), sheet_(sheet) {}

  void read(pugi::xml_node table) {
    uint32_t row = 0;
    for (pugi::xml_node node = xml::child(table, "Row"); node && !writer_.full();
         node = xml::next(node)) {
      row = place(node, row);
      read_row(node, row);
      ++row;
    }
  }

 private:
  /// "ss:Index" counts from 1; without it, the place is the one behind the last.
  static uint32_t place(pugi::xml_node node, uint32_t otherwise) {
    return parse_count(xml::attribute(node, "Index"), otherwise + 1) - 1;
  }

  void read_row(pugi::xml_node row_node, uint32_t row) {
    uint32_t column = 0;
    for (pugi::xml_node cell = xml::child(row_node, "Cell"); cell; cell = xml::next(cell)) {
      column = place(cell, column);
      read_cell(cell, row, column);
      const uint32_t across = parse_count(xml::attribute(cell, "MergeAcross"), 0) % most_columns;
      const uint32_t down = parse_count(xml::attribute(cell, "MergeDown"), 0) % most_rows;
      if (across + down > 0) writer_.merge(sheet_, {row, column, row + down, column + across});
      column += across + 1;
    }
  }

  void read_cell(pugi::xml_node cell, uint32_t row, uint32_t column) {
    const pugi::xml_node data = xml::child(cell, "Data");
    const std::string_view type = xml::attribute(data, "Type");
    const bool formula = !xml::attribute(cell, "Formula").empty();
    const std::string text = text_below(data);
    if (type == "Number")
      writer_.number(sheet_, row, column, std::strtod(text.c_str(), nullptr), "General", formula);
    else if (type == "Boolean")
      writer_.boolean(sheet_, row, column, text == "1", formula);
    else if (type == "Error")
      writer_.error(sheet_, row, column, text, formula);
    else if (type == "DateTime")
      writer_.date(sheet_, row, column, text, formula);
    else
      writer_.text(sheet_, row, column, text, formula);
  }

  CellWriter& writer_;
  Sheet& sheet_;
};

}  // namespace

void read_xml_workbook(std::string text, Workbook& workbook) {
  pugi::xml_document document;
  const bool whole = xml::load(document, text);
  CellWriter writer;
  pugi::xml_node node = xml::child(xml::child(document, "Workbook"), "Worksheet");
  for (; node && workbook.sheets.size() < most_sheets; node = xml::next(node)) {
    Sheet& sheet = workbook.sheets.emplace_back();
    sheet.name = xml::attribute(node, "Name");
    const std::string_view state =
        xml::child(xml::child(node, "WorksheetOptions"), "Visible").child_value();
    if (state == "SheetHidden") sheet.visibility = Sheet::Visibility::hidden;
    if (state == "SheetVeryHidden") sheet.visibility = Sheet::Visibility::very_hidden;
    Reader(writer, sheet).read(xml::child(node, "Table"));
  }
  if (writer.full() || node)
    workbook.refused = "sheet-too-large";
  else if (!whole || workbook.sheets.empty())
    workbook.refused = "sheet-damaged";
}

}  // namespace beian
