// Where pictures of a filing belong, and what they must be there: assets/slots.json.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/filing/filing.h"

namespace beian {

struct Slot {
  std::string path;  // of the catalogue: "icp_applets.base_info.nrlx_details[].media"
  std::string role;
  std::string file;                // the name a picture is saved under, without its ending
  std::vector<std::string> words;  // one of them in a file's name points here …
  std::vector<std::string> hints;  // … and these say which of two alike
  struct Other {
    Condition when;
    std::string role;
  };
  std::vector<Other> other_roles;
};

const std::vector<Slot>& slots();

/// The path that a slot has in the data: "…media.0" belongs to "…media".
std::string slot_pattern(std::string_view path);

/// The slot of a field, also of a list's element, or nullptr.
template <typename AnySlot>
const AnySlot* find_slot(const std::vector<AnySlot>& slots, std::string_view path) {
  const std::string pattern = slot_pattern(path);
  for (const AnySlot& slot : slots) {
    if (slot.path == pattern || slot.path == path) return &slot;
  }
  return nullptr;
}

/// nullptr: no picture belongs there.
const Slot* slot_of(std::string_view path);

/// The role of a picture at that path in this filing.
std::string role_at(const Filing& filing, std::string_view path);

/// Bytes of the longest of the words that stands in a file's name; 0: none does.
int longest_word(const std::vector<std::string>& words, std::string_view file_name);

/// How well a file's name suits a slot; 0: not at all.
int suits(const Slot& slot, std::string_view file_name);

}  // namespace beian
