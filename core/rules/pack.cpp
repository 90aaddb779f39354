#include "core/rules/pack.h"

#include <algorithm>
#include <array>

#include "core/assets.h"
#include "core/rules/picture_pack.h"
#include "core/rules/registry.h"

namespace beian {
namespace {

LocalText local(const Json& object, const std::string& key) {
  return {text(object, key + ".zh"), text(object, key + ".en")};
}

bool whole(const LocalText& text) {
  return !text.zh.empty() && !text.en.empty();
}

template <typename Value>
std::optional<Value> named(std::initializer_list<std::pair<std::string_view, Value>> names,
                           std::string_view name) {
  for (const auto& [key, value] : names) {
    if (key == name) return value;
  }
  return std::nullopt;
}

/// Reads one record; appends to `wrong` what a writer of rules must know.
class RecordReader {
 public:
  RecordReader(const Json& file, const Json& record, std::string& wrong)
      : file_(file), record_(record), wrong_(wrong) {}

  /// False when the record cannot be used at all.
  bool read(Rule& rule) {
    if (!record_.is_object()) return complain("a rule is not an object"), false;
    rule.id = text(record_, "id");
    rule.title = local(record_, "title");
    rule.fail = local(record_, "fail");
    rule.fix = local(record_, "fix");
    if (rule.id.empty()) return complain("a rule has no id"), false;
    id_ = rule.id;
    for (const auto& [key, value] : record_.items()) {
      constexpr std::array keys = {"id",       "title",  "fail",        "fix",
                                   "severity", "check",  "fields",      "params",
                                   "applies",  "source", "confidence",  "valid_from",
                                   "valid_to", "status", "replaced_by", "official_code"};
      if (std::find(keys.begin(), keys.end(), key) == keys.end()) complain("unknown key " + key);
    }
    if (!whole(rule.title) || !whole(rule.fail) || !whole(rule.fix)) {
      complain("title, fail and fix need zh and en");
    }
    rule.check = text(record_, "check");
    if (rule.check.empty()) rule.check = rule.id;
    rule.function = find_rule_function(rule.check);
    if (!rule.function) complain("no function named " + rule.check);
    read_values(rule);
    read_source(rule);
    return true;
  }

 private:
  void complain(const std::string& what) {
    wrong_ += (wrong_.empty() ? "" : "; ") + (id_.empty() ? "" : id_ + ": ") + what;
  }

  void read_values(Rule& rule) {
    const auto severity = named<Severity>(
        {{"error", Severity::error}, {"warning", Severity::warning}, {"advice", Severity::advice}},
        text(record_, "severity"));
    const auto confidence = named<Confidence>({{"published", Confidence::published},
                                               {"observed", Confidence::observed},
                                               {"inferred", Confidence::inferred}},
                                              text(record_, "confidence"));
    if (!severity) complain("severity is not error, warning or advice");
    if (!confidence) complain("confidence is not published, observed or inferred");
    // A record that does not say must not block anybody.
    rule.severity = severity.value_or(Severity::advice);
    rule.confidence = confidence.value_or(Confidence::inferred);
    if (rule.severity == Severity::error && rule.confidence == Confidence::inferred) {
      complain("an inferred rule is at most a warning");
    }
    if (const Json* fields = find(record_, "fields")) {
      for (const Json& field : *fields) {
        const auto* path = field.get_ptr<const std::string*>();
        path ? rule.fields.push_back(*path) : complain("fields are not strings");
      }
    }
    if (const Json* params = find(record_, "params")) rule.params = *params;
    if (const Json* applies = find(record_, "applies")) {
      if (!applies->is_object()) complain("applies is not an object");
      rule.applies.json = *applies;
    }
    rule.valid_from = date("valid_from");
    rule.valid_to = date("valid_to");
    rule.status = text(record_, "status");
    rule.replaced_by = text(record_, "replaced_by");
    if (const Json* code = find(record_, "official_code"); code && code->is_number_integer()) {
      rule.official_code = static_cast<int>(code->get<int64_t>());
    }
  }

