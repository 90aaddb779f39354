#include "core/rules/overlay.h"

#include <algorithm>
#include <utility>

namespace beian {
namespace {

constexpr std::pair<std::string_view, Severity> severities[] = {
    {"error", Severity::error}, {"warning", Severity::warning}, {"advice", Severity::advice}};

std::string_view text(const Json* value) {
  const auto* string = value ? value->get_ptr<const std::string*>() : nullptr;
  return string ? *string : std::string_view();
}

/// Inferred rules and the provinces' never block anybody (README, Limits).
bool may_be_error(const Rule& rule) {
  return rule.confidence != Confidence::inferred && rule.id.rfind("province.", 0) != 0;
}

/// Lays one file over a copy of the base; what is wrong goes to `problems`.
class Overlay {
 public:
  Overlay(const Json& file, RulePack& pack, std::vector<PackProblem>& problems)
      : file_(file), pack_(pack), problems_(problems) {}

  void lay() {
    if (!file_.is_object()) return complain("pack-value-wrong", "{}");
    read_info();
    each("severity", Json::value_t::object, [&] { set_severities(*member(file_, "severity")); });
    each("rules", Json::value_t::array, [&] { add_rules(); });
    each("provinces", Json::value_t::object, [&] { add_provinces(); });
    each("words", Json::value_t::object, [&] { add_words(); });
    each("suppress", Json::value_t::array, [&] { suppress(*member(file_, "suppress")); });
  }

 private:
  void complain(std::string_view code, std::string_view found) {
    problems_.push_back({code, std::string(found)});
  }

  template <class Read>
  void each(std::string_view key, Json::value_t type, Read read) {
    const Json* value = member(file_, key);
    if (value == nullptr) return;
    value->type() == type ? read() : complain("pack-value-wrong", key);
  }

  void read_info() {
    constexpr std::string_view keys[] = {
        "$schema",  "id",    "version", "title",     "checked", "source",     "severity",
        "suppress", "rules", "words",   "provinces", "sources", "valid_from", "valid_to"};
    for (const auto& [key, value] : file_.items()) {
      if (std::find(std::begin(keys), std::end(keys), key) == std::end(keys)) {
        complain("pack-key-unknown", key);
      }
    }
    for (const std::string_view key : {"id", "version", "checked"}) {
      if (text(member(file_, key)).empty()) complain("pack-key-missing", key);
    }
    for (const std::string_view key : {"checked", "valid_from", "valid_to"}) {
      const std::string_view day = text(member(file_, key));
      if (!day.empty() && !parse_loose_date(day)) complain("pack-value-wrong", key);
    }
    info_ = read_pack_info(file_);
    pack_.overlays.push_back(info_);
  }

  void set_severities(const Json& wanted) {
    for (const auto& [id, value] : wanted.items()) {
      Rule* rule = find(id);
      if (rule == nullptr) continue;
      const std::string_view name = text(&value);
      const auto* named = std::find_if(std::begin(severities), std::end(severities),
                                       [&](const auto& one) { return one.first == name; });
      if (named == std::end(severities)) {
        complain("pack-value-wrong", "severity." + id);
      } else if (named->second == Severity::error && !may_be_error(*rule)) {
        complain("pack-severity-too-high", id);
      } else {
        rule->severity = named->second;
      }
    }
  }

  void suppress(const Json& list) {
    for (const Json& one : list) {
      const std::string_view id = text(member(one, "rule")), reason = text(member(one, "reason"));
      if (pack_.provinces.statement(id) == nullptr && find(id) == nullptr) continue;
      if (reason.find_first_not_of(" \t\n") == std::string_view::npos) {
        complain("pack-reason-missing", id);
      } else {
        pack_.suppressed[std::string(id)] = {std::string(reason), info_.valid_from, info_.valid_to};
      }
    }
  }

  void add_rules() {
    const size_t before = pack_.rules.size();
    if (const auto wrong = load_rules(file_, pack_.rules)) complain("pack-record-wrong", *wrong);
    for (size_t i = before; i < pack_.rules.size(); ++i) {
      Rule& rule = pack_.rules[i];
      if (rule.valid_from.year == 0) rule.valid_from = info_.valid_from;
      if (rule.valid_to.year == 0) rule.valid_to = info_.valid_to;
    }
  }

  void add_provinces() {
    if (const auto wrong = pack_.provinces.add(file_)) complain("pack-record-wrong", *wrong);
  }

  void add_words() {
    if (const auto wrong = pack_.words.add(file_)) complain("pack-record-wrong", *wrong);
    pack_.index();
  }

  Rule* find(std::string_view id) {
    for (Rule& rule : pack_.rules) {
      if (rule.id == id) return &rule;
    }
    complain("pack-rule-unknown", id);
    return nullptr;
  }

  const Json& file_;
  RulePack& pack_;
  std::vector<PackProblem>& problems_;
  PackInfo info_;
};

}  // namespace

OverlaidPack overlay_pack(const RulePack& base, std::string_view bytes) {
  OverlaidPack result;
  const JsonText read = read_json(bytes);
  if (!read.ok) {
    result.error = read.error;
    return result;
  }
  RulePack pack = base;
  Overlay(read.value, pack, result.problems).lay();
  if (result.problems.empty()) result.pack = std::move(pack);
  return result;
}

}  // namespace beian
