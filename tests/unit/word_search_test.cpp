// Many words in one text, against a search that tries every word at every place.
#include "core/text/word_search.h"

#include <doctest/doctest.h>

#include <chrono>
#include <random>
#include <string>
#include <vector>

using namespace beian;

namespace {

using Found = std::vector<std::pair<size_t, std::string>>;

Found found(const WordSearch& search, std::string_view text) {
  Found all;
  search.each(text, [&](const WordSearch::Match& match) {
    all.emplace_back(match.at, std::string(text.substr(match.at, match.length)));
    return true;
  });
  return all;
}

WordSearch searching(const std::vector<std::string>& words) {
  WordSearch search;
  for (const std::string& word : words) search.add(word);
  search.build();
  return search;
}

Found naive(const std::vector<std::string>& words, std::string_view text) {
  Found all;
  for (size_t at = 0; at < text.size();) {
    std::string_view longest;
    for (const std::string& word : words) {
      if (word.size() > longest.size() && text.substr(at, word.size()) == word) longest = word;
    }
    if (!longest.empty()) all.emplace_back(at, longest);
    at += longest.empty() ? 1 : longest.size();
  }
  return all;
}

std::string random_text(std::mt19937& random, size_t letters, size_t alphabet) {
  static constexpr std::string_view characters[] = {"教", "育", "文", "化", "a",  "网", "金", "融",
                                                    "医", "院", "药", "b",  "国", "中", "人", "民"};
  std::string text;
  for (size_t i = 0; i < letters; ++i) text += characters[random() % alphabet];
  return text;
}

}  // namespace

TEST_CASE("the leftmost word counts, and of those the longest") {
  const WordSearch search = searching({"教育", "教育咨询", "育咨", "咨询服务", "P2P"});
  CHECK(found(search, "示例教育咨询服务") == Found{{6, "教育咨询"}});
  CHECK(found(search, "教育咨") == Found{{0, "教育"}});
  CHECK(found(search, "教育教育") == Found{{0, "教育"}, {6, "教育"}});
  CHECK(found(search, "p2p和P2p") == Found{{0, "p2p"}, {6, "P2p"}});
  CHECK(found(search, "").empty());
  CHECK(found(WordSearch(), "教育").empty());
}

TEST_CASE("a longer word that fails leaves the shorter one inside it") {
  const WordSearch search = searching({"abcd", "b", "bcx"});
  CHECK(found(search, "abcd") == Found{{0, "abcd"}});
  CHECK(found(search, "abce") == Found{{1, "b"}});
  CHECK(found(search, "abcx") == Found{{1, "bcx"}});
}

TEST_CASE("words can be added after building; odd words are refused") {
  WordSearch search = searching({"网", "社交网络"});
  CHECK(search.add("网络") == 2);
  CHECK(search.add("网") == 0);
  CHECK(search.add("") == WordSearch::none);
  CHECK(search.add(std::string(500, 'a')) == WordSearch::none);
  CHECK(search.add("交网") == 3);  // ends where 网 was already known to end
  search.build();
  CHECK(search.size() == 4);
  CHECK(found(search, "网络网") == Found{{0, "网络"}, {6, "网"}});
  CHECK(found(search, "社交网") == Found{{3, "交网"}});
}

TEST_CASE("random words and texts as a naive search finds them") {
  std::mt19937 random(20261124);
  for (int round = 0; round < 300; ++round) {
    CAPTURE(round);
    const size_t alphabet = 2 + random() % 15;
    std::vector<std::string> words;
    for (size_t i = 0; i < 1 + random() % 30; ++i) {
      words.push_back(random_text(random, 1 + random() % 5, alphabet));
    }
    const std::string text = random_text(random, random() % 200, alphabet);
    CHECK(found(searching(words), text) == naive(words, text));
  }
}

TEST_CASE("five thousand words as a naive search finds them") {
  std::mt19937 random(1);
  std::vector<std::string> words;
  for (int i = 0; i < 5000; ++i) words.push_back(random_text(random, 3 + random() % 6, 16));
  const WordSearch search = searching(words);
  const std::string text = random_text(random, 2000, 16);
  CHECK(found(search, text) == naive(words, text));
}

TEST_CASE("ill-formed bytes and long texts do no harm") {
  const WordSearch search = searching({"教育", "aaaaaaab", "a"});
  CHECK(found(search, "\xE6\x95\xE6\x95\x99\xE8\x82\xB2\xFF").size() == 1);
  std::string text(3'000'000, 'a');
  const auto start = std::chrono::steady_clock::now();
  size_t count = 0;
  search.each(text, [&](const auto&) { return ++count > 0; });
  CHECK(count == text.size());
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(3));
}
