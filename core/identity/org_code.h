// 组织机构代码, GB 11714-1997: eight characters and a check character, printed as 60003734-1.
#pragma once
#include "core/identity/answer.h"

namespace beian {

struct OrgCode : Spelled<9> {
  char expected_check = 0;
};

/// With or without the dash before the last character; the normal form has none.
OrgCode org_code(std::string_view text);

/// Check character over the first eight of [0-9A-Z], or 0 when there are others.
char org_code_check(std::string_view eight);

}  // namespace beian
