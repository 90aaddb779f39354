// beian-check package FILING --files DIR --out FILE.zip: the papers under their names, in one ZIP.
#include <filesystem>

#include "core/cli/commands.h"
#include "core/cli/papers.h"
#include "core/document/package.h"
#include "core/rules/check.h"

namespace beian::cli {
namespace {

Json made_json(const PackagePlan& plan, const MadePackage& made, const std::string& out) {
  Json json = plan_json(plan);
  json["out"] = out;
  json["bytes"] = made.bytes.size();
  for (size_t i = 0; i < made.files.size(); ++i) {
    const MadeFile& one = made.files[i];
    Json& file = json["files"][i];
    file["from"] = one.from;
    file["bytes"] = one.bytes;
    file["sha256"] = one.sha256;
    if (one.pages > 0) file["pages"] = one.pages;
    if (!one.refused.empty()) file["refused"] = one.refused;
  }
  return json;
}

std::string in_words(const Json& made, Language language) {
  const bool en = language == Language::en;
  std::string said = text(made, "out") + "\n";
  for (const Json& file : *member(made, "files")) {
    std::string from;
    for (const Json& one : file["from"])
      from += (from.empty() ? "" : " + ") + one.get<std::string>();
    said += "  " + text(file, "name") + (from.empty() ? "" : "  ← " + from);
    if (file.contains("refused")) said += en ? "  (could not be made)" : "（没能生成）";
    said += "\n";
  }
  for (const Json& one : *member(made, "missing"))
    said += (en ? "  missing: " : "  还缺：") + text(one, "name") + "\n";
  return said;
}

bool is_complete(const PackagePlan& plan, const MadePackage& made) {
  if (!plan.missing.empty()) return false;
  for (const MadeFile& one : made.files) {
    if (!one.refused.empty()) return false;
  }
  return true;
}

/// "--out FOLDER": the package's own name in it.
std::string place_for(const std::string& out, const std::string& name) {
  std::error_code error;
  return std::filesystem::is_directory(out, error) ? out + "/" + name : out;
}

}  // namespace

int package_command(const Options& options) {
  if (options.operands.size() != 1) return usage_error("package needs one FILING");
  if (options.files.empty() || options.out.empty())
    return usage_error("package needs --files DIR and --out FILE.zip");
  if (!options.format.empty() && options.format != "text" && options.format != "json")
    return usage_error("--format is text or json");
  const RulePack* pack = rule_pack(options);
  if (pack == nullptr) return exit_unusable;
  const auto bytes = read_file(options.operands[0], (size_t{4} << 20) + 1);
  ReadResult read = bytes ? read_filing(*bytes) : ReadResult{};
  if (!read.filing) return usage_error("cannot read the filing " + options.operands[0]);
  const Papers papers = add_papers(*read.filing, *pack, options.files);
  if (!papers.folder.readable) return usage_error("cannot read the folder " + options.files);
  tell_unplaced(papers);
  const Report report = check(*read.filing, *pack, {options.date, options.language});
  const PackagePlan plan = plan_package(*read.filing, *pack, papers.documents, options.date);
  std::vector<std::string_view> files;
  for (const GivenFile& file : papers.folder.files) files.push_back(file.bytes);
  const std::string shown = report_html(report, {options.masked, own_sha256(), "", nullptr});
  const MadePackage made =
      make_package(plan, papers.documents, files, {options.date, options.language, shown});
  const std::string out = place_for(options.out, plan.name);
  if (made.bytes.empty()) return usage_error("the package would be too large");
  if (!write_file(out, made.bytes)) return usage_error("cannot write " + out);
  const Json json = made_json(plan, made, out);
  const bool as_text = options.format == "text" || (options.format.empty() && output_is_terminal());
  Output output;
  output << (as_text ? in_words(json, options.language) : write_json(json) + "\n");
  const bool good = is_complete(plan, made) && report.count(Severity::error) == 0;
  return good ? exit_good : exit_errors_found;
}

}  // namespace beian::cli
