// One picture as image and repair tell of it: what was measured, in the words of the rule pack.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/cli/commands.h"
#include "core/image/inspect.h"

namespace beian::cli {

struct PictureReport {
  Inspection inspection;
  std::vector<Finding> findings;
  Json json;  // inspection_json, with severity, message and fix in each finding

  bool holds_error() const;
};

PictureReport picture_report(std::string_view bytes, const std::string& file, const ImageRole& role,
                             const RulePack& pack, const Options& options);

/// A line about the file, then two for each finding.
std::string picture_text(const PictureReport& report, Language language);

/// What --as takes, each after a blank.
std::string role_names();

}  // namespace beian::cli
