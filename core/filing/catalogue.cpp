#include "core/filing/catalogue.h"

#include <algorithm>

namespace beian {
namespace {

bool flag(const Json& object, std::string_view key, bool otherwise) {
  const Json* value = find(object, key);
  const auto* boolean = value ? value->get_ptr<const bool*>() : nullptr;
  return boolean ? *boolean : otherwise;
}

int64_t number(const Json& object, std::string_view key) {
  const Json* value = find(object, key);
  return value && value->is_number_integer() ? value->get<int64_t>() : 0;
}

LocalText local(const Json& object, std::string_view key) {
  const Json* value = find(object, key);
  return value ? LocalText{std::string(text(*value, "zh")), std::string(text(*value, "en"))}
               : LocalText{};
}

Condition condition(const Json& object, std::string_view key) {
  const Json* value = find(object, key);
  return value && value->is_object() ? Condition{*value} : Condition{};
}

/// Members of an array at a path; none when there is no array.
const Json& list(const Json& object, std::string_view key) {
  static const Json none = Json::array();
  const Json* value = find(object, key);
  return value && value->is_array() ? *value : none;
}

template <typename Value, size_t count>
Value named(const std::pair<std::string_view, Value> (&names)[count], std::string_view name) {
  for (const auto& [key, value] : names) {
    if (key == name) return value;
  }
  return names[0].second;
}

constexpr std::pair<std::string_view, Input> inputs[] = {
    {"text", Input::text},
    {"paragraph", Input::paragraph},
    {"choice", Input::choice},
    {"choices", Input::choices},
    {"region", Input::region},
    {"date", Input::date},
    {"flag", Input::flag},
    {"media", Input::media},
    {"media_list", Input::media_list},
    {"pre_approvals", Input::pre_approvals},
};

constexpr std::pair<std::string_view, ValueType> types[] = {
    {"string", ValueType::string},           {"number", ValueType::number},
    {"boolean", ValueType::boolean},         {"string_list", ValueType::string_list},
    {"number_list", ValueType::number_list}, {"object_list", ValueType::object_list},
};

constexpr std::pair<std::string_view, Mask> masks[] = {
    {"none", Mask::none},       {"name", Mask::name},   {"id_number", Mask::id_number},
    {"phone", Mask::phone},     {"email", Mask::email}, {"address", Mask::address},
    {"account", Mask::account}, {"text", Mask::text},
};

Field field(const Json& entry) {
  Field result;
  result.path = text(entry, "path");
  result.label = local(entry, "label");
  result.help = local(entry, "help");
  result.example = local(entry, "example");
  result.input = named(inputs, text(entry, "input"));
  result.type = named(types, text(entry, "type"));
  result.choices = text(entry, "choices");
  result.required = flag(entry, "required", false);
  result.required_when = condition(entry, "required_when");
  result.shown_when = condition(entry, "shown_when");
  result.max_length = static_cast<uint32_t>(number(entry, "max_length"));
  result.max_items = static_cast<uint32_t>(number(entry, "max_items"));
  result.keyboard = text(entry, "keyboard");
  result.open_ended = flag(entry, "open_ended", false);
  result.mask = named(masks, text(entry, "mask"));
  result.step = text(entry, "step");
  result.group = text(entry, "group");
  result.official = flag(entry, "official", true);
  result.source = text(entry, "source");
  return result;
}

std::string filled(std::string text, const Json& variables) {
  for (const auto& [key, value] : variables.items()) {
    const auto* with = value.get_ptr<const std::string*>();
    const std::string placeholder = "{" + key + "}";
    for (size_t at = 0; with && (at = text.find(placeholder, at)) != std::string::npos;
         at += with->size()) {
      text.replace(at, placeholder.size(), *with);
    }
  }
  return text;
}

/// The entry with the variables put in, in keys and values alike.
Json filled(const Json& entry, const Json& variables) {
  if (const auto* string = entry.get_ptr<const std::string*>()) return filled(*string, variables);
  if (!entry.is_structured()) return entry;
  Json result = entry.is_object() ? Json::object() : Json::array();
  for (const auto& [key, value] : entry.items()) {
    if (entry.is_object()) {
      result[filled(key, variables)] = filled(value, variables);
    } else {
      result.push_back(filled(value, variables));
    }
  }
  return result;
}

/// "a.0.b" and "a[].b" as "a.b": the key both are known by.
std::string without_indices(std::string_view path) {
  std::string key;
  key.reserve(path.size());
  while (!path.empty()) {
    const size_t dot = std::min(path.find('.'), path.size());
    std::string_view step = path.substr(0, dot);
    path.remove_prefix(std::min(dot + 1, path.size()));
    if (step.size() > 2 && step.substr(step.size() - 2) == "[]") step.remove_suffix(2);
    if (step.find_first_not_of("0123456789") == std::string_view::npos) continue;
    if (!key.empty()) key += '.';
    key += step;
  }
  return key;
}

void add_once(std::vector<std::string>& list, const std::string& text) {
  if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
}

}  // namespace

Catalogue::Catalogue(const Json& fields) {
  for (const Json& step : list(fields, "steps")) {
    steps_.push_back({std::string(text(step, "id")), local(step, "title")});
  }
  for (const Json& group : list(fields, "groups")) {
    groups_.push_back({std::string(text(group, "id")), std::string(text(group, "step")),
                       local(group, "title"), local(group, "hint")});
  }
  for (const Json& entry : list(fields, "fields")) {
    // An entry with "repeat" stands for one field at each place of that name.
    const std::string places = "repeat." + std::string(text(entry, "repeat"));
    if (places == "repeat.") fields_.push_back(field(entry));
    for (const Json& place : list(fields, places)) fields_.push_back(field(filled(entry, place)));
  }
  // Into form order: group by group; what stands in no group comes last.
  std::vector<Field> in_form_order;
  in_form_order.reserve(fields_.size());
  for (size_t g = 0; g <= groups_.size(); ++g) {
    for (Field& field : fields_) {
      const bool here =
          g < groups_.size() ? field.group == groups_[g].id : group(field.group) == nullptr;
      if (here && !field.path.empty()) in_form_order.push_back(std::move(field));
    }
  }
  fields_ = std::move(in_form_order);
  for (const Field& field : fields_) {
    for (size_t dot = field.path.find('.'); dot != std::string::npos;) {
      const size_t next = field.path.find('.', dot + 1);
      std::string key = field.path.substr(dot + 1, next - dot - 1);
      if (key.size() > 2 && key.compare(key.size() - 2, 2, "[]") == 0) key.resize(key.size() - 2);
      const std::string object = field.path.substr(0, dot);
      add_once(keys_below_[object], key);
      if (field.official && object.find("[]") == std::string::npos) add_once(objects_, object);
      dot = next;
    }
  }
  for (size_t i = 0; i < fields_.size(); ++i) by_path_.emplace(without_indices(fields_[i].path), i);
}

const Field* Catalogue::find(std::string_view path) const {
  auto found = by_path_.find(path);
  if (found == by_path_.end()) found = by_path_.find(without_indices(path));
  return found == by_path_.end() ? nullptr : &fields_[found->second];
}

const std::vector<std::string>& Catalogue::keys_below(std::string_view path) const {
  static const std::vector<std::string> none;
  const auto found = keys_below_.find(path);
  return found == keys_below_.end() ? none : found->second;
}

const Group* Catalogue::group(std::string_view id) const {
  for (const Group& group : groups_) {
    if (group.id == id) return &group;
  }
  return nullptr;
}

Enums::Enums(const Json& enums) {
  const Json* lists = beian::find(enums, "lists");
  if (!lists || !lists->is_object()) return;
  for (const auto& [name, record] : lists->items()) {
    std::vector<Choice> choices;
    for (const Json& item : beian::list(record, "items")) {
      choices.push_back({static_cast<int>(number(item, "code")), std::string(text(item, "key")),
                         local(item, "name"), local(item, "note"),
                         static_cast<int>(number(item, "parent"))});
    }
    lists_.emplace_back(name, std::move(choices));
  }
}

const std::vector<Choice>& Enums::list(std::string_view name) const {
  static const std::vector<Choice> none;
  for (const auto& [key, choices] : lists_) {
    if (key == name) return choices;
  }
  return none;
}

const Choice* Enums::find(std::string_view list_name, int code) const {
  for (const Choice& choice : list(list_name)) {
    if (choice.code == code) return &choice;
  }
  return nullptr;
}

const Choice* Enums::find(std::string_view list_name, std::string_view key) const {
  for (const Choice& choice : list(list_name)) {
    if (choice.key == key) return &choice;
  }
  return nullptr;
}

}  // namespace beian
