// Characters and lengths. Lengths count code points: 一个汉字、一个字母、一个标点都算一个字.
#include <algorithm>

#include "core/identity/digits.h"
#include "core/rules/functions.h"
#include "core/rules/shared.h"
#include "core/rules/values.h"
#include "core/text/normalize.h"
#include "core/text/utf8.h"

namespace beian::checks {
namespace {

/// `test` is about characters other than printable ASCII.
template <class Test>
bool any_character(std::string_view text, Test test) {
  for (size_t at = 0; at < text.size();) {
    if (text[at] >= ' ' && text[at] < 0x7F) {
      ++at;
    } else if (test(utf8::next(text, at))) {
      return true;
    }
  }
  return false;
}

char32_t last_character(std::string_view text) {
  size_t at = text.size();  // of the last byte that begins a character
  while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xC0) == 0x80) {
  }
  return text.empty() ? 0 : utf8::next(text, at);
}

char32_t first_character(std::string_view text) {
  size_t at = 0;
  return text.empty() ? 0 : utf8::next(text, at);
}

bool is_private_use(char32_t c) {
  return (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xF0000 && c <= 0x10FFFD);
}

/// True when another rule with the same check names the field: it has the better words.
bool has_own_rule(const Context& context, std::string_view check, std::string_view path) {
  return std::any_of(context.pack.rules.begin(), context.pack.rules.end(), [&](const Rule& rule) {
    return rule.check == check &&
           std::find(rule.fields.begin(), rule.fields.end(), path) != rule.fields.end();
  });
}

void report(Outcomes& outcomes, bool bad, const Fields& fields) {
  if (bad) {
    outcomes.fail(fields);
  } else {
    outcomes.pass();
  }
}

void report(Outcomes& outcomes, bool bad, std::string_view field) {
  if (bad) {
    outcomes.fail({std::string(field)});
  } else {
    outcomes.pass();
  }
}

void compare_length(Outcomes& outcomes, const Fields& fields, size_t length, int least, int most) {
  const auto count = static_cast<long long>(length);
  if (count >= least && (most <= 0 || count <= most)) return outcomes.pass();
  outcomes.fail(fields, {{"length", std::to_string(length)},
                         {"min", std::to_string(least)},
                         {"max", std::to_string(most)},
                         {"missing", std::to_string(std::max(0LL, least - count))},
                         {"over", std::to_string(std::max(0LL, count - most))}});
}

}  // namespace

/// Blanks or line ends before or behind the text. All-blank texts are "missing"; lists of ours that
/// are typed line by line may end with one.
void stray_blank(const Context& context, Outcomes& outcomes) {
  for (const auto& [field, one] : all_texts(context)) {
    if (one->clean.empty()) continue;
    if (!field->official && field->input == Input::paragraph) continue;
    report(outcomes, is_blank(first_character(one->text)) || is_blank(last_character(one->text)),
           one->path);
  }
}

/// Marks nobody sees, anywhere; tabs and line ends inside texts of one line.
void invisible_character(const Context& context, Outcomes& outcomes) {
  for (const auto& [field, one] : all_texts(context)) {
    if (one->clean.empty()) continue;
    const bool lines = field->input == Input::paragraph;
    const auto is_control = [&](char32_t c) {
      return c == '\t' || (!lines && (c == '\n' || c == '\r'));
    };
    report(outcomes,
           any_character(one->clean, is_control) || any_character(one->text, is_invisible),
           one->path);
  }
}

/// What is left of a wrong decoding: U+FFFD, 锟斤拷 (U+FFFD read as GBK), private-use characters.
void garbled_text(const Context& context, Outcomes& outcomes) {
  const auto is_left_over = [](char32_t c) { return c == 0xFFFD || is_private_use(c); };
  for (const auto& [field, one] : all_texts(context)) {
    report(outcomes,
           one->text.find("锟斤拷") != std::string_view::npos ||
               any_character(one->text, is_left_over),
           one->path);
  }
}

/// Full-width letters, digits and marks, and typographic dashes, where only plain ones are right.
void full_width(const Context& context, Outcomes& outcomes) {
  for (const Value& value : texts(context)) {
    // Dashes of all kinds are separators' in a number, but part of a mail address.
    const bool address = value.text.find('@') != std::string::npos;
    const uint8_t strip = address ? change::spaces | change::invisible : change::all;
    report(outcomes, (normalize(value.text, strip).changes & change::full_width) != 0,
           value.fields);
  }
}

/// Blanks or dashes inside a number; blanks inside an address of a machine (params.dashes: 0).
void separators(const Context& context, Outcomes& outcomes) {
  constexpr size_t org_code_length = 9;  // printed as 60003734-1: the dash belongs to it
  const bool dashes = int_param(context, "dashes", 1) != 0;
  for (const Value& value : texts(context)) {
    uint8_t unwanted = change::spaces;
    if (dashes && clean_number(value.text).size() != org_code_length) unwanted |= change::dashes;
    report(outcomes, (normalize(value.text, change::all).changes & unwanted) != 0, value.fields);
  }
}

/// params: min, max.
void text_length(const Context& context, Outcomes& outcomes) {
  for (const Value& value : texts(context)) {
    compare_length(outcomes, value.fields, utf8::length(value.text), int_param(context, "min", 0),
                   int_param(context, "max", 0));
  }
}

/// The catalogue's max_length or else params.max, for every text without a text_length rule of its
/// own.
void catalogue_length(const Context& context, Outcomes& outcomes) {
  const int otherwise = int_param(context, "max", 0);
  for (const auto& [field, one] : all_texts(context)) {
    const int most = field->max_length != 0 ? static_cast<int>(field->max_length) : otherwise;
    if (one->text.size() <= static_cast<size_t>(most)) {
      outcomes.pass();
    } else if (!has_own_rule(context, "text_length", field->path)) {
      compare_length(outcomes, {{one->path}}, utf8::length(one->clean), 0, most);
    }
  }
}

