#include "core/process/calendar.h"

#include <algorithm>

#include "core/assets.h"
#include "core/filing/json.h"

namespace beian {
namespace {

/// "0101" or "0101-0103" of a year, appended day by day.
void add_range(int year, std::string_view range, std::vector<Date>& days) {
  const auto day_of = [&](std::string_view text) {
    std::string whole = std::to_string(year);
    return parse_compact_date(whole.append(text));
  };
  const auto first = day_of(range.substr(0, 4));
  const auto last = range.size() > 5 ? day_of(range.substr(5)) : first;
  if (!first || !last) return;
  for (Date day = *first; day <= *last; day = add_days(day, 1)) days.push_back(day);
}

std::vector<Date> read_days(const Json& year, std::string_view key, int number) {
  std::vector<Date> days;
  const Json* ranges = find(year, key);
  if (ranges == nullptr || !ranges->is_array()) return days;
  for (const Json& range : *ranges) {
    if (const auto* text = range.get_ptr<const std::string*>()) add_range(number, *text, days);
  }
  return days;
}

bool contains(const std::vector<Date>& days, Date day) {
  return std::find(days.begin(), days.end(), day) != days.end();
}

}  // namespace

Date add_days(Date date, int days) {
  if (!exists(date)) return date;
  return date_of_day(day_number(date) + std::clamp(days, -4000000, 4000000));
}

int weekday(Date date) {
  return ((day_number(date) + 3) % 7 + 7) % 7;  // 1970-01-01 was a Thursday
}

WorkCalendar::WorkCalendar(std::string_view json) {
  const JsonText read = read_json(json);
  const Json* years = read.ok ? find(read.value, "years") : nullptr;
  if (years == nullptr || !years->is_array()) return;
  for (const Json& year : *years) {
    const Json* number = find(year, "year");
    const Json* notice = find(year, "notice");
    if (number == nullptr || !number->is_number_integer()) continue;
    const auto* text = notice ? notice->get_ptr<const std::string*>() : nullptr;
    const int value = static_cast<int>(number->get<int64_t>());
    years_.push_back({value, text ? *text : std::string(), read_days(year, "off", value),
                      read_days(year, "working", value)});
  }
}

bool WorkCalendar::covers(int year) const {
  return std::any_of(years_.begin(), years_.end(),
                     [&](const HolidayYear& one) { return one.year == year; });
}

bool WorkCalendar::is_working_day(Date date) const {
  for (const HolidayYear& year : years_) {
    if (year.year != date.year) continue;
    if (contains(year.off, date)) return false;
    if (contains(year.working, date)) return true;
  }
  return weekday(date) < 5;
}

Date WorkCalendar::add_working_days(Date date, int count) const {
  if (!exists(date)) return date;
  const int step = count < 0 ? -1 : 1;
  int left = std::min(count * step, 400);
  // A day that is free lies among at most ten, so this ends; also at the ends of the calendar.
  for (int tries = 0; left > 0 && tries < 8000; ++tries) {
    date = add_days(date, step);
    if (is_working_day(date)) --left;
  }
  return date;
}

const WorkCalendar& built_in_calendar() {
  static const WorkCalendar calendar(core_asset("holidays.json"));
  return calendar;
}

}  // namespace beian
