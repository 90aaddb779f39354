// The words and codes of assets/rejections.json, ready to be searched.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/filing/json.h"

namespace beian::rejections {

/// Words that must stand in one sentence, in any order.
using Phrase = std::vector<std::string>;

struct Entry {
  const Json* json = nullptr;
  std::vector<Phrase> phrases;
};

struct Book {
  Json data;
  std::vector<Entry> entries;
  std::map<int64_t, size_t> by_code;                       // code → index of its entry
  std::vector<std::pair<std::string, std::string>> names;  // longest first: name → field

  Book();
  Book(const Book&) = delete;  // entries point into data
  Book& operator=(const Book&) = delete;
};

/// Parsed on first use.
const Book& book();

struct Range {
  size_t first, last;
};

/// An entry whose words stand in a sentence, and where.
struct Match {
  size_t entry = 0, weight = 0;
  std::vector<Range> words;
  std::string matched;
};

/// Half-width, without blanks or marks that nobody sees: what the functions below expect.
std::string plain(std::string_view text);

/// Sentences and list items, plain. What stands in one is about one thing.
std::vector<std::string> sentences(std::string_view text);

/// Entries whose words stand in the sentence, in its order. Of those that claim the same words the
/// one that says more of them is meant.
std::vector<Match> matches(std::string_view sentence);

/// Fields that a sentence names, longest names first: 「主体负责人手机号」 is not also 「手机号」.
std::vector<std::string> named_fields(std::string sentence);

const Json& list(const Json& object, std::string_view key);

}  // namespace beian::rejections
