// What core/identity says about the values of a filing. Which of its reasons a rule is about stands
// in the rule's record, so that each reason is one finding and has its own words.
#include <algorithm>

#include "core/identity/digits.h"
#include "core/rules/functions.h"
#include "core/rules/shared.h"
#include "core/rules/values.h"
#include "core/text/normalize.h"
#include "core/text/utf8.h"

namespace beian::checks {
namespace {

/// params.reasons: the reasons this rule is about, any of them or, with params.all, all together;
/// without the list: whatever makes the value invalid. params.unless: reasons that other rules tell
/// and that explain this one away. The reason to show, or nullptr.
const Reason* reason_for(const Context& context, const Identified& value) {
  if (value.reasons.empty()) return nullptr;
  const auto unless = list_param(context, "unless");
  if (std::any_of(unless.begin(), unless.end(), [&](auto code) { return value.has(code); })) {
    return nullptr;
  }
  const auto wanted = list_param(context, "reasons");
  if (wanted.empty()) {
    return value.verdict == Verdict::invalid ? &value.reasons.front() : nullptr;
  }
  const auto present =
      std::count_if(wanted.begin(), wanted.end(), [&](auto code) { return value.has(code); });
  const bool all = int_param(context, "all", 0) != 0;
  if (all && present != static_cast<std::ptrdiff_t>(wanted.size())) return nullptr;
  const auto shown =
      std::find_if(value.reasons.begin(), value.reasons.end(), [&](const Reason& one) {
        return std::find(wanted.begin(), wanted.end(), one.code) != wanted.end();
      });
  return shown == value.reasons.end() ? nullptr : &*shown;
}

void judge(const Context& context, Outcomes& outcomes, Kind kind, std::string_view text,
           const Fields& fields) {
  const int length = int_param(context, "length", 0);
  if (length != 0 && utf8::length(text) != static_cast<size_t>(length))
    return outcomes.not_checked();
  const std::string_view starts = text_param(context, "starts");
  const std::string_view starts_not = text_param(context, "starts_not");
  if (text.substr(0, starts.size()) != starts ||
      (!starts_not.empty() && text.substr(0, starts_not.size()) == starts_not)) {
    return outcomes.pass();
  }
  const Identified& value = identified(context, kind, text);
  const Reason* reason = reason_for(context, value);
  if (reason == nullptr) return outcomes.pass();
  outcomes.fail(
      fields,
      {{"reason", context.pack.reason(reason->code, reason->argument, context.options.language)},
       {"expected", reason->argument},
       {"length", std::to_string(utf8::length(text))}});
}

/// Numbers come without blanks, dashes and full-width forms: the text.* rules name those.
std::string_view prepared(const Context& context, Kind kind, const FieldText& field) {
  if (is_plain(field.text)) return field.text;
  switch (kind) {
    case Kind::email:
    case Kind::appid:
    case Kind::icp_number:
    case Kind::permit_number:
      return keep(context, normalize(field.text, change::spaces | change::invisible).text);
    case Kind::mini_program_name:
      return field.clean;
    default:
      return keep(context, clean_number(field.text));
  }
}

}  // namespace

/// params.kind, and those of reason_for; params.length, params.starts, params.starts_not: only
/// values so long, and that begin or do not begin so, are looked at.
void identifier(const Context& context, Outcomes& outcomes) {
  const auto kind = kind_from_name(text_param(context, "kind"));
  if (!kind) return;
  std::vector<Value> values;
  values.reserve(context.rule.fields.size());
  for (const std::string& pattern : context.rule.fields) {
    for (const FieldText& one : texts_at(context, pattern)) {
      const std::string_view text = prepared(context, *kind, one);
      if (!text.empty()) add_value(values, text, one.path);
    }
  }
  if (values.empty()) outcomes.not_checked();
  for (const Value& value : values) judge(context, outcomes, *kind, value.text, value.fields);
}

/// The same for certificate numbers whose certificate_type is in params.certificate_types.
void certificate_identifier(const Context& context, Outcomes& outcomes) {
  const auto kind = kind_from_name(text_param(context, "kind"));
  if (!kind) return;
  for (const Certificate& certificate : certificates(context)) {
    judge(context, outcomes, *kind, certificate.number, certificate.fields);
  }
}

/// params.prefixes: the first two characters of the code → subject types that hold such codes.
void uscc_subject_type(const Context& context, Outcomes& outcomes) {
  const auto type = context.filing.number("icp_subject.base_info.type");
  const Json* prefixes = find(context.rule.params, "prefixes");
  for (const Certificate& certificate : certificates(context)) {
    const Identified& code = identified(context, Kind::uscc, certificate.number);
    const Json* allowed =
        prefixes == nullptr || code.verdict == Verdict::invalid || code.normalized.size() != 18
            ? nullptr
            : find(*prefixes, std::string_view(code.normalized).substr(0, 2));
    if (!type || allowed == nullptr || !allowed->is_array()) {
      outcomes.not_checked();
    } else if (std::any_of(allowed->begin(), allowed->end(), [&](const Json& one) {
                 return one.is_number_integer() && one == *type;
               })) {
      outcomes.pass();
    } else {
      const Choice* chosen = context.pack.enums.find("subject_types", *type);
      std::vector<std::string> fields = certificate.fields;
      fields.emplace_back("icp_subject.base_info.type");
      outcomes.fail(std::move(fields),
                    {{"prefix", code.normalized.substr(0, 2)},
                     {"type", chosen == nullptr ? std::to_string(*type)
                                                : say(context, chosen->name.zh, chosen->name.en)}});
    }
  }
}

/// 港澳居民居住证 (41) starts with 81 or 82, 台湾居民居住证 (42) with 83, and 居民身份证 (2) with
/// none of these.
void permit_region(const Context& context, Outcomes& outcomes) {
  for (const Certificate& certificate : certificates(context)) {
    const Identified& number = identified(context, Kind::resident_id, certificate.number);
    if (number.verdict == Verdict::invalid || number.normalized.size() != 18) {
      outcomes.not_checked();
      continue;
    }
    const std::string_view start = std::string_view(number.normalized).substr(0, 6);
    const int right = start == "810000" || start == "820000" ? 41 : start == "830000" ? 42 : 2;
    const Choice* type = context.pack.enums.find("certificate_types", right);
    if (right == certificate.type || type == nullptr) {
      outcomes.pass();
      continue;
    }
    std::vector<std::string> fields;
    for (const std::string_view field : certificate.fields) {
      fields.push_back(join(parent_of(field), "certificate_type"));
    }
    fields.insert(fields.end(), certificate.fields.begin(), certificate.fields.end());
    outcomes.fail(std::move(fields), {{"type", say(context, type->name.zh, type->name.en)}});
  }
}

/// params.min: years at the reference date, from the number.
void age_at_least(const Context& context, Outcomes& outcomes) {
  if (province_says_it(context)) return;
  for (const Certificate& certificate : certificates(context)) {
    const Identified& number = identified(context, Kind::resident_id, certificate.number);
    const auto birth = parse_loose_date(number.part("birth_date"));
    if (number.verdict == Verdict::invalid || !birth) {
      outcomes.not_checked();
    } else if (age(*birth, context.options.date) < int_param(context, "min", 0)) {
      outcomes.fail(certificate.fields, {{"min", std::to_string(int_param(context, "min", 0))}});
    } else {
      outcomes.pass();
    }
  }
}

}  // namespace beian::checks
