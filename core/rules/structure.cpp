// The shape of the JSON: types, keys, empty objects. Sources: the field table of apply_icp_filing
// and mistakes seen in public code (assets/rules/structure.json names them).
#include <algorithm>

#include "core/rules/functions.h"
#include "core/rules/keys.h"
#include "core/rules/values.h"

namespace beian::checks {
namespace {

bool is_list(ValueType type) {
  return type == ValueType::string_list || type == ValueType::number_list ||
         type == ValueType::object_list;
}

ValueType element(ValueType list) {
  return list == ValueType::number_list ? ValueType::number : ValueType::string;
}

bool has_type(const Json& value, ValueType type) {
  switch (type) {
    case ValueType::string:
      return value.is_string();
    case ValueType::number:
      return value.is_number_integer();
    case ValueType::boolean:
      return value.is_boolean();
    default:
      return value.is_array();
  }
}

std::string type_name(const Context& context, ValueType type) {
  switch (type) {
    case ValueType::string:
      return say(context, "带引号的文字（字符串）", "a string");
    case ValueType::number:
      return say(context, "不带引号的整数", "an integer");
    case ValueType::boolean:
      return say(context, "true 或 false", "true or false");
    default:
      return say(context, "方括号里的列表（数组）", "an array");
  }
}

std::string type_name(const Context& context, const Json& value) {
  if (value.is_string()) return say(context, "文字", "a string");
  if (value.is_boolean()) return say(context, "真假值", "a boolean");
  if (value.is_number_float()) return say(context, "小数", "a decimal number");
  if (value.is_number()) return say(context, "数字", "a number");
  if (value.is_array()) return say(context, "列表", "an array");
  return say(context, "对象", "an object");
}

void compare_type(const Context& context, Outcomes& outcomes, std::string_view path,
                  const Json& value, ValueType type) {
  if (has_type(value, type)) {
    outcomes.pass();
  } else {
    outcomes.fail({std::string(path)},
                  {{"expected", type_name(context, type)}, {"found", type_name(context, value)}});
  }
}

void check_elements(const Context& context, Outcomes& outcomes, const Field& field,
                    const Json& list) {
  for (size_t i = 0; i < looked_at(list); ++i) {
    const std::string path = join(field.path, std::to_string(i));
    if (field.type != ValueType::object_list) {
      compare_type(context, outcomes, path, list[i], element(field.type));
    } else if (!list[i].is_object()) {
      outcomes.fail({path}, {{"expected", say(context, "花括号里的对象", "an object")},
                             {"found", type_name(context, list[i])}});
    }
  }
}

}  // namespace

/// A value whose JSON type is not the catalogue's; a plain value in place of a list is
/// list_expected's.
void wrong_type(const Context& context, Outcomes& outcomes) {
  for (const std::string& object : context.pack.catalogue.objects()) {
    const Json* value = context.filing.find(object);
    if (value != nullptr && !value->is_null() && !value->is_object()) {
      outcomes.fail({object}, {{"expected", say(context, "花括号里的对象", "an object")},
                               {"found", type_name(context, *value)}});
    }
  }
  for (const Field& field : context.pack.catalogue.fields()) {
    if (!field.official) continue;
    each_path(context.filing, field.path, [&](std::string_view path) {
      const Json* value = context.filing.find(path);
      if (value == nullptr || value->is_null()) return;
      if (!is_list(field.type)) {
        compare_type(context, outcomes, path, *value, field.type);
      } else if (value->is_array()) {
        check_elements(context, outcomes, field, *value);
      }
    });
  }
}

void list_expected(const Context& context, Outcomes& outcomes) {
  for (const Field& field : context.pack.catalogue.fields()) {
    if (!field.official || !is_list(field.type)) continue;
    const Json* value = context.filing.find(field.path);
    if (value == nullptr || value->is_null()) continue;
    if (value->is_array()) {
      outcomes.pass();
    } else {
      outcomes.fail({field.path}, {{"found", type_name(context, *value)}});
    }
  }
}

void misspelt_key(const Context& context, Outcomes& outcomes) {
  outcomes.pass();
  for (const StrangeKey& key : strange_keys(context)) {
    if (key.meant.empty()) continue;
    const std::string right = key.meant.substr(key.meant.rfind('.') + 1);
    const std::string wrong = key.path.substr(key.path.rfind('.') + 1);
    outcomes.fail({key.meant, key.path}, {{"wrong", wrong}, {"right", right}});
  }
}

/// Keys that a rule of their own speaks about are left out.
void unknown_key(const Context& context, Outcomes& outcomes) {
  outcomes.pass();
  const auto has_own_rule = [&](const std::string& path) {
    return std::any_of(context.pack.rules.begin(), context.pack.rules.end(), [&](const Rule& rule) {
      return std::find(rule.fields.begin(), rule.fields.end(), path) != rule.fields.end();
    });
  };
  for (const StrangeKey& key : strange_keys(context)) {
    if (key.meant.empty() && !has_own_rule(key.path)) outcomes.fail({key.path});
  }
}

void duplicate_key(const Context& context, Outcomes& outcomes) {
  outcomes.pass();
  for (const std::string& path : context.filing.duplicate_keys) outcomes.fail({path});
}

/// {} where nothing is required: it should be left out. Where something is, the required rules
/// speak.
void empty_object(const Context& context, Outcomes& outcomes) {
  for (const std::string& path : context.rule.fields) {
    const Json* value = context.filing.find(path);
    if (value == nullptr) continue;
    if (value->is_object() && value->empty()) {
      outcomes.fail({path});
    } else {
      outcomes.pass();
    }
  }
}

/// A field that is filled although it does not belong there (see `applies`).
void unexpected_field(const Context& context, Outcomes& outcomes) {
  for (const std::string& path : context.rule.fields) {
    if (context.filing.given(path)) {
      outcomes.fail({path});
    } else {
      outcomes.pass();
    }
  }
}

}  // namespace beian::checks
