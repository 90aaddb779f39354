#include "core/identity/identify.h"

#include <algorithm>
#include <iterator>

#include "core/identity/appid.h"
#include "core/identity/bank_account.h"
#include "core/identity/date_value.h"
#include "core/identity/email.h"
#include "core/identity/foreign_pr_card.h"
#include "core/identity/icp_number.h"
#include "core/identity/mini_program_name.h"
#include "core/identity/org_code.h"
#include "core/identity/permit_number.h"
#include "core/identity/phone.h"
#include "core/identity/registration_number.h"
#include "core/identity/resident_id.h"
#include "core/identity/travel_documents.h"
#include "core/identity/uscc.h"
#include "core/text/utf8.h"

namespace beian {
namespace {

struct KindInfo {
  Kind kind;
  std::string_view name;
  std::string_view length;  // what "text-length" says is right
};
constexpr KindInfo kinds[] = {{Kind::resident_id, "resident-id", "18"},
                              {Kind::uscc, "uscc", "18"},
                              {Kind::org_code, "org-code", "9"},
                              {Kind::registration_number, "registration-number", "15"},
                              {Kind::mobile, "mobile", "11"},
                              {Kind::phone, "phone", "10–12"},
                              {Kind::email, "email", "3–254"},
                              {Kind::bank_account, "bank-account", "10–30"},
                              {Kind::appid, "appid", "18"},
                              {Kind::icp_number, "icp-number", "10–32"},
                              {Kind::hk_macao_permit, "hk-macao-permit", "9"},
                              {Kind::taiwan_permit, "taiwan-permit", "8"},
                              {Kind::passport, "passport", "5–15"},
                              {Kind::foreign_pr_card, "foreign-pr-card", "18"},
                              {Kind::region, "region", "6"},
                              {Kind::mini_program_name, "mini-program-name", "4–30"},
                              {Kind::permit_number, "permit-number", "1–100"},
                              {Kind::date, "date", "8"}};
static_assert(static_cast<size_t>(Kind::date) + 1 == std::size(kinds));

const KindInfo& info(Kind kind) {
  return kinds[static_cast<size_t>(kind)];
}

std::string text(char c) {
  return c == 0 ? std::string() : std::string(1, c);
}

void put(Identified& out, std::string_view key, std::string_view value) {
  if (!value.empty()) out.parts.emplace_back(key, value);
}

/// Verdict and reasons; `argument(why)` is what the text of a reason says about it.
template <typename Argument>
void put_answer(Identified& out, const Answer& answer, Argument argument) {
  out.verdict = answer.verdict;
  for (size_t i = 0; i < reason_count; ++i) {
    const Why why = static_cast<Why>(i);
    if (!answer.reasons.has(why)) continue;
    std::string value =
        why == Why::text_length ? std::string(info(out.kind).length) : argument(why);
    out.reasons.push_back({code(why), std::move(value)});
  }
}

template <size_t N, typename Argument>
void put_answer(Identified& out, const Spelled<N>& answer, Argument argument) {
  put_answer(out, static_cast<const Answer&>(answer), argument);
  out.normalized = answer.normalized.view();
  put(out, "suggestion", answer.suggestion.view());
}

std::string no_argument(Why) {
  return {};
}

void put_region(Identified& out, const RegionUse& use, const Regions& regions) {
  if (use.code == 0) return;
  const std::string digits = std::to_string(use.code);
  put(out, "region_code", std::string(6 - std::min<size_t>(6, digits.size()), '0') + digits);
  put(out, "region", use.code == 100000 ? std::string("国家") : place_name(use, regions));
  if (const Region* entry = use.entry; entry != nullptr) {
    put(out, "region_from", std::to_string(entry->from));
    if (entry->until != 0) put(out, "region_until", std::to_string(entry->until));
  }
}

void put_birth(Identified& out, Date birth, Date today) {
  if (!exists(birth)) return;
  put(out, "birth_date", iso(birth));
  if (exists(today) && birth <= today) put(out, "age", std::to_string(age(birth, today)));
}

std::string_view card_of(uint32_t region) {
  switch (region) {
    case 810000:
      return "hk-residence-permit";
    case 820000:
      return "macao-residence-permit";
    case 830000:
      return "taiwan-residence-permit";
    default:
      return "resident-id";
  }
}

std::string years(const Region* entry) {
  if (entry == nullptr) return {};
  return std::to_string(entry->from) + "–" + (entry->until ? std::to_string(entry->until) : "");
}

void put_resident_id(Identified& out, const IdentifyContext& context) {
  const ResidentId id = resident_id(out.value, context.today, context.regions);
  put_answer(out, id, [&](Why why) {
    if (why == Why::text_checksum) return text(id.expected_check);
    if (why == Why::id_region_other_years) return years(id.region.entry);
    return std::string();
  });
  if (!id.readable) return;
  put(out, "upgraded", id.upgraded.view());
  if (!id.reasons.has(Why::id_is_foreign_pr_card)) {
    put(out, "card", card_of(id.region.code));
    put_region(out, id.region, context.regions);
  }
  put_birth(out, id.birth, context.today);
  put(out, "sex", id.sex == Sex::male ? "male" : "female");
  put(out, "expected_check", text(id.expected_check));
}

void put_uscc(Identified& out, const IdentifyContext& context) {
  const Uscc code = uscc(out.value, context.regions);
  put_answer(out, code, [&](Why why) {
    if (why == Why::uscc_checksum) return text(code.expected_check);
    if (why == Why::uscc_org_code) return text(code.expected_org_check);
    if (why == Why::uscc_prefix_unknown) return std::string(code.read.view().substr(0, 2));
    return std::string();
  });
  if (code.read.empty()) return;
  put(out, "authority", code.prefix.authority);
  put(out, "entity", code.prefix.entity);
  put_region(out, code.region, context.regions);
  put(out, "org_code", code.read.view().substr(8, 9));
  put(out, "expected_check", text(code.expected_check));
  put(out, "expected_org_check", text(code.expected_org_check));
}

void put_org_code(Identified& out) {
  const OrgCode org = org_code(out.value);
  put_answer(out, org, [&](Why why) {
    return why == Why::text_checksum ? text(org.expected_check) : std::string();
  });
  put(out, "expected_check", text(org.expected_check));
  if (org.normalized.empty()) return;
  const std::string_view view = org.normalized.view();
  put(out, "printed", std::string(view.substr(0, 8)) + "-" + std::string(view.substr(8)));
}

void put_registration_number(Identified& out, const IdentifyContext& context) {
  using Holder = RegistrationNumber::Holder;
  const RegistrationNumber registration = registration_number(out.value, context.regions);
  put_answer(out, registration, [&](Why why) {
    return why == Why::text_checksum ? text(registration.expected_check) : std::string();
  });
  if (registration.expected_check == 0) return;
  put_region(out, registration.region, context.regions);
  put(out, "entity",
      registration.holder == Holder::domestic  ? "内资企业"
      : registration.holder == Holder::foreign ? "外资企业"
                                               : "个体工商户");
  put(out, "expected_check", text(registration.expected_check));
}

std::string_view name_of(MobileClass kind) {
  switch (kind) {
    case MobileClass::ordinary:
      return "ordinary";
    case MobileClass::virtual_operator:
      return "virtual";
    case MobileClass::contested:
      return "contested";
    case MobileClass::data_card:
      return "data-card";
    case MobileClass::iot:
      return "iot";
    case MobileClass::satellite:
      return "satellite";
    case MobileClass::emergency:
      return "emergency";
    case MobileClass::unassigned:
      break;
  }
  return {};
}

void put_mobile(Identified& out) {
  const Mobile number = mobile(out.value);
  put_answer(out, number, [&](Why why) {
    const bool segment =
        why == Why::mobile_virtual || why == Why::mobile_contested || why == Why::mobile_data_card;
    return segment ? std::string(number.normalized.view().substr(0, 3)) : std::string();
  });
  put(out, "class", name_of(number.kind));
  put(out, "operator", number.carrier);
}

void put_phone(Identified& out) {
  const Phone number = phone(out.value);
  put_answer(out, number, no_argument);
  put(out, "area", number.area.view());
  put(out, "number", number.number.view());
  put(out, "extension", number.extension.view());
}

void put_email(Identified& out) {
  const Email address = email(out.value);
  put_answer(out, address, [&](Why why) {
    return why == Why::email_typo ? std::string(address.right_domain) : std::string();
  });
  const std::string_view view = address.normalized.view();
  if (!view.empty()) put(out, "domain", view.substr(view.rfind('@') + 1));
}

void put_bank_account(Identified& out) {
  const BankAccount account = bank_account(out.value);
  put_answer(out, account, no_argument);
  if (account.normalized.empty()) return;
  put(out, "digits", std::to_string(account.normalized.size));
  if (account.personal_card) put(out, "luhn", account.luhn ? "yes" : "no");
}

void put_icp_number(Identified& out) {
  using Service = IcpNumber::Service;
  const IcpNumber icp = icp_number(out.value);
  put_answer(out, icp, no_argument);
  put(out, "province", icp.province);
  if (icp.province_code != 0) put(out, "province_code", std::to_string(icp.province_code));
  if (icp.rejected() && icp.suggestion.empty()) return;
  put(out, "form", icp.kind);
  put(out, "serial", icp.serial.view());
  put(out, "suffix", icp.suffix.view());
  constexpr std::string_view services[] = {"subject", "website", "app", "mini-program",
                                           "quick-app"};
  static_assert(std::size(services) == static_cast<size_t>(Service::quick_app) + 1);
  put(out, "service", services[static_cast<size_t>(icp.service)]);
}

void put_hk_macao_permit(Identified& out) {
  const HkMacaoPermit permit = hk_macao_permit(out.value);
  put_answer(out, permit, no_argument);
  const std::string_view view = permit.normalized.view();
  if (view.empty()) return;
  put(out, "region", view[0] == 'H' ? "香港" : "澳门");
  put(out, "number", view.substr(0, 9));
  put(out, "issue", view.substr(9));
}

void put_passport(Identified& out) {
  const Passport document = passport(out.value);
  put_answer(out, document, no_argument);
  if (!document.normalized.empty()) put(out, "issuer", document.chinese ? "CN" : "other");
}

void put_foreign_pr_card(Identified& out, const IdentifyContext& context) {
  const ForeignPrCard card = foreign_pr_card(out.value, context.today);
  put_answer(out, card, [&](Why why) {
    return why == Why::text_checksum ? text(card.expected_check) : std::string();
  });
  put(out, "country", card.country.view());
  put_birth(out, card.birth, context.today);
  put(out, "expected_check", text(card.expected_check));
}

void put_region_code(Identified& out, const IdentifyContext& context) {
  const RegionCode region = region_code(out.value, context.regions);
  put_answer(out, region, [&](Why why) {
    return why == Why::region_abolished ? std::to_string(region.entry->until) : std::string();
  });
  if (region.entry == nullptr) return;
  const std::string full = context.regions.full_name(region.code);
  put(out, "name",
      full.empty() ? place_name(region_use(region.code, 0, context.regions), context.regions)
                   : full);
  put(out, "abbreviation", Regions::province_abbreviation(region.code));
  put(out, "official", region.entry->official ? "yes" : "no");
  int from = 0, until = 0;
  std::string names;
  for (const Region& entry : context.regions.history(region.code)) {
    if (entry.from == 0) continue;
    if (from == 0) from = entry.from;
    until = entry.until;
    if (names.find(entry.name) != std::string::npos) continue;
    if (!names.empty()) names += "、";
    names += entry.name;
  }
  if (from == 0) return;
  put(out, "from", std::to_string(from));
  if (until != 0) put(out, "until", std::to_string(until));
  put(out, "names", names);
}

void put_mini_program_name(Identified& out) {
  const MiniProgramName name = mini_program_name(out.value);
  put_answer(out, name, [&](Why why) {
    if (why == Why::name_units) return std::to_string(name.units);
    if (why == Why::name_few_hanzi) return std::to_string(name.hanzi);
    std::string sign;
    if (why == Why::name_symbols) utf8::append(sign, name.offending);
    return sign;
  });
  out.normalized = name.normalized;
  put(out, "units", std::to_string(name.units));
  put(out, "characters", std::to_string(name.characters));
  put(out, "hanzi", std::to_string(name.hanzi));
}

void put_permit_number(Identified& out) {
  const PermitNumber permit = permit_number(out.value);
  put_answer(out, permit, no_argument);
  put(out, "form", permit.kind);
}

void put_date(Identified& out, const IdentifyContext& context) {
  const DateValue date = date_value(out.value);
  put_answer(out, date, no_argument);
  if (date.long_term) put(out, "long_term", "yes");
  if (!exists(date.date)) return;
  put(out, "iso", iso(date.date));
  if (exists(context.today)) {
    put(out, "days_left", std::to_string(day_number(date.date) - day_number(context.today)));
  }
}

void put_kind(Identified& out, const IdentifyContext& context) {
  switch (out.kind) {
    case Kind::resident_id:
      return put_resident_id(out, context);
    case Kind::uscc:
      return put_uscc(out, context);
    case Kind::org_code:
      return put_org_code(out);
    case Kind::registration_number:
      return put_registration_number(out, context);
    case Kind::mobile:
      return put_mobile(out);
    case Kind::phone:
      return put_phone(out);
    case Kind::email:
      return put_email(out);
    case Kind::bank_account:
      return put_bank_account(out);
    case Kind::appid:
      return put_answer(out, appid(out.value), no_argument);
    case Kind::icp_number:
      return put_icp_number(out);
    case Kind::hk_macao_permit:
      return put_hk_macao_permit(out);
    case Kind::taiwan_permit:
      return put_answer(out, taiwan_permit(out.value), no_argument);
    case Kind::passport:
      return put_passport(out);
    case Kind::foreign_pr_card:
      return put_foreign_pr_card(out, context);
    case Kind::region:
      return put_region_code(out, context);
    case Kind::mini_program_name:
      return put_mini_program_name(out);
    case Kind::permit_number:
      return put_permit_number(out);
    case Kind::date:
      return put_date(out, context);
  }
}

}  // namespace

std::string_view name(Kind kind) {
  return info(kind).name;
}

std::optional<Kind> kind_from_name(std::string_view name) {
  for (const KindInfo& kind : kinds) {
    if (kind.name == name) return kind.kind;
  }
  return std::nullopt;
}

std::string_view name(Verdict verdict) {
  switch (verdict) {
    case Verdict::valid:
      return "valid";
    case Verdict::invalid:
      return "invalid";
    case Verdict::uncertain:
      break;
  }
  return "uncertain";
}

bool Identified::has(std::string_view reason_code) const {
  return std::any_of(reasons.begin(), reasons.end(),
                     [&](const Reason& reason) { return reason.code == reason_code; });
}

std::string_view Identified::part(std::string_view key) const {
  for (const auto& [part_key, part_value] : parts) {
    if (part_key == key) return part_value;
  }
  return {};
}

Identified identify(Kind kind, std::string_view value, const IdentifyContext& context) {
  Identified out;
  out.kind = kind;
  out.value = value;
  put_kind(out, context);
  return out;
}

}  // namespace beian
