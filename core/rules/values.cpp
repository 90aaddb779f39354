#include "core/rules/values.h"

#include <algorithm>

#include "core/identity/digits.h"
#include "core/rules/shared.h"
#include "core/text/normalize.h"
#include "core/text/utf8.h"

namespace beian {
namespace {

const Json* param(const Context& context, std::string_view key) {
  return member(context.rule.params, key);
}

/// Of about the right length and nearly all digits: a resident ID, right or mistyped.
bool resembles_resident_id(std::string_view number) {
  const auto digits = std::count_if(number.begin(), number.end(), is_digit);
  return number.size() >= 15 && digits + 3 >= static_cast<std::ptrdiff_t>(number.size());
}

/// `text` itself or, where cleaning changes it, what is left of it.
std::string_view cleaned(const Context& context, std::string_view text) {
  return is_plain(text) ? text : keep(context, clean(text));
}

const NumberOfType& certificate_at(const Context& context, std::string_view field) {
  constexpr int resident_id_card = 2;
  const auto [place, fresh] = context.shared.certificates.try_emplace(field);
  NumberOfType& one = place->second;
  if (!fresh) return one;
  const std::string_view text = context.filing.text(field);
  one.number = is_plain(text) ? text : keep(context, clean_number(text));
  const std::string type_path = join(parent_of(field), "certificate_type");
  one.type = context.filing.number(type_path).value_or(0);
  if (!context.filing.given(type_path) && resembles_resident_id(one.number)) {
    one.type = resident_id_card;
  }
  return one;
}

}  // namespace

std::string_view keep(const Context& context, std::string text) {
  return context.shared.kept.emplace_back(std::move(text));
}

const std::vector<FieldText>& texts_at(const Context& context, std::string_view pattern) {
  const auto [place, fresh] = context.shared.texts.try_emplace(pattern);
  std::vector<FieldText>& found = place->second;
  if (!fresh) return found;
  each_path(context.filing, pattern, [&](std::string_view path) {
    const std::string_view text = context.filing.text(path);
    if (text.empty()) return;
    const bool lasting = path.data() == pattern.data();
    found.push_back(
        {lasting ? path : keep(context, std::string(path)), text, cleaned(context, text)});
  });
  return found;
}

const std::vector<CatalogueText>& all_texts(const Context& context) {
  auto& known = context.shared.catalogue_texts;
  if (known) return *known;
  known.emplace();
  for (const Field& field : context.pack.catalogue.fields()) {
    if (field.type != ValueType::string) continue;
    for (const FieldText& one : texts_at(context, field.path)) known->push_back({&field, &one});
  }
  return *known;
}

std::string join(std::string_view path, std::string_view key) {
  std::string joined;
  joined.reserve(path.size() + 1 + key.size());
  joined = path;
  if (!joined.empty()) joined += '.';
  return joined.append(key);
}

std::string_view parent_of(std::string_view path) {
  const size_t dot = path.rfind('.');
  return dot == std::string_view::npos ? std::string_view{} : path.substr(0, dot);
}

bool is_invisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || c == 0x61C ||
         (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || (c < 0x20 && !is_blank(c)) || c == 0x7F;
}

bool is_blank(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x3000;
}

bool is_han(char32_t c) {
  return (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) || c == 0x3007 ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x323AF);
}

size_t count_han(std::string_view text) {
  size_t count = 0;
  for (size_t at = 0; at < text.size();) count += is_han(utf8::next(text, at)) ? 1 : 0;
  return count;
}

std::string clean(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  size_t piece = 0;  // where what is to be copied next begins
  size_t end = 0;    // of `out` with that piece, behind the last character that is not a blank
  for (size_t at = 0; at < text.size();) {
    const size_t start = at;
    const bool plain = text[at] > ' ' && text[at] < 0x7F;
    const char32_t c = plain ? static_cast<unsigned char>(text[at++]) : utf8::next(text, at);
    if (!plain && (is_invisible(c) || (is_blank(c) && end == 0))) {
      out.append(text.substr(piece, start - piece));
      piece = at;
    } else if (plain || !is_blank(c)) {
      end = out.size() + at - piece;
    }
  }
  out.append(text.substr(piece));
  out.resize(end);
  return out;
}

