// XLSX, and what is called a spreadsheet but is HTML, CSV or XML.
#include "core/document/sheet.h"

#include <doctest/doctest.h>

#include "workbooks.h"

using namespace beian;
using namespace beian::test;

namespace {

/// The one GBK text here.
std::string gbk(std::string_view bytes) {
  return bytes == "\xC3\xFB\xB3\xC6,\xCA\xBE\xC0\xFD" ? "名称,示例" : "";
}

Workbook read(const std::string& bytes, std::string_view name = "a.xlsx") {
  return read_workbook(bytes, name, gbk);
}

std::string row(std::string_view cells) {
  return "<sheetData><row>" + std::string(cells) + "</row></sheetData>";
}

std::string shown(const Workbook& workbook, uint32_t at_row, uint32_t column) {
  if (workbook.sheets.empty()) return std::string(workbook.refused);
  const Cell* cell = workbook.sheets[0].cell(at_row, column);
  return cell ? cell->text : "";
}

/// What one cell of XML shows.
std::string shown(std::string_view cell, std::string_view strings = "",
                  std::string_view styles = "") {
  return shown(read(xlsx_file(row(cell), strings, styles)), 0, 0);
}

}  // namespace

TEST_CASE("cells of XLSX") {
  CHECK(shown("<c><v>12.50</v></c>") == "12.5");
  CHECK(shown("<c t=\"s\"><v>1</v></c>",
              "<si><t>a</t></si><si><t xml:space=\"preserve\"> b </t></si>") == " b ");
  CHECK(shown("<c t=\"s\"><v>7</v></c>").empty());
  CHECK(shown("<c t=\"inlineStr\"><is><t>示例</t></is></c>") == "示例");
  CHECK(shown("<c t=\"str\"><f>A1</f><v>a&lt;b</v></c>") == "a<b");
  CHECK(shown("<c t=\"b\"><v>1</v></c>") == "TRUE");
  CHECK(shown("<c t=\"e\"><v>#REF!</v></c>") == "#REF!");
  CHECK(shown("<c t=\"d\"><v>2026-03-02T00:00:00</v></c>") == "2026-03-02");
  CHECK(shown("<c><v></v></c>").empty());
  CHECK(shown("<c/>").empty());
  // Runs of one text are joined; how it is pronounced is another text.
  CHECK(shown("<c t=\"s\"><v>0</v></c>",
              "<si><r><t>软件著作权</t></r><r><rPr/><t>/小程序</t></r><rPh><t>ruan</t></rPh><t/></"
              "si>") == "软件著作权/小程序");
  CHECK(shown("<c t=\"inlineStr\"><is><t>a_x000D_\nb_x005F_c_xZZ</t></is></c>") == "a\nb_c_xZZ");
  const Workbook formula = read(xlsx_file(row("<c><f>1+1</f><v>2</v></c><c><v>3</v></c>")));
  CHECK(formula.sheets.at(0).cell(0, 0)->formula);
  CHECK(!formula.sheets.at(0).cell(0, 1)->formula);
}

TEST_CASE("dates by style, built-in and own; the year 1904") {
  const std::string styles =
      "<numFmts><numFmt numFmtId=\"165\" "
      "formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/></numFmts>"
      "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
      "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"165\"/></cellXfs>";
  CHECK(shown("<c s=\"0\"><v>46083</v></c>", "", styles) == "46083");
  CHECK(shown("<c s=\"1\"><v>46083</v></c>", "", styles) == "2026/3/2");
  CHECK(shown("<c s=\"2\"><v>46083</v></c>", "", styles) == "2026年3月2日");
  Parts parts = xlsx_parts(row("<c s=\"1\"><v>44621</v></c>"), "", styles);
  parts[2].second.insert(parts[2].second.find("<sheets>"), "<workbookPr date1904=\"1\"/>");
  const Workbook workbook = read(zip_of(parts));
  CHECK(shown(workbook, 0, 0) == "2026/3/2");
  CHECK(workbook.sheets.at(0).cells.at(0).date == Date{2026, 3, 2});
}

