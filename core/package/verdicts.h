// What the rules look at in a file, and what they say of it.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/package/facts.h"
#include "core/package/place.h"

namespace beian {

struct Said {
  std::string_view variant = {};
  std::vector<std::pair<std::string_view, std::string>> arguments = {};
  std::vector<std::string> parts = {};
  size_t page = 0;
};

using Numbers = std::vector<size_t>;

/// "2, 3"
std::string joined(const Numbers& numbers);

/// Collects what the rules say of one file.
class Verdicts {
 public:
  void pass(std::string_view rule) { passed_.push_back({{"rule", rule}}); }

  void fail(std::string_view rule, const Said& said = {}) { add(rule, "fail", said); }
  void warn(std::string_view rule, const Said& said = {}) { add(rule, "warn", said); }
  void ask(std::string_view rule, const Said& said = {}) { add(rule, "unknown", said); }

  /// Pages that are wrong, counted from 1; none: passed.
  void pages(std::string_view rule, const Numbers& wrong) {
    if (wrong.empty()) return pass(rule);
    warn(rule, {.arguments = {{"value", joined(wrong)}}, .page = wrong.front()});
  }

  Json& findings() { return findings_; }
  Json& passed() { return passed_; }

 private:
  void add(std::string_view rule, std::string_view result, const Said& said) {
    Json one = {{"rule", rule}, {"result", result}};
    if (!said.variant.empty()) one["variant"] = said.variant;
    for (const auto& [key, value] : said.arguments) one["arguments"][std::string(key)] = value;
    if (!said.parts.empty()) one["parts"] = said.parts;
    if (said.page > 0) one["page"] = said.page;
    findings_.push_back(std::move(one));
  }

  Json findings_ = Json::array(), passed_ = Json::array();
};

/// What the rules look at.
struct Case {
  const Json& facts;
  const Place& place;
  const DocumentSlot& slot;
  std::string type, name, problem;

  bool whole() const { return place.part.empty(); }
  const Json& pages() const { return list_at(facts, "pages"); }
};

/// The rules of a PDF's pages: judge_pages.cpp.
void judge_pages(const Case& file, Verdicts& out);

}  // namespace beian
