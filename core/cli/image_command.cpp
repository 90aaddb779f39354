// beian-check image FILE…: what can be said of pictures.
#include "core/cli/picture_report.h"

namespace beian::cli {
namespace {

constexpr size_t most_bytes = size_t{256} << 20;

}  // namespace

int image_command(const Options& options) {
  if (options.operands.empty()) return usage_error("image needs a FILE");
  if (!options.format.empty() && options.format != "text" && options.format != "json") {
    return usage_error("--format is text or json");
  }
  const ImageRole* role = image_role(options.role.empty() ? "other" : options.role);
  if (role == nullptr) return usage_error("--as is one of" + role_names());
  const RulePack* pack = picture_rule_pack(options);
  if (pack == nullptr) return exit_unusable;
  const bool json = options.format == "json" || (options.format.empty() && !output_is_terminal());
  const bool several = options.operands.size() > 1;
  Output output;
  int status = exit_good;
  for (const std::string& file : options.operands) {
    const auto bytes = read_file(file, most_bytes);
    if (!bytes) {
      output.flush();
      status = usage_error("cannot read " + file);
      continue;
    }
    const PictureReport report = picture_report(*bytes, file, *role, *pack, options);
    output << (json ? write_json(report.json, several ? -1 : 2) + "\n"
                    : picture_text(report, options.language));
    if (status == exit_good && report.holds_error()) status = exit_errors_found;
  }
  return status;
}

}  // namespace beian::cli