/// Number of entries. params: min, max. An empty list is "missing".
void list_length(const Context& context, Outcomes& outcomes) {
  for (const std::string& path : context.rule.fields) {
    const Json* list = context.filing.find(path);
    if (list == nullptr || !list->is_array() || list->empty()) {
      outcomes.not_checked();
      continue;
    }
    // Above params.only_up_to another rule has stronger words.
    const int up_to = int_param(context, "only_up_to", 0);
    if (up_to > 0 && list->size() > static_cast<size_t>(up_to)) {
      outcomes.pass();
    } else {
      compare_length(outcomes, {{path}}, list->size(), int_param(context, "min", 0),
                     int_param(context, "max", 0));
    }
  }
}

void catalogue_items(const Context& context, Outcomes& outcomes) {
  for (const Field& field : context.pack.catalogue.fields()) {
    if (field.max_items == 0) continue;
    const Json* list = context.filing.find(field.path);
    if (list == nullptr || !list->is_array() || list->empty()) continue;
    if (has_own_rule(context, "list_length", field.path)) continue;
    compare_length(outcomes, {{field.path}}, list->size(), 0, static_cast<int>(field.max_items));
  }
}

/// params: min 汉字; "only_with_han": skip texts without any; "none": fail only when there is none.
void han_count(const Context& context, Outcomes& outcomes) {
  const bool none = int_param(context, "none", 0) != 0;
  for (const Value& value : texts(context)) {
    const size_t count = count_han(value.text);
    if (none) {
      report(outcomes, count == 0, value.fields);
    } else if (count > 0 || int_param(context, "only_with_han", 0) == 0) {
      compare_length(outcomes, value.fields, count, int_param(context, "min", 0), 0);
    }
  }
}

/// A full-width bracket closed by a half-width one, or the other way round, or one left open.
void mixed_brackets(const Context& context, Outcomes& outcomes) {
  for (const Value& value : texts(context)) {
    int wide = 0, narrow = 0;
    bool bad = false;
    for (size_t at = 0; at < value.text.size();) {
      const char32_t c = utf8::next(value.text, at);
      wide += c == U'（' ? 1 : c == U'）' ? -1 : 0;
      narrow += c == '(' ? 1 : c == ')' ? -1 : 0;
      bad = bad || wide < 0 || narrow < 0;
    }
    report(outcomes, bad || wide != 0 || narrow != 0, value.fields);
  }
}

/// params.texts: fails with the first of these that stands in the value, as {text}.
void forbidden_text(const Context& context, Outcomes& outcomes) {
  const auto forbidden = list_param(context, "texts");
  for (const Value& value : texts(context)) {
    const auto found = std::find_if(forbidden.begin(), forbidden.end(), [&](std::string_view text) {
      return value.text.find(text) != std::string::npos;
    });
    if (found == forbidden.end()) {
      outcomes.pass();
    } else {
      outcomes.fail(value.fields, {{"text", std::string(*found)}});
    }
  }
}

/// All fields of the rule that are filled must hold the same; with params.number in any spelling.
void texts_equal(const Context& context, Outcomes& outcomes) {
  std::vector<Value> values;
  for (const std::string& field : context.rule.fields) {
    const std::string_view given = context.filing.text(field);
    std::string text = int_param(context, "number", 0) != 0 ? comparable(given) : clean(given);
    if (!text.empty()) add_value(values, keep(context, std::move(text)), field);
  }
  size_t filled = 0;
  for (const Value& value : values) filled += value.fields.size();
  if (filled < 2) return outcomes.not_checked();
  if (values.size() == 1) return outcomes.pass();
  outcomes.fail(Fields{{values[1].fields.front(), values[0].fields.front()}});
}

/// The fields of the rule must not hold the same. Case, blanks and, with params.kind, other
/// spellings of the same number do not make a difference.
void texts_differ(const Context& context, Outcomes& outcomes) {
  const auto kind = kind_from_name(text_param(context, "kind"));
  std::vector<Value> values;
  for (const std::string& field : context.rule.fields) {
    const std::string_view given = context.filing.text(field);
    std::string text = normalize(given, change::spaces | change::invisible).text;
    if (kind) text = canonical(context, *kind, given);
    for (char& c : text) c = upper(c);
    if (!text.empty()) add_value(values, keep(context, std::move(text)), field);
  }
  if (values.empty()) return outcomes.not_checked();
  for (Value& value : values) {
    report(outcomes, value.fields.size() > 1, value.fields);
  }
}

/// Nothing but marks, digits or a few characters again and again, or only the name of the program.
/// params: min: at least so many different letters or 汉字; from: shorter texts are another rule's.
void says_nothing(const Context& context, Outcomes& outcomes) {
  const auto least = static_cast<size_t>(int_param(context, "min", 0));
  const auto from = static_cast<size_t>(int_param(context, "from", 0));
  const std::string name = clean(context.filing.text(text_param(context, "name")));
  for (Value& value : texts(context)) {
    if (utf8::length(value.text) < from) continue;
    const std::string_view text = value.text;
    std::vector<char32_t> different;
    for (size_t at = 0; at < text.size() && different.size() < least;) {
      if (!name.empty() && text.substr(at, name.size()) == name) {
        at += name.size();
        continue;
      }
      const char32_t c = utf8::next(text, at);
      const bool letter = is_han(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (letter && std::find(different.begin(), different.end(), c) == different.end()) {
        different.push_back(c);
      }
    }
    report(outcomes, different.size() < least, value.fields);
  }
}

}  // namespace beian::checks
