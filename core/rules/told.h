// Findings that were made where the bytes were, and are kept in the filing: {rule, result: "fail" |
// "warn" | "unknown", variant?, arguments?, parts?, page?, region?}. A rule tells them in its
// words.
#pragma once
#include <string>
#include <string_view>

#include "core/rules/context.h"

namespace beian {

/// The list at a path; an empty one when there is none.
const Json& list_at(const Json& object, std::string_view path);

/// What the rule itself found or passed among `findings` and `passed` of `kept`. `page`: of the
/// document at that path, from 1; 0: the findings say it, or there are no pages.
void tell_kept(const Context& context, Outcomes& outcomes, const std::string& path,
               const Json& kept, size_t page = 0);

}  // namespace beian
