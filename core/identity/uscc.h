// 统一社会信用代码, GB 32100-2015: authority, entity, region, organisation code (GB 11714), check.
#pragma once
#include "core/identity/answer.h"
#include "core/identity/region.h"

namespace beian {

/// Who holds the code, by its first two characters.
enum class SubjectClass : uint8_t {
  unknown,
  government,              // 11
  institution,             // 12 事业单位
  mass_group,              // 13 编办管理的群众团体
  foreign_news,            // 21
  law_firm,                // 31
  notary,                  // 32
  legal_service,           // 33
  forensic,                // 34
  arbitration,             // 35
  foreign_culture_centre,  // 41
  social_group,            // 51
  private_non_enterprise,  // 52
  foundation,              // 53
  religious_site,          // 71
  religious_school,        // 72
  trade_union,             // 81
  enterprise,              // 91
  individual_household,    // 92 个体工商户
  cooperative,             // 93 农民专业合作社
  military_institution,    // A1
  rural_collective,        // N1, N2, N3
  other,                   // x9, Y1 and kinds without a class of their own
};

struct UsccPrefix {
  std::string_view authority, entity;  // "工商", "企业"; empty when unknown
  SubjectClass subject = SubjectClass::unknown;
};

/// By the first two characters of a code in upper case; unknown ones leave the fields empty.
UsccPrefix uscc_prefix(std::string_view code);

struct Uscc : Spelled<18> {
  UsccPrefix prefix;
  RegionUse region;
  char expected_check = 0, expected_org_check = 0;
  FixedText<18> read;  // what the fields above were read from; empty when they were not
};

Uscc uscc(std::string_view text, const Regions& regions);

/// In upper case, both check characters and the prefix right: for recognising one in a wrong field.
bool looks_like_uscc(std::string_view text);

}  // namespace beian
