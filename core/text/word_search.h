// Finds many words in a text in one pass (Aho–Corasick over UTF-8 bytes). Words and texts are
// UTF-8, where no word can begin inside another character. Latin letters match in either case.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace beian {

class WordSearch {
 public:
  static constexpr uint32_t none = UINT32_MAX;
  static constexpr size_t longest_word = 96;  // bytes; keeps the search linear

  struct Match {
    size_t at = 0, length = 0;  // bytes
    uint32_t word = none;
  };

  /// The word's number: from 0 in the order of adding, the old one for a known word. `none` for one
  /// that is empty or too long. Call build() afterwards.
  uint32_t add(std::string_view word);
  void build();

  size_t size() const { return lengths_.size(); }

  /// Visits the leftmost-longest matches, which do not overlap; stops when `visit` returns false.
  template <class Visit>
  void each(std::string_view text, Visit visit) const {
    for (size_t at = 0; at < text.size();) {
      const Match match = next(text, at);
      if (match.word == none || !visit(match)) return;
      at = match.at + match.length;
    }
  }

  /// The first match at or behind `at`, the longest one there; word `none` when there is no more.
  Match next(std::string_view text, size_t at) const;

 private:
  struct Node {
    uint32_t own = none;   // the word that is this node
    uint32_t word = none;  // the longest word that ends here
    uint32_t fail = 0;     // where to go on: the longest proper suffix that begins a word
    uint32_t depth = 0;
  };
  struct Edge {
    uint32_t key = empty, node = 0;  // key: node above × 256 + byte
  };
  static constexpr uint32_t empty = UINT32_MAX;

  uint32_t child(uint32_t node, unsigned char byte) const;
  uint32_t step(uint32_t node, unsigned char byte) const;
  void insert(uint32_t key, uint32_t node);
  void grow();

  std::vector<Node> nodes_ = {Node{}};
  std::vector<Edge> edges_;                           // open addressing; at most half full
  std::vector<std::pair<uint32_t, uint32_t>> order_;  // (parent, key) of node i + 1
  std::vector<uint32_t> lengths_;                     // of the words
};

}  // namespace beian
