#include "core/rules/province_cases.h"

#include <algorithm>

#include "core/rules/values.h"
#include "core/text/normalize.h"

namespace beian {
namespace {

constexpr std::string_view remarks[] = {"icp_applets.base_info.comment",
                                        "icp_subject.base_info.comment"};
constexpr size_t enough = 4096;  // bytes of a text in which words are looked for

std::vector<std::string_view> strings(const Json& params, std::string_view key) {
  std::vector<std::string_view> items;
  const Json* list = member(params, key);
  if (list == nullptr || !list->is_array()) return items;
  for (const Json& item : *list) {
    if (item.is_string()) items.push_back(item.get_ref<const std::string&>());
  }
  return items;
}

bool holds_any(std::string_view text, const std::vector<std::string_view>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

/// The longest of the words that stands in one of the fields.
Trigger find_word(const Filing& filing, const Json& params) {
  Trigger trigger{false, {}, {}};
  auto words = strings(params, "words");
  const auto unless = strings(params, "unless");
  if (member(params, "own") != nullptr) {
    const std::string_view own = filing.text("icp_subject.base_info.name").substr(0, enough);
    std::erase_if(words, [&](std::string_view word) { return own.find(word) != own.npos; });
  }
  for (const std::string_view field : strings(params, "in")) {
    const std::string_view text = filing.text(field).substr(0, enough);
    if (text.empty() || holds_any(text, unless)) continue;
    for (const std::string_view word : words) {
      if (word.size() > trigger.word.size() && text.find(word) != std::string::npos) {
        trigger = {true, word, field};
      }
    }
    if (trigger.met) return trigger;
  }
  return trigger;
}

Trigger find_service(const Filing& filing, const Json& wanted) {
  constexpr std::string_view field = "icp_applets.base_info.service_content_types";
  const Json* chosen = filing.find(field);
  if (chosen == nullptr || !chosen->is_array()) return {false, {}, {}};
  for (size_t i = 0; i < looked_at(*chosen); ++i) {
    const Json& code = (*chosen)[i];
    if (std::find(wanted.begin(), wanted.end(), code) != wanted.end()) return {true, {}, field};
  }
  return {false, {}, {}};
}

Trigger find_foreign_name(const Filing& filing) {
  constexpr std::string_view field = "account.name";
  const std::string_view name = filing.text(field);
  const bool ascii = std::any_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  });
  return {ascii, {}, {}};
}

std::string packed(std::string_view text) {
  constexpr size_t much = 64 * 1024;
  return normalize(text.substr(0, much), change::spaces | change::invisible).text;
}

}  // namespace

Trigger trigger_of(const Filing& filing, const Statement& statement) {
  const Json& params = statement.params;
  if (params.empty()) return {};
  if (member(params, "words") != nullptr) return find_word(filing, params);
  if (const Json* services = member(params, "services")) return find_service(filing, *services);
  if (member(params, "name_not_chinese") != nullptr) return find_foreign_name(filing);
  return {};
}

bool lacks_pieces(const Filing& filing, const Statement& statement) {
  const auto pieces = strings(statement.params, "pieces");
  const std::string first = packed(filing.text(remarks[0])),
                    second = packed(filing.text(remarks[1]));
  const auto in = [&](const std::string& remark) {
    return std::all_of(pieces.begin(), pieces.end(), [&](std::string_view piece) {
      return remark.find(piece) != std::string::npos;
    });
  };
  return !in(first) && !in(second);
}

std::vector<std::string> wanted_sentences(const Filing& filing, const Provinces& provinces) {
  std::vector<std::string> sentences;
  for (const Statement* statement : statements_for(filing, provinces, "province.remark")) {
    const Json* sentence = member(statement->params, "sentence");
    if (sentence == nullptr || !sentence->is_string()) continue;
    if (!trigger_of(filing, *statement).met || !lacks_pieces(filing, *statement)) continue;
    sentences.push_back(sentence->get<std::string>());
  }
  return sentences;
}

std::vector<std::string> ProvinceCase::fields() const {
  std::vector<std::string> fields =
      statement.fields.empty() ? context.rule.fields : statement.fields;
  if (trigger.field.empty()) return fields;
  const std::string found(trigger.field);
  fields.erase(std::remove(fields.begin(), fields.end(), found), fields.end());
  fields.insert(fields.begin(), found);
  return fields;
}

void ProvinceCase::tell(std::vector<std::string> fields, Arguments arguments) const {
  const Date end = statement.valid_to;
  const bool expired = end.year != 0 && end < context.options.date;
  say_it(expired || statement.review, std::move(fields), std::move(arguments));
}

void ProvinceCase::ask(std::vector<std::string> fields, Arguments arguments) const {
  say_it(true, std::move(fields), std::move(arguments));
}

void ProvinceCase::say_it(bool review, std::vector<std::string> fields, Arguments arguments) const {
  const Province* province = context.pack.provinces.find(statement.province);
  arguments.emplace_back("province", say(context, province->name.zh, province->name.en));
  arguments.emplace_back("word", trigger.word);
  outcomes.tell(statement, review, std::move(fields), std::move(arguments));
}

int ProvinceCase::number(std::string_view key, int otherwise) const {
  const Json* value = member(statement.params, key);
  return value != nullptr && value->is_number_integer() ? value->get<int>() : otherwise;
}

std::string_view ProvinceCase::text(std::string_view key) const {
  const Json* value = member(statement.params, key);
  return value != nullptr && value->is_string()
             ? std::string_view(value->get_ref<const std::string&>())
             : std::string_view{};
}

std::vector<std::string_view> ProvinceCase::list(std::string_view key) const {
  return strings(statement.params, key);
}

bool ProvinceCase::has(std::string_view key) const {
  return member(statement.params, key) != nullptr;
}

}  // namespace beian
