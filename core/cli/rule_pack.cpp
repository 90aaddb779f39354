#include <cstdio>

#include "core/cli/commands.h"
#include "core/rules/overlay.h"
#include "core/rules/picture_pack.h"

namespace beian::cli {

const RulePack* rule_pack(const Options& options) {
  if (options.rules.empty()) return &built_in_pack();
  static OverlaidPack read;
  const auto bytes = read_file(options.rules, (size_t{4} << 20) + 1);
  if (bytes) {
    read = overlay_pack(built_in_pack(), *bytes);
  } else {
    read.error = {"file-unreadable", 0, 0, {}};
  }
  if (read.pack) return &*read.pack;
  const auto say = [&](const std::string& what) {
    const std::string line = options.rules + ": " + what + "\n";
    std::fwrite(line.data(), 1, line.size(), stderr);
  };
  if (!read.error.code.empty()) {
    say(error_json(read.error, options.language)["message"].get<std::string>());
  }
  for (const PackProblem& problem : read.problems) {
    say(built_in_pack().reason(problem.code, problem.found, options.language));
  }
  return nullptr;
}

const RulePack* picture_rule_pack(const Options& options) {
  return options.rules.empty() ? &built_in_picture_pack() : rule_pack(options);
}

}  // namespace beian::cli
