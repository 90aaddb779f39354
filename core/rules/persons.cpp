// Names of persons, and one person against another: 主体负责人, 小程序负责人, 法定代表人.
#include <algorithm>

#include "core/rules/functions.h"
#include "core/rules/shared.h"
#include "core/rules/values.h"
#include "core/text/utf8.h"

namespace beian::checks {
namespace {

constexpr int resident_id_card = 2;
constexpr char32_t middle_dot = U'·';

/// Other dots that are typed for the 间隔号 of 「阿里·买买提」.
bool is_other_dot(char32_t c) {
  return c == U'•' || c == U'・' || c == U'‧' || c == U'∙' || c == U'⋅' || c == U'.' ||
         c == U'．' || c == U'●' || c == U'。' || c == U'･';
}

/// Letters of names on foreign documents.
bool is_latin_name_mark(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0x24F) ||
         c == ' ' || c == '-' || c == '\'' || c == ',';
}

bool is_private_use(char32_t c) {
  return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000 || c == 0xFFFD;  // text.garbled says so
}

/// The certificate beside a name is a 居民身份证, or none stands there (法定代表人).
bool is_chinese_name(const Context& context, std::string_view field) {
  return context.filing.number(join(parent_of(field), "certificate_type"))
             .value_or(resident_id_card) == resident_id_card;
}

template <class Bad>
void each_name(const Context& context, Outcomes& outcomes, Bad bad) {
  const std::vector<Value> values = texts(context);
  if (values.empty()) outcomes.not_checked();
  for (const Value& value : values) {
    if (bad(value.text, is_chinese_name(context, value.fields.front()))) {
      outcomes.fail(value.fields);
    } else {
      outcomes.pass();
    }
  }
}

/// The persons of a filing with what is known of them.
const std::vector<Person>& persons(const Context& context) {
  auto& known = context.shared.persons;
  if (known) return *known;
  std::vector<Person>& found = known.emplace();
  const Filing& filing = context.filing;
  for (const std::string_view path :
       {principals[0], principals[1], std::string_view("icp_subject.legal_person_info")}) {
    found.push_back({std::string(path), clean(filing.text(join(path, "name"))),
                     comparable(filing.text(join(path, "certificate_number")))});
  }
  return found;
}

/// Calls compare(later, earlier) for every two persons with both names and both numbers.
template <class Compare>
void each_pair(const Context& context, Outcomes& outcomes, Compare compare) {
  const std::vector<Person>& all = persons(context);
  for (size_t i = 0; i < all.size(); ++i) {
    for (size_t j = 0; j < i; ++j) {
      if (all[i].name.empty() || all[j].name.empty() || all[i].number.empty() ||
          all[j].number.empty()) {
        outcomes.not_checked();
      } else {
        compare(all[i], all[j]);
      }
    }
  }
}

}  // namespace

/// 汉字 and · on a 居民身份证; Latin letters too on other documents.
void person_name_characters(const Context& context, Outcomes& outcomes) {
  each_name(context, outcomes, [](std::string_view name, bool chinese) {
    for (size_t at = 0; at < name.size();) {
      const char32_t c = utf8::next(name, at);
      const bool known = is_han(c) || c == middle_dot || is_other_dot(c) || is_private_use(c) ||
                         (!chinese && is_latin_name_mark(c));
      if (!known) return true;
    }
    return false;
  });
}

void person_name_length(const Context& context, Outcomes& outcomes) {
  const auto least = static_cast<size_t>(int_param(context, "min", 2));
  const auto most = static_cast<size_t>(int_param(context, "max", 60));
  each_name(context, outcomes, [&](std::string_view name, bool) {
    const size_t length = utf8::length(name);
    return length < least || length > most;
  });
}

/// A dot that looks like the 间隔号 U+00B7 but is another character. Latin names keep their points.
void person_name_dot(const Context& context, Outcomes& outcomes) {
  each_name(context, outcomes, [](std::string_view name, bool) {
    bool other = false;
    for (size_t at = 0; at < name.size();) other = is_other_dot(utf8::next(name, at)) || other;
    return other && count_han(name) > 0;
  });
}

