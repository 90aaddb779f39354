// Every rule function, by the file it stands in. registry.cpp gives them their names.
#pragma once
#include "core/rules/context.h"

namespace beian::checks {

// structure.cpp: the shape of the JSON against the catalogue
void wrong_type(const Context& context, Outcomes& outcomes);
void list_expected(const Context& context, Outcomes& outcomes);
void misspelt_key(const Context& context, Outcomes& outcomes);
void unknown_key(const Context& context, Outcomes& outcomes);
void duplicate_key(const Context& context, Outcomes& outcomes);
void empty_object(const Context& context, Outcomes& outcomes);
void unexpected_field(const Context& context, Outcomes& outcomes);

// text_rules.cpp: characters and lengths
void stray_blank(const Context& context, Outcomes& outcomes);
void invisible_character(const Context& context, Outcomes& outcomes);
void garbled_text(const Context& context, Outcomes& outcomes);
void full_width(const Context& context, Outcomes& outcomes);
void separators(const Context& context, Outcomes& outcomes);
void text_length(const Context& context, Outcomes& outcomes);
void catalogue_length(const Context& context, Outcomes& outcomes);
void list_length(const Context& context, Outcomes& outcomes);
void catalogue_items(const Context& context, Outcomes& outcomes);
void han_count(const Context& context, Outcomes& outcomes);
void mixed_brackets(const Context& context, Outcomes& outcomes);
void forbidden_text(const Context& context, Outcomes& outcomes);
void texts_equal(const Context& context, Outcomes& outcomes);
void texts_differ(const Context& context, Outcomes& outcomes);
void says_nothing(const Context& context, Outcomes& outcomes);

// required.cpp: what is missing
void required(const Context& context, Outcomes& outcomes);

// choices.cpp: codes of the official lists
void unknown_code(const Context& context, Outcomes& outcomes);
void certificate_of_type(const Context& context, Outcomes& outcomes);
void second_level_only(const Context& context, Outcomes& outcomes);
void no_duplicates(const Context& context, Outcomes& outcomes);
void certificate_kinds_equal(const Context& context, Outcomes& outcomes);
void code_listed(const Context& context, Outcomes& outcomes);
void scenario_type(const Context& context, Outcomes& outcomes);

// addresses.cpp: 省市区 and addresses
void region_known(const Context& context, Outcomes& outcomes);
void region_parent(const Context& context, Outcomes& outcomes);
void address_prefix(const Context& context, Outcomes& outcomes);
void address_elsewhere(const Context& context, Outcomes& outcomes);
void address_starts_with_province(const Context& context, Outcomes& outcomes);
void certificate_address_elsewhere(const Context& context, Outcomes& outcomes);
void house_number(const Context& context, Outcomes& outcomes);
void residence_permit(const Context& context, Outcomes& outcomes);
void number_region(const Context& context, Outcomes& outcomes);
void record_number_province(const Context& context, Outcomes& outcomes);

// identifiers.cpp: what core/identity says about a value
void identifier(const Context& context, Outcomes& outcomes);
void certificate_identifier(const Context& context, Outcomes& outcomes);
void uscc_subject_type(const Context& context, Outcomes& outcomes);
void permit_region(const Context& context, Outcomes& outcomes);
void age_at_least(const Context& context, Outcomes& outcomes);

// persons.cpp: names, and one person against another
void person_name_characters(const Context& context, Outcomes& outcomes);
void person_name_length(const Context& context, Outcomes& outcomes);
void person_name_dot(const Context& context, Outcomes& outcomes);
void emergency_differs(const Context& context, Outcomes& outcomes);
void same_number_other_name(const Context& context, Outcomes& outcomes);
void same_name_other_number(const Context& context, Outcomes& outcomes);
void same_person_other_data(const Context& context, Outcomes& outcomes);
void legal_person_is_principal(const Context& context, Outcomes& outcomes);

// validity.cpp: terms of certificates
void date_form(const Context& context, Outcomes& outcomes);
void validity_order(const Context& context, Outcomes& outcomes);
void validity_start(const Context& context, Outcomes& outcomes);
void validity_before_birth(const Context& context, Outcomes& outcomes);
void validity_left(const Context& context, Outcomes& outcomes);
void validity_term(const Context& context, Outcomes& outcomes);
void validity_term_for_age(const Context& context, Outcomes& outcomes);
void validity_long_term_age(const Context& context, Outcomes& outcomes);

// pre_approval.cpp: the list of 前置审批 items
void none_alone(const Context& context, Outcomes& outcomes);
void pre_approval_given(const Context& context, Outcomes& outcomes);
void none_with_paper(const Context& context, Outcomes& outcomes);
void item_listed(const Context& context, Outcomes& outcomes);
void services_without_item(const Context& context, Outcomes& outcomes);
void service_listed(const Context& context, Outcomes& outcomes);
void item_unexplained(const Context& context, Outcomes& outcomes);
void item_denied(const Context& context, Outcomes& outcomes);
void permit_of_item(const Context& context, Outcomes& outcomes);

// words.cpp: the vocabulary
void words(const Context& context, Outcomes& outcomes);
void words_alone(const Context& context, Outcomes& outcomes);
void name_is_person(const Context& context, Outcomes& outcomes);
void words_only_filler(const Context& context, Outcomes& outcomes);
void says_none_of(const Context& context, Outcomes& outcomes);

// province_rules.cpp: what the filing's province wants
void province_says(const Context& context, Outcomes& outcomes);
void province_asks(const Context& context, Outcomes& outcomes);
void province_age(const Context& context, Outcomes& outcomes);
void province_phones(const Context& context, Outcomes& outcomes);
void province_phone_local(const Context& context, Outcomes& outcomes);
void province_residence(const Context& context, Outcomes& outcomes);
void province_papers(const Context& context, Outcomes& outcomes);
void province_remark(const Context& context, Outcomes& outcomes);
void province_name_form(const Context& context, Outcomes& outcomes);
void province_validity(const Context& context, Outcomes& outcomes);

// cross.cpp: one part of a filing against another
void name_against_code(const Context& context, Outcomes& outcomes);
void kind_against_code(const Context& context, Outcomes& outcomes);
void household_name(const Context& context, Outcomes& outcomes);
void name_ends(const Context& context, Outcomes& outcomes);
void branch_region(const Context& context, Outcomes& outcomes);
void age_at_most(const Context& context, Outcomes& outcomes);
void first_generation_card(const Context& context, Outcomes& outcomes);
void document_term(const Context& context, Outcomes& outcomes);
void emergency_sentence(const Context& context, Outcomes& outcomes);
void letter_date(const Context& context, Outcomes& outcomes);

// verification.cpp: the account's registration and WeChat verification
void account_kind(const Context& context, Outcomes& outcomes);
void personal_card(const Context& context, Outcomes& outcomes);
void word_needed(const Context& context, Outcomes& outcomes);
void password_given(const Context& context, Outcomes& outcomes);
void pairs_equal(const Context& context, Outcomes& outcomes);

// drama.cpp: papers, permit and registration form of a short-drama program
void drama_file_names(const Context& context, Outcomes& outcomes);
void drama_merge(const Context& context, Outcomes& outcomes);
void drama_permit_term(const Context& context, Outcomes& outcomes);
void drama_permit_check(const Context& context, Outcomes& outcomes);
void permit_of_form(const Context& context, Outcomes& outcomes);
void permit_province(const Context& context, Outcomes& outcomes);
void count_at_least(const Context& context, Outcomes& outcomes);

// drama_audit.cpp: the data of one drama
void drama_title_ends(const Context& context, Outcomes& outcomes);
void drama_episode_names(const Context& context, Outcomes& outcomes);
void drama_episode_numbers(const Context& context, Outcomes& outcomes);
void drama_registration(const Context& context, Outcomes& outcomes);
void count_between(const Context& context, Outcomes& outcomes);
void drama_actors(const Context& context, Outcomes& outcomes);

// pictures.cpp: what was measured in pictures
void picture(const Context& context, Outcomes& outcomes);
void duplicate_picture(const Context& context, Outcomes& outcomes);

// documents.cpp: what was found in documents, and what they say against the filing
void document(const Context& context, Outcomes& outcomes);
void document_unknown(const Context& context, Outcomes& outcomes);
void duplicate_document(const Context& context, Outcomes& outcomes);
void document_expired(const Context& context, Outcomes& outcomes);
void document_parts(const Context& context, Outcomes& outcomes);
void form_differs(const Context& context, Outcomes& outcomes);
void form_versions(const Context& context, Outcomes& outcomes);

// review.cpp: what only a person can look at
void look(const Context& context, Outcomes& outcomes);

}  // namespace beian::checks
