#include "core/rules/registry.h"

#include <utility>

#include "core/rules/functions.h"

namespace beian {
namespace {

constexpr std::pair<std::string_view, RuleFunction> functions[] = {
    {"wrong_type", checks::wrong_type},
    {"list_expected", checks::list_expected},
    {"misspelt_key", checks::misspelt_key},
    {"unknown_key", checks::unknown_key},
    {"duplicate_key", checks::duplicate_key},
    {"empty_object", checks::empty_object},
    {"unexpected_field", checks::unexpected_field},
    {"stray_blank", checks::stray_blank},
    {"invisible_character", checks::invisible_character},
    {"garbled_text", checks::garbled_text},
    {"full_width", checks::full_width},
    {"separators", checks::separators},
    {"text_length", checks::text_length},
    {"catalogue_length", checks::catalogue_length},
    {"list_length", checks::list_length},
    {"catalogue_items", checks::catalogue_items},
    {"han_count", checks::han_count},
    {"mixed_brackets", checks::mixed_brackets},
    {"forbidden_text", checks::forbidden_text},
    {"texts_equal", checks::texts_equal},
    {"texts_differ", checks::texts_differ},
    {"says_nothing", checks::says_nothing},
    {"required", checks::required},
    {"unknown_code", checks::unknown_code},
    {"certificate_of_type", checks::certificate_of_type},
    {"second_level_only", checks::second_level_only},
    {"no_duplicates", checks::no_duplicates},
    {"certificate_kinds_equal", checks::certificate_kinds_equal},
    {"code_listed", checks::code_listed},
    {"scenario_type", checks::scenario_type},
    {"region_known", checks::region_known},
    {"region_parent", checks::region_parent},
    {"address_prefix", checks::address_prefix},
    {"address_elsewhere", checks::address_elsewhere},
    {"address_starts_with_province", checks::address_starts_with_province},
    {"certificate_address_elsewhere", checks::certificate_address_elsewhere},
    {"house_number", checks::house_number},
    {"residence_permit", checks::residence_permit},
    {"number_region", checks::number_region},
    {"record_number_province", checks::record_number_province},
    {"identifier", checks::identifier},
    {"certificate_identifier", checks::certificate_identifier},
    {"uscc_subject_type", checks::uscc_subject_type},
    {"permit_region", checks::permit_region},
    {"age_at_least", checks::age_at_least},
    {"person_name_characters", checks::person_name_characters},
    {"person_name_length", checks::person_name_length},
    {"person_name_dot", checks::person_name_dot},
    {"emergency_differs", checks::emergency_differs},
    {"same_number_other_name", checks::same_number_other_name},
    {"same_name_other_number", checks::same_name_other_number},
    {"same_person_other_data", checks::same_person_other_data},
    {"legal_person_is_principal", checks::legal_person_is_principal},
    {"date_form", checks::date_form},
    {"validity_order", checks::validity_order},
    {"validity_start", checks::validity_start},
    {"validity_before_birth", checks::validity_before_birth},
    {"validity_left", checks::validity_left},
    {"validity_term", checks::validity_term},
    {"validity_term_for_age", checks::validity_term_for_age},
    {"validity_long_term_age", checks::validity_long_term_age},
    {"none_alone", checks::none_alone},
    {"pre_approval_given", checks::pre_approval_given},
    {"none_with_paper", checks::none_with_paper},
    {"item_listed", checks::item_listed},
    {"services_without_item", checks::services_without_item},
    {"look", checks::look},
};

}  // namespace

RuleFunction find_rule_function(std::string_view check) {
  for (const auto& [name, function] : functions) {
    if (name == check) return function;
  }
  return nullptr;
}

}  // namespace beian
