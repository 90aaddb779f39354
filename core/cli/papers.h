// The files of a folder, looked at and put into the filing they belong to: documents into
// documents.files, pictures into documents.pictures.
#pragma once
#include <string>
#include <vector>

#include "core/cli/folder.h"
#include "core/package/plan.h"

namespace beian::cli {

struct Papers {
  Folder folder;
  std::vector<GivenDocument> documents;  // one for each file of the folder
  std::vector<std::string> unplaced;     // paths of files that belong nowhere
};

/// `folder.readable` is false when there is no such folder.
Papers add_papers(Filing& filing, const RulePack& pack, const std::string& folder);

/// Says on standard error which files belong nowhere, and which were too large.
void tell_unplaced(const Papers& papers);

}  // namespace beian::cli
