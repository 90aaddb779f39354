// A number in 15 significant decimal digits, which is all that spreadsheets show.
#pragma once
#include <string>

namespace beian {

struct Decimal {
  std::string digits;  // no zeros at either end; "" for 0
  int point = 0;       // the number is 0.DIGITS × 10^point
  bool negative = false;

  /// Half away from zero; `decimals` behind the point.
  void round_to(int decimals);
  /// With exactly so many decimals: "-0.50".
  std::string fixed(int decimals) const;
  /// "1234.5"; "1.5E+20" beyond 15 digits before the point and below 0.0001.
  std::string general() const;
  /// "1.50E+03".
  std::string scientific(int decimals, int exponent_digits) const;
};

Decimal decimal(double number);

}  // namespace beian
