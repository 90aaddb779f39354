// Mainland telephone numbers: mobile (by number segment) and fixed line.
#pragma once
#include "core/identity/answer.h"

namespace beian {

enum class MobileClass : uint8_t {
  unassigned,
  ordinary,
  virtual_operator,  // MVNO: some cannot receive the ministry's SMS
  contested,         // sources disagree whether the segment is in use
  data_card,
  iot,  // 13 digits, machine to machine
  satellite,
  emergency,  // 17406 to 17412
};

struct Mobile : Spelled<13> {
  MobileClass kind = MobileClass::unassigned;
  std::string_view carrier;  // "中国移动"; empty when unknown (number portability: at issue)
};

/// Normal form: 11 digits; +86, 0086, blanks and dashes are taken away and named.
Mobile mobile(std::string_view text);

struct Phone : Spelled<24> {
  FixedText<4> area;       // "010"
  FixedText<8> number;     // subscriber number
  FixedText<6> extension;  // may be empty
};

/// Normal form: "010-12345678" or "010-12345678-123".
Phone phone(std::string_view text);

}  // namespace beian
