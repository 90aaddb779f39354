// What is missing. The catalogue says which fields are required and when (assets/fields.json).
#include <algorithm>

#include "core/rules/functions.h"
#include "core/rules/keys.h"
#include "core/rules/values.h"

namespace beian::checks {
namespace {

constexpr std::pair<std::string_view, Input> input_names[] = {
    {"text", Input::text},     {"paragraph", Input::paragraph},
    {"choice", Input::choice}, {"choices", Input::choices},
    {"region", Input::region}, {"date", Input::date},
    {"media", Input::media},   {"media_list", Input::media_list},
    {"flag", Input::flag},     {"pre_approvals", Input::pre_approvals}};

/// params.inputs as bits.
unsigned named_inputs(const Context& context) {
  unsigned inputs = 0;
  for (const std::string_view wanted : list_param(context, "inputs")) {
    for (const auto& [name, value] : input_names) {
      if (name == wanted) inputs |= 1u << static_cast<unsigned>(value);
    }
  }
  return inputs;
}

/// True when a required rule names the field itself: it has the better words.
bool has_own_rule(const Context& context, std::string_view path) {
  return std::any_of(context.pack.rules.begin(), context.pack.rules.end(), [&](const Rule& rule) {
    return rule.check == "required" &&
           std::find(rule.fields.begin(), rule.fields.end(), path) != rule.fields.end();
  });
}

/// One of the rule's own fields or, when it has none, a field of these inputs.
bool is_this_rules(const Context& context, const Field& field, unsigned inputs) {
  const auto& own = context.rule.fields;
  if (!own.empty()) return std::find(own.begin(), own.end(), field.path) != own.end();
  return ((inputs >> static_cast<unsigned>(field.input)) & 1u) != 0;
}

bool is_missing(const Filing& filing, std::string_view path) {
  const std::string_view text = filing.text(path);
  return text.empty() ? !filing.given(path) : is_all_blank(text);
}

/// One person in both roles is asked once: what the subject's 负责人 lacks is not said again of the
/// mini program's.
bool is_said_already(const Filing& filing, std::string_view path) {
  constexpr std::string_view applet = "icp_applets.principal_info.";
  if (path.substr(0, applet.size()) != applet || filing.derived("same-person") != "yes")
    return false;
  const std::string above = "icp_subject.principal_info." + std::string(path.substr(applet.size()));
  return is_missing(filing, above);
}

/// A key that nearly spells this one, or an object above it, is structure.misspelt-key's finding.
bool is_misspelt(const std::vector<StrangeKey>& strange, std::string_view path) {
  return std::any_of(strange.begin(), strange.end(), [&](const StrangeKey& key) {
    return !key.meant.empty() && path.substr(0, key.meant.size()) == key.meant &&
           (path.size() == key.meant.size() || path[key.meant.size()] == '.');
  });
}

}  // namespace

/// The rule's fields or, without any, all catalogue fields of params.inputs that no other required
/// rule names.
void required(const Context& context, Outcomes& outcomes) {
  const unsigned inputs = named_inputs(context);
  for (const Field& field : context.pack.catalogue.fields()) {
    if (!field.required || !is_this_rules(context, field, inputs)) continue;
    if (!context.filing.holds(field.required_when) || !context.filing.holds(field.shown_when))
      continue;
    each_path(context.filing, field.path, [&](std::string_view path) {
      if (!is_missing(context.filing, path)) return outcomes.pass();
      if (context.rule.fields.empty() && has_own_rule(context, field.path)) return;
      if (is_said_already(context.filing, path)) return;
      if (!is_misspelt(strange_keys(context), path)) outcomes.fail({std::string(path)});
    });
  }
}

}  // namespace beian::checks
