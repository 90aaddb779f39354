// Words of the vocabulary in the texts of a filing.
#pragma once
#include <string_view>
#include <vector>

#include "core/rules/context.h"
#include "core/rules/word_index.h"

namespace beian {

struct FieldText;

/// WordIndex::hits of a text, found once for a check.
const std::vector<WordHit>& word_hits(const Context& context, const FieldText& text);

/// The groups named in a list such as params.groups.
WordIndex::Groups groups_in(const Context& context, const Json* names);

}  // namespace beian
