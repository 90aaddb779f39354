// beian-check document FILE: everything that can be said of one document.
#include <array>

#include "core/cli/commands.h"
#include "core/cli/gbk.h"
#include "core/document/inspect.h"
#include "core/package/entry.h"
#include "core/package/facts.h"
#include "core/report/parts.h"
#include "core/rules/check.h"

namespace beian::cli {
namespace {

std::string_view last_key(std::string_view path) {
  return path.substr(path.rfind('.') + 1);
}

/// "short_drama.documents.licence", or its last word.
const DocumentSlot* slot_named(const std::string& name) {
  if (const DocumentSlot* slot = document_slot(name)) return slot;
  for (const DocumentSlot& slot : document_slots()) {
    if (last_key(slot.path) == name) return &slot;
  }
  return nullptr;
}

std::string slot_names() {
  std::string names;
  for (const DocumentSlot& slot : document_slots()) {
    if (!slot.name.empty()) names += " " + std::string(last_key(slot.path));
  }
  return names;
}

Mask mask_of(std::string_view field) {
  const auto speaks_of = [&](std::string_view word) { return field.find(word) != field.npos; };
  if (speaks_of("phone")) return Mask::phone;
  if (speaks_of("email")) return Mask::email;
  if (speaks_of("_id") || field == "uscc") return Mask::id_number;
  if (speaks_of("address")) return Mask::address;
  const bool person = field == "legal_person" || field == "chief_editor" || speaks_of("_name");
  return person && field != "applet_name" ? Mask::name : Mask::none;
}

void mask_form(Json& facts) {
  if (!facts.contains("form")) return;
  for (Json& value : facts["form"]["values"]) {
    value["value"] = masked(text(value, "value"), mask_of(text(value, "field")));
  }
}

/// What the rules make of it: a short drama's filing with this document alone.
std::vector<Finding> judged(Json entry, const RulePack& pack, const Options& options) {
  Filing filing;
  filing.set("documents.files", Json::array({std::move(entry)}));
  Report report = check(filing, pack, {options.date, options.language});
  std::vector<Finding> findings;
  for (Finding& one : report.findings) {
    const std::string& by = one.rule->check;
    if (by == "document" || by == "document_expired" || by == "document_unknown" || by == "picture")
      findings.push_back(std::move(one));
  }
  return findings;
}

Json finding_json(const Finding& one) {
  Json json = {{"rule", one.rule->id},
               {"result", name(one.result)},
               {"severity", name(one.severity)},
               {"message", one.message},
               {"fix", one.remedy}};
  if (one.page > 0) json["page"] = one.page;
  return json;
}

std::string in_words(const Json& facts, const Place& place, const std::vector<Finding>& findings,
                     Language language) {
  const bool en = language == Language::en;
  const DocumentSlot* slot = document_slot(place.path);
  std::string said = printable(text(facts, "name")) + (en ? ": " : "：") + text(facts, "type");
  const size_t pages = page_count(facts);
  if (pages > 0) said += " " + std::to_string(pages) + (en ? " pages" : " 页");
  said += (en ? "; " : "；") + (slot == nullptr
                                    ? std::string(en ? "none of the papers" : "对不上任何材料")
                                : slot->name.empty() ? slot->path
                                                     : slot->name);
  if (place.guess()) said += en ? " (a guess)" : "（猜测）";
  said += "\n";
  constexpr std::array<std::string_view, 4> zh{"必须修改", "建议修改", "提示", "请确认"};
  constexpr std::array<std::string_view, 4> words{"error", "warning", "advice", "please look"};
  for (const Finding& one : findings) {
    const size_t kind = one.result == Result::needs_review ? 3 : static_cast<size_t>(one.severity);
    said += "  " + std::string(en ? words[kind] : zh[kind]) + (en ? ": " : "：") + one.message +
            "  [" + one.rule->id + "]\n    → " + one.remedy + "\n";
  }
  return said;
}

Place place_of_file(const Json& facts, const DocumentSlot* as, const RulePack& pack) {
  if (as != nullptr) return {as->path, "", "hand", false};
  Filing drama;  // the scenario in which all documents have their places
  drama.set("scenario.category", "short-drama");
  drama.set("short_drama.first_review_passed", true);
  return place_documents(drama, pack, {facts})[0];
}

}  // namespace

int document_command(const Options& options) {
  if (options.operands.size() != 1) return usage_error("document needs one FILE");
  if (!options.format.empty() && options.format != "text" && options.format != "json")
    return usage_error("--format is text or json");
  const DocumentSlot* as = options.role.empty() ? nullptr : slot_named(options.role);
  if (as == nullptr && !options.role.empty())
    return usage_error("--as is a field of the filing, or one of" + slot_names());
  const RulePack* pack = rule_pack(options);
  if (pack == nullptr) return exit_unusable;
  const std::string& file = options.operands[0];
  const auto bytes = read_file(file, most_document + 1);
  if (!bytes) return usage_error("cannot read " + file);
  Json facts = inspect_document(*bytes, file.substr(file.rfind('/') + 1), gbk_to_utf8);
  const Place place = place_of_file(facts, as, *pack);
  const std::vector<Finding> findings = judged(document_entry(facts, place), *pack, options);
  if (options.masked) mask_form(facts);
  Output output;
  const bool as_text = options.format == "text" || (options.format.empty() && output_is_terminal());
  if (as_text) {
    output << in_words(facts, place, findings, options.language);
  } else {
    Json json = {{"slot", place.path},
                 {"part", place.part},
                 {"by", place.by},
                 {"guess", place.guess()},
                 {"name", required_name(place, facts)},
                 {"facts", std::move(facts)},
                 {"findings", Json::array()}};
    for (const Finding& one : findings) json["findings"].push_back(finding_json(one));
    output << write_json(json) << "\n";
  }
  for (const Finding& one : findings) {
    if (one.result == Result::fail && one.severity == Severity::error) return exit_errors_found;
  }
  return exit_good;
}

}  // namespace beian::cli
