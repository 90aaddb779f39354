#include "core/process/explain.h"

#include <algorithm>
#include <deque>
#include <map>

#include "core/assets.h"
#include "core/text/normalize.h"
#include "core/text/utf8.h"

namespace beian {
namespace {

constexpr size_t text_limit = size_t{256} << 10;  // a reviewer writes a page at most
constexpr size_t most = 50;                       // explanations: nobody reads more

std::string text(const Json& object, std::string_view key) {
  const Json* value = object.is_object() ? member(object, key) : nullptr;
  const auto* string = value ? value->get_ptr<const std::string*>() : nullptr;
  return string ? *string : std::string();
}

const Json& list(const Json& object, std::string_view key) {
  static const Json nothing = Json::array();
  const Json* value = object.is_object() ? member(object, key) : nullptr;
  return value && value->is_array() ? *value : nothing;
}

/// Words that must stand in one sentence, in any order.
using Phrase = std::vector<std::string>;

struct Entry {
  const Json* json = nullptr;
  std::vector<Phrase> phrases;
};

/// Half-width, without blanks or marks that nobody sees.
std::string plain(std::string_view text) {
  return normalize(text, change::spaces | change::invisible).text;
}

Phrase phrase_of(std::string_view written) {
  Phrase words;
  while (!written.empty()) {
    const size_t plus = std::min(written.find('+'), written.size());
    if (plus > 0) words.push_back(plain(written.substr(0, plus)));
    written.remove_prefix(std::min(plus + 1, written.size()));
  }
  return words;
}

/// assets/rejections.json, ready to be searched.
struct Book {
  Json data;
  std::vector<Entry> entries;
  std::map<int64_t, size_t> by_code;
  std::vector<std::pair<std::string, std::string>> names;  // longest first: name → field

  Book() {
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
};

const Book& book() {
  static const Book book;
  return book;
}

/// Sentences and list items. What stands in one is about one thing.
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

struct Range {
  size_t first, last;
};

struct Match {
  size_t entry = 0, weight = 0;
  std::vector<Range> words;
  std::string matched;
};

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

/// Entries whose words stand in the sentence. Of those that claim the same words the one that says
/// more of them is meant.
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

/// Fields that a sentence names, longest names first: 「主体负责人手机号」 is not also 「手机号」.
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

std::string_view last_key(std::string_view path) {
  return path.substr(path.rfind('.') + 1);
}

std::vector<std::string> own_fields(const Json& entry) {
  std::vector<std::string> fields;
  for (const Json& field : list(entry, "fields")) {
    if (const auto* path = field.get_ptr<const std::string*>()) fields.push_back(*path);
  }
  return fields;
}

/// The fields a reason is about: of those the sentence names the ones that fit it, of either
/// person; without such all that it can be about.
std::vector<std::string> fields_of(const Json& entry, const std::vector<std::string>& named) {
  std::vector<std::string> own = own_fields(entry);
  if (own.empty()) return named;
  std::vector<std::string> fitting;
  for (const std::string& path : named) {
    const bool fits = std::any_of(own.begin(), own.end(), [&](const std::string& one) {
      return last_key(one) == last_key(path);
    });
    if (fits) fitting.push_back(path);
  }
  return fitting.empty() ? own : fitting;
}

/// "主体负责人 · 联系方式 › 手机号"; a path that the catalogue does not have, as it is.
std::string where(const std::string& path, const RulePack& pack, Language language) {
  const bool zh = language == Language::zh;
  const Field* field = pack.catalogue.find(path);
  if (field == nullptr) return path;
  const Group* group = pack.catalogue.group(field->group);
  return (group ? (zh ? group->title.zh : group->title.en) + " › " : std::string()) +
         (zh ? field->label.zh : field->label.en);
}

class Explainer {
 public:
  Explainer(const RulePack& pack, Language language) : pack_(pack), language_(language) {}

  std::vector<Explanation> explanations;

  void read_text(std::string_view pasted) {
    const std::vector<std::string> all = sentences(pasted.substr(0, text_limit));
    for (const std::string& sentence : all) {
      read_codes(sentence, all.size() == 1);
      const std::vector<std::string> fields = named_fields(sentence);
      for (const Match& one : matches(sentence)) add(one.entry, one.matched, fields);
    }
  }

  /// Looks for hints[] and audit_data[] at any depth, also inside texts that are JSON themselves.
  void read_value(const Json& value, int depth = 0) {
    if (depth > 16 || full()) return;
    if (const auto* string = value.get_ptr<const std::string*>()) {
      if (!string->empty() && (string->front() == '{' || string->front() == '[')) {
        if (const JsonText inner = read_json(*string); inner.ok) read_value(inner.value, depth + 4);
      }
      return;
    }
    if (value.is_object() && read_record(value)) return;
    if (value.is_structured()) {
      for (const Json& one : value) read_value(one, depth + 1);
    }
  }

