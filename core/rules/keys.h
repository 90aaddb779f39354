// Keys of a filing that the official body does not have, and what was probably meant.
#pragma once
#include <string>
#include <vector>

#include "core/filing/filing.h"

namespace beian {

struct Context;

struct StrangeKey {
  std::string path;
  std::string meant;  // path of the catalogue key it nearly spells and that is absent; "" when none
};

/// Keys inside icp_subject, icp_applets and icp_materials that no catalogue path has, and top-level
/// keys that nearly spell one of these three.
std::vector<StrangeKey> strange_keys(const Filing& filing, const Catalogue& catalogue);
/// The same for the filing under check, looked for once.
const std::vector<StrangeKey>& strange_keys(const Context& context);

/// "nrlx_details.0.type" → "nrlx_details[].type", the way the catalogue writes it.
std::string pattern_of(std::string_view path);

}  // namespace beian
