// Codes of the official lists (assets/enums.json). The lists change, so an unknown code only warns.
#include <algorithm>

#include "core/rules/functions.h"
#include "core/rules/values.h"

namespace beian::checks {
namespace {

struct Code {
  int code = 0;
  std::string field;
};

void add_codes(const Filing& filing, std::string_view path, std::vector<Code>& codes) {
  const Json* value = filing.find(path);
  if (value != nullptr && value->is_array()) {
    for (size_t i = 0; i < looked_at(*value); ++i)
      add_codes(filing, join(path, std::to_string(i)), codes);
  } else if (const auto code = filing.number(path)) {
    codes.push_back({*code, std::string(path)});
  }
}

/// The integers at a path, list elements one by one.
std::vector<Code> codes_at(const Filing& filing, std::string_view pattern) {
  std::vector<Code> codes;
  each_path(filing, pattern, [&](std::string_view path) { add_codes(filing, path, codes); });
  return codes;
}

}  // namespace

void unknown_code(const Context& context, Outcomes& outcomes) {
  for (const Field& field : context.pack.catalogue.fields()) {
    if (field.choices.empty() || context.pack.enums.list(field.choices).empty()) continue;
    for (Code& code : codes_at(context.filing, field.path)) {
      if (context.pack.enums.find(field.choices, code.code) != nullptr) {
        outcomes.pass();
      } else {
        outcomes.fail({std::move(code.field)}, {{"code", std::to_string(code.code)}});
      }
    }
  }
}

/// A certificate type belongs to one subject type: params.subject_type, or the subject's own.
void certificate_of_type(const Context& context, Outcomes& outcomes) {
  const int own = context.filing.number("icp_subject.base_info.type").value_or(0);
  const int subject_type = int_param(context, "subject_type", own);
  std::vector<Value> wrong;
  for (const std::string& field : context.rule.fields) {
    const auto code = context.filing.number(field);
    const Choice* type = code ? context.pack.enums.find("certificate_types", *code) : nullptr;
    if (type == nullptr || context.pack.enums.find("subject_types", subject_type) == nullptr) {
      outcomes.not_checked();
    } else if (type->parent == subject_type) {
      outcomes.pass();
    } else {
      add_value(wrong, keep(context, say(context, type->name.zh, type->name.en)), field);
    }
  }
  if (wrong.empty()) return;
  std::vector<std::string> allowed;
  for (const Choice& type : context.pack.enums.list("certificate_types")) {
    if (type.parent == subject_type) allowed.push_back(say(context, type.name.zh, type.name.en));
  }
  for (const Value& value : wrong) {
    outcomes.fail(value.fields,
                  {{"type", std::string(value.text)}, {"allowed", enumerate(context, allowed)}});
  }
}

/// First-level codes are headings of the list, not answers.
void second_level_only(const Context& context, Outcomes& outcomes) {
  for (const std::string& pattern : context.rule.fields) {
    const Field* catalogue_field = context.pack.catalogue.find(pattern);
    if (catalogue_field == nullptr) continue;
    for (Code& code : codes_at(context.filing, pattern)) {
      const Choice* choice = context.pack.enums.find(catalogue_field->choices, code.code);
      if (choice == nullptr) continue;
      if (choice->parent != 0) {
        outcomes.pass();
      } else {
        outcomes.fail({std::move(code.field)},
                      {{"code", std::to_string(code.code)},
                       {"name", say(context, choice->name.zh, choice->name.en)}});
      }
    }
  }
}

/// The same code twice in one list.
void no_duplicates(const Context& context, Outcomes& outcomes) {
  for (const std::string& pattern : context.rule.fields) {
    std::vector<Code> codes = codes_at(context.filing, pattern);
    if (codes.empty()) outcomes.not_checked();
    for (size_t i = 0; i < codes.size(); ++i) {
      const auto first = std::find_if(codes.begin(), codes.end(), [&](const Code& other) {
        return other.code == codes[i].code;
      });
      if (first == codes.begin() + static_cast<std::ptrdiff_t>(i)) {
        outcomes.pass();
      } else {
        outcomes.fail({codes[i].field, first->field}, {{"code", std::to_string(codes[i].code)}});
      }
    }
  }
}

/// fields: two certificate types. Individuals name one and the same; another subject's certificate
/// is certificate_of_type's.
void certificate_kinds_equal(const Context& context, Outcomes& outcomes) {
  if (context.rule.fields.size() < 2) return outcomes.not_checked();
  constexpr int individual = 5;
  for (const std::string& field : context.rule.fields) {
    const auto code = context.filing.number(field);
    const Choice* type = code ? context.pack.enums.find("certificate_types", *code) : nullptr;
    if (type == nullptr || type->parent != individual) return outcomes.not_checked();
  }
  const std::string &first = context.rule.fields[0], &second = context.rule.fields[1];
  if (context.filing.number(first) == context.filing.number(second)) return outcomes.pass();
  outcomes.fail({first, second});
}

/// params.codes: codes that call for a word of advice.
void code_listed(const Context& context, Outcomes& outcomes) {
  for (const std::string& field : context.rule.fields) {
    const auto code = context.filing.number(field);
    if (!code) {
      outcomes.not_checked();
    } else if (in_param(context, "codes", *code)) {
      outcomes.fail({field});
    } else {
      outcomes.pass();
    }
  }
}

/// fields: the subject's type, and the kind of applicant chosen at the start.
void scenario_type(const Context& context, Outcomes& outcomes) {
  if (context.rule.fields.size() < 2) return outcomes.not_checked();
  const auto type = context.filing.number(context.rule.fields[0]);
  const std::string_view chosen = context.filing.text(context.rule.fields[1]);
  const Choice* choice = context.pack.enums.find("scenario_subject_types", chosen);
  if (!type || choice == nullptr || choice->code == 0) return outcomes.not_checked();
  if (*type == choice->code) return outcomes.pass();
  outcomes.fail(context.rule.fields);
}

}  // namespace beian::checks
