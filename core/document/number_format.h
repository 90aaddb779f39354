// Number formats of spreadsheets: what a number in a cell shows.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "core/text/date.h"

namespace beian {

/// The code of a built-in format (ECMA-376 18.8.30, and those of Chinese Excel); "General" for
/// unknown ids.
std::string_view builtin_format(uint32_t id);

/// Whether the code shows a date or a time of day.
bool is_date_format(std::string_view code);

/// The day of a serial number, counted from 1900 (with its 29 February 1900, on which nothing
/// falls) or from 1904; year 0 for a time alone and beyond the year 9999.
Date serial_date(double serial, bool date_1904);

/// As shown by the code: General, digits with grouping, decimals, percent and exponent, dates and
/// times. Fractions and codes that are not understood are shown as General.
std::string format_number(double number, std::string_view code, bool date_1904);

}  // namespace beian
