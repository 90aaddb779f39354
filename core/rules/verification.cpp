// Registration of the account and WeChat verification: account.*, verification.*.
#include <algorithm>

#include "core/identity/digits.h"
#include "core/rules/functions.h"
#include "core/rules/values.h"

namespace beian::checks {

/// fields: the account's kind, the filing's. params.types: kind → its subject types, where they are
/// certain; params.others: subject types that no further kind goes with.
void account_kind(const Context& context, Outcomes& outcomes) {
  if (context.rule.fields.size() < 2) return outcomes.not_checked();
  const std::string_view kind = context.filing.text(context.rule.fields[0]);
  const auto type = context.filing.number(context.rule.fields[1]);
  if (kind.empty() || !type) return outcomes.not_checked();
  const Json* types = find(context.rule.params, "types");
  const Json* own = types == nullptr ? nullptr : member(*types, kind);
  const auto listed = [&](const Json& list) {
    return std::any_of(list.begin(), list.end(), [&](const Json& one) { return one == *type; });
  };
  const Json* others = member(context.rule.params, "others");
  const bool good = own != nullptr ? listed(*own) : others == nullptr || !listed(*others);
  good ? outcomes.pass() : outcomes.fail(context.rule.fields);
}

/// A number of a personal UnionPay card: only for those is the check digit told.
void personal_card(const Context& context, Outcomes& outcomes) {
  for (const Value& value : texts(context)) {
    const Identified& account = identified(context, Kind::bank_account, clean_number(value.text));
    if (account.verdict == Verdict::invalid) {
      outcomes.not_checked();
    } else if (account.part("luhn") == "yes") {
      outcomes.fail(value.fields);
    } else {
      outcomes.pass();
    }
  }
}

/// params.any: one of these words has to stand in the text.
void word_needed(const Context& context, Outcomes& outcomes) {
  const auto words = list_param(context, "any");
  for (const Value& value : texts(context)) {
    const bool found = std::any_of(words.begin(), words.end(), [&](std::string_view word) {
      return value.text.find(word) != std::string_view::npos;
    });
    found ? outcomes.pass() : outcomes.fail(value.fields);
  }
}

/// params.paths: where a password might stand. It is no field of ours and not shown as evidence.
void password_given(const Context& context, Outcomes& outcomes) {
  const auto paths = list_param(context, "paths");
  const bool given = std::any_of(paths.begin(), paths.end(),
                                 [&](std::string_view path) { return context.filing.given(path); });
  given ? outcomes.fail({}) : outcomes.pass();
}

/// params.pairs [[field, other …]]: the first against the first of the others that is filled.
/// Numbers and names count without blanks, case and full-width forms.
void pairs_equal(const Context& context, Outcomes& outcomes) {
  const Json* pairs = find(context.rule.params, "pairs");
  if (pairs == nullptr) return;
  for (const Json& pair : *pairs) {
    std::vector<std::string> filled;
    for (const Json& path : pair) {
      const auto* field = path.get_ptr<const std::string*>();
      const bool known = field != nullptr && !clean(context.filing.text(*field)).empty();
      if (known && filled.size() < 2) filled.push_back(*field);
      if (filled.empty()) break;
    }
    if (filled.size() < 2) {
      outcomes.not_checked();
    } else if (comparable(context.filing.text(filled[0])) ==
               comparable(context.filing.text(filled[1]))) {
      outcomes.pass();
    } else {
      outcomes.fail(std::move(filled));
    }
  }
}

}  // namespace beian::checks
