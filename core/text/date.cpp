#include "core/text/date.h"

#include <algorithm>

#include "core/text/utf8.h"

namespace beian {
namespace {

int days_in_month(int year, int month) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return days[month - 1] + (month == 2 && leap ? 1 : 0);
}

std::optional<Date> date_of(int year, int month, int day) {
  const Date date{static_cast<int16_t>(year), static_cast<uint8_t>(month),
                  static_cast<uint8_t>(day)};
  if (!exists(date)) return std::nullopt;
  return date;
}

std::string digits(int value, size_t width) {
  std::string text(width, '0');
  for (size_t i = width; i-- > 0; value /= 10) text[i] = static_cast<char>('0' + value % 10);
  return text;
}

/// Half-width form of the full-width signs of a typed date; Chinese 年 and 月 become separators.
char32_t folded(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  if (c == U'年' || c == U'月') return '-';
  if (c == U'。' || c == U'·') return '.';
  if (c == 0x3000 || c == 0xA0 || c == '\t') return ' ';
  return c;
}

bool is_separator(char32_t c) {
  return c == '-' || c == '/' || c == '.';
}

/// Reads the folded code points of one text, blanks skipped.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  char32_t peek() {
    for (size_t next_at = at_; next_at < text_.size(); at_ = next_at) {
      const char32_t c = folded(utf8::next(text_, next_at));
      if (c != ' ') return c;
    }
    return 0;
  }
  void take() {
    if (at_ < text_.size()) utf8::next(text_, at_);
  }
  /// Up to `most` digits that stand together; -1 when there are fewer than `least`.
  int number(int least, int most) {
    int value = 0, count = 0;
    peek();  // moves over blanks
    for (size_t next_at = at_; at_ < text_.size() && count < most; at_ = next_at, ++count) {
      const char32_t c = folded(utf8::next(text_, next_at));
      if (c < '0' || c > '9') break;
      value = value * 10 + static_cast<int>(c - '0');
    }
    return count < least ? -1 : value;
  }
  bool separator() {
    if (!is_separator(peek())) return false;
    take();
    return true;
  }
  bool at_end() { return peek() == 0 && at_ >= text_.size(); }

 private:
  std::string_view text_;
  size_t at_ = 0;
};

}  // namespace

bool exists(Date date) {
  return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.month <= 12 &&
         date.day >= 1 && date.day <= days_in_month(date.year, date.month);
}

std::optional<Date> parse_compact_date(std::string_view text) {
  if (text.size() != 8) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return date_of(value / 10000, value / 100 % 100, value % 100);
}

std::optional<Date> parse_loose_date(std::string_view text) {
  Scanner scan(text);
  const int year = scan.number(4, 4);
  if (year < 0) return std::nullopt;
  const bool separated = scan.separator();
  const int least = separated ? 1 : 2;
  const int month = scan.number(least, 2);
  if (month < 0 || scan.separator() != separated) return std::nullopt;
  const int day = scan.number(least, 2);
  if (day < 0) return std::nullopt;
  if (const char32_t c = scan.peek(); separated && (c == U'日' || c == U'号')) scan.take();
  if (!scan.at_end()) return std::nullopt;
  return date_of(year, month, day);
}

std::string compact(Date date) {
  return digits(date.year, 4) + digits(date.month, 2) + digits(date.day, 2);
}

std::string iso(Date date) {
  return digits(date.year, 4) + '-' + digits(date.month, 2) + '-' + digits(date.day, 2);
}

Date add_months(Date date, int months) {
  if (!exists(date)) return date;
  constexpr int first = 12, last = 9999 * 12 + 11;  // January of year 1, December of year 9999
  const int64_t sum = int64_t{date.year} * 12 + (date.month - 1) + months;
  const int total = static_cast<int>(std::clamp<int64_t>(sum, first, last));
  const int year = total / 12, month = total % 12 + 1;
  const int day = std::min<int>(date.day, days_in_month(year, month));
  return {static_cast<int16_t>(year), static_cast<uint8_t>(month), static_cast<uint8_t>(day)};
}

int32_t day_number(Date date) {
  // Years start in March, so that the leap day is the last day of a year.
  const int year = date.year - (date.month <= 2 ? 1 : 0);
  const int era = (year >= 0 ? year : year - 399) / 400;
  const int year_of_era = year - era * 400;
  const int month = (date.month + 9) % 12;
  const int day_of_year = (153 * month + 2) / 5 + date.day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

Date date_of_day(int32_t number) {
  constexpr int32_t first = -719162, last = 2932896;  // 0001-01-01 and 9999-12-31
  const int32_t days = std::clamp(number, first, last) + 719468;
  const int32_t era = days / 146097;
  const int32_t day_of_era = days - era * 146097;
  const int32_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int32_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int32_t month_from_march = (5 * day_of_year + 2) / 153;
  const int32_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  const int32_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  return {static_cast<int16_t>(year), static_cast<uint8_t>(month),
          static_cast<uint8_t>(day_of_year - (153 * month_from_march + 2) / 5 + 1)};
}

int age(Date birth, Date on) {
  const bool before_birthday =
      on.month < birth.month || (on.month == birth.month && on.day < birth.day);
  return on.year - birth.year - (before_birthday ? 1 : 0);
}

}  // namespace beian
