#include <cstdio>

#include "core/cli/commands.h"
#include "core/filing/filing.h"
#include "core/rules/check.h"

namespace beian::cli {
namespace {

enum class Format { json, text, hints };

/// Checks one file after the other and writes an answer for each.
class Checker {
 public:
  Checker(const Options& options, const RulePack& pack, Format format, bool several)
      : options_(options), pack_(pack), format_(format), several_(several) {}

  void check(const std::string& file) {
    // One byte more than is allowed tells a file that is too large from one that just fits.
    const auto bytes = read_file(file, (size_t{4} << 20) + 1);
    if (!bytes) return unreadable(file, {"file-unreadable", 0, 0, {}});
    const ReadResult read = read_filing(*bytes);
    if (!read.filing) return unreadable(file, read.error);
    const Report report = beian::check(*read.filing, pack_, {options_.date, options_.language});
    if (report.count(Severity::error) > 0) raise(exit_errors_found);
    if (format_ == Format::text) {
      if (several_) output_ << "== " << file << " ==\n";
      output_ << report_text(report, {options_.masked});
      if (several_) output_ << "\n";
    } else {
      write(file, format_ == Format::hints ? write_json(report_hints(report), -1)
                                           : report_json_line(report, {options_.masked}));
    }
  }

  int exit_code() const { return exit_code_; }

 private:
  void unreadable(const std::string& file, const JsonError& error) {
    raise(exit_unusable);
    const Json json = error_json(error, options_.language);
    if (format_ != Format::text) return write(file, write_json({{"error", json}}, -1));
    output_.flush();
    std::string text = file;
    if (error.line > 0)
      text += ":" + std::to_string(error.line) + ":" + std::to_string(error.column);
    text += ": " + json["message"].get<std::string>() + "\n";
    std::fwrite(text.data(), 1, text.size(), stderr);
  }

  /// Several answers: one line each, with the file's name first.
  void write(const std::string& file, const std::string& line) {
    if (!several_) {
      output_ << write_json(read_json(line).value) << "\n";
      return;
    }
    output_ << "{\"file\":" << write_json(Json(file), -1) << "," << std::string_view(line).substr(1)
            << "\n";
  }

  void raise(int code) { exit_code_ = std::max(exit_code_, code); }

  const Options& options_;
  const RulePack& pack_;
  Format format_;
  bool several_;
  int exit_code_ = exit_good;
  Output output_;
};

}  // namespace

int check_command(const Options& options) {
  Format format = output_is_terminal() ? Format::text : Format::json;
  if (options.format == "json") format = Format::json;
  if (options.format == "text") format = Format::text;
  if (options.format == "hints") format = Format::hints;
  if (!options.format.empty() && options.format != "json" && options.format != "text" &&
      options.format != "hints") {
    return usage_error("--format is json, text or hints");
  }
  std::string names;
  std::vector<std::string> files = options.operands;
  if (!options.files_from.empty()) {
    const auto read = read_file(options.files_from, size_t{1} << 30);
    if (!read) return usage_error("cannot read " + options.files_from);
    names = *read;
    for (const std::string_view line : lines(names)) files.emplace_back(line);
  } else if (files.empty()) {
    return usage_error("check needs a FILE");
  }
  const RulePack* pack = rule_pack(options);
  if (pack == nullptr) return exit_unusable;
  Checker checker(options, *pack, format, files.size() > 1 || !options.files_from.empty());
  for (const std::string& file : files) checker.check(file);
  return checker.exit_code();
}

}  // namespace beian::cli
