// beian-check image FILE…: what can be said of pictures.
#include <array>

#include "core/cli/commands.h"
#include "core/image/inspect.h"
#include "core/report/parts.h"
#include "core/rules/check.h"

namespace beian::cli {
namespace {

constexpr size_t most_bytes = size_t{256} << 20;

std::string role_names() {
  std::string names;
  for (const ImageRole& role : image_roles()) names += " " + role.id;
  return names;
}

/// What the rules make of it: a filing with this picture alone, called by its role.
std::vector<Finding> judged(const Inspection& inspection, const Json& json, const RulePack& pack,
                            const Options& options) {
  Json picture = json;
  picture["path"] = in(inspection.role->title, options.language);
  Filing filing;
  filing.set("documents.pictures", Json::array({std::move(picture)}));
  Report report = check(filing, pack, {options.date, options.language});
  std::vector<Finding> findings;
  for (Finding& one : report.findings) {
    if (one.rule->check == "picture") findings.push_back(std::move(one));
  }
  return findings;
}

/// Severity and words of the rules, put beside what was measured.
void add_words(Json& json, const std::vector<Finding>& findings) {
  for (Json& one : json["findings"]) {
    for (const Finding& finding : findings) {
      if (one["rule"] != finding.rule->id) continue;
      one["severity"] = name(finding.severity);
      one["message"] = finding.message;
      one["fix"] = finding.remedy;
    }
  }
}

std::string summary(const Inspection& inspection, const std::vector<Finding>& findings,
                    Language language) {
  const bool en = language == Language::en;
  const ImageHeader& header = inspection.header;
  std::string text = printable(inspection.file) + (en ? ": " : "：");
  text += label(header.format);
  if (header.width() > 0)
    text += " " + std::to_string(header.width()) + "×" + std::to_string(header.height());
  text += (en ? ", as " : "，按") + in(inspection.role->title, language);
  text += findings.empty() ? (en ? "; nothing to object to\n" : "；没有发现问题\n") : "\n";
  constexpr std::array<std::string_view, 4> zh{"必须修改", "建议修改", "提示", "请确认"};
  constexpr std::array<std::string_view, 4> words{"error", "warning", "advice", "please look"};
  for (const Finding& one : findings) {
    const size_t kind = one.result == Result::needs_review ? 3 : static_cast<size_t>(one.severity);
    text += "  " + std::string(en ? words[kind] : zh[kind]) + (en ? ": " : "：") + one.message +
            "  [" + one.rule->id + "]\n";
    text += std::string(en ? "    → " : "    → ") + one.remedy + "\n";
  }
  return text;
}

bool holds_error(const std::vector<Finding>& findings) {
  for (const Finding& one : findings) {
    if (one.result == Result::fail && one.severity == Severity::error) return true;
  }
  return false;
}

}  // namespace

int image_command(const Options& options) {
  if (options.operands.empty()) return usage_error("image needs a FILE");
  if (!options.format.empty() && options.format != "text" && options.format != "json") {
    return usage_error("--format is text or json");
  }
  const ImageRole* role = image_role(options.role.empty() ? "other" : options.role);
  if (role == nullptr) return usage_error("--as is one of" + role_names());
  const RulePack* pack = rule_pack(options);
  if (pack == nullptr) return exit_unusable;
  const bool as_json =
      options.format == "json" || (options.format.empty() && !output_is_terminal());
  Output output;
  int status = exit_good;
  for (const std::string& file : options.operands) {
    const auto bytes = read_file(file, most_bytes);
    if (!bytes) {
      output.flush();
      status = usage_error("cannot read " + file);
      continue;
    }
    const Inspection inspection = inspect_image(*bytes, file, *role);
    Json json = inspection_json(inspection);
    const std::vector<Finding> findings = judged(inspection, json, *pack, options);
    if (as_json) {
      add_words(json, findings);
      output << write_json(json, options.operands.size() > 1 ? -1 : 2) << "\n";
    } else {
      output << summary(inspection, findings, options.language);
    }
    if (status == exit_good && holds_error(findings)) status = exit_errors_found;
  }
  return status;
}

}  // namespace beian::cli
