#include <unistd.h>

#include <cstdio>
#include <ctime>

#include "core/cli/commands.h"
#include "core/rules/pack.h"

namespace beian::cli {

std::optional<std::string> read_file(const std::string& path, size_t limit) {
  std::FILE* file = path == "-" ? stdin : std::fopen(path.c_str(), "rb");
  if (!file) return std::nullopt;
  if (file != stdin) std::setvbuf(file, nullptr, _IONBF, 0);  // the pieces are large enough
  std::string bytes;
  char piece[16384];  // a filing fits in one
  while (bytes.size() < limit) {
    const size_t got = std::fread(piece, 1, std::min(sizeof piece, limit - bytes.size()), file);
    if (got == 0) break;
    bytes.append(piece, got);
  }
  const bool broken = std::ferror(file) != 0;
  if (file != stdin) std::fclose(file);
  if (broken) return std::nullopt;
  return bytes;
}

bool write_file(const std::string& path, std::string_view bytes) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (!file) return false;
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  return std::fclose(file) == 0 && written;
}

Output& Output::operator<<(std::string_view text) {
  buffer_.append(text);
  if (buffer_.size() > size_t{1} << 20) flush();
  return *this;
}

void Output::flush() {
  std::fwrite(buffer_.data(), 1, buffer_.size(), stdout);
  std::fflush(stdout);
  buffer_.clear();
}

std::vector<std::string_view> lines(std::string_view text) {
  std::vector<std::string_view> result;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (!line.empty()) result.push_back(line);
  }
  return result;
}

bool output_is_terminal() {
  return isatty(STDOUT_FILENO) != 0;
}

Date today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return {static_cast<int16_t>(local.tm_year + 1900), static_cast<uint8_t>(local.tm_mon + 1),
          static_cast<uint8_t>(local.tm_mday)};
}

int usage_error(std::string_view what) {
  const std::string text = "beian-check: " + std::string(what) + "\nbeian-check --help\n";
  std::fwrite(text.data(), 1, text.size(), stderr);
  return exit_unusable;
}

Json error_json(const JsonError& error, Language language) {
  Json result = Json::object();
  result["code"] = error.code;
  result["message"] = built_in_pack().reason(error.code, error.found, language);
  if (error.line > 0) {
    result["line"] = error.line;
    result["column"] = error.column;
  }
  return result;
}

}  // namespace beian::cli
