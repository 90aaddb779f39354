// 清单.html: what is in the package, of what it was made, and what is missing.
#pragma once
#include <string>
#include <vector>

#include "core/package/plan.h"

namespace beian {

struct ListedFile {
  std::string name;
  size_t bytes = 0, pages = 0;  // pages: of merged ones
  std::string sha256;
  std::vector<std::string> from;
  bool failed = false;  // could not be made
};

std::string package_list(const PackagePlan& plan, const std::vector<GivenDocument>& given,
                         const std::vector<ListedFile>& files, Date date, Language language);

}  // namespace beian
