// ICP filing and permit numbers: 粤ICP备12345678号, 粤B2-20090059, 京ICP证030173号, each with an
// optional suffix for one service of the subject (-1 website, -2A App, -3X mini program, -4K quick
// app).
#pragma once
#include "core/identity/answer.h"

namespace beian {

struct IcpNumber : Spelled<48> {
  enum class Service : uint8_t { subject, website, app, mini_program, quick_app };
  std::string_view province;   // "粤", points to a constant
  uint32_t province_code = 0;  // 440000
  std::string_view kind;       // "ICP备", "ICP证", "B2"
  FixedText<10> serial;
  FixedText<8> suffix;  // "-3X"
  Service service = Service::subject;
};

IcpNumber icp_number(std::string_view text);

}  // namespace beian