 private:
  bool full() const { return explanations.size() >= most; }

  /// One hint, one line of audit_data, or the errcode of an answer as a whole. True when nothing
  /// further stands inside.
  bool read_record(const Json& value) {
    const std::string field = text(value, "err_field");
    const std::string name = text(value, "key_name");
    const Json* code = member(value, "errcode");
    const std::string message = text(value, "errmsg");
    if (!field.empty()) {
      read_hint(field, code, message);
      return true;
    }
    if (!name.empty() || member(value, "suggest") != nullptr) {
      read_audit(name, text(value, "error"), text(value, "suggest"));
      return true;
    }
    if (code != nullptr && code->is_number_integer()) {
      const auto found = book().by_code.find(code->get<int64_t>());
      // "See hints" says nothing where there are hints.
      if (found != book().by_code.end() && list(value, "hints").empty()) {
        add(found->second, std::to_string(found->first), {});
      } else if (found == book().by_code.end() && code->get<int64_t>() != 0) {
        for (const Match& one : matches(plain(message))) add(one.entry, one.matched, {});
      }
    }
    return false;
  }

  void read_hint(const std::string& field, const Json* code, const std::string& message) {
    std::vector<std::string> fields{field};
    if (code != nullptr && code->is_number_integer()) {
      const auto found = book().by_code.find(code->get<int64_t>());
      if (found != book().by_code.end()) {
        return add(found->second, std::to_string(found->first), fields, true);
      }
    }
    const auto found = matches(plain(message));
    for (const Match& one : found) add(one.entry, one.matched, fields, true);
    if (found.empty()) add_unknown(std::move(fields), message, "");
  }

  void read_audit(const std::string& name, const std::string& error, const std::string& suggest) {
    std::vector<std::string> fields = named_fields(plain(name));
    auto found = matches(plain(error));
    if (found.empty()) found = matches(plain(name + error + suggest));
    for (const Match& one : found) add(one.entry, one.matched, fields, !fields.empty(), suggest);
    if (found.empty()) add_unknown(std::move(fields), name + " " + error, suggest);
  }

  /// Codes of five digits and more speak for themselves; shorter ones, when they stand alone or
  /// behind 错误码 or "code".
  void read_codes(const std::string& sentence, bool alone) {
    for (size_t at = 0; at < sentence.size();) {
      if (sentence[at] < '0' || sentence[at] > '9') {
        ++at;
        continue;
      }
      size_t end = at;
      int64_t code = 0;
      for (; end < sentence.size() && sentence[end] >= '0' && sentence[end] <= '9'; ++end) {
        if (end - at < 9) code = code * 10 + (sentence[end] - '0');
      }
      const bool minus = at > 0 && sentence[at - 1] == '-';
      const std::string_view before = std::string_view(sentence).substr(0, at - (minus ? 1 : 0));
      const bool whole = alone && before.empty() && end == sentence.size();
      const bool said = before.size() >= 3 && (before.find("码") != std::string_view::npos ||
                                               before.find("code") != std::string_view::npos);
      const bool plain_word = end - at >= 5 && end - at <= 8;
      if (whole || said || plain_word) add_code(minus ? -code : code);
      at = end;
    }
  }

  void add_code(int64_t code) {
    const auto found = book().by_code.find(code);
    if (found != book().by_code.end()) add(found->second, std::to_string(code), {});
  }

  std::string_view in() const { return language_ == Language::zh ? "zh" : "en"; }

  /// `only`: these fields are certain, whatever the entry says.
  void add(size_t index, std::string matched, const std::vector<std::string>& fields,
           bool only = false, const std::string& suggest = {}) {
    if (full()) return;
    const Json& entry = *book().entries[index].json;
    Explanation one;
    one.id = text(entry, "id");
    const Json& words = list(entry, in());
    if (words.size() != 3) return;
    one.title = words[0].get_ref<const std::string&>();
    one.meaning = words[1].get_ref<const std::string&>();
    one.remedy = words[2].get_ref<const std::string&>();
    if (!suggest.empty()) one.remedy = quoted(suggest) + one.remedy;
    one.fields = only ? fields : fields_of(entry, fields);
    one.rule = text(entry, "rule");
    if (pack_.find(one.rule) == nullptr) one.rule.clear();
    one.matched = std::move(matched);
    if (const Json* source = find(book().data, "sources." + text(entry, "source"))) {
      one.source = text(*source, in());
      one.url = text(*source, "url");
    }
    put(std::move(one));
  }

