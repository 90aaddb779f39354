// What no tool can see: a question for the person who files.
#include "core/rules/functions.h"
#include "core/rules/values.h"

namespace beian::checks {

/// Asks once when any of the rule's fields is filled. The question is the record's text.
void look(const Context& context, Outcomes& outcomes) {
  std::vector<std::string> fields;
  for (const std::string& field : context.rule.fields) {
    if (context.filing.given(field)) fields.push_back(field);
  }
  if (fields.empty()) {
    outcomes.not_checked();
  } else {
    outcomes.review(std::move(fields));
  }
}

}  // namespace beian::checks
