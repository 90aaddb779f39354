// What numbers in cells show.
#include "core/document/number_format.h"

#include <doctest/doctest.h>

using namespace beian;

TEST_CASE("numbers by their format") {
  struct Case {
    double number;
    const char *code, *shown;
  };
  const Case cases[] = {
      {0, "General", "0"},
      {-12.5, "General", "-12.5"},
      {0.1 + 0.2, "General", "0.3"},
      {13800138000, "General", "13800138000"},
      {123456789012345, "General", "123456789012345"},
      {330106199003073012.0, "General", "3.30106199003073E+17"},
      {1.0 / 3, "General", "0.333333333333333"},
      {0.0001, "General", "0.0001"},
      {0.00001, "General", "1E-05"},
      {1234.5, "G/通用格式", "1234.5"},
      {5, "@", "5"},
      {1234.5, "0", "1235"},
      {2.675, "0.00", "2.68"},  // as written, not as stored
      {0.5, "0", "1"},
      {-0.4, "0", "0"},
      {-1234.5, "0.0", "-1234.5"},
      {7, "000", "007"},
      {1234567.891, "#,##0.00", "1,234,567.89"},
      {12, "#,##0", "12"},
      {0, "#,##0", "0"},
      {0, "#", ""},
      {0.5, "#.##", ".5"},
      {1.5, "0.0##", "1.5"},
      {0.256, "0%", "26%"},
      {0.256, "0.00%", "25.60%"},
      {12345, "0.00E+00", "1.23E+04"},
      {0.00012, "0.0E+0", "1.2E-4"},
      {0, "0.00E+00", "0.00E+00"},
      {1500, "0.0,\"千\"", "1.5千"},
      {-5, "0;(0)", "(5)"},
      {0, "0;-0;\"零\"", "零"},
      {5, "[Red]0\"元\"", "5元"},
      {5, "[$¥-804]#,##0.00", "¥5.00"},
      {5, "\\A0_)", "A5"},
      {8675309, "000-0000", "867-5309"},
      {12.5, "# ?/?", "12.5"},  // fractions as decimals
      {5, "\"共\"0\"集\"", "共5集"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.number);
    CAPTURE(c.code);
    CHECK(format_number(c.number, c.code, false) == c.shown);
    CHECK(!is_date_format(c.code));
  }
}

TEST_CASE("dates by their format") {
  struct Case {
    double serial;
    const char *code, *shown;
  };
  const Case cases[] = {
      {46083, "yyyy-mm-dd", "2026-03-02"},
      {46083, "yyyy/m/d", "2026/3/2"},
      {46083, "YYYY\"年\"M\"月\"D\"日\"", "2026年3月2日"},
      {46083, "[$-804]yyyy\"年\"m\"月\"d\"日\";@", "2026年3月2日"},
      {46083, "d-mmm-yy", "2-Mar-26"},
      {46083, "dddd, mmmm d", "Monday, March 2"},
      {46083, "aaaa", "星期一"},
      {46083.5, "yyyy-mm-dd hh:mm:ss", "2026-03-02 12:00:00"},
      {46083.520833333, "h:mm AM/PM", "12:30 PM"},
      {46083.020833333, "上午/下午h\"时\"mm\"分\"", "上午12时30分"},
      {0.75, "h:mm", "18:00"},
      {0.999999, "hh:mm:ss", "00:00:00"},  // the next day begins
      {1.25, "[h]:mm", "30:00"},
      {0.0423, "[mm]:ss", "60:55"},
      {0.0423, "mm:ss.0", "00:54.7"},
      {60, "yyyy-mm-dd", "1900-02-29"},
      {1, "yyyy-mm-dd", "1900-01-01"},
      {-1, "yyyy-mm-dd", "-1"},
      {1e9, "yyyy-mm-dd", "1000000000"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.code);
    CHECK(format_number(c.serial, c.code, false) == c.shown);
    CHECK(is_date_format(c.code));
  }
  CHECK(format_number(44621, "yyyy-mm-dd", true) == "2026-03-02");
}

TEST_CASE("serial numbers are days") {
  CHECK(serial_date(1, false) == Date{1900, 1, 1});
  CHECK(serial_date(59, false) == Date{1900, 2, 28});
  CHECK(serial_date(60, false) == Date{});
  CHECK(serial_date(61, false) == Date{1900, 3, 1});
  CHECK(serial_date(46083.9, false) == Date{2026, 3, 2});
  CHECK(serial_date(44621, true) == Date{2026, 3, 2});
  CHECK(serial_date(2958465, false) == Date{9999, 12, 31});
  CHECK(serial_date(2958466, false) == Date{});
  CHECK(serial_date(0.5, false) == Date{});
  CHECK(builtin_format(14) == "yyyy/m/d");
  CHECK(builtin_format(31) == "yyyy\"年\"m\"月\"d\"日\"");
  CHECK(builtin_format(0) == "General");
  CHECK(builtin_format(200) == "General");
}
