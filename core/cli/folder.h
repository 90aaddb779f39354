// The files of a folder, those in ZIP files opened, too.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/filing/json.h"

namespace beian::cli {

struct GivenFile {
  std::string name;  // without folders
  std::string path;  // as it was found: "papers/all.zip/营业执照.pdf"
  std::string bytes;
};

struct Folder {
  bool readable = false;
  std::vector<GivenFile> files;        // by path; at most 1,000 files and 512 MB
  std::vector<std::string> too_large;  // paths of those beyond that
  std::vector<Json> archives;          // entries of documents.files: ZIPs not opened completely
};

Folder read_folder(const std::string& folder);

}  // namespace beian::cli
