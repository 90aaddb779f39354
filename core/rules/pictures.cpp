// What was measured in pictures (core/image/inspect.h), told in the words of the rule pack. The
// measurements stand in the filing's documents.pictures, one entry a picture: {path, sha256,
// findings: [{rule, result, variant?, arguments?, region?}], passed: [{rule}]}.
#include <cmath>

#include "core/rules/functions.h"
#include "core/rules/values.h"

namespace beian::checks {
namespace {

const Json& list(const Json& object, std::string_view key) {
  static const Json nothing = Json::array();
  const Json* value = find(object, key);
  return value && value->is_array() ? *value : nothing;
}

constexpr double most_pixels = 1e6;  // a side; a saved filing may hold anything

Outline region_of(const Json& finding) {
  Outline region;
  for (const Json& point : list(finding, "region")) {
    if (!point.is_array() || point.size() != 2 || !point[0].is_number() || !point[1].is_number())
      return {};
    const double x = point[0].get<double>(), y = point[1].get<double>();
    if (!(std::abs(x) < most_pixels && std::abs(y) < most_pixels)) return {};
    region.push_back({x, y});
  }
  return region;
}

/// The names are the rule's, which live as long as the pack; a saved filing cannot bring others.
Arguments arguments_of(const Json& finding) {
  Arguments arguments;
  for (const std::string_view name : {"value", "limit", "format"}) {
    const std::string text = beian::text(finding, "arguments." + std::string(name));
    if (!text.empty()) arguments.emplace_back(name, text);
  }
  return arguments;
}

void tell(const Context& context, Outcomes& outcomes, const std::string& path,
          const Json& finding) {
  const std::string result = text(finding, "result");
  Outcomes::Failure failure;
  failure.review = result == "unknown";
  failure.doubtful = result != "fail";
  failure.fields = {path};
  failure.arguments = arguments_of(finding);
  failure.words = member(context.rule.params, text(finding, "variant"));
  failure.region = region_of(finding);
  outcomes.add(std::move(failure));
}

bool holds_rule(const Json& list, const std::string& rule) {
  for (const Json& one : list) {
    if (text(one, "rule") == rule) return true;
  }
  return false;
}

/// "icp_materials.commitment_letter.0" → "icp_materials.commitment_letter": 主体 and 小程序负责人
/// may be one person with one card, so only the last name tells what a picture is of.
std::string_view kind_of(std::string_view path) {
  const size_t last = path.find_last_not_of(".0123456789");
  path = path.substr(0, last == std::string_view::npos ? path.size() : last + 1);
  return path.substr(path.rfind('.') + 1);
}

}  // namespace

/// The rule's own results, of each picture.
void picture(const Context& context, Outcomes& outcomes) {
  const Json& pictures = list(context.filing.document, "documents.pictures");
  for (size_t i = 0; i < looked_at(pictures); ++i) {
    const std::string path = text(pictures[i], "path");
    if (path.empty()) continue;
    if (holds_rule(list(pictures[i], "passed"), context.rule.id)) outcomes.pass();
    const Json& findings = list(pictures[i], "findings");
    for (size_t k = 0; k < looked_at(findings); ++k) {
      if (text(findings[k], "rule") == context.rule.id) tell(context, outcomes, path, findings[k]);
    }
  }
}

/// One file where two different papers belong.
void duplicate_picture(const Context& context, Outcomes& outcomes) {
  struct Seen {
    std::string path, sha256;
  };
  std::vector<Seen> seen;
  const Json& pictures = list(context.filing.document, "documents.pictures");
  for (size_t i = 0; i < looked_at(pictures); ++i) {
    Seen one{text(pictures[i], "path"), text(pictures[i], "sha256")};
    if (one.path.empty() || one.sha256.empty()) continue;
    for (const Seen& earlier : seen) {
      const bool other_paper = kind_of(earlier.path) != kind_of(one.path) ||
                               parent_of(earlier.path) == parent_of(one.path);
      if (earlier.sha256 == one.sha256 && other_paper) {
        outcomes.fail({one.path, earlier.path});
        break;
      }
    }
    outcomes.pass();
    seen.push_back(std::move(one));
  }
}

}  // namespace beian::checks

namespace beian {

std::string RulePack::picture_reason(std::string_view code, Language language) const {
  for (const Rule& rule : rules) {
    const Json* said = rule.check == "picture" ? member(rule.params, code) : nullptr;
    if (said) return text(*said, language == Language::zh ? "fail.zh" : "fail.en");
  }
  return {};
}

}  // namespace beian
