// Travel documents that may stand for an identity card: 港澳居民来往内地通行证,
// 台湾居民来往大陆通行证, passports. None carries a check digit in the number itself, so only the
// shape is judged.
#pragma once
#include "core/identity/answer.h"

namespace beian {

/// H or M and eight digits; two more digits (times reissued) on the old card. Normal form: nine
/// characters on the new card, eleven on the old one, as printed.
struct HkMacaoPermit : Spelled<11> {};
HkMacaoPermit hk_macao_permit(std::string_view text);

/// Eight digits; ten digits with an optional letter on the old booklet.
struct TaiwanPermit : Spelled<11> {};
TaiwanPermit taiwan_permit(std::string_view text);

struct Passport : Spelled<15> {
  bool chinese = false;  // shape of a passport of the PRC
};
Passport passport(std::string_view text);

}  // namespace beian
