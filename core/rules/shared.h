// What many rules ask about the same filing, found once for a check.
#pragma once
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/identity/identify.h"
#include "core/rules/keys.h"

namespace beian {

/// A text that a catalogue field holds.
struct FieldText {
  const Field* field = nullptr;
  std::string path;       // with list indices
  std::string_view text;  // as it stands in the filing; never empty
  std::string clean;      // without what surrounds it and what nobody sees
};

/// A certificate number and what kind of certificate the filing calls it.
struct NumberOfType {
  int type = 0;
  std::string number;  // empty when there is none
};

struct Shared {
  std::optional<std::vector<FieldText>> texts;
  std::unordered_map<std::string, NumberOfType> certificates;  // by path of the number
  std::optional<std::vector<StrangeKey>> strange_keys;
  std::unordered_map<std::string, Identified> identified;  // by kind (one byte) and value
};

}  // namespace beian
