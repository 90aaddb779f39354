#include "core/text/date.h"

#include <doctest/doctest.h>

using namespace beian;

TEST_CASE("dates: which days exist") {
  CHECK(exists({2000, 2, 29}));
  CHECK(exists({2024, 2, 29}));
  CHECK_FALSE(exists({1900, 2, 29}));
  CHECK_FALSE(exists({2023, 2, 29}));
  CHECK_FALSE(exists({2023, 4, 31}));
  CHECK_FALSE(exists({2023, 0, 1}));
  CHECK_FALSE(exists({2023, 13, 1}));
  CHECK_FALSE(exists({2023, 1, 0}));
  CHECK_FALSE(exists(Date{}));
}

TEST_CASE("dates: the compact form is exact") {
  CHECK(parse_compact_date("20301231") == Date{2030, 12, 31});
  for (const char* text :
       {"2030123", "203012311", "2030-1-1", "20301232", "2030123a", "", "00000101"}) {
    CHECK_FALSE(parse_compact_date(text).has_value());
  }
}

TEST_CASE("dates: what people type") {
  for (const char* text :
       {"20300102", "2030-01-02", "2030/1/2", "2030.1.2", "2030年1月2日", "2030年1月2号",
        "２０３０－０１－０２", " 2030 - 01 - 02 ", "2030。1。2", "2030 01 02"}) {
    CAPTURE(text);
    CHECK(parse_loose_date(text) == Date{2030, 1, 2});
  }
  for (const char* text : {"", "2030", "2030-01", "2030-13-01", "2030-02-30", "30-1-2", "2030-1-2x",
                           "2030-0102", "2030-1-2-3", "\xFF"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_loose_date(text).has_value());
  }
  CHECK_FALSE(parse_loose_date(std::string_view("2030-01-02\0", 11)).has_value());
}

TEST_CASE("dates: spelling") {
  CHECK(compact({2030, 1, 2}) == "20300102");
  CHECK(iso({987, 1, 2}) == "0987-01-02");
}

TEST_CASE("dates: months are added at the end of the month") {
  CHECK(add_months({2024, 1, 31}, 1) == Date{2024, 2, 29});
  CHECK(add_months({2023, 1, 31}, 1) == Date{2023, 2, 28});
  CHECK(add_months({2024, 1, 31}, -2) == Date{2023, 11, 30});
  CHECK(add_months({2024, 12, 15}, 1) == Date{2025, 1, 15});
  CHECK(add_months({2024, 3, 31}, 240) == Date{2044, 3, 31});
  CHECK(add_months({2024, 3, 31}, 2147483647) == Date{9999, 12, 31});
  CHECK(add_months({2024, 3, 31}, -2147483647) == Date{1, 1, 31});
}

TEST_CASE("dates: day numbers run without a gap") {
  CHECK(day_number({1970, 1, 1}) == 0);
  CHECK(day_number({2000, 3, 1}) == 11017);
  CHECK(day_number({1969, 12, 31}) == -1);
  Date date{1899, 12, 31};
  int32_t expected = day_number(date);
  for (; date.year < 2101; ++expected) {
    REQUIRE(day_number(date) == expected);
    ++date.day;
    if (!exists(date)) date = {date.year, static_cast<uint8_t>(date.month + 1), 1};
    if (!exists(date)) date = {static_cast<int16_t>(date.year + 1), 1, 1};
  }
}

TEST_CASE("dates: age in full years") {
  CHECK(age({2000, 11, 22}, {2026, 11, 22}) == 26);
  CHECK(age({2000, 11, 23}, {2026, 11, 22}) == 25);
  CHECK(age({2000, 2, 29}, {2018, 2, 28}) == 17);
  CHECK(age({2000, 2, 29}, {2018, 3, 1}) == 18);
}
