// XLS: every kind of cell, texts that go on in another record, and files that are broken.
#include <doctest/doctest.h>

#include <tuple>

#include "core/document/sheet.h"
#include "workbooks.h"

using namespace beian;
using namespace beian::test;

namespace {

Workbook read(const std::string& bytes, std::string_view name = "a.xls") {
  return read_workbook(bytes, name, no_gbk);
}

std::string_view refused(const std::string& bytes) {
  return read(bytes).refused;
}

/// Row, column and style in front of what a cell's record has.
std::string cell(uint32_t row, uint32_t column, uint32_t style = 0) {
  return u16(row) + u16(column) + u16(style);
}

std::string label(uint32_t row, uint32_t column, std::u16string_view text) {
  return biff_record(0x0204,
                     cell(row, column) + u16(static_cast<uint32_t>(text.size())) + biff_text(text));
}

std::string shown(const std::string& records, uint32_t row, uint32_t column,
                  std::string_view globals = "") {
  const Workbook workbook = read(xls_file({{u"表", records}}, globals));
  CHECK(workbook.refused.empty());
  const Cell* found = workbook.sheets.at(0).cell(row, column);
  return found ? found->text : "";
}

/// A style for each format id.
std::string styles(std::initializer_list<uint32_t> formats) {
  std::string records;
  for (const uint32_t format : formats)
    records += biff_record(0x00E0, u16(0) + u16(format) + std::string(16, '\0'));
  return records;
}

std::string shared(std::initializer_list<std::u16string_view> texts) {
  std::string bytes =
      u32(static_cast<uint32_t>(texts.size())) + u32(static_cast<uint32_t>(texts.size()));
  for (const std::u16string_view text : texts)
    bytes += u16(static_cast<uint32_t>(text.size())) + biff_text(text);
  return biff_record(0x00FC, bytes);
}

}  // namespace

TEST_CASE("cells of every kind") {
  const std::string text_of_formula =
      biff_record(0x0006, cell(1, 4) + std::string(6, '\0') + u16(0xFFFF) + std::string(8, '\0')) +
      biff_record(0x0207, u16(2) + biff_text(u"合格"));
  const std::string records =
      label(0, 0, u"小程序名称") + biff_record(0x00FD, cell(0, 1) + u32(1)) +
      biff_record(0x0203, cell(0, 2) + f64(-1.5)) +
      biff_record(0x027E, cell(0, 3) + u32(12345u << 2 | 2)) +
      biff_record(0x027E, cell(0, 4) + u32(12345u << 2 | 3)) +
      biff_record(0x027E, cell(0, 5) + u32(0x40290000)) +  // the upper half of 12.5
      biff_record(0x00BD, u16(1) + u16(0) + u16(0) + u32(1u << 2 | 2) + u16(0) + u32(2u << 2 | 2) +
                              u16(1)) +
      biff_record(0x0205, cell(1, 2) + std::string("\1\0", 2)) +
      biff_record(0x0205, cell(1, 3) + std::string("\x2A\1", 2)) + text_of_formula +
      biff_record(0x0006, cell(1, 5) + f64(7) + std::string(8, '\0')) +
      biff_record(0x0006,
                  cell(1, 6) + std::string("\2\0\x17\0\0\0\xFF\xFF", 8) + std::string(8, '\0')) +
      biff_record(0x0201, cell(2, 0)) +
      biff_record(0x00E5, u16(1) + u16(3) + u16(4) + u16(0) + u16(2));
  const Workbook workbook = read(xls_file({{u"表", records}}, shared({u"a", u"示例短剧"})));
  CHECK(workbook.refused.empty());
  CHECK(workbook.format == SheetFormat::xls);
  CHECK(workbook.mismatch.empty());
  const Sheet& sheet = workbook.sheets.at(0);
  CHECK(sheet.name == "表");
  const std::vector<std::tuple<uint32_t, uint32_t, CellKind, const char*, bool>> expected{
      {0, 0, CellKind::text, "小程序名称", false}, {0, 1, CellKind::text, "示例短剧", false},
      {0, 2, CellKind::number, "-1.5", false},     {0, 3, CellKind::number, "12345", false},
      {0, 4, CellKind::number, "123.45", false},   {0, 5, CellKind::number, "12.5", false},
      {1, 0, CellKind::number, "1", false},        {1, 1, CellKind::number, "2", false},
      {1, 2, CellKind::boolean, "TRUE", false},    {1, 3, CellKind::error, "#N/A", false},
      {1, 4, CellKind::text, "合格", true},        {1, 5, CellKind::number, "7", true},
      {1, 6, CellKind::error, "#REF!", true}};
  REQUIRE(sheet.cells.size() == expected.size());
  for (size_t i = 0; i < expected.size(); ++i) {
    const auto& [row, column, kind, text, formula] = expected[i];
    CAPTURE(i);
    CHECK(sheet.cells[i].row == row);
    CHECK(sheet.cells[i].column == column);
    CHECK(sheet.cells[i].kind == kind);
    CHECK(sheet.cells[i].text == text);
    CHECK(sheet.cells[i].formula == formula);
  }
  REQUIRE(sheet.merged.size() == 1);
  CHECK(sheet.merged[0].has(4, 2));
  CHECK(!sheet.merged[0].has(2, 0));
}

