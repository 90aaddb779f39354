// Administrative codes on their own and inside other numbers.
#pragma once
#include <string>

#include "core/identity/answer.h"
#include "core/identity/regions.h"

namespace beian {

/// What is known of a code inside an ID number or a USCC.
struct RegionUse {
  enum class Known : uint8_t {
    province_unknown,  // no province has these two digits
    unknown,           // in no list
    aggregate,         // xxxx00, xxxx01 (市辖区), xxxx20, xxxx21 (县) of a known prefecture
    other_years,       // listed, but not in this year
    listed,
  };
  Known known = Known::province_unknown;
  uint32_t code = 0;
  const Region* entry = nullptr;  // the one in use in that year, else the last one
};

/// `year` 0: any year. A code counts as used in the year after its last list, too.
RegionUse region_use(uint32_t code, int year, const Regions& regions);

/// "广东省 深圳市 南山区" from the lists of the ministry; what is unknown is left out.
std::string place_name(const RegionUse& use, const Regions& regions);

struct RegionCode : Spelled<6> {
  uint32_t code = 0;
  const Region* entry = nullptr;
};

RegionCode region_code(std::string_view text, const Regions& regions);

}  // namespace beian
