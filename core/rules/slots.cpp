#include "core/rules/slots.h"

#include <algorithm>

#include "core/rules/assets.h"
#include "core/rules/keys.h"

namespace beian {
namespace {

std::vector<std::string> texts(const Json& object, std::string_view key) {
  std::vector<std::string> list;
  if (const Json* value = member(object, key)) {
    for (const Json& one : *value) list.push_back(one.get<std::string>());
  }
  return list;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

/// Latin words must stand alone: "back" is not in "background".
bool contains(const std::string& name, const std::string& word) {
  for (size_t at = name.find(word); at != std::string::npos; at = name.find(word, at + 1)) {
    const bool latin = is_letter(word.front());
    const bool begins = at == 0 || !is_letter(name[at - 1]);
    const bool ends = at + word.size() == name.size() || !is_letter(name[at + word.size()]);
    if (!latin || (begins && ends)) return true;
  }
  return false;
}

}  // namespace

int longest_word(const std::vector<std::string>& words, std::string_view file_name) {
  const std::string name = lower(file_name);
  size_t best = 0;
  for (const std::string& word : words) {
    if (word.size() > best && contains(name, word)) best = word.size();
  }
  return static_cast<int>(best);
}

const std::vector<Slot>& slots() {
  static const std::vector<Slot> all = [] {
    std::vector<Slot> list;
    const JsonText file = read_json(rules_asset("slots.json"));
    for (const Json& one : file.value) {
      Slot slot{text(one, "path"),   text(one, "role"),   text(one, "file"),
                texts(one, "words"), texts(one, "hints"), {}};
      if (const Json* others = member(one, "other_roles")) {
        for (const Json& other : *others) {
          slot.other_roles.push_back({{*member(other, "when")}, text(other, "role")});
        }
      }
      list.push_back(std::move(slot));
    }
    return list;
  }();
  return all;
}

std::string slot_pattern(std::string_view path) {
  std::string pattern = pattern_of(path);
  const bool element = pattern.size() > 2 && pattern.compare(pattern.size() - 2, 2, "[]") == 0;
  if (element) pattern.resize(pattern.size() - 2);
  return pattern;
}

const Slot* slot_of(std::string_view path) {
  return find_slot(slots(), path);
}

std::string role_at(const Filing& filing, std::string_view path) {
  const Slot* slot = slot_of(path);
  if (slot == nullptr) return "other";
  for (const Slot::Other& other : slot->other_roles) {
    if (filing.holds(other.when)) return other.role;
  }
  return slot->role;
}

int suits(const Slot& slot, std::string_view file_name) {
  const int word = longest_word(slot.words, file_name);
  return word == 0 ? 0 : word + longest_word(slot.hints, file_name);
}

}  // namespace beian
