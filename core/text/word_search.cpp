#include "core/text/word_search.h"

#include <algorithm>

namespace beian {
namespace {

unsigned char folded(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 'A' && byte <= 'Z' ? static_cast<unsigned char>(byte + ('a' - 'A')) : byte;
}

size_t hashed(uint32_t key) {
  return static_cast<size_t>((uint64_t{key} * 0x9E3779B97F4A7C15U) >> 20);
}

}  // namespace

uint32_t WordSearch::child(uint32_t node, unsigned char byte) const {
  if (edges_.empty()) return 0;
  const uint32_t key = node << 8 | byte;
  for (size_t i = hashed(key);; ++i) {
    const Edge& edge = edges_[i & (edges_.size() - 1)];
    if (edge.key == key) return edge.node;
    if (edge.key == empty) return 0;  // the root is nobody's child
  }
}

void WordSearch::insert(uint32_t key, uint32_t node) {
  for (size_t i = hashed(key);; ++i) {
    Edge& edge = edges_[i & (edges_.size() - 1)];
    if (edge.key != empty) continue;
    edge = {key, node};
    return;
  }
}

void WordSearch::grow() {
  edges_.assign(std::max<size_t>(64, edges_.size() * 2), Edge{});
  for (size_t i = 0; i < order_.size(); ++i) {
    insert(order_[i].second, static_cast<uint32_t>(i + 1));
  }
}

uint32_t WordSearch::add(std::string_view word) {
  constexpr size_t most_nodes = (1U << 24) - 1;  // what a key holds beside its byte
  if (word.empty() || word.size() > longest_word) return none;
  if (nodes_.size() + word.size() > most_nodes) return none;
  uint32_t node = 0;
  for (const char c : word) {
    const unsigned char byte = folded(c);
    uint32_t next = child(node, byte);
    if (next == 0) {
      next = static_cast<uint32_t>(nodes_.size());
      nodes_.push_back({none, none, 0, nodes_[node].depth + 1});
      order_.emplace_back(node, node << 8 | byte);
      if (order_.size() * 2 > edges_.size()) {
        grow();
      } else {
        insert(order_.back().second, next);
      }
    }
    node = next;
  }
  uint32_t& own = nodes_[node].own;
  if (own == none) {
    own = static_cast<uint32_t>(lengths_.size());
    lengths_.push_back(static_cast<uint32_t>(word.size()));
  }
  return own;
}

uint32_t WordSearch::step(uint32_t node, unsigned char byte) const {
  for (;;) {
    const uint32_t next = child(node, byte);
    if (next != 0 || node == 0) return next;
    node = nodes_[node].fail;
  }
}

/// Nodes above come first: a node's suffix is shorter than the node.
void WordSearch::build() {
  std::vector<uint32_t> by_depth(order_.size());
  for (size_t i = 0; i < by_depth.size(); ++i) by_depth[i] = static_cast<uint32_t>(i + 1);
  std::stable_sort(by_depth.begin(), by_depth.end(),
                   [this](uint32_t a, uint32_t b) { return nodes_[a].depth < nodes_[b].depth; });
  for (const uint32_t id : by_depth) {
    Node& node = nodes_[id];
    const auto [parent, key] = order_[id - 1];
    node.fail = parent == 0 ? 0 : step(nodes_[parent].fail, static_cast<unsigned char>(key & 0xFF));
    node.word = node.own != none ? node.own : nodes_[node.fail].word;
  }
}

WordSearch::Match WordSearch::next(std::string_view text, size_t at) const {
  Match best;
  uint32_t node = 0;
  for (size_t i = at; i < text.size(); ++i) {
    node = step(node, folded(text[i]));
    const Node& here = nodes_[node];
    if (best.word != none && i + 1 - here.depth > best.at) return best;
    if (here.word == none) continue;
    const size_t length = lengths_[here.word];
    const size_t start = i + 1 - length;
    if (best.word == none || start <= best.at) best = {start, length, here.word};
  }
  return best;
}

}  // namespace beian
