#include "core/cli/commands.h"
#include "core/identity/identify.h"
#include "core/rules/pack.h"

namespace beian::cli {
namespace {

Json identified_json(const Identified& identified, Language language) {
  Json reasons = Json::array(), parts = Json::object();
  for (const Reason& reason : identified.reasons) {
    reasons.push_back(
        {{"code", reason.code},
         {"message", built_in_pack().reason(reason.code, reason.argument, language)}});
  }
  for (const auto& [key, value] : identified.parts) parts[std::string(key)] = value;
  Json result = Json::object();
  result["kind"] = name(identified.kind);
  result["value"] = identified.value;
  result["normalized"] = identified.normalized;
  result["verdict"] = name(identified.verdict);
  result["reasons"] = std::move(reasons);
  result["parts"] = std::move(parts);
  return result;
}

/// The answer to one {"kind", "value"}; {"error"} when the line is no such thing.
Json answer(std::string_view line, const IdentifyContext& context, Language language, bool& good) {
  const JsonText read = read_json(line);
  JsonError error = read.error;
  if (read.ok) {
    const Json* kind_name = find(read.value, "kind");
    const Json* value = find(read.value, "value");
    if (kind_name && kind_name->is_string() && value && value->is_string()) {
      const auto kind = kind_from_name(*kind_name->get_ptr<const std::string*>());
      if (kind) {
        return identified_json(identify(*kind, *value->get_ptr<const std::string*>(), context),
                               language);
      }
    }
    error = {"request-malformed", 0, 0, {}};
  }
  good = false;
  return Json::object({{"error", error_json(error, language)}});
}

}  // namespace

/// Exit code: the verdict is in the answer, so 0 whatever it is.
int identify_command(const Options& options) {
  if (!options.format.empty() && options.format != "json") return usage_error("--format is json");
  const IdentifyContext context{options.date, built_in_pack().regions};
  Output output;
  if (options.batch) {
    const auto input = read_file("-", size_t{1} << 30);
    if (!input || !options.operands.empty())
      return usage_error("identify --batch reads standard input");
    bool good = true;
    for (const std::string_view line : lines(*input)) {
      output << write_json(answer(line, context, options.language, good), -1) << "\n";
    }
    return good ? exit_good : exit_unusable;
  }
  if (options.operands.size() != 2) return usage_error("identify needs KIND and VALUE");
  const auto kind = kind_from_name(options.operands[0]);
  if (!kind) return usage_error("unknown kind " + options.operands[0]);
  output << write_json(
                identified_json(identify(*kind, options.operands[1], context), options.language))
         << "\n";
  return exit_good;
}

}  // namespace beian::cli
