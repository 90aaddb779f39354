// Rules that run the statements of the filing's province, one function for each kind of statement.
#include <algorithm>

#include "core/rules/functions.h"
#include "core/rules/province_cases.h"
#include "core/rules/provinces.h"
#include "core/rules/values.h"
#include "core/text/utf8.h"

namespace beian::checks {
namespace {

/// 个人 and 负责人: the province their papers are from, as far as it can be told.
const Region* home_province(const Context& context) {
  constexpr size_t two_characters = 6;  // bytes; they tell all provinces apart
  const Filing& filing = context.filing;
  const std::string address = clean(filing.text("icp_subject.organize_info.certificate_address"));
  for (const Region* region : context.pack.regions.official_children(0)) {
    if (address.compare(0, two_characters, region->name.substr(0, two_characters)) == 0) {
      return region;
    }
  }
  const std::string_view number = filing.text("icp_subject.principal_info.certificate_number");
  const Identified& known = identified(context, Kind::resident_id, number);
  if (!address.empty() || known.verdict == Verdict::invalid || known.normalized.size() < 2) {
    return nullptr;
  }
  const auto tens = static_cast<uint32_t>(known.normalized[0] - '0');
  const auto ones = static_cast<uint32_t>(known.normalized[1] - '0');
  return context.pack.regions.find((tens * 10 + ones) * 10000);
}

bool is_latin(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// "怒江网" and "三亚" are nothing but a place of the province.
bool is_place_alone(const Context& context, std::string_view name) {
  const auto is = [&](const Region& region) {
    if (region.name.size() < 6 || name.compare(0, 6, region.name.substr(0, 6)) != 0) return false;
    size_t common = 0;
    while (common < name.size() && common < region.name.size() &&
           name[common] == region.name[common]) {
      ++common;
    }
    common -= common % 3;  // whole 汉字
    const std::string_view rest = name.substr(common);
    return rest.empty() || rest == "网" || rest == "网站" || rest == "在线" || rest == "市" ||
           rest == "县" || rest == "州";
  };
  const Regions& regions = context.pack.regions;
  const uint32_t province = province_of(context.filing);
  const Region* whole = regions.find(province);
  if (whole != nullptr && is(*whole)) return true;
  for (const Region* city : regions.official_children(province)) {
    if (is(*city)) return true;
    for (const Region* district : regions.official_children(city->code)) {
      if (is(*district)) return true;
    }
  }
  return false;
}

}  // namespace

/// What the filing says against the statement's condition, or only that a word or service occurs.
void province_says(const Context& context, Outcomes& outcomes) {
  each_case(context, outcomes, [&](const ProvinceCase& one) {
    if (!one.concerned || !context.filing.holds(one.statement.wrong)) return outcomes.pass();
    one.tell();
  });
}

/// The same, but always as a question.
void province_asks(const Context& context, Outcomes& outcomes) {
  each_case(context, outcomes, [&](const ProvinceCase& one) {
    if (!one.concerned || !context.filing.holds(one.statement.wrong)) return outcomes.pass();
    one.ask();
  });
}

/// params.below, from, above, above_female: years of age, from the ID number.
void province_age(const Context& context, Outcomes& outcomes) {
  each_case(context, outcomes, [&](const ProvinceCase& one) {
    const int below = one.number("below", 0), from = one.number("from", 0);
    const int above = one.number("above", 999);
    for (const Certificate& certificate : certificates(context)) {
      const Identified& number = identified(context, Kind::resident_id, certificate.number);
      const auto birth = parse_loose_date(number.part("birth_date"));
      if (number.verdict == Verdict::invalid || !birth) {
        outcomes.not_checked();
        continue;
      }
      const int years = age(*birth, context.options.date);
      const bool woman = number.part("sex") == "female";
      const int most = woman ? one.number("above_female", above) : above;
      if ((years < below && years >= from) || years > most) {
        one.tell(certificate.fields,
                 {{"below", std::to_string(below)}, {"above", std::to_string(most)}});
      } else {
        outcomes.pass();
      }
    }
  });
}

/// params.wanted: so many different numbers among the mobile and emergency numbers of two persons.
/// (One person's own two: phone.emergency-differs.)
void province_phones(const Context& context, Outcomes& outcomes) {
  each_case(context, outcomes, [&](const ProvinceCase& one) {
    std::vector<std::string> numbers, fields;
    for (const std::string& field : one.fields()) {
      std::string number = canonical(context, Kind::mobile, context.filing.text(field));
      if (number.empty()) continue;
      fields.push_back(field);
      if (std::find(numbers.begin(), numbers.end(), number) == numbers.end()) {
        numbers.push_back(std::move(number));
      }
    }
    const auto wanted = static_cast<size_t>(one.number("wanted", 2));
    if (fields.size() < 4) return outcomes.not_checked();
    if (numbers.size() >= wanted) return outcomes.pass();
    one.tell(std::move(fields),
             {{"wanted", std::to_string(wanted)}, {"count", std::to_string(numbers.size())}});
  });
}

/// params.flag: where the applicant says that the number is local (there is no licensed table of
/// numbers); params.non_local: it only concerns individuals from other provinces.
void province_phone_local(const Context& context, Outcomes& outcomes) {
  each_case(context, outcomes, [&](const ProvinceCase& one) {
    const std::string flag(one.text("flag"));
    const Json* said = context.filing.find(flag);
    const Region* home = one.has("non_local") ? home_province(context) : nullptr;
    const bool at_home = home != nullptr && home->code == one.statement.province;
    if (at_home || (said != nullptr && *said == true)) return outcomes.pass();
    std::vector<std::string> fields = one.fields();
    fields.push_back(flag);
    said != nullptr&&* said == false ? one.tell(std::move(fields)) : one.ask(std::move(fields));
  });
}

/// An individual from another province. The rule's first field, when it is a picture, is the proof
/// that helps; params.disputed: the sources do not agree that it does.
void province_residence(const Context& context, Outcomes& outcomes) {
  constexpr std::string_view proof = "icp_subject.personal_info.residence_permit";
  each_case(context, outcomes, [&](const ProvinceCase& one) {
    const Region* home = home_province(context);
    if (home == nullptr) return outcomes.not_checked();
    const std::vector<std::string> fields = one.fields();
    const bool helps = fields.front() == proof && !one.has("disputed");
    if (home->code == one.statement.province || (helps && context.filing.given(proof))) {
      return outcomes.pass();
    }
    one.tell(fields, {{"home", std::string(home->name)}});
  });
}

/// params.any: one of these slots must hold something.
void province_papers(const Context& context, Outcomes& outcomes) {
  each_case(context, outcomes, [&](const ProvinceCase& one) {
    std::vector<std::string> slots;
    for (const std::string_view slot : one.list("any")) slots.emplace_back(slot);
    const bool have = std::any_of(slots.begin(), slots.end(), [&](const std::string& slot) {
      return context.filing.given(slot);
    });
    if (!one.concerned || have) return outcomes.pass();
    one.tell(std::move(slots));
  });
}

/// params.pieces must all stand in one 备注 or the other; params.min: length of the first.
void province_remark(const Context& context, Outcomes& outcomes) {
  each_case(context, outcomes, [&](const ProvinceCase& one) {
    if (!one.concerned) return outcomes.pass();
    const std::vector<std::string> fields = one.fields();
    const std::string comment = clean(context.filing.text(fields.front()));
    if (comment.empty()) return outcomes.not_checked();
    const bool shorter =
        utf8::length(comment) < static_cast<size_t>(std::max(one.number("min", 0), 0));
    if (!shorter && !lacks_pieces(context.filing, one.statement)) return outcomes.pass();
    one.tell({fields.front()}, {{"sentence", std::string(one.text("sentence"))}});
  });
}

/// params.form: "latin" no Latin letters, "all-latin" not these alone, "place" no place alone.
void province_name_form(const Context& context, Outcomes& outcomes) {
  each_case(context, outcomes, [&](const ProvinceCase& one) {
    const std::vector<Value> names = texts(context);
    if (names.empty()) outcomes.not_checked();
    for (const Value& name : names) {
      const std::string_view form = one.text("form"), text = name.text.substr(0, 300);
      const bool latin = std::any_of(text.begin(), text.end(), is_latin);
      const bool bad = form == "place" ? is_place_alone(context, text)
                                       : latin && (form == "latin" || count_han(text) == 0);
      bad ? one.tell(name.fields) : outcomes.pass();
    }
  });
}

/// params.until, after: months. The certificate ends between the two.
void province_validity(const Context& context, Outcomes& outcomes) {
  each_case(context, outcomes, [&](const ProvinceCase& one) {
    const Date today = context.options.date;
    const int months = one.number("until", 3);
    for (const Value& value : texts(context)) {
      const auto end = parse_compact_date(value.text);
      if (!end) {
        outcomes.not_checked();
      } else if (*end <= add_months(today, months) &&
                 *end > add_months(today, one.number("after", 0))) {
        one.tell(value.fields, {{"until", std::to_string(months)},
                                {"days", std::to_string(day_number(*end) - day_number(today))}});
      } else {
        outcomes.pass();
      }
    }
  });
}

}  // namespace beian::checks