std::string clean_number(std::string_view text) {
  return is_plain(text) ? std::string(text) : normalize(text, change::all).text;
}

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c > ' ' && c < 0x7F && c != '-'; });
}

bool is_all_blank(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    if (!is_blank(c) && !is_invisible(c)) return false;
  }
  return true;
}

void add_value(std::vector<Value>& values, std::string_view text, std::string_view field) {
  for (Value& value : values) {
    if (value.text == text) return value.fields.push_back(field);
  }
  values.push_back({text, {{field}}});
}

std::vector<Value> texts(const Context& context) {
  std::vector<Value> values;
  values.reserve(context.rule.fields.size());
  for (const std::string& pattern : context.rule.fields) {
    for (const FieldText& one : texts_at(context, pattern)) {
      if (!one.clean.empty()) add_value(values, one.clean, one.path);
    }
  }
  return values;
}

std::vector<Certificate> certificates(const Context& context) {
  std::vector<Certificate> found;
  found.reserve(context.rule.fields.size());
  for (const std::string& field : context.rule.fields) {
    const NumberOfType& one = certificate_at(context, field);
    if (one.number.empty() || !in_param(context, "certificate_types", one.type)) continue;
    const auto same = std::find_if(found.begin(), found.end(), [&](const Certificate& other) {
      return other.type == one.type && other.number == one.number;
    });
    if (same != found.end()) {
      same->fields.push_back(field);
    } else {
      found.push_back({one.type, one.number, {{field}}});
    }
  }
  return found;
}

const Identified& identified(const Context& context, Kind kind, std::string_view value) {
  auto& known = context.shared.identified[static_cast<size_t>(kind)];
  const auto place = known.find(value);
  if (place != known.end()) return place->second;
  const IdentifyContext how{context.options.date, context.pack.regions};
  return known.emplace(value, identify(kind, value, how)).first->second;
}

std::string canonical(const Context& context, Kind kind, std::string_view value) {
  std::string number = clean_number(value);
  if (number.empty()) return number;
  const Identified& known = identified(context, kind, number);
  return known.normalized.empty() ? number : known.normalized;
}

std::string comparable(std::string_view text) {
  std::string out = clean_number(text);
  for (char& c : out) c = upper(c);
  return out;
}

int int_param(const Context& context, std::string_view key, int otherwise) {
  const Json* value = param(context, key);
  return value != nullptr && value->is_number_integer() ? value->get<int>() : otherwise;
}

std::string_view text_param(const Context& context, std::string_view key) {
  const Json* value = param(context, key);
  return value != nullptr && value->is_string()
             ? std::string_view(value->get_ref<const std::string&>())
             : std::string_view{};
}

std::vector<std::string_view> list_param(const Context& context, std::string_view key) {
  std::vector<std::string_view> items;
  const Json* list = param(context, key);
  if (list == nullptr || !list->is_array()) return items;
  items.reserve(list->size());
  for (const Json& item : *list) {
    if (item.is_string()) items.push_back(item.get_ref<const std::string&>());
  }
  return items;
}

bool in_param(const Context& context, std::string_view key, int code) {
  const Json* list = param(context, key);
  if (list == nullptr || !list->is_array()) return true;
  return std::any_of(list->begin(), list->end(), [code](const Json& item) {
    return item.is_number_integer() && item.get<int>() == code;
  });
}

bool province_says_it(const Context& context) {
  const auto rules = list_param(context, "yields_to");
  return std::any_of(rules.begin(), rules.end(), [&](std::string_view rule) {
    return !statements_for(context.filing, context.pack.provinces, rule).empty();
  });
}

std::string say(const Context& context, std::string_view zh, std::string_view en) {
  return std::string(context.options.language == Language::en ? en : zh);
}

std::string label(const Context& context, std::string_view path) {
  if (const Field* field = context.pack.catalogue.find(path)) {
    return say(context, field->label.zh, field->label.en);
  }
  return std::string(path.substr(path.rfind('.') + 1));
}

std::string enumerate(const Context& context, const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) {
    if (!out.empty()) out += say(context, "、", ", ");
    out += item;
  }
  return out;
}

}  // namespace beian
