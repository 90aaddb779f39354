// Short drama: the ten papers and their names, the production permit, the registration form.
#include "core/rules/drama.h"

#include <algorithm>

#include "core/identity/digits.h"
#include "core/rules/file_names.h"
#include "core/rules/functions.h"
#include "core/rules/values.h"
#include "core/text/normalize.h"

namespace beian {

std::vector<Line> lines_of(std::string_view text) {
  constexpr size_t enough = 200;
  std::vector<Line> lines;
  for (size_t number = 1; !text.empty() && lines.size() < enough; ++number) {
    const size_t end = std::min(text.find('\n'), text.size());
    std::string line = clean(text.substr(0, std::min<size_t>(end, 1000)));
    if (!line.empty()) lines.push_back({number, std::move(line)});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::optional<int> count_of(std::string_view text) {
  const std::string digits = normalize(text, change::spaces | change::invisible).text;
  if (!all_digits(digits) || digits.size() > 9) return std::nullopt;
  return static_cast<int>(number(digits));
}

}  // namespace beian

namespace beian::checks {
namespace {

constexpr std::string_view file_names = "short_drama.file_names";
constexpr std::string_view permit_start = "short_drama.permit.valid_start";
constexpr std::string_view permit_end = "short_drama.permit.valid_end";

/// The required name a file was meant to have; of two with the same rest the one with the same
/// extension. "" when it resembles none.
std::string_view meant(const std::vector<std::string_view>& names, std::string_view file) {
  if (std::find(names.begin(), names.end(), file) != names.end()) return file;
  const std::string rest = essence(file);
  std::string_view best;
  for (const std::string_view name : names) {
    if (essence(name) != rest) continue;
    const std::string_view end = name.substr(without_extension(name).size());
    const bool same_end = file.size() > end.size() && file.substr(file.size() - end.size()) == end;
    if (best.empty() || same_end) best = name;
  }
  return best;
}

}  // namespace

/// params.names: the required names. params.form: "near" (meant, but not the same), "unknown" or
/// "missing" (not among the file names, once any are given).
void drama_file_names(const Context& context, Outcomes& outcomes) {
  const auto names = list_param(context, "names");
  const std::string_view form = text_param(context, "form");
  const std::vector<Line> lines = lines_of(context.filing.text(file_names));
  if (lines.empty()) return outcomes.not_checked();
  const std::string field(file_names);
  std::vector<std::string> missing(names.begin(), names.end());
  for (const Line& line : lines) {
    const std::string_view name = meant(names, line.text);
    missing.erase(std::remove(missing.begin(), missing.end(), name), missing.end());
    const bool bad = (form == "near" && !name.empty() && name != line.text) ||
                     (form == "unknown" && name.empty());
    if (bad) {
      outcomes.fail({field},
                    {{"line", std::to_string(line.number)}, {"expected", std::string(name)}});
    } else {
      outcomes.pass();
    }
  }
  if (form == "missing" && !missing.empty()) {
    outcomes.fail({field}, {{"what", enumerate(context, missing)}});
  }
}

/// fields: the list of what is merged, then the paper of each of its codes 1, 2, 3 …
void drama_merge(const Context& context, Outcomes& outcomes) {
  if (context.rule.fields.empty()) return outcomes.not_checked();
  const Json* merged = context.filing.find(context.rule.fields[0]);
  std::vector<std::string> open;
  for (size_t i = 1; i < context.rule.fields.size(); ++i) {
    if (!context.filing.given(context.rule.fields[i])) continue;
    const int code = static_cast<int>(i);
    const bool done = merged != nullptr && merged->is_array() &&
                      std::find(merged->begin(), merged->end(), Json(code)) != merged->end();
    const Choice* choice = context.pack.enums.find("drama_merges", code);
    if (!done && choice != nullptr) open.push_back(say(context, choice->name.zh, choice->name.en));
  }
  if (open.empty()) return outcomes.pass();
  outcomes.fail({context.rule.fields[0]}, {{"what", enumerate(context, open)}});
}

namespace {

bool is_long_term(std::string_view text) {
  return text.find("长期") != std::string_view::npos || text.find("永久") != std::string_view::npos;
}

/// Two years to the day before or the same day; the day itself is printed both ways.
bool is_two_years(Date start, Date end) {
  const int32_t off = day_number(end) - day_number(add_months(start, 24));
  return off >= -1 && off <= 0;
}

bool permit_is(const Context& context, std::string_view form, const std::optional<Date>& start,
               Date end) {
  const Date today = context.options.date;
  const int32_t left = day_number(end) - day_number(today);
  if (form == "order") return start && end <= *start;
  if (form == "expired") return end < today && !(start && end <= *start);
  if (form == "renewal") return left >= 0 && left < int_param(context, "days", 0);
  return form == "term" && start && end > *start && !is_two_years(*start, end);
}

}  // namespace

/// params.form: "long-term", "order", "expired", "renewal" (fewer than params.days left) or "term".
void drama_permit_term(const Context& context, Outcomes& outcomes) {
  const std::string_view text = context.filing.text(permit_end);
  const std::string_view form = text_param(context, "form");
  const auto end = parse_loose_date(clean(text));
  const auto start = parse_loose_date(clean(context.filing.text(permit_start)));
  const std::string field(permit_end);
  if (form == "long-term") {
    is_long_term(text) ? outcomes.fail({field}) : outcomes.pass();
  } else if (!end) {
    outcomes.not_checked();
  } else if (permit_is(context, form, start, *end)) {
    const int32_t left = day_number(*end) - day_number(context.options.date);
    outcomes.fail({field}, {{"days", std::to_string(left)}});
  } else {
    outcomes.pass();
  }
}

/// The yearly check falls into the first params.months months.
void drama_permit_check(const Context& context, Outcomes& outcomes) {
  const std::vector<Value> permits = texts(context);
  if (permits.empty()) return outcomes.not_checked();
  const bool now = context.options.date.month <= int_param(context, "months", 3);
  now ? outcomes.fail(permits.front().fields) : outcomes.pass();
}

/// params.forms: the forms of core/identity/permit_number that are right; params.known: 1 to speak
/// of permits of another kind only, 0 to speak of numbers of no known form.
void permit_of_form(const Context& context, Outcomes& outcomes) {
  const auto forms = list_param(context, "forms");
  const bool known = int_param(context, "known", 0) != 0;
  for (const Value& value : texts(context)) {
    const std::string_view form = identified(context, Kind::permit_number, value.text).part("form");
    const bool right = std::find(forms.begin(), forms.end(), form) != forms.end();
    !right&& known == !form.empty() ? outcomes.fail(value.fields) : outcomes.pass();
  }
}

/// （粤）字第…号 is of 广东: another province's sign than the chosen one.
void permit_province(const Context& context, Outcomes& outcomes) {
  const auto chosen = context.filing.number("icp_subject.base_info.province");
  for (const Value& value : texts(context)) {
    const std::string number = normalize(value.text, change::spaces | change::invisible).text;
    const Region* province = nullptr;
    for (uint32_t code = 110000; code <= 650000; code += 10000) {
      const std::string_view sign = Regions::province_abbreviation(code);
      if (!sign.empty() && number.substr(0, 2 + sign.size()) == "(" + std::string(sign) + ")")
        province = context.pack.regions.find(code);
    }
    if (province == nullptr || !chosen || *chosen <= 0) {
      outcomes.not_checked();
    } else if (province->code / 10000 == static_cast<uint32_t>(*chosen) / 10000) {
      outcomes.pass();
    } else {
      outcomes.fail(value.fields, {{"province", std::string(province->name)}});
    }
  }
}

/// params.min: so many that exist already call for a word.
void count_at_least(const Context& context, Outcomes& outcomes) {
  for (const Value& value : texts(context)) {
    const auto count = count_of(value.text);
    if (!count) {
      outcomes.not_checked();
    } else if (*count >= int_param(context, "min", 1)) {
      outcomes.fail(value.fields, {{"count", std::to_string(*count)}});
    } else {
      outcomes.pass();
    }
  }
}

}  // namespace beian::checks
