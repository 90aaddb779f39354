// The registration form, however its cells are placed.
#include "core/document/registration_form.h"

#include <doctest/doctest.h>

#include "core/document/form_words.h"

using namespace beian;

namespace {

/// One sheet; '|' between columns, '\n' between rows, "<" merges with the cell to the left, "^"
/// with the one above, "\\n" is a line end in a cell.
Workbook sheet_of(std::string_view table) {
  Workbook workbook;
  Sheet& sheet = workbook.sheets.emplace_back();
  sheet.name = "登记表";
  uint32_t row = 0;
  for (size_t at = 0; at < table.size(); ++row) {
    const size_t end = std::min(table.find('\n', at), table.size());
    uint32_t column = 0;
    for (size_t from = at; from <= end; ++column) {
      const size_t until = std::min(table.find('|', from), end);
      std::string text(table.substr(from, until - from));
      from = until + 1;
      if (text == "<" || text == "^") {
        const bool left = text == "<";
        CellRange range{row - !left, column - left, row, column};
        for (CellRange& merged : sheet.merged) {
          if (!merged.has(range.first_row, range.first_column)) continue;
          merged.last_row = std::max(merged.last_row, row);
          merged.last_column = std::max(merged.last_column, column);
          range = merged;
        }
        if (range.last_row - range.first_row + range.last_column - range.first_column == 1)
          sheet.merged.push_back(range);
        continue;
      }
      for (size_t mark = text.find("\\n"); mark != std::string::npos; mark = text.find("\\n"))
        text.replace(mark, 2, "\n");
      if (text.empty()) continue;
      Cell& cell = sheet.cells.emplace_back();
      cell.row = row;
      cell.column = column;
      cell.text = text;
    }
    at = end + 1;
  }
  return workbook;
}

/// "value@cell", with the code behind when there is one; "" when the field is not listed.
std::string value(const Workbook& workbook, std::string_view field) {
  std::string result;
  for (const FormValue& found : read_registration_form(workbook).values) {
    if (found.field != field) continue;
    if (!result.empty()) result += " + ";
    result += found.value + "@" + found.cell;
    if (!found.code.empty()) result.append(" ").append(found.code);
  }
  return result;
}

std::string value(std::string_view table, std::string_view field) {
  return value(sheet_of(table), field);
}

}  // namespace

TEST_CASE("labels are compared without blanks, marks, numbers and notes") {
  for (const char* label : {"小程序名称", "小程序名称：", "小 程 序 名 称", "“小程序”名称 :",
                            "1.小程序名称", "一、小程序名称", "*小程序名称（必填）", "小程序\n名称",
                            "《小程序》名称　：", "小程序名称(与备案一致)"}) {
    CAPTURE(label);
    CHECK(label_key(label) == "小程序名称");
  }
  CHECK(label_key("ＡｐｐＩＤ：") == "appid");
}

TEST_CASE("the value is to the right, below, or in the same cell") {
  CHECK(value("小程序名称|示例短剧", "applet_name") == "示例短剧@B1");
  CHECK(value("小程序名称：|　示例短剧 ", "applet_name") == "示例短剧@B1");
  CHECK(value("小程序名称：示例短剧", "applet_name") == "示例短剧@A1");
  CHECK(value("小程序名称:  示例短剧", "applet_name") == "示例短剧@A1");
  CHECK(value("小程序名称||示例短剧|AppID|wx0123456789abcdef", "applet_name") == "示例短剧@C1");
  CHECK(value("小程序名称|（必填）|示例短剧", "applet_name") == "示例短剧@C1");
  CHECK(value("小程序名称\n示例短剧", "applet_name") == "示例短剧@A2");
  const char* header =
      "小程序名称|小程序AppID|ICP备案号\n示例短剧|wx0123456789abcdef|粤ICP备12345678号-1X";
  CHECK(value(header, "applet_name") == "示例短剧@A2");
  CHECK(value(header, "appid") == "wx0123456789abcdef@B2");
  CHECK(value(header, "icp_number") == "粤ICP备12345678号-1X@C2");
  CHECK(value("联系人：王样例  电话：123\\n联系电话：13800138001", "contact_name") ==
        "王样例  电话：123@A1");
  CHECK(value("联系人：王样例  联系电话：13900139001", "contact_phone") == "13900139001@A1");
  CHECK(value("联系人：王样例　联系电话：13900139001", "contact_name") == "王样例@A1");
}

