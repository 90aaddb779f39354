// Working days in mainland China. Data: assets/holidays.json, the yearly notices of the State
// Council's General Office.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/text/date.h"

namespace beian {

/// The day `days` later (earlier when negative). Requires a day that exists; years 1 to 9999.
Date add_days(Date date, int days);

/// Monday is 0, Sunday 6.
int weekday(Date date);

struct HolidayYear {
  int year = 0;
  std::string notice;         // "国办发明电〔2025〕7号"
  std::vector<Date> off;      // public holidays, also those on a weekend
  std::vector<Date> working;  // weekends that are worked instead
};

class WorkCalendar {
 public:
  /// Requires the JSON text of assets/holidays.json; what cannot be read is left out.
  explicit WorkCalendar(std::string_view json);

  /// False: only weekends are known to be free in that year.
  bool covers(int year) const;
  bool is_working_day(Date date) const;
  /// The `count`th working day after `date` (before it when negative); `date` itself for 0.
  Date add_working_days(Date date, int count) const;
  const std::vector<HolidayYear>& years() const { return years_; }

 private:
  std::vector<HolidayYear> years_;
};

/// The calendar compiled into this build; parsed on first use.
const WorkCalendar& built_in_calendar();

}  // namespace beian
