#include "core/document/decimal.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "core/filing/json.h"

namespace beian {
namespace {

constexpr int significant = 15;

void strip(Decimal& value) {
  while (!value.digits.empty() && value.digits.back() == '0') value.digits.pop_back();
  const size_t zeros = std::min(value.digits.find_first_not_of('0'), value.digits.size());
  value.digits.erase(0, zeros);
  value.point = value.digits.empty() ? 0 : value.point - static_cast<int>(zeros);
}

/// Keeps so many digits.
void keep(Decimal& value, int count) {
  if (count >= static_cast<int>(value.digits.size())) return;
  const bool up = count >= 0 && value.digits[static_cast<size_t>(count)] >= '5';
  value.digits.resize(static_cast<size_t>(std::max(count, 0)));
  if (up) {
    value.digits.insert(0, 1, '0');
    ++value.point;
    size_t at = value.digits.size() - 1;
    while (value.digits[at] == '9') value.digits[at--] = '0';
    ++value.digits[at];
  }
  strip(value);
}

}  // namespace

void Decimal::round_to(int decimals) {
  keep(*this, point + decimals);
}

std::string Decimal::fixed(int decimals) const {
  Decimal rounded = *this;
  rounded.round_to(decimals);
  const auto digit = [&](int place) {  // before the point: 1, 2, …; behind it: 0, -1, …
    const int at = rounded.point - place;
    return at >= 0 && at < static_cast<int>(rounded.digits.size())
               ? rounded.digits[static_cast<size_t>(at)]
               : '0';
  };
  std::string result;
  if (negative && !rounded.digits.empty()) result += '-';
  for (int place = std::max(rounded.point, 1); place > 0; --place) result += digit(place);
  if (decimals > 0) result += '.';
  for (int place = 0; place > -decimals; --place) result += digit(place);
  return result;
}

std::string Decimal::general() const {
  if (digits.empty()) return "0";
  if (point > significant || point < -3) {
    return scientific(static_cast<int>(digits.size()) - 1, 2);
  }
  return fixed(std::max(static_cast<int>(digits.size()) - point, 0));
}

std::string Decimal::scientific(int decimals, int exponent_digits) const {
  Decimal mantissa = *this;
  keep(mantissa, decimals + 1);
  const int exponent = digits.empty() ? 0 : mantissa.point - 1;
  mantissa.point = 1;
  std::string size = std::to_string(std::abs(exponent));
  size.insert(0, static_cast<size_t>(std::max(exponent_digits - static_cast<int>(size.size()), 0)),
              '0');
  return mantissa.fixed(decimals) + (exponent < 0 ? "E-" : "E+") + size;
}

Decimal decimal(double number) {
  Decimal result;
  if (!std::isfinite(number) || number == 0) return result;
  result.negative = number < 0;
  const std::string text = write_json(Json(std::abs(number)), -1);  // the shortest that is exact
  const size_t e = std::min(text.find('e'), text.size());
  const int exponent = e < text.size() ? std::atoi(text.c_str() + e + 1) : 0;
  const size_t dot = std::min(text.find('.'), e);
  result.digits = text.substr(0, dot);
  if (dot < e) result.digits += text.substr(dot + 1, e - dot - 1);
  result.point = static_cast<int>(dot) + exponent;
  strip(result);
  keep(result, significant);
  return result;
}

}  // namespace beian
