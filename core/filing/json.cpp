#include "core/filing/json.h"

#include <algorithm>
#include <unordered_set>

#include "core/filing/json_error.h"

namespace beian {
namespace {

using Object = Json::object_t;
using Members = std::vector<std::pair<const std::string, Json>>;  // what ordered_map is made of

/// Builds the value while the text is read. Keys are appended to the member list itself:
/// ordered_map's own insertion searches the list each time, which hostile files with many keys
/// would turn into seconds.
class Builder : public nlohmann::json_sax<Json> {
 public:
  explicit Builder(JsonText& out) : out_(out) {}

  bool null() override { return add(Json(nullptr)); }
  bool boolean(bool value) override { return add(Json(value)); }
  bool number_integer(number_integer_t value) override { return add(Json(value)); }
  bool number_unsigned(number_unsigned_t value) override { return add(Json(value)); }
  bool number_float(number_float_t value, const string_t&) override { return add(Json(value)); }
  bool string(string_t& value) override { return add(Json(std::move(value))); }
  bool binary(binary_t&) override { return false; }  // does not occur in JSON
  bool start_object(size_t) override { return open(Json::object()); }
  bool start_array(size_t) override { return open(Json::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool parse_error(size_t, const std::string&, const nlohmann::detail::exception&) override {
    return false;
  }

  bool key(string_t& name) override {
    Level& level = levels_.back();
    Object& object = *level.value->get_ptr<Object*>();
    Json* existing = level.knows(object, name);
    if (existing) {
      out_.duplicates.push_back(path(name));
      *existing = nullptr;
      level.slot = existing;
    } else {
      if (object.size() == json_max_keys) return false;
      Members& members = object;
      level.slot = &members.emplace_back(name, Json()).second;
    }
    return true;
  }

 private:
  struct Level {
    Json* value;                           // the object or array that is open
    Json* slot = nullptr;                  // in an object: where the next value goes
    std::unordered_set<std::string> keys;  // filled once the object has many

    Json* knows(Object& object, const std::string& name) {
      constexpr size_t many = 32;
      if (object.size() >= many) {
        if (keys.empty()) {
          for (const auto& member : object) keys.insert(member.first);
        }
        if (keys.insert(name).second) return nullptr;
      }
      for (auto& member : object) {
        if (member.first == name) return &member.second;
      }
      return nullptr;
    }
  };

  Json* add_value(Json&& value) {
    if (levels_.empty()) return &(out_.value = std::move(value));
    Level& level = levels_.back();
    if (level.slot) return &(*level.slot = std::move(value));
    auto& array = *level.value->get_ptr<Json::array_t*>();
    return &array.emplace_back(std::move(value));
  }
  bool add(Json&& value) {
    add_value(std::move(value));
    return true;
  }
  bool open(Json&& container) {
    if (levels_.size() == json_max_depth) return false;
    levels_.push_back({add_value(std::move(container)), nullptr, {}});
    return true;
  }
  bool close() {
    levels_.pop_back();
    return true;
  }

  std::string path(const std::string& name) const {
    std::string text;
    for (size_t i = 0; i + 1 < levels_.size(); ++i) {
      const Level& level = levels_[i];
      if (const auto* object = level.value->get_ptr<const Object*>()) {
        const auto open = std::find_if(object->begin(), object->end(), [&](const auto& member) {
          return &member.second == level.slot;
        });
        if (open != object->end()) text += open->first;
      } else {
        text += std::to_string(level.value->size() - 1);
      }
      text += '.';
    }
    return text + name;
  }

  JsonText& out_;
  std::vector<Level> levels_;
};

}  // namespace

JsonText read_json(std::string_view bytes) {
  JsonText result;
  result.error = explain_encoding(bytes);
  if (result.error.code.empty()) {
    constexpr std::string_view bom = "\xEF\xBB\xBF";
    result.had_bom = bytes.substr(0, bom.size()) == bom;
    if (result.had_bom) bytes.remove_prefix(bom.size());
    Builder builder(result);
    result.ok = Json::sax_parse(bytes.begin(), bytes.end(), &builder) &&
                bytes.find('\0') == std::string_view::npos;  // nlohmann takes a NUL for the end
    if (!result.ok) result.error = explain_json_error(bytes);
  }
  if (!result.ok) {
    result.value = Json(Json::value_t::discarded);
    result.duplicates.clear();
  }
  return result;
}

std::string write_json(const Json& value, int indent) {
  return value.dump(indent, ' ', false, Json::error_handler_t::replace);
}

const Json* find(const Json& root, std::string_view path) {
  const Json* at = &root;
  while (at) {
    const size_t dot = std::min(path.find('.'), path.size());
    const std::string_view step = path.substr(0, dot);
    const Json* next = nullptr;
    if (const auto* object = at->get_ptr<const Object*>()) {
      for (const auto& [key, value] : *object) {
        if (key == step) {
          next = &value;
          break;
        }
      }
    } else if (const auto* array = at->get_ptr<const Json::array_t*>()) {
      size_t index = 0;
      const bool number =
          !step.empty() && step.size() < 8 &&
          std::all_of(step.begin(), step.end(), [](char c) { return c >= '0' && c <= '9'; });
      for (const char c : step) index = index * 10 + static_cast<size_t>(c - '0');
      if (number && index < array->size()) next = &(*array)[index];
    }
    if (dot == path.size()) return next;
    path.remove_prefix(dot + 1);
    at = next;
  }
  return nullptr;
}

}  // namespace beian
