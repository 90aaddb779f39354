#include "core/rules/registry.h"

#include <utility>

#include "core/rules/context.h"

namespace beian {
namespace {

/// Fails for each of its fields that is empty: the smallest rule there is.
void given(const Context& context, Outcomes& outcomes) {
  for (const std::string& path : context.rule.fields) {
    if (context.filing.given(path)) {
      outcomes.pass();
    } else {
      outcomes.fail({path});
    }
  }
}

constexpr std::pair<std::string_view, RuleFunction> functions[] = {
    {"given", given},
};

}  // namespace

RuleFunction find_rule_function(std::string_view check) {
  for (const auto& [name, function] : functions) {
    if (name == check) return function;
  }
  return nullptr;
}

}  // namespace beian