TEST_CASE("places: named, or following the ones before; out of order; merged") {
  const Workbook workbook = read(xlsx_file(
      "<sheetData><row r=\"3\"><c "
      "r=\"C3\"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>"
      "<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>0</v></c><c r=\"B1\"><v>2</v></c></row>"
      "<row r=\"9999999\"><c><v>9</v></c></row></sheetData>"
      "<mergeCells><mergeCell ref=\"A1:$B$2\"/><mergeCell ref=\"nonsense\"/></mergeCells>"));
  const Sheet& sheet = workbook.sheets.at(0);
  REQUIRE(sheet.cells.size() == 5);
  CHECK(shown(workbook, 2, 2) == "3");
  CHECK(shown(workbook, 2, 3) == "4");
  CHECK(shown(workbook, 3, 0) == "5");
  CHECK(sheet.cells[0].text == "0");
  CHECK(sheet.cells[1].text == "2");  // of two in one place, the later one
  REQUIRE(sheet.merged.size() == 1);
  CHECK(sheet.merged[0].last_row == 1);
  CHECK(cell_name(2, 27) == "AB3");
  CHECK(cell_name(0, 25) == "Z1");
}

TEST_CASE(
    "other producers: prefixes, targets from the top, hidden sheets, parts in other letters") {
  Parts parts = xlsx_parts("");
  parts[5] = {"XL/Worksheets/Sheet1.xml",
              "<x:worksheet "
              "xmlns:x=\"m\"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></"
              "x:worksheet>"};
  const size_t at = parts[2].second.find(" r:id");
  parts[2].second.insert(at, " state=\"veryHidden\"");
  const Workbook workbook = read(zip_of(parts));
  CHECK(shown(workbook, 0, 0) == "1");
  CHECK(workbook.sheets.at(0).visibility == Sheet::Visibility::very_hidden);
  parts.emplace_back("xl/vbaProject.bin", "x");
  CHECK(read(zip_of(parts)).macros);
}

TEST_CASE("numbers of sixteen digits have lost what was typed") {
  const Workbook workbook = read(xlsx_file(
      row("<c><v>330106199003073012</v></c><c><v>999999999999999</v></c><c><v>1e15</v></c>"
          "<c t=\"inlineStr\"><is><t>330106199003073012</t></is></c>")));
  const std::vector<Cell>& cells = workbook.sheets.at(0).cells;
  REQUIRE(cells.size() == 4);
  CHECK(cells[0].long_number);
  CHECK(!cells[1].long_number);
  CHECK(cells[2].long_number);
  CHECK(!cells[3].long_number);
}

TEST_CASE("XLSX that is not read is refused by its name") {
  const auto refused = [](const Parts& parts) { return read(zip_of(parts)).refused; };
  const Parts good = xlsx_parts(row("<c><v>1</v></c>"));
  CHECK(refused(good).empty());
  Parts parts = good;
  parts[5].second = "<worksheet><sheetData><row>";
  CHECK(refused(parts) == "sheet-damaged");
  parts.pop_back();
  CHECK(refused(parts) == "sheet-damaged");
  CHECK(refused({{"xl/workbook.bin", "x"}}) == "sheet-xlsb");
  CHECK(refused({{"word/document.xml", "x"}}) == "sheet-word");
  CHECK(refused({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}}) == "sheet-ods");
  CHECK(refused({{"a.txt", "x"}}) == "sheet-unknown");
  const std::string file = zip_of(good);
  CHECK(read(file.substr(0, file.size() / 2)).refused == "sheet-damaged");
  parts = good;
  parts[5].second = "<worksheet>" + std::string(30 << 20, ' ') + "</worksheet>";
  CHECK(refused(parts) == "sheet-damaged");  // such a part is a bomb
  CHECK(read("%PDF-1.7").refused == "sheet-pdf");
  CHECK(read("\x89PNG\r\n\x1a\n").refused == "sheet-picture");
  CHECK(read("").refused == "sheet-unknown");
  CHECK(read("hello").refused == "sheet-unknown");
  std::string many;
  for (int i = 0; i < 500'001; ++i) many += "1,\n";
  CHECK(read(many, "a.csv").refused == "sheet-too-large");
}

