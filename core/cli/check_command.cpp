#include <cstdio>

#include "core/cli/commands.h"
#include "core/cli/papers.h"
#include "core/filing/filing.h"
#include "core/report/diff.h"
#include "core/rules/check.h"

namespace beian::cli {
namespace {

enum class Format { json, text, hints, html, markdown, csv, sarif };

std::optional<Format> format_of(const Options& options) {
  if (options.format.empty()) return output_is_terminal() ? Format::text : Format::json;
  constexpr std::pair<std::string_view, Format> names[] = {
      {"json", Format::json},         {"text", Format::text}, {"hints", Format::hints},
      {"html", Format::html},         {"csv", Format::csv},   {"sarif", Format::sarif},
      {"markdown", Format::markdown},
  };
  for (const auto& [name, format] : names) {
    if (name == options.format) return format;
  }
  return std::nullopt;
}

/// Formats that have a line, or a heading, for each of several files.
bool takes_several(Format format) {
  return format == Format::json || format == Format::text || format == Format::hints;
}

/// Checks one file after the other and writes an answer for each.
class Checker {
 public:
  Checker(const Options& options, const RulePack& pack, Format format, bool several)
      : options_(options), pack_(pack), format_(format), several_(several) {
    if (format != Format::hints) sha256_ = own_sha256();
  }

  /// An earlier report; false when it is none.
  bool compare_with(const std::string& baseline) {
    const auto bytes = read_file(baseline, (size_t{4} << 20) + 1);
    if (bytes) baseline_ = read_json(*bytes);
    return baseline_.ok && compare_reports(Report(), baseline_.value);
  }

  void check(const std::string& file) {
    // One byte more than is allowed tells a file that is too large from one that just fits.
    const auto bytes = read_file(file, (size_t{4} << 20) + 1);
    if (!bytes) return unreadable(file, {"file-unreadable", 0, 0, {}});
    ReadResult read = read_filing(*bytes);
    if (!read.filing) return unreadable(file, read.error);
    if (!options_.files.empty() && !look_at_papers(*read.filing)) return;
    const Report report = beian::check(*read.filing, pack_, {options_.date, options_.language});
    if (report.count(Severity::error) > 0) raise(exit_errors_found);
    std::optional<ReportDiff> diff;
    if (baseline_.ok) diff = compare_reports(report, baseline_.value);
    write(file, report, {options_.masked, sha256_, file, diff ? &*diff : nullptr});
  }

  int exit_code() const { return exit_code_; }

 private:
  bool look_at_papers(Filing& filing) {
    const Papers papers = add_papers(filing, pack_, options_.files);
    if (!papers.folder.readable) {
      raise(usage_error("cannot read the folder " + options_.files));
      return false;
    }
    tell_unplaced(papers);
    return true;
  }

  void unreadable(const std::string& file, const JsonError& error) {
    raise(exit_unusable);
    const Json json = error_json(error, options_.language);
    if (format_ == Format::json || format_ == Format::hints) {
      return write_line(file, write_json({{"error", json}}, -1));
    }
    output_.flush();
    std::string text = file;
    if (error.line > 0)
      text += ":" + std::to_string(error.line) + ":" + std::to_string(error.column);
    text += ": " + json["message"].get<std::string>() + "\n";
    std::fwrite(text.data(), 1, text.size(), stderr);
  }

  void write(const std::string& file, const Report& report, const WriteOptions& options) {
    switch (format_) {
      case Format::json:
        return write_line(file, report_json_line(report, options));
      case Format::hints:
        return write_line(file, write_json(report_hints(report), -1));
      case Format::text:
        if (several_) output_ << "== " << file << " ==\n";
        output_ << report_text(report, options) << (several_ ? "\n" : "");
        return;
      case Format::html:
        output_ << report_html(report, options);
        return;
      case Format::markdown:
        output_ << report_markdown(report, options);
        return;
      case Format::csv:
        output_ << report_csv(report, options);
        return;
      case Format::sarif:
        output_ << report_sarif(report, options);
        return;
    }
  }

  /// Several answers: one line each, with the file's name first.
  void write_line(const std::string& file, const std::string& line) {
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
  std::string sha256_;
  JsonText baseline_;
  int exit_code_ = exit_good;
  Output output_;
};

}  // namespace

int check_command(const Options& options) {
  const auto format = format_of(options);
  if (!format) return usage_error("--format is json, text, hints, html, markdown, csv or sarif");
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
  const bool several = files.size() > 1 || !options.files_from.empty();
  if (several && !takes_several(*format)) return usage_error("this --format takes one FILE");
  if (several && !options.files.empty()) return usage_error("--files takes one FILE");
  if (several && !options.baseline.empty()) return usage_error("--baseline takes one FILE");
  Checker checker(options, *pack, *format, several);
  if (!options.baseline.empty() && !checker.compare_with(options.baseline)) {
    return usage_error(options.baseline + " is no JSON report of beian-check");
  }
  for (const std::string& file : files) checker.check(file);
  return checker.exit_code();
}

}  // namespace beian::cli
