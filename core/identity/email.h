// Mailbox addresses: the part of RFC 5321 that mail services use (dot-atom, dotted domain). What is
// legal but rare (quoted local part, international letters) is doubted, not rejected.
#pragma once
#include "core/identity/answer.h"

namespace beian {

struct Email : Spelled<254> {
  std::string_view right_domain;  // for a mistyped well-known domain: "qq.com"
};

/// Normal form: domain in lower case.
Email email(std::string_view text);

}  // namespace beian
