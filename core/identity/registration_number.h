// 工商注册号, GS 15-2006: 15 digits. New filings use the USCC instead.
#pragma once
#include "core/identity/answer.h"
#include "core/identity/region.h"

namespace beian {

struct RegistrationNumber : Spelled<15> {
  enum class Holder : uint8_t { domestic, foreign, individual };  // 内资, 外资, 个体工商户
  RegionUse region;
  Holder holder{};
  char expected_check = 0;
};

RegistrationNumber registration_number(std::string_view text, const Regions& regions);

/// 15 digits with a right check digit.
bool is_registration_number(std::string_view text);

}  // namespace beian
