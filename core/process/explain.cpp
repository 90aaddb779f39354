#include "core/process/explain.h"

#include <algorithm>
#include <optional>

#include "core/process/rejections.h"
#include "core/text/utf8.h"

namespace beian {
namespace {

using namespace rejections;

constexpr size_t text_limit = size_t{256} << 10;  // a reviewer writes a page at most
constexpr size_t most = 50;                       // explanations: nobody reads more

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
    const std::string label = field_place(fields.front(), pack_, language_);
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

}  // namespace beian
