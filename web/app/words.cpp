#include "web/app/words.h"

#include <map>

#include "web/assets.h"

namespace beian {
namespace {

Language current = Language::zh;

using Words = std::map<std::string, LocalText, std::less<>>;

const Words& words() {
  static const Words all = [] {
    Words map;
    const JsonText text = read_json(web_asset("ui.json"));
    for (const auto& [key, value] : text.value.items()) {
      if (!value.is_object()) continue;
      const Json* zh = find(value, "zh");
      const Json* en = find(value, "en");
      if (zh == nullptr || en == nullptr) continue;
      map[key] = {zh->get<std::string>(), en->get<std::string>()};
    }
    return map;
  }();
  return all;
}

}  // namespace

void use_language(Language language) {
  current = language;
}
Language language() {
  return current;
}

const std::string& local(const LocalText& text) {
  return current == Language::en && !text.en.empty() ? text.en : text.zh;
}

const std::string& tr(std::string_view key) {
  const auto found = words().find(key);
  if (found != words().end()) return local(found->second);
  static std::string missing;
  missing = key;
  return missing;
}

std::string tr(std::string_view key,
               std::initializer_list<std::pair<std::string_view, std::string>> arguments) {
  std::string text = tr(key);
  for (const auto& [name, value] : arguments) {
    const std::string mark = "{" + std::string(name) + "}";
    for (size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) {
      text.replace(at, mark.size(), value);
      at += value.size();
    }
  }
  return text;
}

}  // namespace beian
