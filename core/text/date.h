// Calendar dates of the Gregorian calendar. No clock: today is always passed in.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace beian {

struct Date {
  int16_t year = 0;
  uint8_t month = 0;  // 1..12
  uint8_t day = 0;    // 1..31
  auto operator<=>(const Date&) const = default;
};

/// True for a day that exists (1900-02-29 does not).
bool exists(Date date);

/// `YYYYMMDD`, exactly eight ASCII digits of a day that exists: the official form.
std::optional<Date> parse_compact_date(std::string_view text);

/// Also `YYYY-MM-DD`, `YYYY/M/D`, `YYYY.MM.DD`, `YYYY年M月D日`, full-width digits: what people
/// type.
std::optional<Date> parse_loose_date(std::string_view text);

std::string compact(Date date);  // "20301231"
std::string iso(Date date);      // "2030-12-31"

/// Same day `months` later; the last day of the month where that day does not exist.
Date add_months(Date date, int months);

/// Days since 1970-01-01 (negative before).
int32_t day_number(Date date);
/// Its inverse; the nearest day within the years 1 to 9999.
Date date_of_day(int32_t number);

/// Full years between birth and `on`.
int age(Date birth, Date on);

}  // namespace beian
