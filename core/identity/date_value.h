// A date as the official body wants it: YYYYMMDD, or 长期.
#pragma once
#include "core/identity/answer.h"
#include "core/text/date.h"

namespace beian {

struct DateValue : Spelled<8> {
  Date date;               // exists when the text names a day, in whatever form
  bool long_term = false;  // 长期
};

DateValue date_value(std::string_view text);

}  // namespace beian