  /// The field is known, the reason is not: the reviewer's own words are all there is.
  void add_unknown(std::vector<std::string> fields, const std::string& message,
                   const std::string& suggest) {
    if (full() || fields.empty()) return;
    const bool zh = language_ == Language::zh;
    const std::string label = where(fields.front(), pack_, language_);
    Explanation one;
    one.title = zh ? label + " 需要修改" : "Mend: " + label;
    one.meaning = zh ? "审核指出了这一项，但给出的原因本工具还不认识。"
                     : "The reviewers named this field; the reason is not known to this tool.";
    one.remedy = (suggest.empty() ? "" : quoted(suggest)) +
                 (zh ? "照证件和要求核对这一项，改好后重新提交；仍不明白时询问平台客服。"
                     : "Compare it with the papers, mend it and submit again; else ask support.");
    one.fields = std::move(fields);
    one.matched = std::string(utf8::prefix(message, 80));
    put(std::move(one));
  }

  std::string quoted(const std::string& suggest) const {
    const std::string words(utf8::prefix(suggest, 120));
    return language_ == Language::zh ? "审核建议：「" + words + "」。"
                                     : "The reviewers suggest: \"" + words + "\". ";
  }

  static void add_once(std::vector<std::string>& fields, const std::string& path) {
    if (std::find(fields.begin(), fields.end(), path) == fields.end()) fields.push_back(path);
  }

  /// The same reason twice is one explanation of both fields.
  void put(Explanation&& one) {
    for (Explanation& other : explanations) {
      if (other.id != one.id || other.id.empty()) continue;
      for (const std::string& path : one.fields) add_once(other.fields, path);
      return;
    }
    explanations.push_back(std::move(one));
  }

  const RulePack& pack_;
  Language language_;
};

/// The JSON inside what was pasted: all of it, or what stands between the outermost brackets.
std::optional<Json> json_inside(std::string_view pasted) {
  const size_t open = pasted.find_first_of("{[");
  if (open == std::string_view::npos) return std::nullopt;
  const size_t close = pasted.find_last_of("}]");
  if (close == std::string_view::npos || close < open) return std::nullopt;
  JsonText read = read_json(pasted.substr(open, close - open + 1));
  if (!read.ok) return std::nullopt;
  return std::move(read.value);
}

}  // namespace

std::vector<Explanation> explain_rejection(std::string_view pasted, const RulePack& pack,
                                           Language language) {
  Explainer explainer(pack, language);
  if (const auto json = json_inside(pasted)) explainer.read_value(*json);
  if (explainer.explanations.empty()) explainer.read_text(pasted);
  return std::move(explainer.explanations);
}

Json explanations_json(const std::vector<Explanation>& explanations) {
  Json json = {{"recognised", !explanations.empty()}, {"explanations", Json::array()}};
  for (const Explanation& one : explanations) {
    Json entry = {{"id", one.id},           {"title", one.title},   {"meaning", one.meaning},
                  {"remedy", one.remedy},   {"fields", one.fields}, {"rule", one.rule},
                  {"matched", one.matched}, {"source", one.source}, {"url", one.url}};
    for (const char* key : {"id", "rule", "source", "url"}) {
      if (entry[key] == "") entry.erase(key);
    }
    json["explanations"].push_back(std::move(entry));
  }
  return json;
}

std::string explanations_text(const std::vector<Explanation>& explanations, const RulePack& pack,
                              Language language) {
  const bool zh = language == Language::zh;
  if (explanations.empty()) {
    return zh ? "没有认出其中的原因。请贴上审核的原文、错误码或接口返回的 JSON；仍认不出时，"
                "请询问平台客服。\n"
              : "Not recognised. Paste the reviewer's words, an error code or the API's JSON; "
                "otherwise ask the platform's support.\n";
  }
  std::string out;
  for (const Explanation& one : explanations) {
    out += (out.empty() ? "" : "\n") + one.title + (zh ? "（" : " (") + one.matched +
           (zh ? "）\n  " : ")\n  ") + one.meaning + "\n" + (zh ? "  怎么办：" : "  What to do: ") +
           one.remedy + "\n";
    for (const std::string& path : one.fields) {
      const std::string place = where(path, pack, language);
      out += (zh ? "  字段：" : "  Field: ") + place + (place == path ? "" : "  " + path) + "\n";
    }
    if (!one.rule.empty()) out += (zh ? "  规则：" : "  Rule: ") + one.rule + "\n";
    if (!one.source.empty()) out += (zh ? "  依据：" : "  Source: ") + one.source + "\n";
  }
  return out;
}

}  // namespace beian