TEST_CASE("merged cells") {
  const char* table =
      "微短剧“小程序”信息登记表|<|<|<\n"
      "小程序名称|<|示例短剧|<\n"
      "法定代表人|姓名|林样例|\n"
      "^|身份证号|440305199003070014|\n"
      "总编辑|吴样例|联系电话|13900139002";
  CHECK(value(table, "applet_name") == "示例短剧@C2");
  CHECK(value(table, "legal_person") == "林样例@C3");
  CHECK(value(table, "legal_person_id") == "440305199003070014@C4");
  CHECK(value(table, "chief_editor") == "吴样例@B5");
  CHECK(value(table, "chief_editor_phone") == "13900139002@D5");
  CHECK(value(table, "contact_phone").empty());
  CHECK(read_registration_form(sheet_of(table)).recognised);
}

TEST_CASE("what is empty, missing or still the template's") {
  const char* table =
      "小程序名称||AppID|\n统一社会信用代码|请填写18位代码\n法定代表人|张三\n总编辑|"
      "吴样例\n总编辑（签字）：|";
  CHECK(value(table, "applet_name") == "@B1 form-empty");
  CHECK(value(table, "appid") == "@D1 form-empty");
  CHECK(value(table, "uscc") == "请填写18位代码@B2 form-placeholder");
  CHECK(value(table, "legal_person") == "张三@B3 form-placeholder");
  CHECK(value(table, "chief_editor") == "吴样例@B4");
  CHECK(value(table, "permit_number") == "@ form-missing");
  CHECK(value(table, "contact_email").empty());  // not every form asks for it
  CHECK(value("联系邮箱*|", "contact_email") == "@B1 form-empty");
  for (const char* word :
       {"XXX公司", "×××", "示例：某公司", "ＸＸＸ", "*** ", "待填写", "某某公司"}) {
    CHECK(value("单位名称|" + std::string(word), "subject_name").ends_with("form-placeholder"));
  }
  CHECK(value("单位名称|深圳示例科技有限公司", "subject_name") == "深圳示例科技有限公司@B1");
}

TEST_CASE("numbers that lost their end, and errors") {
  Workbook workbook = sheet_of("法定代表人身份证号|4.40305199003E+17\n许可证编号|#REF!");
  workbook.sheets[0].cells[1].kind = CellKind::number;
  workbook.sheets[0].cells[1].long_number = true;
  workbook.sheets[0].cells[3].kind = CellKind::error;
  CHECK(value(workbook, "legal_person_id").ends_with("form-long-number"));
  CHECK(value(workbook, "permit_number").ends_with("form-error"));
}

TEST_CASE("only sheets that are shown and are no examples; other sheets are no form") {
  Workbook workbook = sheet_of("小程序名称|示例短剧");
  workbook.sheets.push_back(sheet_of("小程序名称|别的").sheets[0]);
  workbook.sheets[1].visibility = Sheet::Visibility::hidden;
  workbook.sheets.push_back(sheet_of("小程序名称|别的").sheets[0]);
  workbook.sheets[2].name = "填写示例";
  CHECK(value(workbook, "applet_name") == "示例短剧@B1");
  CHECK(!read_registration_form(sheet_of("商品|价格\n苹果|5")).recognised);
  CHECK(read_registration_form(sheet_of("单位名称|甲\n联系人|乙\n联系电话|1")).recognised);
}

TEST_CASE("two values of one field are both listed") {
  CHECK(value("小程序名称|示例短剧\n小程序名称|样例剧场", "applet_name") ==
        "示例短剧@B1 + 样例剧场@B2");
}
