// One statement of the filing's province, as the functions of province_rules.cpp see it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/rules/context.h"
#include "core/rules/provinces.h"

namespace beian {

/// What makes a statement speak beyond its `applies`, from params: one of `words` (and none of
/// `unless`; with `own` none of the applicant's name) in one of the fields `in`, one of `services`
/// chosen, a name that is not all Chinese. A statement that names none of these always speaks.
struct Trigger {
  bool met = true;
  std::string_view word, field;  // what was found, and where
};
Trigger trigger_of(const Filing& filing, const Statement& statement);

/// Whether one of params.pieces is missing from both 备注.
bool lacks_pieces(const Filing& filing, const Statement& statement);

struct ProvinceCase {
  const Context& context;
  Outcomes& outcomes;
  const Statement& statement;
  Trigger trigger;
  bool concerned = true;  // trigger.met

  /// The statement's fields, else the rule's; the one where a word was found comes first.
  std::vector<std::string> fields() const;
  void tell() const { tell(fields()); }
  void tell(std::vector<std::string> fields, Arguments arguments = {}) const;
  void ask() const { ask(fields()); }
  void ask(std::vector<std::string> fields, Arguments arguments = {}) const;

  // Parameters of the statement.
  int number(std::string_view key, int otherwise) const;
  std::string_view text(std::string_view key) const;
  std::vector<std::string_view> list(std::string_view key) const;
  bool has(std::string_view key) const;

 private:
  void say_it(bool review, std::vector<std::string> fields, Arguments arguments) const;
};

/// Visits what the filing's province says of the rule at hand. A rule that no statement needs is
/// not-applicable.
template <class Visit>
void each_case(const Context& context, Outcomes& outcomes, Visit visit) {
  for (const Statement* statement :
       statements_for(context.filing, context.pack.provinces, context.rule.id)) {
    const Date from = statement->valid_from;
    if (from.year != 0 && context.options.date < from) continue;
    const Trigger trigger = trigger_of(context.filing, *statement);
    visit(ProvinceCase{context, outcomes, *statement, trigger, trigger.met});
  }
}

}  // namespace beian
