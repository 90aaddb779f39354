#include "core/rules/told.h"

#include <cmath>

#include "core/rules/document_slots.h"
#include "core/rules/values.h"

namespace beian {
namespace {

constexpr double most_pixels = 1e6;  // a side; a saved filing may hold anything

Outline region_of(const Json& finding) {
  Outline region;
  for (const Json& point : list_at(finding, "region")) {
    if (!point.is_array() || point.size() != 2 || !point[0].is_number() || !point[1].is_number())
      return {};
    const double x = point[0].get<double>(), y = point[1].get<double>();
    if (!(std::abs(x) < most_pixels && std::abs(y) < most_pixels)) return {};
    region.push_back({x, y});
  }
  return region;
}

/// params.words: what a code in an argument is called.
std::string worded(const Context& context, const std::string& text) {
  const Json* words = find(context.rule.params, "words");
  const Json* word = words ? member(*words, text) : nullptr;
  return word ? say(context, beian::text(*word, "zh"), beian::text(*word, "en")) : text;
}

/// The names are the rule's, which live as long as the pack; a saved filing cannot bring others.
Arguments arguments_of(const Context& context, const std::string& path, const Json& finding) {
  Arguments arguments;
  for (const std::string_view name : {"value", "limit", "format", "expected", "what"}) {
    const std::string text = beian::text(finding, "arguments." + std::string(name));
    if (!text.empty()) arguments.emplace_back(name, worded(context, text));
  }
  const DocumentSlot* slot = document_slot(path);
  std::vector<std::string> parts;
  for (const Json& one : list_at(finding, "parts")) {
    const DocumentPart* part =
        slot && one.is_string() ? slot->part(one.get<std::string>()) : nullptr;
    if (part != nullptr) parts.push_back(say(context, part->title.zh, part->title.en));
  }
  if (!parts.empty()) arguments.emplace_back("what", enumerate(context, parts));
  return arguments;
}

size_t page_of(const Json& finding) {
  const Json* page = find(finding, "page");
  return page && page->is_number_unsigned() ? page->get<size_t>() : 0;
}

bool holds_rule(const Json& list, const std::string& rule) {
  for (const Json& one : list) {
    if (text(one, "rule") == rule) return true;
  }
  return false;
}

}  // namespace

const Json& list_at(const Json& object, std::string_view path) {
  static const Json nothing = Json::array();
  const Json* value = find(object, path);
  return value && value->is_array() ? *value : nothing;
}

void tell_kept(const Context& context, Outcomes& outcomes, const std::string& path,
               const Json& kept, size_t page) {
  if (holds_rule(list_at(kept, "passed"), context.rule.id)) outcomes.pass();
  const Json& findings = list_at(kept, "findings");
  for (size_t i = 0; i < looked_at(findings); ++i) {
    const Json& finding = findings[i];
    if (text(finding, "rule") != context.rule.id) continue;
    const std::string result = text(finding, "result");
    Outcomes::Failure failure;
    failure.review = result == "unknown";
    failure.doubtful = result != "fail";
    failure.fields = {path};
    failure.arguments = arguments_of(context, path, finding);
    failure.words = member(context.rule.params, text(finding, "variant"));
    failure.region = region_of(finding);
    failure.page = page > 0 ? page : page_of(finding);
    outcomes.add(std::move(failure));
  }
}

}  // namespace beian
