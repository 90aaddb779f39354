#include "core/process/rejections.h"

#include <algorithm>
#include <optional>

#include "core/assets.h"
#include "core/text/normalize.h"
#include "core/text/utf8.h"

namespace beian::rejections {
namespace {

Phrase phrase_of(std::string_view written) {
  Phrase words;
  while (!written.empty()) {
    const size_t plus = std::min(written.find('+'), written.size());
    if (plus > 0) words.push_back(plain(written.substr(0, plus)));
    written.remove_prefix(std::min(plus + 1, written.size()));
  }
  return words;
}

std::optional<Match> match(const Phrase& phrase, std::string_view sentence) {
  Match match;
  for (const std::string& word : phrase) {
    const size_t at = sentence.find(word);
    if (at == std::string_view::npos) return std::nullopt;
    match.words.push_back({at, at + word.size()});
    match.weight += word.size();
    match.matched += (match.matched.empty() ? "" : "…") + word;
  }
  return match;
}

bool overlap(const Match& one, const Match& other) {
  for (const Range& a : one.words) {
    for (const Range& b : other.words) {
      if (a.first < b.last && b.first < a.last) return true;
    }
  }
  return false;
}

}  // namespace

const Json& list(const Json& object, std::string_view key) {
  static const Json nothing = Json::array();
  const Json* value = object.is_object() ? member(object, key) : nullptr;
  return value && value->is_array() ? *value : nothing;
}

std::string plain(std::string_view text) {
  return normalize(text, change::spaces | change::invisible).text;
}

Book::Book() {
  JsonText read = read_json(core_asset("rejections.json"));
  data = read.ok ? std::move(read.value) : Json::object();
  for (const Json& entry : list(data, "entries")) {
    Entry one{&entry, {}};
    for (const Json& say : list(entry, "say")) {
      if (const auto* words = say.get_ptr<const std::string*>()) {
        one.phrases.push_back(phrase_of(*words));
      }
    }
    for (const Json& code : list(entry, "codes")) {
      if (code.is_number_integer()) by_code.emplace(code.get<int64_t>(), entries.size());
    }
    entries.push_back(std::move(one));
  }
  const Json* named = member(data, "names");
  if (named == nullptr || !named->is_object()) return;
  for (const auto& [name, path] : named->items()) {
    if (const auto* field = path.get_ptr<const std::string*>()) names.emplace_back(name, *field);
  }
  std::stable_sort(names.begin(), names.end(), [](const auto& one, const auto& other) {
    return one.first.size() > other.first.size();
  });
}

const Book& book() {
  static const Book book;
  return book;
}

std::vector<std::string> sentences(std::string_view text) {
  std::vector<std::string> result;
  size_t start = 0;
  const auto end_at = [&](size_t end, size_t next) {
    std::string one = plain(text.substr(start, end - start));
    if (!one.empty()) result.push_back(std::move(one));
    start = next;
  };
  for (size_t at = 0; at < text.size();) {
    const size_t here = at;
    const char32_t c = utf8::next(text, at);
    if (c == U'\n' || c == U'\r' || c == U'。' || c == U'；' || c == U';') end_at(here, at);
  }
  end_at(text.size(), text.size());
  return result;
}

std::vector<Match> matches(std::string_view sentence) {
  std::vector<Match> found;
  for (size_t i = 0; i < book().entries.size(); ++i) {
    std::optional<Match> best;
    for (const Phrase& phrase : book().entries[i].phrases) {
      auto one = match(phrase, sentence);
      if (one && (!best || one->weight > best->weight)) best = std::move(one);
    }
    if (!best) continue;
    best->entry = i;
    found.push_back(std::move(*best));
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Match& a, const Match& b) { return a.weight > b.weight; });
  std::vector<Match> kept;
  for (Match& one : found) {
    const bool claimed = std::any_of(kept.begin(), kept.end(),
                                     [&](const Match& other) { return overlap(one, other); });
    if (!claimed) kept.push_back(std::move(one));
  }
  std::stable_sort(kept.begin(), kept.end(), [](const Match& a, const Match& b) {
    return a.words.front().first < b.words.front().first;
  });
  return kept;
}

std::vector<std::string> named_fields(std::string sentence) {
  std::vector<std::string> fields;
  for (const auto& [name, path] : book().names) {
    const size_t at = sentence.find(name);
    if (at == std::string::npos) continue;
    sentence.replace(at, name.size(), name.size(), '\n');
    if (std::find(fields.begin(), fields.end(), path) == fields.end()) fields.push_back(path);
  }
  return fields;
}

}  // namespace beian::rejections