/// 应急 numbers against the mobile numbers of both 负责人, in normal form.
void emergency_differs(const Context& context, Outcomes& outcomes) {
  std::vector<Value> emergencies, mobiles;
  for (const std::string_view principal : principals) {
    for (auto [key, values] :
         {std::pair("emergency_contact", &emergencies), std::pair("mobile", &mobiles)}) {
      const std::string_view field = keep(context, join(principal, key));
      std::string number = canonical(context, Kind::mobile, context.filing.text(field));
      if (!number.empty()) add_value(*values, keep(context, std::move(number)), field);
    }
  }
  if (emergencies.empty() || mobiles.empty()) return outcomes.not_checked();
  for (Value& emergency : emergencies) {
    const auto same = std::find_if(mobiles.begin(), mobiles.end(), [&](const Value& mobile) {
      return mobile.text == emergency.text;
    });
    if (same == mobiles.end()) {
      outcomes.pass();
      continue;
    }
    emergency.fields.insert(emergency.fields.end(), same->fields.begin(), same->fields.end());
    outcomes.fail(emergency.fields);
  }
}

void same_number_other_name(const Context& context, Outcomes& outcomes) {
  each_pair(context, outcomes, [&](const Person& later, const Person& earlier) {
    if (later.number == earlier.number && later.name != earlier.name) {
      outcomes.fail({join(later.path, "name"), join(earlier.path, "name")});
    } else {
      outcomes.pass();
    }
  });
}

/// A number that is wrong by itself is the id.* rules' finding.
void same_name_other_number(const Context& context, Outcomes& outcomes) {
  const auto is_wrong_id = [&](const std::string& number) {
    return number.size() >= 15 &&
           identified(context, Kind::resident_id, number).verdict == Verdict::invalid;
  };
  each_pair(context, outcomes, [&](const Person& later, const Person& earlier) {
    if (later.name == earlier.name && (is_wrong_id(later.number) || is_wrong_id(earlier.number))) {
      outcomes.not_checked();
    } else if (later.name == earlier.name && later.number != earlier.number) {
      outcomes.fail(
          {join(later.path, "certificate_number"), join(earlier.path, "certificate_number")});
    } else {
      outcomes.pass();
    }
  });
}

/// One person in both roles, but with other data. params.keys: what to compare.
void same_person_other_data(const Context& context, Outcomes& outcomes) {
  const Filing& filing = context.filing;
  const std::string number = comparable(filing.text(join(principals[0], "certificate_number")));
  if (number.empty() ||
      number != comparable(filing.text(join(principals[1], "certificate_number")))) {
    return outcomes.not_checked();
  }
  std::vector<std::string> fields, labels;
  for (const std::string_view key : list_param(context, "keys")) {
    const std::string first = join(principals[0], key), second = join(principals[1], key);
    const Json *one = filing.find(first), *other = filing.find(second);
    if (one != nullptr && other != nullptr && *one == *other) continue;
    if (!filing.given(first) || !filing.given(second)) continue;
    if (comparable(filing.text(first)) == comparable(filing.text(second)) &&
        filing.number(first) == filing.number(second)) {
      continue;
    }
    fields.push_back(second);
    labels.push_back(label(context, second));
  }
  if (fields.empty()) return outcomes.pass();
  outcomes.fail(std::move(fields), {{"what", enumerate(context, labels)}});
}

/// legal_person_info repeats the 主体负责人; it is only for another person.
void legal_person_is_principal(const Context& context, Outcomes& outcomes) {
  const std::vector<Person>& all = persons(context);
  const Person &principal = all[0], &legal_person = all[2];
  if (legal_person.number.empty() || principal.number.empty()) return outcomes.not_checked();
  if (legal_person.number != principal.number) return outcomes.pass();
  outcomes.fail({join(legal_person.path, "certificate_number")});
}

}  // namespace beian::checks
