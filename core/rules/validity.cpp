// Terms of certificates: certificate_validity_date_start and _end of both 负责人.
#include <algorithm>

#include "core/rules/functions.h"
#include "core/rules/shared.h"
#include "core/rules/values.h"
#include "core/text/normalize.h"

namespace beian::checks {
namespace {

constexpr std::string_view long_term = "长期";
constexpr int resident_id_card = 2;

bool same_term(const Term& a, const Term& b) {
  return a.type == b.type && a.start_text == b.start_text && a.end_text == b.end_text &&
         a.number == b.number;
}

std::optional<Date> birth_of(const Context& context, int type, std::string_view number) {
  if (type != resident_id_card || number.empty()) return std::nullopt;
  const Identified& id = identified(context, Kind::resident_id, number);
  if (id.verdict == Verdict::invalid) return std::nullopt;
  return parse_loose_date(id.part("birth_date"));
}

bool means_long_term(std::string_view text) {
  for (const std::string_view word : {"长期", "永久", "长久", "无限期", "无固定期限", "LONGTERM",
                                      "99991231", "99999999", "29991231"}) {
    if (text.find(word) != std::string_view::npos) return true;
  }
  return false;
}

Term term_at(const Context& context, std::string_view path) {
  const auto text = [&](std::string_view key) { return context.filing.text(join(path, key)); };
  Term term;
  term.type = context.filing.number(join(path, "certificate_type")).value_or(0);
  term.start_text = text("certificate_validity_date_start");
  term.end_text = text("certificate_validity_date_end");
  term.number = text("certificate_number");
  return term;
}

void read_dates(const Context& context, Term& term) {
  const std::string end = comparable(term.end_text);
  term.start = parse_compact_date(clean_number(term.start_text));
  term.open_ended = means_long_term(end);
  if (!term.open_ended) term.end = parse_compact_date(end);
  term.birth = birth_of(context, term.type, clean_number(term.number));
}

/// Of both 负责人.
const std::vector<Term>& terms(const Context& context) {
  auto& known = context.shared.terms;
  if (known) return *known;
  std::vector<Term>& found = known.emplace();
  for (const std::string_view path : principals) {
    Term term = term_at(context, path);
    if (found.empty() || !same_term(found.front(), term)) {
      read_dates(context, term);
      found.push_back(std::move(term));
    }
    Term& one = found.back();
    one.starts.push_back(join(path, "certificate_validity_date_start"));
    one.ends.push_back(join(path, "certificate_validity_date_end"));
    one.numbers.push_back(join(path, "certificate_number"));
  }
  return found;
}

std::vector<std::string> both(const std::vector<std::string>& first,
                              const std::vector<std::string>& then) {
  std::vector<std::string> fields = first;
  fields.insert(fields.end(), then.begin(), then.end());
  return fields;
}

enum class Form { right, separated, word, wrong };

/// Full-width digits and invisible marks are named by the text.* rules and do not matter here.
Form form_of(std::string_view text, bool may_be_open) {
  std::string plain = normalize(clean(text), change::invisible).text;
  plain.erase(std::remove_if(plain.begin(), plain.end(),
                             [](char c) { return c == '\t' || c == '\n' || c == '\r'; }),
              plain.end());
  if (may_be_open && plain == long_term) return Form::right;
  if (may_be_open && means_long_term(comparable(plain))) return Form::word;
  if (parse_compact_date(plain)) return Form::right;
  return parse_loose_date(plain) ? Form::separated : Form::wrong;
}

std::string years(const Context& context, int months) {
  if (months == 0) return say(context, "长期", "long-term");
  return std::to_string(months / 12).append(say(context, " 年", " years"));
}

/// Months of the term when it is one of the lawful whole terms, else 0.
int whole_term(const Term& term) {
  if (!term.start || !term.end) return 0;
  for (const int months : {60, 120, 240}) {
    if (add_months(*term.start, months) == *term.end) return months;
  }
  return 0;
}

/// Months of validity a person gets at this age; 0: 长期. 居民身份证法第五条.
int lawful_term(int age) {
  return age < 16 ? 60 : age <= 25 ? 120 : age <= 45 ? 240 : 0;
}

/// A card may be applied for some weeks before the day it starts on, so the age then counts as
/// well.
bool fits_age(const Term& term, int months) {
  constexpr int head_start = -3;
  return lawful_term(age(*term.birth, *term.start)) == months ||
         lawful_term(age(*term.birth, add_months(*term.start, head_start))) == months;
}

}  // namespace

/// params.form: "separated", "word" (长期 in other words) or "wrong": one record for each.
void date_form(const Context& context, Outcomes& outcomes) {
  const std::string_view wanted = text_param(context, "form");
  for (const Value& value : texts(context)) {
    const bool may_be_open = value.fields.front().find("_end") != std::string_view::npos;
    const Form form = form_of(value.text, may_be_open);
    const bool bad = (form == Form::separated && wanted == "separated") ||
                     (form == Form::word && wanted == "word") ||
                     (form == Form::wrong && wanted == "wrong");
    if (bad) {
      outcomes.fail(value.fields);
    } else {
      outcomes.pass();
    }
  }
}

void validity_order(const Context& context, Outcomes& outcomes) {
  for (const Term& term : terms(context)) {
    if (!term.start || !term.end) {
      outcomes.not_checked();
    } else if (*term.end <= *term.start) {
      outcomes.fail(both(term.ends, term.starts));
    } else {
      outcomes.pass();
    }
  }
}

void validity_start(const Context& context, Outcomes& outcomes) {
  for (const Term& term : terms(context)) {
    if (!term.start) {
      outcomes.not_checked();
    } else if (*term.start > context.options.date) {
      outcomes.fail(term.starts);
    } else {
      outcomes.pass();
    }
  }
}

void validity_before_birth(const Context& context, Outcomes& outcomes) {
  for (const Term& term : terms(context)) {
    if (!term.start || !term.birth) {
      outcomes.not_checked();
    } else if (*term.start < *term.birth) {
      outcomes.fail(both(term.starts, term.numbers));
    } else {
      outcomes.pass();
    }
  }
}

/// params.until, params.after: months from the reference date. Fails when the certificate ends on
/// or before `until` and, when given, later than `after`.
void validity_left(const Context& context, Outcomes& outcomes) {
  const Date today = context.options.date;
  const Date until = add_months(today, int_param(context, "until", 0));
  const int after = int_param(context, "after", -1);
  for (const Term& term : terms(context)) {
    if (!term.end && !term.open_ended) {
      outcomes.not_checked();
    } else if (term.end && *term.end <= until &&
               (after < 0 || *term.end > add_months(today, after)) &&
               !(term.start && *term.end <= *term.start)) {
      outcomes.fail(term.ends,
                    {{"days", std::to_string(day_number(*term.end) - day_number(today))}});
    } else {
      outcomes.pass();
    }
  }
}

/// A 居民身份证 runs 5, 10 or 20 years to the day, or 长期.
void validity_term(const Context& context, Outcomes& outcomes) {
  for (const Term& term : terms(context)) {
    if (term.type != resident_id_card || !term.start || !term.end || *term.end <= *term.start) {
      outcomes.not_checked();
    } else if (whole_term(term) == 0) {
      outcomes.fail(both(term.ends, term.starts));
    } else {
      outcomes.pass();
    }
  }
}

void validity_term_for_age(const Context& context, Outcomes& outcomes) {
  for (const Term& term : terms(context)) {
    const int months = whole_term(term);
    if (months == 0 || !term.birth || *term.start < *term.birth) {
      outcomes.not_checked();
    } else if (fits_age(term, months)) {
      outcomes.pass();
    } else {
      const int lawful = lawful_term(age(*term.birth, *term.start));
      outcomes.fail(both(term.ends, term.starts),
                    {{"years", years(context, months)}, {"expected", years(context, lawful)}});
    }
  }
}

void validity_long_term_age(const Context& context, Outcomes& outcomes) {
  for (const Term& term : terms(context)) {
    if (!term.open_ended || !term.start || !term.birth || *term.start < *term.birth) {
      outcomes.not_checked();
    } else if (fits_age(term, 0)) {
      outcomes.pass();
    } else {
      outcomes.fail(both(term.ends, term.starts));
    }
  }
}

}  // namespace beian::checks