TEST_CASE("dates by their style, from 1900 or 1904") {
  const std::string own = biff_record(0x041E, u16(164) + u16(10) + biff_text(u"yyyy-mm-dd"));
  const std::string date = biff_record(0x0203, cell(0, 0, 2) + f64(46083));
  const std::string globals = own + styles({0, 14, 164});
  const Workbook workbook = read(xls_file({{u"表", date}}, globals));
  const Cell& cell_of_date = workbook.sheets.at(0).cells.at(0);
  CHECK(cell_of_date.kind == CellKind::date);
  CHECK(cell_of_date.text == "2026-03-02");
  CHECK(cell_of_date.date == Date{2026, 3, 2});
  CHECK(shown(date, 0, 0, biff_record(0x0022, u16(1)) + globals) == "2030-03-03");
}

TEST_CASE("texts that go on in a CONTINUE record, in other letters") {
  // "示例" in 16 bits, then "ab" in 8 bits, with runs of formatting and a phonetic text behind.
  const std::string first = u32(2) + u32(2) + u16(4) + std::string(1, '\x0D') + u16(1) + u32(4) +
                            u16(0x793A) + u16(0x4F8B);
  const std::string second = std::string(1, '\0') + "ab" + std::string(4, 'r') + "ph";
  const std::string third = "on" + u16(1) + biff_text(u"z");
  const std::string globals =
      biff_record(0x00FC, first) + biff_record(0x003C, second) + biff_record(0x003C, third);
  const std::string cells =
      biff_record(0x00FD, cell(0, 0) + u32(0)) + biff_record(0x00FD, cell(0, 1) + u32(1));
  CHECK(shown(cells, 0, 0, globals) == "示例ab");
  CHECK(shown(cells, 0, 1, globals) == "z");
  CHECK(shown(label(0, 0, u"\xD842\xDFB7"), 0, 0) == "𠮷");
}

TEST_CASE("a long number is known to have lost its end") {
  const std::string records = biff_record(0x0203, cell(0, 0) + f64(330106199003073012.0)) +
                              biff_record(0x0203, cell(0, 1) + f64(13800138000));
  const Sheet sheet = read(xls_file({{u"表", records}})).sheets.at(0);
  CHECK(sheet.cells.at(0).long_number);
  CHECK(!sheet.cells.at(1).long_number);
}

TEST_CASE("hidden sheets, charts and macros") {
  const Workbook workbook = read(xls_file({{u"可见", label(0, 0, u"1")},
                                           {u"Hidden", "", 1},
                                           {u"c", "", 2},
                                           {u"图", "", 0, 2},
                                           {u"m", "", 0, 1}}));
  REQUIRE(workbook.sheets.size() == 3);
  CHECK(workbook.sheets[0].visibility == Sheet::Visibility::visible);
  CHECK(workbook.sheets[1].visibility == Sheet::Visibility::hidden);
  CHECK(workbook.sheets[2].visibility == Sheet::Visibility::very_hidden);
  CHECK(workbook.macros);
}

TEST_CASE("large streams are in large sectors") {
  std::string records;
  for (uint32_t row = 0; row < 2000; ++row) records += label(row, 0, u"第几行");
  const Workbook workbook = read(xls_file({{u"表", records}}));
  CHECK(workbook.refused.empty());
  CHECK(workbook.sheets.at(0).cells.size() == 2000);
}

TEST_CASE("what is not read is refused by its name") {
  const std::string good = xls_file({{u"表", label(0, 0, u"一")}});
  CHECK(refused(good).empty());
  CHECK(refused(xls_file({{u"表", ""}}, biff_record(0x002F, u16(0)))) == "sheet-encrypted");
  CHECK(refused(compound_file({{"EncryptedPackage", "x"}})) == "sheet-encrypted");
  CHECK(refused(compound_file({{"WordDocument", "x"}})) == "sheet-word");
  CHECK(refused(compound_file({{"Book", "x"}})) == "sheet-biff");
  CHECK(refused(compound_file({{"Contents", "x"}})) == "sheet-unknown");
  CHECK(refused(compound_file({{"Workbook", biff_record(0x0809, u16(0x0500) + u16(5))}})) ==
        "sheet-biff");
  CHECK(refused(compound_file({{"Workbook", "x"}})) == "sheet-damaged");
  CHECK(refused(std::string("\x09\x04\x06\0\0\4\x10\0\0\0", 10)) == "sheet-biff");
  CHECK(read(good, "a.xlsx").mismatch == "sheet-is-xls");
  CHECK(read(good, "A.XLS").mismatch.empty());
}

TEST_CASE("cut anywhere, it is damaged; no byte of it can do harm") {
  std::string records;
  for (uint32_t row = 0; row < 400; ++row) records += label(row, 0, u"第几行");
  const std::string good = xls_file({{u"表", records}});
  for (size_t length = 8; length < good.size() - 4096; length += 97) {
    CAPTURE(length);
    CHECK(!refused(good.substr(0, length)).empty());
  }
  const std::string small = xls_file({{u"表", label(0, 0, u"一")}}, shared({u"a"}));
  for (size_t at = 0; at < small.size(); ++at) {
    for (const char value : {'\0', '\1', '\x7F', '\xFF'}) {
      std::string changed = small;
      changed[at] = value;
      const Workbook workbook = read(changed);
      CHECK(workbook.sheets.size() < 3);
    }
  }
}
