// What the text of a page says of it.
#include "core/document/page_text.h"

#include <doctest/doctest.h>

using namespace beian;

TEST_CASE("a page's own number, in the ways it is printed") {
  struct Case {
    std::string_view text;
    size_t number, of;
  };
  const Case cases[] = {
      {"第 2 页 / 共 5 页", 2, 5},
      {"报告\n第2页，共5页\n", 2, 5},
      {"第２页（共５页）", 2, 5},
      {"第3/12页", 3, 12},
      {"第 10 页", 10, 0},
      {"正文\n3 / 7\n", 3, 7},
      {"正文\n- 4 -\n", 4, 0},
      {"第一页", 0, 0},
      {"第 3 条规定 2026/5", 0, 0},
      {"9/7", 0, 0},
      {"", 0, 0},
      {"第", 0, 0},
      {"第99999999999999999999页", 0, 0},
  };
  for (const Case& one : cases) {
    CAPTURE(one.text);
    const PageText page = read_page_text(one.text);
    CHECK(page.number == one.number);
    CHECK(page.of == one.of);
  }
}

TEST_CASE("days on which something ends") {
  const auto ends = [](std::string_view text) {
    std::string all;
    for (const Date day : read_page_text(text).until) all += compact(day) + " ";
    return all;
  };
  CHECK(ends("有效期至 2028 年 3 月 31 日") == "20280331 ");
  CHECK(ends("有效期：2026年04月01日至2028年03月31日") == "20280331 ");
  CHECK(ends("有效期限 2018.03.15-2038.03.15") == "20380315 ");
  CHECK(ends("有效期至：2028-03-31\n有效期至：2027-01-01") == "20280331 20270101 ");
  CHECK(ends("有效期 长期，发证日期 2020年1月1日") == "");
  CHECK(ends("发证日期 2020年1月1日") == "");
  CHECK(ends("有效期至2028年2月30日") == "");
  CHECK(ends("有效期") == "");
}

TEST_CASE("which paper a page is: what it speaks of first") {
  const auto first = [](std::string_view text) {
    const auto marks = read_page_text(text).marks;
    return marks.empty() ? std::string() : marks.front();
  };
  CHECK(first("广播电视节目制作经营许可证\n（粤）字第01234号") == "permit");
  CHECK(first("办 结 告 知 书\n您申请的《广播电视节目制作经营许可证》已办结") == "notice");
  CHECK(first("个人简历\n工作经历") == "cv");
  CHECK(first("法人和非法人组织公共信用信息报告") == "report");
  CHECK(first("别的文字") == "");
}
