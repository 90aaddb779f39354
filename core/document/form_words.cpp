#include "core/document/form_words.h"

#include <algorithm>

#include "core/document/assets.h"
#include "core/filing/json.h"
#include "core/text/normalize.h"
#include "core/text/utf8.h"

namespace beian {
namespace {

constexpr size_t longest_label = 200;  // bytes

/// Half-width, without blanks, ASCII in lower case.
std::string folded(std::string_view text) {
  std::string result = normalize(text, change::spaces | change::invisible).text;
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  return result;
}

bool is_any_of(std::string_view marks, std::string_view mark) {
  return marks.find(mark) != std::string_view::npos;
}

/// What is not in brackets, which may be of three kinds.
std::string without_brackets(std::string_view text) {
  std::string result;
  int depth = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t start = at;
    utf8::next(text, at);
    const std::string_view mark = text.substr(start, at - start);
    if (is_any_of("([【", mark)) ++depth;
    if (depth == 0) result += mark;
    if (is_any_of(")]】", mark) && depth > 0) --depth;
  }
  return result;
}

/// "1." "一、" at the start.
std::string_view without_number(std::string_view text) {
  size_t at = 0;
  while (at < text.size()) {
    size_t next = at;
    utf8::next(text, next);
    const std::string_view digit = text.substr(at, next - at);
    if (!is_any_of("0123456789一二三四五六七八九十", digit)) break;
    at = next;
  }
  if (at == 0) return text;
  for (const std::string_view mark : {".", "、"}) {
    if (text.substr(at).starts_with(mark)) return text.substr(at + mark.size());
  }
  return text;
}

bool is_in(const std::vector<std::string>& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

bool has_any(std::string_view text, const std::vector<std::string>& list) {
  return std::any_of(list.begin(), list.end(), [&](const std::string& word) {
    return text.find(word) != std::string_view::npos;
  });
}

std::vector<std::string> list(const Json& root, std::string_view path,
                              std::string (*form)(std::string_view)) {
  std::vector<std::string> result;
  if (const Json* values = find(root, path)) {
    for (const Json& value : *values) {
      if (const auto* word = value.get_ptr<const std::string*>()) result.push_back(form(*word));
    }
  }
  return result;
}

std::string as_it_is(std::string_view text) {
  return std::string(text);
}

}  // namespace

std::string label_key(std::string_view text) {
  if (text.size() > longest_label) return {};
  const std::string plain = without_brackets(folded(text));
  std::string key;
  const std::string_view rest = without_number(plain);
  for (size_t at = 0; at < rest.size();) {
    const size_t start = at;
    utf8::next(rest, at);
    const std::string_view mark = rest.substr(start, at - start);
    if (!is_any_of("\"'“”‘’「」《》*:;,.、·", mark)) key += mark;
  }
  return key;
}

FormWords::FormWords(std::string_view json) {
  const Json root = read_json(json).value;
  if (const Json* fields = beian::find(root, "fields")) {
    for (const Json& entry : *fields) {
      const Json* required = beian::find(entry, "required");
      for (const std::string& key : list(entry, "labels", label_key))
        labels_[key] = static_cast<int>(fields_.size());
      fields_.push_back({text(entry, "field"), required && *required == Json(true)});
    }
  }
  for (const std::string& key : list(root, "other_labels", label_key)) labels_[key] = other;
  parts_ = list(root, "parts", label_key);
  notes_ = list(root, "notes", label_key);
  titles_ = list(root, "title", label_key);
  signatures_ = list(root, "signatures", as_it_is);
  other_sheets_ = list(root, "other_sheets", as_it_is);
  placeholder_parts_ = list(root, "placeholders.contain", folded);
  placeholders_ = list(root, "placeholders.are", folded);
}

const FormWords& FormWords::built_in() {
  static const FormWords words(document_asset("document/registration_form.json"));
  return words;
}

int FormWords::find(const std::string& key) const {
  const auto found = labels_.find(key);
  return found == labels_.end() ? none : found->second;
}

int FormWords::label(std::string_view text) const {
  const std::string key = label_key(text);
  const int found = key.empty() ? none : find(key);
  const bool signed_here =
      found != none && key != folded(text) && has_any(folded(text), signatures_);
  return signed_here && !has_any(key, signatures_) ? other : found;
}

bool FormWords::is_part(std::string_view text) const {
  return is_in(parts_, label_key(text));
}

int FormWords::label(std::string_view above, std::string_view part) const {
  const int field = label(above);
  return field == none ? none : find(label_key(above) + label_key(part));
}

bool FormWords::is_note(std::string_view text) const {
  const std::string plain = folded(text);
  return is_in(notes_, label_key(text)) ||
         std::any_of(notes_.begin(), notes_.end(), [&](const std::string& note) {
           return plain.starts_with(note + ":") || plain == "(" + note + ")";
         });
}

bool FormWords::is_placeholder(std::string_view text) const {
  const std::string plain = folded(text);
  return is_in(placeholders_, plain) || has_any(plain, placeholder_parts_);
}

bool FormWords::is_title(std::string_view text) const {
  return has_any(label_key(text), titles_);
}

bool FormWords::is_other_sheet(std::string_view name) const {
  return has_any(name, other_sheets_);
}

bool FormWords::demands(std::string_view label) {
  const std::string plain = folded(label);
  return plain.starts_with('*') || plain.ends_with('*') || plain.find("必填") != std::string::npos;
}

}  // namespace beian
