#include "core/document/number_format.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "core/document/decimal.h"

namespace beian {
namespace {

/// A letter of a format code: 'y', '0', … as they mean something; 0 for text that is shown.
struct Token {
  char kind = 0;
  int count = 1;            // "yyyy": 4
  std::string_view text{};  // when kind is 0, or the letter itself
  bool elapsed = false;     // "[h]": beyond 24, too
};
using Tokens = std::vector<Token>;

constexpr std::string_view am_pm[] = {"AM/PM", "am/pm", "A/P", "上午/下午"};

bool is_one_of(std::string_view letters, char kind) {
  return letters.find(kind) != std::string_view::npos;
}
bool is_date_letter(char kind) {
  return kind != 0 && is_one_of("ymMdhsae", kind);
}
bool is_digit(char kind) {
  return kind == '0' || kind == '#' || kind == '?';
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

/// What is in brackets: a colour or a condition shows nothing, "[$¥-804]" its currency.
void read_bracket(std::string_view inside, Tokens& tokens) {
  if (inside.starts_with('$')) {
    tokens.push_back({0, 1, inside.substr(1, std::min(inside.find('-'), inside.size()) - 1)});
  } else if (!inside.empty() && is_one_of("hms", lower(inside[0])) &&
             std::all_of(inside.begin(), inside.end(),
                         [&](char c) { return lower(c) == lower(inside[0]); })) {
    tokens.push_back({lower(inside[0]), static_cast<int>(inside.size()), {}, true});
  }
}

/// How many bytes the next token takes; appends it.
size_t read_token(std::string_view rest, Tokens& tokens) {
  const char c = rest[0], kind = lower(c);
  for (const std::string_view mark : am_pm) {
    if (!rest.starts_with(mark)) continue;
    tokens.push_back({'p', 1, mark});
    return mark.size();
  }
  if (c == '"') {
    const size_t end = std::min(rest.find('"', 1), rest.size());
    tokens.push_back({0, 1, rest.substr(1, end - 1)});
    return end + 1;
  }
  if (c == '[') {
    const size_t end = std::min(rest.find(']'), rest.size());
    read_bracket(rest.substr(1, end - 1), tokens);
    return end + 1;
  }
  if (c == '\\') {
    tokens.push_back({0, 1, rest.substr(1, 1)});
    return 2;
  }
  if (c == '_' || c == '*') return 2;  // the width of a letter, a letter that fills the cell
  if (kind == 'e' && rest.size() > 1 && (rest[1] == '+' || rest[1] == '-')) {
    tokens.push_back({'E'});
    return 2;
  }
  if (is_one_of("ymdhsae", kind)) {
    const size_t run = static_cast<size_t>(
        std::find_if(rest.begin(), rest.end(), [&](char next) { return lower(next) != kind; }) -
        rest.begin());
    tokens.push_back({kind, static_cast<int>(run)});
    return run;
  }
  if (is_one_of("0#?.,%/@", c)) {
    tokens.push_back({c, 1, rest.substr(0, 1)});
    return 1;
  }
  tokens.push_back({0, 1, rest.substr(0, 1)});
  return 1;
}

/// The sections of a code: for positive numbers, negative ones, zero, text.
std::vector<Tokens> sections(std::string_view code) {
  std::vector<Tokens> result(1);
  while (!code.empty()) {
    if (code[0] == ';') {
      result.emplace_back();
      code.remove_prefix(1);
    } else {
      code.remove_prefix(std::min(read_token(code, result.back()), code.size()));
    }
  }
  return result;
}

bool is_general(std::string_view code) {
  return code.empty() || code == "General" || code == "GENERAL" || code == "general" ||
         code == "G/通用格式" || code == "@";
}

bool shows_date(const Tokens& tokens) {
  return std::any_of(tokens.begin(), tokens.end(),
                     [](const Token& token) { return is_date_letter(token.kind); });
}

std::string padded(int64_t number, int width) {
  std::string digits = std::to_string(number);
  digits.insert(0, static_cast<size_t>(std::max(width - static_cast<int>(digits.size()), 0)), '0');
  return digits;
}

/// "m" is minutes behind hours and before seconds.
void tell_minutes(Tokens& tokens) {
  char before = 0;
  Token* month = nullptr;
  for (Token& token : tokens) {
    if (!is_date_letter(token.kind)) continue;
    if (token.kind == 'm' && (before == 'h' || token.elapsed)) token.kind = 'M';
    if (token.kind == 's' && month) month->kind = 'M';
    month = token.kind == 'm' ? &token : nullptr;
    before = token.kind;
  }
}

struct Moment {
  Date date;
  int weekday = 0;      // from Sunday
  int64_t seconds = 0;  // since the serial's start
  int hour = 0, minute = 0, second = 0;
  std::string fraction;  // of a second: "5"
};

/// Rounded to what is shown.
Moment moment(double serial, int decimals, bool date_1904) {
  const double unit = std::pow(10.0, decimals);
  const auto parts = static_cast<int64_t>(std::llround(serial * 86400 * unit));
  const auto whole = static_cast<int64_t>(unit);
  Moment result;
  result.seconds = parts / whole;
  result.fraction = decimals > 0 ? padded(parts % whole, decimals) : "";
  const int64_t day = result.seconds / 86400;
  const auto second = static_cast<int>(result.seconds % 86400);
  result.hour = second / 3600;
  result.minute = second / 60 % 60;
  result.second = second % 60;
  result.date = serial_date(static_cast<double>(day), date_1904);
  if (day == 0) result.date = date_1904 ? Date{1904, 1, 1} : Date{1900, 1, 0};
  if (day == 60 && !date_1904) result.date = {1900, 2, 29};
  result.weekday = static_cast<int>((day + (date_1904 ? 5 : 6)) % 7);
  return result;
}

constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> weekdays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                   "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 7> chinese_weekdays{"日", "一", "二", "三",
                                                           "四", "五", "六"};

std::string month_text(const Date& date, int count) {
  if (count < 3) return padded(date.month, count);
  const std::string_view name = months[(date.month + 11u) % 12];
  return std::string(name.substr(0, count == 4 ? name.size() : count == 3 ? 3 : 1));
}

std::string day_text(const Moment& at, int count) {
  if (count < 3) return padded(at.date.day, count);
  const std::string_view name = weekdays[static_cast<size_t>(at.weekday)];
  return std::string(name.substr(0, count > 3 ? name.size() : 3));
}

std::string half_of_day(std::string_view mark, bool afternoon) {
  const size_t slash = mark.find('/');
  return std::string(afternoon ? mark.substr(slash + 1) : mark.substr(0, slash));
}

std::string date_token(const Token& token, const Moment& at, bool halves) {
  switch (token.kind) {
    case 'y':
    case 'e':
      return token.count < 3 && token.kind == 'y' ? padded(at.date.year % 100, 2)
                                                  : padded(at.date.year, 4);
    case 'm':
      return month_text(at.date, token.count);
    case 'd':
      return day_text(at, token.count);
    case 'a':
      return std::string(token.count > 3 ? "星期" : "") +
             std::string(chinese_weekdays[static_cast<size_t>(at.weekday)]);
    case 'h':
      if (token.elapsed) return padded(at.seconds / 3600, token.count);
      return padded(halves ? (at.hour + 11) % 12 + 1 : at.hour, token.count);
    case 'M':
      return padded(token.elapsed ? at.seconds / 60 : at.minute, token.count);
    case 's':
      return padded(token.elapsed ? at.seconds : at.second, token.count);
    case 'p':
      return half_of_day(token.text, at.hour >= 12);
    default:
      return std::string(token.text);
  }
}

std::string date_text(double serial, Tokens tokens, bool date_1904) {
  tell_minutes(tokens);
  const auto is = [](char kind) {
    return [kind](const Token& token) { return token.kind == kind; };
  };
  // The zeros of "ss.00".
  const auto decimals = static_cast<int>(std::count_if(tokens.begin(), tokens.end(), is('0')));
  const bool halves = std::any_of(tokens.begin(), tokens.end(), is('p'));
  const Moment at = moment(serial, std::min(decimals, 3), date_1904);
  std::string result;
  size_t shown = 0;
  for (const Token& token : tokens) {
    if (token.kind == '0')
      result += shown < at.fraction.size() ? std::string(1, at.fraction[shown++]) : "0";
    else
      result += date_token(token, at, halves);
  }
  return result;
}

/// What a section for numbers asks for.
struct Shape {
  int before = 0, decimals = 0, least_decimals = 0;  // places before and behind the point
  int least = 0;                                     // digits before it, at least
  int percent = 0, thousands = 0, exponent = 0;
  bool grouped = false, fraction = false;
};

Shape shape(const Tokens& tokens) {
  Shape result;
  bool behind = false, exponent = false;
  for (size_t i = 0; i < tokens.size(); ++i) {
    const char kind = tokens[i].kind;
    if (kind == '.') behind = true;
    if (kind == 'E') exponent = true;
    if (kind == '%') ++result.percent;
    if (kind == '/') result.fraction = true;
    if (kind == ',') {
      const bool inside = i + 1 < tokens.size() && is_digit(tokens[i + 1].kind);
      result.grouped |= inside && !behind;
      result.thousands += !inside && result.before > 0;
    }
    if (!is_digit(kind)) continue;
    if (exponent) {
      ++result.exponent;
    } else if (behind) {
      ++result.decimals;
      if (kind == '0') result.least_decimals = result.decimals;
    } else {
      ++result.before;
      result.least += kind == '0';
    }
  }
  return result;
}

std::string_view without(std::string_view digits, char c) {
  digits.remove_prefix(std::min(digits.find_first_not_of(c), digits.size()));
  return digits;
}

/// The digits before the point, put into their places from the right.
std::string before_point(std::string digits, const Tokens& tokens, const Shape& form) {
  digits = without(digits, '0');
  digits.insert(0, static_cast<size_t>(std::max(form.least - static_cast<int>(digits.size()), 0)),
                '0');
  if (form.grouped) {
    for (size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
    return digits;
  }
  std::string result;
  int places = form.before;
  size_t used = 0;
  for (const Token& token : tokens) {
    if (token.kind == '.' || token.kind == 'E' || places == 0) break;
    if (!is_digit(token.kind)) {
      if (token.kind == 0 && places < form.before) result += token.text;  // "000-0000"
      continue;
    }
    --places;
    const size_t until = digits.size() - std::min(digits.size(), static_cast<size_t>(places));
    result += digits.substr(used, until - used);
    used = until;
  }
  return result;
}

std::string number_text(Decimal value, const Tokens& tokens) {
  const Shape form = shape(tokens);
  if (form.fraction) return value.general();
  value.point += 2 * form.percent - 3 * form.thousands;
  std::string digits;
  if (form.exponent > 0) {
    digits = value.scientific(form.decimals, form.exponent);
  } else if (form.before + form.decimals > 0) {
    digits = value.fixed(form.decimals);
    const size_t point = std::min(digits.find('.'), digits.size());
    std::string behind = digits.substr(point);
    while (static_cast<int>(behind.size()) - 1 > form.least_decimals && behind.back() == '0')
      behind.pop_back();
    digits = before_point(digits.substr(0, point), tokens, form) + behind;
  }
  std::string result;
  bool placed = false;
  int left = form.before;  // places before the point that are still to come
  for (const Token& token : tokens) {
    const bool number = is_digit(token.kind) || token.kind == '.' || token.kind == 'E';
    if (number && !placed) result += digits;
    placed |= number;
    left -= is_digit(token.kind);
    const bool among = placed && left > 0;  // the digits have it already
    if (!number && token.kind != ',' && !among) result += token.text;
  }
  return result;
}

}  // namespace

std::string_view builtin_format(uint32_t id) {
  static constexpr std::pair<uint32_t, std::string_view> formats[] = {
      {1, "0"},
      {2, "0.00"},
      {3, "#,##0"},
      {4, "#,##0.00"},
      {5, "¥#,##0;¥-#,##0"},
      {6, "¥#,##0;¥-#,##0"},
      {7, "¥#,##0.00;¥-#,##0.00"},
      {8, "¥#,##0.00;¥-#,##0.00"},
      {9, "0%"},
      {10, "0.00%"},
      {11, "0.00E+00"},
      {12, "# ?/?"},
      {13, "# ?/?"},
      {14, "yyyy/m/d"},
      {15, "d-mmm-yy"},
      {16, "d-mmm"},
      {17, "mmm-yy"},
      {18, "h:mm AM/PM"},
      {19, "h:mm:ss AM/PM"},
      {20, "h:mm"},
      {21, "h:mm:ss"},
      {22, "yyyy/m/d h:mm"},
      {27, "yyyy\"年\"m\"月\""},
      {28, "m\"月\"d\"日\""},
      {29, "m\"月\"d\"日\""},
      {30, "m-d-yy"},
      {31, "yyyy\"年\"m\"月\"d\"日\""},
      {32, "h\"时\"mm\"分\""},
      {33, "h\"时\"mm\"分\"ss\"秒\""},
      {34, "上午/下午h\"时\"mm\"分\""},
      {35, "上午/下午h\"时\"mm\"分\"ss\"秒\""},
      {36, "yyyy\"年\"m\"月\""},
      {37, "#,##0;-#,##0"},
      {38, "#,##0;-#,##0"},
      {39, "#,##0.00;-#,##0.00"},
      {40, "#,##0.00;-#,##0.00"},
      {41, "#,##0;-#,##0;\"-\""},
      {42, "¥#,##0;¥-#,##0;\"¥-\""},
      {43, "#,##0.00;-#,##0.00;\"-\""},
      {44, "¥#,##0.00;¥-#,##0.00;\"¥-\""},
      {45, "mm:ss"},
      {46, "[h]:mm:ss"},
      {47, "mm:ss.0"},
      {48, "##0.0E+0"},
      {49, "@"},
      {50, "yyyy\"年\"m\"月\""},
      {51, "m\"月\"d\"日\""},
      {52, "yyyy\"年\"m\"月\""},
      {53, "m\"月\"d\"日\""},
      {54, "m\"月\"d\"日\""},
      {55, "上午/下午h\"时\"mm\"分\""},
      {56, "上午/下午h\"时\"mm\"分\"ss\"秒\""},
      {57, "yyyy\"年\"m\"月\""},
      {58, "m\"月\"d\"日\""}};
  for (const auto& [known, code] : formats) {
    if (known == id) return code;
  }
  return "General";
}

bool is_date_format(std::string_view code) {
  return !is_general(code) && code.substr(0, 7) != "General" && shows_date(sections(code)[0]);
}

Date serial_date(double serial, bool date_1904) {
  constexpr int32_t before_1900 = -25568, first_of_1904 = -24107;  // as day_number() counts
  constexpr double last = 2958465;                                 // 9999-12-31
  if (!(serial >= 1) || serial >= last + 1) return {};
  const auto day = static_cast<int32_t>(serial);
  if (date_1904) return date_of_day(first_of_1904 + day);
  return day == 60 ? Date{} : date_of_day(before_1900 + day - (day > 60 ? 1 : 0));
}

std::string format_number(double number, std::string_view code, bool date_1904) {
  const Decimal value = decimal(number);
  if (is_general(code) || !std::isfinite(number)) return value.general();
  const std::vector<Tokens> all = sections(code);
  if (shows_date(all[0])) {
    constexpr double last = 2958466;
    return number < 0 || number >= last ? value.general() : date_text(number, all[0], date_1904);
  }
  const bool zero = number == 0, below = number < 0;
  const size_t which = below && all.size() > 1 ? 1 : zero && all.size() > 2 ? 2 : 0;
  if (code.substr(0, 7) == "General") return value.general();
  Decimal shown = value;
  shown.negative = false;
  const std::string text = number_text(shown, all[which]);
  const bool some =
      std::any_of(text.begin(), text.end(), [](char c) { return c >= '1' && c <= '9'; });
  return (below && which == 0 && some ? "-" : "") + text;
}

}  // namespace beian
