// The functions behind rule records, by name.
//
// Records lie in assets/rules/<family>.json, one file for each family:
//   {"family": "phone", "title": {"zh": "…", "en": "…"}, "source": {…defaults…}, "rules": [
//     {"id": "phone.emergency-differs", "title": {"zh", "en"}, "fail": {"zh", "en"},
//      "fix": {"zh", "en"}, "severity": "error", "check": "…", "fields": […], "params": {…},
//      "applies": {…}, "source": {…}, "confidence": "published", "valid_from": "2023-09-01", …}]}
// A record's "source" is laid over the file's, key by key. Texts may use the {placeholders} a
// function passes, and {label} {where} ({label2} {where2} …): name and place of the first (second
// …) field of a finding.
#pragma once
#include <string_view>

#include "core/rules/pack.h"

namespace beian {

/// The function registered under a name, or nullptr.
RuleFunction find_rule_function(std::string_view check);

}  // namespace beian
