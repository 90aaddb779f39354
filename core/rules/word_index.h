// The vocabulary of the rules: groups of words, found in one pass over a text.
//
// A rule file or a pack laid over ours may hold {"words": {"finance": ["基金", …], …}}: its words
// join the group of that name, or make a new one. Words of the group "allow" hide shorter ones
// inside them from every other group: 文化路 is a street.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/filing/json.h"
#include "core/text/word_search.h"

namespace beian {

class Regions;

/// A word of some group in a text.
struct WordHit {
  uint64_t groups = 0;
  size_t at = 0, length = 0;  // bytes
};

class WordIndex {
 public:
  using Groups = uint64_t;  // one bit for each group
  static constexpr size_t most_groups = 64;

  /// Takes over `file`'s words. Returns what is wrong with them; the others are taken over.
  std::optional<std::string> add(const Json& file);
  /// The names of provinces and cities, whole and without 省, 市 …: group "place".
  void add_places(const Regions& regions);
  /// To be called after words were added (RulePack::index does).
  void build() { search_.build(); }

  /// The groups' bit; 0 for a name that no group has.
  Groups group(std::string_view name) const;
  size_t size() const { return search_.size(); }

  template <class Visit>
  void each(std::string_view text, Visit visit) const {
    search_.each(text, [&](const WordSearch::Match& match) {
      return visit(WordHit{groups_of_[match.word], match.at, match.length});
    });
  }

  /// Words of a text that nobody denies: not those behind 不涉及, 不含 … in the same clause. Each
  /// word once; no more than a person would read.
  std::vector<WordHit> hits(std::string_view text) const;

 private:
  bool add(std::string_view word, Groups groups);

  WordSearch search_;
  std::vector<Groups> groups_of_;  // of each word
  std::vector<std::string> names_;
};

}  // namespace beian
