// The commands of beian-check, and what they share. Only this folder touches files and
// clocks.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/report/report.h"

namespace beian::cli {

constexpr int exit_good = 0, exit_errors_found = 1, exit_unusable = 2;

struct Options {
  std::vector<std::string> operands;  // what follows the command and is no option
  Date date;                          // --date, else today
  bool date_given = false;
  std::string format;      // --format, else ""
  std::string files_from;  // --files-from
  std::string baseline;    // --baseline: an earlier JSON report to compare with
  std::string files;       // --files: a folder with the papers of the filing
  std::string role;        // --as: what a picture or a document is meant to be
  std::string out;         // --out: where a repaired picture, or a package goes
  std::string crop;        // --crop: corners of the document in it, or "auto"
  std::string turn;        // --turn: degrees to the right
  std::string rules;       // --rules: a pack to lay over the built-in one
  Language language = Language::zh;
  bool masked = true;
  bool batch = false;
};

int check_command(const Options& options);
int identify_command(const Options& options);
int rules_command(const Options& options);
int plan_command(const Options& options);
int explain_command(const Options& options);
int image_command(const Options& options);
int repair_command(const Options& options);
int document_command(const Options& options);
int package_command(const Options& options);

/// The rules to check with: the built-in pack, or with --rules that file laid over it; nullptr (and
/// what is wrong on standard error) when that cannot be used. Lives until the program ends.
const RulePack* rule_pack(const Options& options);
/// The same for a picture alone.
const RulePack* picture_rule_pack(const Options& options);

/// SHA-256 of this very program; "" where the system does not show it.
std::string own_sha256();

/// All bytes of a file, or of standard input for "-", but at most `limit`; nullopt when it cannot
/// be read.
std::optional<std::string> read_file(const std::string& path, size_t limit);

/// Whether all of the bytes are in the file now.
bool write_file(const std::string& path, std::string_view bytes);

/// Collects output and hands it over in large pieces.
class Output {
 public:
  ~Output() { flush(); }
  Output& operator<<(std::string_view text);
  void flush();

 private:
  std::string buffer_;
};

/// The lines of a text, without their ends; empty ones left out.
std::vector<std::string_view> lines(std::string_view text);

bool output_is_terminal();
Date today();

/// Says on standard error what is wrong with the call. Returns exit_unusable.
int usage_error(std::string_view what);

/// {"code", "message", "line", "column"}, line and column where the text has a place.
Json error_json(const JsonError& error, Language language);

}  // namespace beian::cli