TEST_CASE("the name says something else") {
  const std::string file = xlsx_file(row("<c><v>1</v></c>"));
  CHECK(read(file, "a.xls").mismatch == "sheet-is-xlsx");
  CHECK(read(file, "《登记表》1.2.XLSX").mismatch.empty());
  CHECK(read(file, "登记表").mismatch.empty());
}

TEST_CASE("HTML as .xls") {
  const Workbook workbook = read(
      "<html><head><style>td{color:red}</style></head><body><!-- <td>no</td> --><table>"
      "<tr><td rowspan=\"2\">小程序&nbsp;名称：</td><td colspan=2>示例<br>短剧 &amp; "
      "&#x4E00;&#65;</td></tr>"
      "<tr><th>a</th><td>\n b\n c</td></tr></table><script>x</script></body></html>",
      "a.xls");
  CHECK(workbook.format == SheetFormat::html);
  CHECK(workbook.mismatch == "sheet-is-html");
  CHECK(shown(workbook, 0, 0) == "小程序 名称：");
  CHECK(shown(workbook, 0, 1) == "示例\n短剧 & 一A");
  CHECK(shown(workbook, 1, 0).empty());  // still the cell above
  CHECK(shown(workbook, 1, 1) == "a");
  CHECK(shown(workbook, 1, 2) == "b c");
  CHECK(workbook.sheets.at(0).merged.size() == 2);
}

TEST_CASE("CSV as .xls") {
  const Workbook workbook = read(
      "\xEF\xBB\xBF名称,\"示例,\"\"短剧\"\"\n第二行\"\r\n=\"0123\",3.30106E+17,1.5E+2", "a.xls");
  CHECK(workbook.format == SheetFormat::csv);
  CHECK(workbook.mismatch == "sheet-is-csv");
  CHECK(shown(workbook, 0, 1) == "示例,\"短剧\"\n第二行");
  CHECK(shown(workbook, 1, 0) == "0123");
  CHECK(workbook.sheets.at(0).cell(1, 1)->long_number);
  CHECK(!workbook.sheets.at(0).cell(1, 2)->long_number);
  CHECK(shown(read("\xC3\xFB\xB3\xC6,\xCA\xBE\xC0\xFD", "a.csv"), 0, 1) == "示例");
  CHECK(read("a,b", "a.csv").mismatch.empty());
  const Workbook tabs = read(std::string("\xFF\xFE"
                                         "a\0\t\0\x2D\x4E\r\0\n\0",
                                         12),
                             "a.xls");
  CHECK(tabs.format == SheetFormat::tsv);
  CHECK(shown(tabs, 0, 1) == "中");
}

TEST_CASE("Excel 2003's XML") {
  const Workbook workbook = read(
      "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "
      "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"表\"><Table>"
      "<Row ss:Index=\"2\"><Cell ss:MergeAcross=\"1\"><Data "
      "ss:Type=\"String\">名<B>称</B></Data></Cell>"
      "<Cell><Data ss:Type=\"Number\">12</Data></Cell></Row>"
      "<Row><Cell ss:Index=\"3\"><Data "
      "ss:Type=\"DateTime\">2026-03-02T00:00:00.000</Data></Cell></Row>"
      "</Table></Worksheet></Workbook>",
      "a.xls");
  CHECK(workbook.format == SheetFormat::xml);
  CHECK(workbook.mismatch == "sheet-is-xml");
  CHECK(shown(workbook, 1, 0) == "名称");
  CHECK(shown(workbook, 1, 2) == "12");
  CHECK(shown(workbook, 2, 2) == "2026-03-02");
  CHECK(workbook.sheets.at(0).name == "表");
  CHECK(workbook.sheets.at(0).merged.size() == 1);
}
