#include "core/cli/folder.h"

#include <algorithm>
#include <filesystem>

#include "core/cli/commands.h"
#include "core/cli/gbk.h"
#include "core/document/zip.h"
#include "core/package/entry.h"

namespace beian::cli {
namespace {

constexpr size_t most_bytes = size_t{100} << 20, most_in_all = size_t{512} << 20, most_files = 1000;

/// What systems leave in folders.
bool is_litter(std::string_view name) {
  return name.empty() || name[0] == '.' || name.substr(0, 2) == "~$" || name == "Thumbs.db" ||
         name == "desktop.ini";
}

std::string last_name(const std::string& path) {
  return path.substr(path.rfind('/') + 1);
}

std::vector<std::string> paths_below(const std::string& folder, bool& readable) {
  namespace fs = std::filesystem;
  std::vector<std::string> paths;
  std::error_code error;
  fs::recursive_directory_iterator at(folder, error);
  readable = !error;
  for (; !error && at != fs::recursive_directory_iterator() && paths.size() < most_files;
       at.increment(error)) {
    if (at->is_regular_file(error) && !is_litter(at->path().filename().string()))
      paths.push_back(at->path().string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

/// A workbook is a ZIP, too: it names what it is.
bool is_archive(std::string_view bytes, const std::string& name) {
  if (bytes.substr(0, 4) == "Rar!" || bytes.substr(0, 6) == "7z\xBC\xAF\x27\x1C") return true;
  if (!is_zip(bytes)) return false;
  std::string ending = name.substr(std::min(name.rfind('.'), name.size()));
  for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return ending == ".zip" || bytes.find("[Content_Types].xml") == std::string_view::npos;
}

class Reader {
 public:
  explicit Reader(Folder& folder) : folder_(folder) {}

  void read(const std::string& path) {
    auto bytes = read_file(path, most_bytes + 1);
    if (!bytes || bytes->size() > most_bytes) return folder_.too_large.push_back(path);
    is_archive(*bytes, path) ? open(path, *bytes) : add(path, std::move(*bytes));
  }

 private:
  void add(const std::string& path, std::string bytes) {
    if (folder_.files.size() >= most_files || held_ + bytes.size() > most_in_all)
      return folder_.too_large.push_back(path);
    held_ += bytes.size();
    folder_.files.push_back({last_name(path), path, std::move(bytes)});
  }

  void open(const std::string& path, const std::string& bytes) {
    Zip zip = read_zip(bytes, {}, gbk_to_utf8);
    size_t refused = 0;
    for (ZipEntry& entry : zip.entries) {
      if (entry.directory || is_litter(last_name(entry.name))) continue;
      if (!entry.refused.empty()) {
        ++refused;
      } else {
        add(path + "/" + entry.name, std::move(entry.bytes));
      }
    }
    if (!zip.refused.empty()) tell(path, zip.refused, 0);
    if (refused > 0) tell(path, "", refused);
  }

  void tell(const std::string& path, std::string_view code, size_t count) {
    folder_.archives.push_back(archive_entry(last_name(path), code, count));
  }

  Folder& folder_;
  size_t held_ = 0;
};

}  // namespace

Folder read_folder(const std::string& folder) {
  Folder result;
  Reader reader(result);
  for (const std::string& path : paths_below(folder, result.readable)) reader.read(path);
  return result;
}

}  // namespace beian::cli
