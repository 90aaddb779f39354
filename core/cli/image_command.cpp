// beian-check image FILE…: what can be said of pictures.
#include "core/cli/commands.h"
#include "core/image/check_image.h"

namespace beian::cli {
namespace {

constexpr size_t most_bytes = size_t{256} << 20;

bool holds_error(const std::vector<ImageFinding>& findings) {
  return !findings.empty() && findings.front().severity == Severity::error;
}

}  // namespace

std::string role_names() {
  std::string names;
  for (const ImageRole& role : image_rulebook().roles) names += " " + role.id;
  return names;
}

int image_command(const Options& options) {
  if (options.operands.empty()) return usage_error("image needs a FILE");
  if (!options.format.empty() && options.format != "text" && options.format != "json") {
    return usage_error("--format is text or json");
  }
  const ImageRole* role = image_rulebook().role(options.role.empty() ? "other" : options.role);
  if (role == nullptr) return usage_error("--as is one of" + role_names());
  const bool json = options.format == "json" || (options.format.empty() && !output_is_terminal());
  Output output;
  int status = exit_good;
  for (const std::string& file : options.operands) {
    const auto bytes = read_file(file, most_bytes);
    if (!bytes) {
      output.flush();
      status = usage_error("cannot read " + file);
      continue;
    }
    const DecodedImage decoded = decode_image(*bytes);
    const ImageCase picture{decoded, bytes->size(), file, *role};
    const auto findings = check_image(picture, options.language);
    if (json) {
      output << write_json(image_json(picture, findings), options.operands.size() > 1 ? -1 : 2)
             << "\n";
    } else {
      output << image_text(picture, findings, options.language);
    }
    if (status == exit_good && holds_error(findings)) status = exit_errors_found;
  }
  return status;
}

}  // namespace beian::cli
