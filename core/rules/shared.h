// What many rules ask about the same filing, found once for a check.
#pragma once
#include <array>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/identity/identify.h"
#include "core/rules/keys.h"
#include "core/rules/values.h"
#include "core/rules/word_index.h"

namespace beian {

/// A text at a path of the filing.
struct FieldText {
  std::string_view path;   // with list indices
  std::string_view text;   // as it stands in the filing; never empty
  std::string_view clean;  // without what surrounds it and what nobody sees
};

/// A text that a catalogue field holds.
struct CatalogueText {
  const Field* field = nullptr;
  const FieldText* at = nullptr;
};

/// A certificate number and what kind of certificate the filing calls it.
struct NumberOfType {
  int type = 0;
  std::string_view number;  // empty when there is none
};

/// One certificate's term; the same term of the same certificate in both roles is one.
struct Term {
  std::optional<Date> start, end;                  // as far as they are in the official form
  bool open_ended = false;                         // 长期, in whatever words
  int type = 0;                                    // certificate_type
  std::optional<Date> birth;                       // from a resident ID that checks out
  std::string_view start_text, end_text, number;   // as they stand in the filing
  std::vector<std::string> starts, ends, numbers;  // fields
};

struct Person {
  std::string path, name, number;
};

/// Keys are paths as rules and catalogue write them, which outlive the check.
struct Shared {
  std::deque<std::string> kept;  // what the views below and those of the rules point to
  std::unordered_map<std::string_view, std::vector<FieldText>> texts;
  std::optional<std::vector<CatalogueText>> catalogue_texts;
  std::unordered_map<std::string_view, std::vector<WordHit>> word_hits;
  std::unordered_map<std::string_view, NumberOfType> certificates;
  std::optional<std::vector<Term>> terms;
  std::optional<std::vector<Person>> persons;
  std::optional<std::vector<StrangeKey>> strange_keys;
  std::array<std::map<std::string, Identified, std::less<>>, kind_count> identified;
};

}  // namespace beian
