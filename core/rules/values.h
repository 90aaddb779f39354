// What many checks ask of a filing: the values, certificates and persons at the fields of a rule.
#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/identity/identify.h"
#include "core/rules/context.h"

namespace beian {

/// The two 负责人: 主体负责人 and 小程序负责人. Their objects have the same shape.
inline constexpr std::array<std::string_view, 2> principals = {"icp_subject.principal_info",
                                                               "icp_applets.principal_info"};

/// "icp_subject.principal_info" + "mobile" → "icp_subject.principal_info.mobile".
std::string join(std::string_view path, std::string_view key);
/// The path of the object a field stands in.
std::string_view parent_of(std::string_view path);

/// How many elements of a list the rules look at. The longest official list has ten; that one is
/// too long is a finding of its own.
inline size_t looked_at(const Json& list) {
  constexpr size_t enough = 1000;
  return list.size() < enough ? list.size() : enough;
}

/// Visits a path with its list elements spelled out: "….nrlx_details[].type" →
/// "….nrlx_details.0.type", ….1.type, …
template <class Visit>
void each_path(const Filing& filing, std::string_view pattern, Visit visit) {
  const size_t mark = pattern.find("[]");
  if (mark == std::string_view::npos) return visit(pattern);
  const std::string_view head = pattern.substr(0, mark), tail = pattern.substr(mark + 2);
  const Json* list = filing.find(head);
  if (list == nullptr || !list->is_array()) return;
  for (size_t i = 0; i < looked_at(*list); ++i) {
    visit(std::string_view(join(head, std::to_string(i)).append(tail)));
  }
}

/// Marks that cannot be seen: zero-width, bidirectional and other controls, BOM, soft hyphen.
bool is_invisible(char32_t c);
bool is_blank(char32_t c);  // blanks of all widths, tab, line ends
bool is_han(char32_t c);
size_t count_han(std::string_view text);

/// Without invisible marks and without blanks at both ends. The text.* rules name those; taken away
/// here, one stray mark does not raise a second finding elsewhere.
std::string clean(std::string_view text);
/// Also made half-width and without any blanks or dashes: for numbers.
std::string clean_number(std::string_view text);
/// All printable ASCII but blanks and dashes: cleaning and normalising change nothing.
bool is_plain(std::string_view text);
/// Nothing of it is seen.
bool is_all_blank(std::string_view text);

/// Holds a text that was made until the check ends.
std::string_view keep(const Context& context, std::string text);

/// Paths, copied only into a finding.
struct Fields : std::vector<std::string_view> {
  operator std::vector<std::string>() const { return {begin(), end()}; }
};

/// One text and every field of the rule that holds it. The same mistake of the same person in both
/// roles is one finding, not two.
struct Value {
  std::string_view text;
  Fields fields;
};
/// The texts at the rule's fields, clean, blank ones left out.
std::vector<Value> texts(const Context& context);
/// Both stay where they are until the check ends.
void add_value(std::vector<Value>& values, std::string_view text, std::string_view field);

/// A certificate number with the certificate_type that stands beside it; type 0: none stands there.
struct Certificate {
  int type = 0;
  std::string_view number;
  Fields fields;
};
/// Of the rule's fields those whose type is in params.certificate_types (when given).
/// A number without a type (法定代表人) counts as a resident ID when it resembles one.
std::vector<Certificate> certificates(const Context& context);

struct FieldText;      // shared.h
struct CatalogueText;  // shared.h
/// The texts at a path of the catalogue or of a rule; where it has "[]", of all list elements.
const std::vector<FieldText>& texts_at(const Context& context, std::string_view pattern);
/// Every text of the filing that a catalogue field holds.
const std::vector<CatalogueText>& all_texts(const Context& context);

/// What core/identity says about a value, asked once for a check.
const Identified& identified(const Context& context, Kind kind, std::string_view value);
/// The normal form of an identifier; of a wrong one its clean_number.
std::string canonical(const Context& context, Kind kind, std::string_view value);

/// Normal form for comparing numbers and addresses: clean_number in capital letters.
std::string comparable(std::string_view text);

// Parameters of the record.
int int_param(const Context& context, std::string_view key, int otherwise);
std::string_view text_param(const Context& context, std::string_view key);
std::vector<std::string_view> list_param(const Context& context, std::string_view key);
bool in_param(const Context& context, std::string_view key, int code);
/// params.yields_to: rules of the provinces that say the same more exactly, where one applies.
bool province_says_it(const Context& context);

/// The text in the language of the report.
std::string say(const Context& context, std::string_view zh, std::string_view en);
/// The field's label in the language of the report; its last key when it is not in the catalogue.
std::string label(const Context& context, std::string_view path);
/// "a、b" or "a, b".
std::string enumerate(const Context& context, const std::vector<std::string>& items);

}  // namespace beian
