// What it takes of the rule pack to judge a picture alone: a sixth of the work to read it.
#pragma once
#include "core/rules/pack.h"

namespace beian {

/// Of the pack compiled into this build; parsed on first use.
const RulePack& built_in_picture_pack();

}  // namespace beian
