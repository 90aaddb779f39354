// The package: every file under its exact name, merged where that is asked for, a list of them and
// the report, in one ZIP.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/document/zip.h"
#include "core/package/plan.h"

namespace beian {

struct PackageOptions {
  Date date;            // of the package, and of the files in it
  Language language{};  // of the list
  std::string report;   // HTML of the report; "" for none
};

struct MadeFile {
  std::string name;
  size_t bytes = 0, pages = 0;  // pages: of merged ones
  std::string sha256;
  std::vector<std::string> from;  // names of the files it was made of
  std::string_view refused;       // why it could not be made (merge_refusals); "" when it was
};

struct MadePackage {
  std::string name;   // of the ZIP
  std::string bytes;  // of the ZIP; "" when it would be too large
  std::vector<MadeFile> files;
};

/// `files`: the bytes of what was given, in the order of the plan's places. Same input, same bytes.
MadePackage make_package(const PackagePlan& plan, const std::vector<GivenDocument>& given,
                         const std::vector<std::string_view>& files, const PackageOptions& options);

}  // namespace beian
