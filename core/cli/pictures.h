// The pictures of a folder, looked at and put into the filing they belong to.
#pragma once
#include <string>
#include <vector>

#include "core/filing/filing.h"

namespace beian::cli {

/// Puts what was found in each picture below `folder` into `documents.pictures`, and lists its
/// field as ready. A picture belongs to the field that holds its file's name, else to the one its
/// name speaks of. Returns the files that belong nowhere; sets `readable` to false when there is no
/// such folder.
std::vector<std::string> add_pictures(Filing& filing, const std::string& folder, bool& readable);

}  // namespace beian::cli
