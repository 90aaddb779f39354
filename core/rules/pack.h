// The rule pack: rule records and the data they need. Records: assets/rules/*.json.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/filing/catalogue.h"
#include "core/identity/regions.h"
#include "core/report/report.h"
#include "core/rules/provinces.h"
#include "core/rules/source.h"
#include "core/rules/word_index.h"

namespace beian {

struct Context;
class Outcomes;
using RuleFunction = void (*)(const Context&, Outcomes&);

struct Rule {
  std::string id;  // "phone.emergency-differs": stable, never reused
  LocalText title, fail, fix;
  Severity severity{};
  std::string check;  // name in the registry (core/rules/registry.cpp); the id when not given
  RuleFunction function = nullptr;
  std::vector<std::string> fields;  // paths the rule looks at, "[]" for list elements
  Json params = Json::object();
  Condition applies;
  Source source;
  Confidence confidence{};
  Date valid_from, valid_to;  // year 0: open
  std::string status, replaced_by;
  int official_code = 0;  // errcode of the official API's hint, where known
};

/// Who wrote rules, and when.
struct PackInfo {
  std::string id, version;
  Date checked;               // when the pack as a whole was last compared with its sources
  Date valid_from, valid_to;  // year 0: open
};

/// A rule that a pack switched off: its findings are kept apart.
struct Suppression {
  std::string reason;
  Date valid_from, valid_to;  // of the pack that says so
};

struct RulePack : PackInfo {
  std::vector<PackInfo> overlays;                              // laid over it: overlay.h
  std::map<std::string, Suppression, std::less<>> suppressed;  // by rule id
  Catalogue catalogue;
  Enums enums;
  Regions regions;
  Json reasons;  // assets/reasons.json: reason code → {zh, en}
  std::vector<Rule> rules;
  Provinces provinces;
  WordIndex words;

  /// To be called after the words changed.
  void index() { words.build(); }

  const Rule* find(std::string_view rule_id) const;
  /// What a rule about pictures says of a code ("image-heic"); "" when none knows it.
  std::string picture_reason(std::string_view code, Language language) const;
  /// Text of a reason code in a language, `{value}` replaced by the argument.
  std::string reason(std::string_view code, std::string_view argument, Language language) const;
};

/// Id, version and dates at the head of a pack's file.
PackInfo read_pack_info(const Json& file);

/// Appends the rules of one file of assets/rules/ (its form: registry.h). Returns what is wrong
/// with the file, if anything; records that cannot be used are left out.
std::optional<std::string> load_rules(const Json& file, std::vector<Rule>& rules);

/// The pack compiled into this build; parsed on first use.
const RulePack& built_in_pack();

}  // namespace beian
