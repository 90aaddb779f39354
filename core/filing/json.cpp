#include "core/filing/json.h"

#include <algorithm>
#include <unordered_map>

#include "core/filing/json_error.h"

namespace beian {
namespace {

using Object = Json::object_t;

/// Builds the value while the text is read. The members of an open object wait in its level and
/// are handed over when it closes: ordered_map's own insertion searches and copies all it has each
/// time, which hostile files with many keys would turn into seconds.
class Builder : public nlohmann::json_sax<Json> {
 public:
  explicit Builder(JsonText& out) : out_(out) {}

  bool null() override { return add(Json(nullptr)); }
  bool boolean(bool value) override { return add(Json(value)); }
  bool number_integer(number_integer_t value) override { return add(Json(value)); }
  bool number_unsigned(number_unsigned_t value) override { return add(Json(value)); }
  bool number_float(number_float_t value, const string_t&) override { return add(Json(value)); }
  bool string(string_t& value) override { return add(Json(value)); }
  bool binary(binary_t&) override { return false; }  // does not occur in JSON
  bool start_object(size_t) override { return open(true); }
  bool start_array(size_t) override { return open(false); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool parse_error(size_t, const std::string&, const nlohmann::detail::exception&) override {
    return false;
  }

  bool key(string_t& name) override {
    Level& level = levels_[depth_ - 1];
    auto& members = level.members;
    level.current = level.place_of(name);
    if (level.current < members.size()) {
      note_duplicate(name);
    } else {
      if (members.size() == json_max_keys) return false;
      members.emplace_back(name, nullptr);
    }
    return true;
  }

 private:
  /// An object or array that is open.
  struct Level {
    bool is_object = false;
    std::vector<std::pair<std::string, Json>> members;  // of an object
    size_t current = 0;                                 // whose value comes next or is open
    std::unordered_map<std::string, size_t> places;     // filled once there are many members
    Json::array_t elements;                             // of an array

    /// Index of the member of this name; the number of members when there is none.
    size_t place_of(const std::string& name) {
      constexpr size_t many = 32;
      if (members.size() < many) {
        const auto found = std::find_if(members.begin(), members.end(),
                                        [&](const auto& member) { return member.first == name; });
        return static_cast<size_t>(found - members.begin());
      }
      for (size_t i = places.size(); i < members.size(); ++i) places.emplace(members[i].first, i);
      const auto found = places.find(name);
      return found == places.end() ? members.size() : found->second;
    }

    Json take() {
      if (!is_object) return Json(std::move(elements));
      Object object;
      object.reserve(members.size());
      auto& list = static_cast<Object::Container&>(object);
      for (auto& [name, value] : members) list.emplace_back(std::move(name), std::move(value));
      return Json(std::move(object));
    }
  };

  bool add(Json&& value) {
    if (depth_ == 0) {
      out_.value = std::move(value);
    } else if (Level& level = levels_[depth_ - 1]; level.is_object) {
      level.members[level.current].second = std::move(value);
    } else {
      level.elements.push_back(std::move(value));
    }
    return true;
  }
  bool open(bool is_object) {
    if (depth_ == json_max_depth) return false;
    if (depth_ == levels_.size()) levels_.emplace_back();
    Level& level = levels_[depth_++];  // as an earlier object left it, to use its memory again
    level.is_object = is_object;
    level.members.clear();
    level.places.clear();
    level.elements.clear();
    return true;
  }
  bool close() { return add(levels_[--depth_].take()); }

  /// Only so many: a hostile file repeats a key deep below long ones until memory is full.
  void note_duplicate(const std::string& name) {
    constexpr size_t enough = size_t{1} << 20;  // bytes of paths
    if (noted_ >= enough) return;
    out_.duplicates.push_back(path(name));
    noted_ += out_.duplicates.back().size();
  }

  std::string path(const std::string& name) const {
    std::string text;
    for (size_t i = 0; i + 1 < depth_; ++i) {
      const Level& level = levels_[i];
      text += level.is_object ? level.members[level.current].first
                              : std::to_string(level.elements.size());
      text += '.';
    }
    return text + name;
  }

  JsonText& out_;
  std::vector<Level> levels_;  // the first depth_ of them are open
  size_t depth_ = 0;
  size_t noted_ = 0;  // bytes of the duplicates' paths
};

const Json* element(const Json& array, std::string_view step) {
  if (step.empty() || step.size() > 7) return nullptr;
  size_t index = 0;
  for (const char c : step) {
    if (c < '0' || c > '9') return nullptr;
    index = index * 10 + static_cast<size_t>(c - '0');
  }
  return index < array.size() ? &array[index] : nullptr;
}

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

const Json* member(const Json& object, std::string_view key) {
  const auto* members = object.get_ptr<const Object*>();
  if (!members) return nullptr;
  for (const auto& [name, value] : *members) {
    // Keys of one length differ in their last letter more often than in their first.
    if (name.size() == key.size() && (key.empty() || name.back() == key.back()) && name == key) {
      return &value;
    }
  }
  return nullptr;
}

const Json* find(const Json& root, std::string_view path) {
  const Json* at = &root;
  while (at) {
    const size_t dot = std::min(path.find('.'), path.size());
    const std::string_view step = path.substr(0, dot);
    at = at->is_array() ? element(*at, step) : member(*at, step);
    if (dot == path.size()) return at;
    path.remove_prefix(dot + 1);
  }
  return nullptr;
}

std::string text(const Json& root, std::string_view path) {
  const Json* value = find(root, path);
  const auto* string = value ? value->get_ptr<const std::string*>() : nullptr;
  return string ? *string : std::string();
}

}  // namespace beian
