#include "core/rules/word_index.h"

#include <algorithm>

#include "core/identity/regions.h"

namespace beian {
namespace {

constexpr std::string_view clause_ends[] = {"。", "；", ";", "，", ",",
                                            "\n", "）", ")", "！", "？"};
constexpr std::string_view denials[] = {"不涉及", "不含",   "不包含", "不包括", "不提供", "不开展",
                                        "不从事", "未开展", "没有",   "并非",   "不属于", "除外"};

/// What stands before `at` in its clause, as far as a denial may reach.
std::string_view clause_before(std::string_view text, size_t at) {
  constexpr size_t reach = 180;  // bytes: sixty 汉字
  std::string_view before = text.substr(0, at);
  if (before.size() > reach) before.remove_prefix(before.size() - reach);
  size_t start = 0;
  for (const std::string_view mark : clause_ends) {
    const size_t found = before.rfind(mark);
    if (found != std::string_view::npos) start = std::max(start, found + mark.size());
  }
  return before.substr(start);
}

bool is_denied(std::string_view text, size_t at) {
  const std::string_view before = clause_before(text, at);
  return std::any_of(std::begin(denials), std::end(denials), [&](std::string_view denial) {
    return before.find(denial) != std::string_view::npos;
  });
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() > end.size() && text.substr(text.size() - end.size()) == end;
}

}  // namespace

WordIndex::Groups WordIndex::group(std::string_view name) const {
  const auto place = std::find(names_.begin(), names_.end(), name);
  return place == names_.end() ? 0 : Groups{1} << (place - names_.begin());
}

bool WordIndex::add(std::string_view word, Groups groups) {
  const uint32_t number = search_.add(word);
  if (number == WordSearch::none) return false;
  if (number == groups_of_.size()) groups_of_.push_back(0);
  groups_of_[number] |= groups;
  return true;
}

std::optional<std::string> WordIndex::add(const Json& file) {
  const Json* words = member(file, "words");
  if (words == nullptr) return std::nullopt;
  if (!words->is_object()) return "words is not an object";
  for (const auto& [name, list] : words->items()) {
    if (!list.is_array()) return "words." + name + " is not a list";
    if (group(name) == 0) {
      if (names_.size() == most_groups) return "too many groups of words";
      names_.push_back(name);
    }
    for (const Json& one : list) {
      const auto* word = one.get_ptr<const std::string*>();
      if (word == nullptr || !add(*word, group(name))) return "words." + name + ": not a word";
    }
  }
  return std::nullopt;
}

void WordIndex::add_places(const Regions& regions) {
  constexpr std::string_view kinds[] = {"省", "市", "地区", "盟", "特别行政区"};
  constexpr size_t two_letters = 6;  // bytes
  if (group("place") == 0) {
    if (names_.size() == most_groups) return;
    names_.emplace_back("place");
  }
  const Groups place = group("place");
  const auto add_place = [&](std::string_view name) {
    if (ends_with(name, "市辖区") || ends_with(name, "行政区划")) return;
    if (name.size() >= two_letters) add(name, place);
    for (const std::string_view kind : kinds) {
      if (!ends_with(name, kind) || name.size() - kind.size() < two_letters) continue;
      add(name.substr(0, name.size() - kind.size()), place);
    }
  };
  for (const Region* province : regions.official_children(0)) {
    add_place(province->name);
    for (const Region* city : regions.official_children(province->code)) add_place(city->name);
  }
}

std::vector<WordHit> WordIndex::hits(std::string_view text) const {
  constexpr size_t enough = 200;
  constexpr uint8_t denied_often = 20;  // a text that denies the same word so often is no remark
  std::vector<WordHit> found;
  std::vector<uint8_t> denied(search_.size());
  search_.each(text, [&](const WordSearch::Match& match) {
    uint8_t& times = denied[match.word];
    if (times >= denied_often) return true;
    if (is_denied(text, match.at)) return ++times > 0;
    times = denied_often;
    found.push_back({groups_of_[match.word], match.at, match.length});
    return found.size() < enough;
  });
  return found;
}

}  // namespace beian
