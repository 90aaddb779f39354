// All reasons an identifier can have, with their stable codes. Texts: assets/reasons.json.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

// One list for the enumeration and the codes, so that they cannot drift apart.
#define BEIAN_REASONS(X)                                        \
  X(text_empty, "text-empty")                                   \
  X(text_length, "text-length")                                 \
  X(text_characters, "text-characters")                         \
  X(text_full_width, "text-full-width")                         \
  X(text_spaces, "text-spaces")                                 \
  X(text_dashes, "text-dashes")                                 \
  X(text_invisible, "text-invisible")                           \
  X(text_look_alike, "text-look-alike")                         \
  X(text_lower_case, "text-lower-case")                         \
  X(text_upper_case, "text-upper-case")                         \
  X(text_checksum, "text-checksum")                             \
  X(id_fifteen_digits, "id-fifteen-digits")                     \
  X(id_date, "id-date")                                         \
  X(id_birth_before_1900, "id-birth-before-1900")               \
  X(id_birth_in_future, "id-birth-in-future")                   \
  X(id_province_unknown, "id-province-unknown")                 \
  X(id_region_unknown, "id-region-unknown")                     \
  X(id_region_before_1981, "id-region-before-1981")             \
  X(id_region_other_years, "id-region-other-years")             \
  X(id_residence_permit, "id-residence-permit")                 \
  X(id_is_foreign_pr_card, "id-is-foreign-pr-card")             \
  X(id_is_uscc, "id-is-uscc")                                   \
  X(uscc_checksum, "uscc-checksum")                             \
  X(uscc_org_code, "uscc-org-code")                             \
  X(uscc_prefix_unknown, "uscc-prefix-unknown")                 \
  X(uscc_region_unknown, "uscc-region-unknown")                 \
  X(uscc_letters, "uscc-letters")                               \
  X(uscc_repeated, "uscc-repeated")                             \
  X(uscc_is_resident_id, "uscc-is-resident-id")                 \
  X(uscc_is_registration_number, "uscc-is-registration-number") \
  X(uscc_is_org_code, "uscc-is-org-code")                       \
  X(org_code_is_uscc, "org-code-is-uscc")                       \
  X(registration_use_uscc, "registration-use-uscc")             \
  X(registration_is_uscc, "registration-is-uscc")               \
  X(mobile_country_code, "mobile-country-code")                 \
  X(mobile_not_mainland, "mobile-not-mainland")                 \
  X(mobile_leading_zero, "mobile-leading-zero")                 \
  X(mobile_virtual, "mobile-virtual")                           \
  X(mobile_contested, "mobile-contested")                       \
  X(mobile_data_card, "mobile-data-card")                       \
  X(mobile_iot, "mobile-iot")                                   \
  X(mobile_satellite, "mobile-satellite")                       \
  X(mobile_emergency, "mobile-emergency")                       \
  X(mobile_unassigned, "mobile-unassigned")                     \
  X(mobile_is_fixed_line, "mobile-is-fixed-line")               \
  X(mobile_is_service_number, "mobile-is-service-number")       \
  X(phone_area_missing, "phone-area-missing")                   \
  X(phone_area_unknown, "phone-area-unknown")                   \
  X(phone_number, "phone-number")                               \
  X(phone_is_mobile, "phone-is-mobile")                         \
  X(phone_is_service_number, "phone-is-service-number")         \
  X(email_at, "email-at")                                       \
  X(email_local, "email-local")                                 \
  X(email_domain, "email-domain")                               \
  X(email_domain_dot, "email-domain-dot")                       \
  X(email_ip_address, "email-ip-address")                       \
  X(email_international, "email-international")                 \
  X(email_quoted, "email-quoted")                               \
  X(email_typo, "email-typo")                                   \
  X(email_comma, "email-comma")                                 \
  X(email_display_name, "email-display-name")                   \
  X(bank_account_luhn, "bank-account-luhn")                     \
  X(appid_prefix, "appid-prefix")                               \
  X(appid_is_original_id, "appid-is-original-id")               \
  X(appid_is_secret, "appid-is-secret")                         \
  X(icp_province, "icp-province")                               \
  X(icp_form, "icp-form")                                       \
  X(icp_suffix, "icp-suffix")                                   \
  X(hk_macao_prefix, "hk-macao-prefix")                         \
  X(hk_macao_issue_number, "hk-macao-issue-number")             \
  X(hk_macao_is_identity_card, "hk-macao-is-identity-card")     \
  X(hk_macao_is_mainland_permit, "hk-macao-is-mainland-permit") \
  X(taiwan_old_number, "taiwan-old-number")                     \
  X(taiwan_is_mainland_permit, "taiwan-is-mainland-permit")     \
  X(passport_foreign, "passport-foreign")                       \
  X(passport_cn_shape, "passport-cn-shape")                     \
  X(foreign_pr_old_card, "foreign-pr-old-card")                 \
  X(foreign_pr_prefix, "foreign-pr-prefix")                     \
  X(foreign_pr_is_resident_id, "foreign-pr-is-resident-id")     \
  X(region_unknown, "region-unknown")                           \
  X(region_abolished, "region-abolished")                       \
  X(region_not_in_form, "region-not-in-form")                   \
  X(name_units, "name-units")                                   \
  X(name_few_hanzi, "name-few-hanzi")                           \
  X(name_mini_program, "name-mini-program")                     \
  X(name_characters, "name-characters")                         \
  X(name_symbols, "name-symbols")                               \
  X(name_plus, "name-plus")                                     \
  X(name_outer_spaces, "name-outer-spaces")                     \
  X(permit_form, "permit-form")                                 \
  X(date_form, "date-form")                                     \
  X(date_impossible, "date-impossible")                         \
  X(date_long_term, "date-long-term")

namespace beian {

enum class Why : uint8_t {
#define BEIAN_ENUMERATOR(name, code) name,
  BEIAN_REASONS(BEIAN_ENUMERATOR)
#undef BEIAN_ENUMERATOR
};

inline constexpr auto reason_codes = std::to_array<std::string_view>({
#define BEIAN_CODE(name, code) code,
    BEIAN_REASONS(BEIAN_CODE)
#undef BEIAN_CODE
});
inline constexpr size_t reason_count = reason_codes.size();

/// The key of assets/reasons.json.
constexpr std::string_view code(Why why) {
  return reason_codes[static_cast<size_t>(why)];
}

}  // namespace beian
