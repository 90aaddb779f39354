#include "core/cli/picture_report.h"

#include <array>

#include "core/report/parts.h"
#include "core/rules/check.h"

namespace beian::cli {
namespace {

/// What the rules make of it: a filing with this picture alone, called by its role.
std::vector<Finding> judged(const ImageRole& role, Json picture, const RulePack& pack,
                            const Options& options) {
  picture["path"] = in(role.title, options.language);
  Filing filing;
  filing.set("documents.pictures", Json::array({std::move(picture)}));
  Report report = check(filing, pack, {options.date, options.language});
  std::vector<Finding> findings;
  for (Finding& one : report.findings) {
    if (one.rule->check == "picture") findings.push_back(std::move(one));
  }
  return findings;
}

/// In the order of the report: errors first.
void add_words(Json& json, const std::vector<Finding>& findings) {
  Json worded = Json::array();
  for (const Finding& finding : findings) {
    for (Json& one : json["findings"]) {
      if (one["rule"] != finding.rule->id) continue;
      one["severity"] = name(finding.severity);
      one["message"] = finding.message;
      one["fix"] = finding.remedy;
      worded.push_back(std::move(one));
      break;
    }
  }
  json["findings"] = std::move(worded);
}

}  // namespace

bool PictureReport::holds_error() const {
  for (const Finding& one : findings) {
    if (one.result == Result::fail && one.severity == Severity::error) return true;
  }
  return false;
}

PictureReport picture_report(std::string_view bytes, const std::string& file, const ImageRole& role,
                             const RulePack& pack, const Options& options) {
  PictureReport report;
  report.inspection = inspect_image(bytes, file, role);
  report.json = inspection_json(report.inspection);
  report.findings = judged(role, report.json, pack, options);
  add_words(report.json, report.findings);
  return report;
}

std::string picture_text(const PictureReport& report, Language language) {
  const bool en = language == Language::en;
  const Inspection& inspection = report.inspection;
  const ImageHeader& header = inspection.header;
  std::string text = printable(inspection.file) + (en ? ": " : "：");
  text += label(header.format);
  if (header.width() > 0)
    text += " " + std::to_string(header.width()) + "×" + std::to_string(header.height());
  text += (en ? ", as " : "，按") + in(inspection.role->title, language);
  text += report.findings.empty() ? (en ? "; nothing to object to\n" : "；没有发现问题\n") : "\n";
  constexpr std::array<std::string_view, 4> zh{"必须修改", "建议修改", "提示", "请确认"};
  constexpr std::array<std::string_view, 4> words{"error", "warning", "advice", "please look"};
  for (const Finding& one : report.findings) {
    const size_t kind = one.result == Result::needs_review ? 3 : static_cast<size_t>(one.severity);
    text += "  " + std::string(en ? words[kind] : zh[kind]) + (en ? ": " : "：") + one.message +
            "  [" + one.rule->id + "]\n";
    text += std::string(en ? "    → " : "    → ") + one.remedy + "\n";
  }
  return text;
}

std::string role_names() {
  std::string names;
  for (const ImageRole& role : image_roles()) names += " " + role.id;
  return names;
}

}  // namespace beian::cli
