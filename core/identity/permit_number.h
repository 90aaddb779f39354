// Numbers of the permits a filing may need. There are many forms and no check digits: a known form
// is recognised, every other one only doubted.
#pragma once
#include "core/identity/answer.h"

namespace beian {

struct PermitNumber : Answer {
  std::string_view kind;  // "broadcast-production", …; empty when the form is not known
};

PermitNumber permit_number(std::string_view text);

}  // namespace beian
