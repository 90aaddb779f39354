// One front door for every identifier: text in, verdict, normal form, reasons and parts out.
//
// The functions behind it (resident_id.h, uscc.h, …) return small plain structs without allocation
// and are what hot code calls; this one turns their answer into names and text for the CLI, the
// rules and the report.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/identity/answer.h"
#include "core/text/date.h"

namespace beian {

class Regions;

enum class Kind : uint8_t {
  resident_id,          // 公民身份号码 GB 11643, also 港澳台居民居住证 (81/82/83)
  uscc,                 // 统一社会信用代码 GB 32100
  org_code,             // 组织机构代码 GB 11714
  registration_number,  // 工商注册号 GS 15
  mobile,
  phone,  // fixed line
  email,
  bank_account,
  appid,
  icp_number,
  hk_macao_permit,
  taiwan_permit,
  passport,
  foreign_pr_card,  // 外国人永久居留身份证
  region,           // 6-digit administrative code
  mini_program_name,
  permit_number,  // 许可证编号: loose, warns only
  date,           // YYYYMMDD or 长期
};
inline constexpr size_t kind_count = static_cast<size_t>(Kind::date) + 1;

/// "resident-id", "uscc", … as the CLI spells them.
std::string_view name(Kind kind);
std::optional<Kind> kind_from_name(std::string_view name);

std::string_view name(Verdict verdict);

struct Reason {
  std::string_view code;  // stable, kebab-case, a key of assets/reasons.json
  std::string argument;  // what the text says about it, e.g. the expected check digit; may be empty
};

struct Identified {
  Kind kind{};
  std::string value;       // as given
  std::string normalized;  // canonical spelling; empty when there is none
  Verdict verdict{};
  std::vector<Reason> reasons;  // why not valid, and what was normalised or is unusual
  std::vector<std::pair<std::string_view, std::string>> parts;  // "birth_date" → "1949-12-31", …

  bool has(std::string_view reason_code) const;
  std::string_view part(std::string_view key) const;  // "" when absent
};

struct IdentifyContext {
  Date today;              // the reference date
  const Regions& regions;  // administrative codes and their years in use
};

/// Never fails: any bytes give a verdict.
Identified identify(Kind kind, std::string_view value, const IdentifyContext& context);

}  // namespace beian