  Date date(const std::string& key) {
    const std::string value = text(record_, key);
    if (value.empty()) return {};
    const auto date = parse_loose_date(value);
    if (!date) complain(key + " is not a date");
    return date.value_or(Date{});
  }

  void read_source(Rule& rule) {
    const auto part = [&](const std::string& key) {
      const std::string own = text(record_, "source." + key);
      return own.empty() ? text(file_, "source." + key) : own;
    };
    rule.source = {part("authority"), part("document"),  part("clause"),
                   part("url"),       part("published"), part("checked")};
    if (rule.source.authority.empty() || rule.source.document.empty() ||
        rule.source.checked.empty()) {
      complain("source needs authority, document and checked");
    }
  }

  const Json& file_;
  const Json& record_;
  std::string& wrong_;
  std::string id_;
};

Json asset(std::string_view path) {
  JsonText text = read_json(core_asset(path));
  return text.ok ? std::move(text.value) : Json::object();
}

/// Its rules come from the files below `folder`. A pack that is broken gives fewer rules, never a
/// crash; a test sees to it that it is whole.
RulePack read_pack(std::string_view folder, std::string_view regions) {
  RulePack pack{read_pack_info(asset("rules/pack.json")),
                {},
                {},
                Catalogue(asset("fields.json")),
                Enums(asset("enums.json")),
                Regions(regions),
                asset("reasons.json"),
                {},
                {},
                {}};
  for (const Asset& file : core_assets()) {
    if (file.path.substr(0, folder.size()) != folder || file.path == "rules/pack.json") continue;
    const JsonText read = read_json(file.bytes);
    if (!read.ok) continue;
    load_rules(read.value, pack.rules);
    pack.provinces.add(read.value);
    pack.words.add(read.value);
  }
  pack.words.add_places(pack.regions);
  pack.index();
  return pack;
}

}  // namespace

PackInfo read_pack_info(const Json& file) {
  const auto date = [&](std::string_view key) {
    return parse_loose_date(text(file, key)).value_or(Date{});
  };
  return {text(file, "id"), text(file, "version"), date("checked"), date("valid_from"),
          date("valid_to")};
}

std::optional<std::string> load_rules(const Json& file, std::vector<Rule>& rules) {
  const Json* records = find(file, "rules");
  if (!records || !records->is_array()) return "no list named rules";
  std::string wrong;
  for (const Json& record : *records) {
    Rule rule;
    if (!RecordReader(file, record, wrong).read(rule)) continue;
    const bool twice = std::any_of(rules.begin(), rules.end(),
                                   [&](const Rule& other) { return other.id == rule.id; });
    if (twice) {
      wrong += (wrong.empty() ? "" : "; ") + rule.id + ": stands twice";
    } else {
      rules.push_back(std::move(rule));
    }
  }
  if (wrong.empty()) return std::nullopt;
  return wrong;
}

const Rule* RulePack::find(std::string_view rule_id) const {
  for (const Rule& rule : rules) {
    if (rule.id == rule_id) return &rule;
  }
  return nullptr;
}

std::string RulePack::reason(std::string_view code, std::string_view argument,
                             Language language) const {
  const Json* texts = reasons.is_object() ? beian::find(reasons, code) : nullptr;
  std::string result = texts ? text(*texts, language == Language::zh ? "zh" : "en") : std::string();
  if (result.empty()) return std::string(code);
  constexpr std::string_view placeholder = "{value}";
  for (size_t at = 0; (at = result.find(placeholder, at)) != std::string::npos;
       at += argument.size()) {
    result.replace(at, placeholder.size(), argument);
  }
  return result;
}

const RulePack& built_in_pack() {
  static const RulePack pack = read_pack("rules/", core_asset("regions.txt"));
  return pack;
}

const RulePack& built_in_picture_pack() {
  static const RulePack pack = read_pack("rules/image", {});
  return pack;
}

}  // namespace beian
