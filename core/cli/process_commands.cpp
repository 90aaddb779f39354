// beian-check plan and beian-check explain.
#include <cstdio>

#include "core/cli/commands.h"
#include "core/process/explain.h"
#include "core/process/plan.h"

namespace beian::cli {

int plan_command(const Options& options) {
  if (options.operands.size() != 1) return usage_error("plan needs one FILE");
  const std::string& format = options.format;
  if (!format.empty() && format != "text" && format != "json" && format != "markdown" &&
      format != "ics") {
    return usage_error("--format is text, json, markdown or ics");
  }
  const auto bytes = read_file(options.operands[0], (size_t{4} << 20) + 1);
  if (!bytes) return usage_error("cannot read " + options.operands[0]);
  const ReadResult read = read_filing(*bytes);
  if (!read.filing) {
    const std::string error = write_json({{"error", error_json(read.error, options.language)}});
    std::fprintf(stderr, "%s\n", error.c_str());
    return exit_unusable;
  }
  const RulePack* pack = rule_pack(options);
  if (pack == nullptr) return exit_unusable;
  const Date submitted =
      options.date_given ? options.date : planned_submission(*read.filing, options.date);
  const Plan plan = make_plan(*read.filing, *pack, submitted, options.language);
  Output output;
  if (format == "json" || (format.empty() && !output_is_terminal())) {
    output << write_json(plan_json(plan)) << "\n";
  } else if (format == "markdown") {
    output << plan_markdown(plan);
  } else if (format == "ics") {
    output << plan_ics(plan, options.date);
  } else {
    output << plan_text(plan);
  }
  return exit_good;
}

int explain_command(const Options& options) {
  if (options.operands.size() > 1) return usage_error("explain takes one FILE");
  if (!options.format.empty() && options.format != "text" && options.format != "json") {
    return usage_error("--format is text or json");
  }
  const std::string file = options.operands.empty() ? "-" : options.operands[0];
  const auto pasted = read_file(file, size_t{4} << 20);
  if (!pasted) return usage_error("cannot read " + file);
  const RulePack* pack = rule_pack(options);
  if (pack == nullptr) return exit_unusable;
  const auto explanations = explain_rejection(*pasted, *pack, options.language);
  Output output;
  if (options.format == "json" || (options.format.empty() && !output_is_terminal())) {
    output << write_json(explanations_json(explanations)) << "\n";
  } else {
    output << explanations_text(explanations, *pack, options.language);
  }
  return explanations.empty() ? exit_errors_found : exit_good;
}

}  // namespace beian::cli
