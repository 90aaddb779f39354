// Words that reviewers stumble over, in the texts a rule looks at.
#include "core/rules/words.h"

#include <algorithm>

#include "core/rules/functions.h"
#include "core/rules/shared.h"
#include "core/rules/values.h"
#include "core/text/utf8.h"

namespace beian {

const std::vector<WordHit>& word_hits(const Context& context, const FieldText& text) {
  const auto [place, fresh] = context.shared.word_hits.try_emplace(text.path);
  if (fresh) place->second = context.pack.words.hits(text.clean);
  return place->second;
}

WordIndex::Groups groups_in(const Context& context, const Json* names) {
  WordIndex::Groups groups = 0;
  if (names == nullptr || !names->is_array()) return groups;
  for (const Json& name : *names) {
    const auto* text = name.get_ptr<const std::string*>();
    if (text != nullptr) groups |= context.pack.words.group(*text);
  }
  return groups;
}

}  // namespace beian

namespace beian::checks {
namespace {

constexpr std::string_view subject_name = "icp_subject.base_info.name";
constexpr std::string_view approvals = "icp_applets.base_info.nrlx_details[]";

/// 主办单位名称; nothing for an individual, whose name is no word of a trade.
std::string_view own_name(const Context& context) {
  constexpr int individual = 5;
  if (context.filing.number("icp_subject.base_info.type") == individual) return {};
  if (context.filing.text("scenario.subject_type") == "individual") return {};
  const auto& names = texts_at(context, subject_name);
  return names.empty() ? std::string_view() : names.front().clean;
}

/// One of params.unless_items is chosen as 前置审批.
bool is_chosen(const Context& context) {
  if (member(context.rule.params, "unless_items") == nullptr) return false;
  bool chosen = false;
  each_path(context.filing, approvals, [&](std::string_view path) {
    const auto type = context.filing.number(join(path, "type"));
    chosen = chosen || (type && in_param(context, "unless_items", *type));
  });
  return chosen;
}

/// A paper in one of params.unless_given: what it says, only a person can read.
bool is_answered(const Context& context) {
  const auto paths = list_param(context, "unless_given");
  return std::any_of(paths.begin(), paths.end(),
                     [&](std::string_view path) { return context.filing.given(path); });
}

struct Found {
  std::vector<std::string_view> words;
  Fields fields;
};

void add_word(Found& found, std::string_view word) {
  constexpr size_t shown = 6;
  auto& words = found.words;
  if (words.size() < shown && std::find(words.begin(), words.end(), word) == words.end()) {
    words.push_back(word);
  }
}

/// params.own_name: "skip" leaves out words of 主办单位名称, "only" all the others.
bool is_meant(const Context& context, std::string_view field, std::string_view word,
              std::string_view own) {
  const std::string_view how = text_param(context, "own_name");
  if (how.empty() || field == subject_name) return true;
  const bool is_own = own.find(word) != std::string_view::npos;
  return is_own == (how == "only");
}

/// What the applicant tells in sentences.
bool is_prose(std::string_view field) {
  return field.ends_with(".comment") || field.ends_with(".intro");
}

std::string quoted(const Context& context, const std::vector<std::string_view>& words) {
  const bool zh = context.options.language == Language::zh;
  const std::string_view open = zh ? "「" : "\"", close = zh ? "」" : "\"";
  std::string text;
  for (const std::string_view word : words) {
    if (!zh && !text.empty()) text += ", ";
    text += open;
    text += word;
    text += close;
  }
  return text;
}

void tell(const Context& context, Outcomes& outcomes, const Found& found) {
  std::vector<std::string> places;
  for (const std::string_view field : found.fields) {
    std::string name = label(context, field);
    if (std::find(places.begin(), places.end(), name) == places.end()) {
      places.push_back(std::move(name));
    }
  }
  outcomes.fail(found.fields,
                {{"words", quoted(context, found.words)}, {"places", enumerate(context, places)}});
}

/// The texts of the rule's fields, each once: the program's name stands in two.
template <class Visit>
bool each_text(const Context& context, Visit visit) {
  std::vector<std::string_view> seen;
  for (const std::string& field : context.rule.fields) {
    for (const FieldText& text : texts_at(context, field)) {
      if (text.clean.empty()) continue;
      if (std::find(seen.begin(), seen.end(), text.clean) != seen.end()) continue;
      seen.push_back(text.clean);
      visit(text);
    }
  }
  return !seen.empty();
}

}  // namespace

/// params.groups: their words are named, with all places, in one finding. Those of name_groups mean
/// something in names and in the scope only: every shop's remark speaks of 支付. Further params:
/// own_name, unless_items, unless_given.
void words(const Context& context, Outcomes& outcomes) {
  const WordIndex::Groups groups = groups_in(context, member(context.rule.params, "groups"));
  const WordIndex::Groups more = groups_in(context, member(context.rule.params, "name_groups"));
  const std::string_view own = own_name(context);
  Found found;
  const bool any = each_text(context, [&](const FieldText& text) {
    if (text.path == subject_name && own.empty()) return;
    const WordIndex::Groups wanted = groups | (is_prose(text.path) ? 0 : more);
    bool here = false;
    for (const WordHit& hit : word_hits(context, text)) {
      const std::string_view word = text.clean.substr(hit.at, hit.length);
      if ((hit.groups & wanted) == 0 || !is_meant(context, text.path, word, own)) continue;
      add_word(found, word);
      here = true;
    }
    if (here) found.fields.push_back(text.path);
  });
  if (!any) return outcomes.not_checked();
  if (found.fields.empty() || is_chosen(context) || is_answered(context)) return outcomes.pass();
  tell(context, outcomes, found);
}

/// The whole text is made of words of params.groups, at least one of them of params.with.
void words_alone(const Context& context, Outcomes& outcomes) {
  constexpr size_t longest = 300;  // bytes: a name that is longer is another rule's
  const WordIndex::Groups groups = groups_in(context, member(context.rule.params, "groups"));
  const WordIndex::Groups with = context.pack.words.group(text_param(context, "with"));
  const WordIndex::Groups without = context.pack.words.group(text_param(context, "without"));
  const bool any = each_text(context, [&](const FieldText& text) {
    size_t covered = 0;
    bool has = false, spoilt = text.clean.size() > longest;
    Found found;
    if (!spoilt) {
      context.pack.words.each(text.clean, [&](const WordHit& hit) {
        if ((hit.groups & groups) == 0) return true;
        covered += hit.length;
        has = has || (hit.groups & with) != 0;
        spoilt = spoilt || (hit.groups & without) != 0;
        add_word(found, text.clean.substr(hit.at, hit.length));
        return true;
      });
    }
    if (!has || spoilt || covered != text.clean.size()) return outcomes.pass();
    found.fields.push_back(text.path);
    tell(context, outcomes, found);
  });
  if (!any) outcomes.not_checked();
}

/// The name of the program is that of a person of the filing.
void name_is_person(const Context& context, Outcomes& outcomes) {
  std::vector<std::string_view> persons;
  for (const std::string_view path :
       {"icp_subject.principal_info.name", "icp_applets.principal_info.name",
        "icp_subject.legal_person_info.name"}) {
    for (const FieldText& one : texts_at(context, path)) persons.push_back(one.clean);
  }
  if (persons.empty()) return outcomes.not_checked();
  const bool any = each_text(context, [&](const FieldText& text) {
    const auto same = std::find(persons.begin(), persons.end(), text.clean);
    same == persons.end() ? outcomes.pass() : outcomes.fail({std::string(text.path)});
  });
  if (!any) outcomes.not_checked();
}

/// Slogans and the words every remark has: what is left once they are taken away is too little.
/// params: groups, min (letters that must be left), name: field of the program's name.
void words_only_filler(const Context& context, Outcomes& outcomes) {
  constexpr size_t enough = 1000;  // code points: a longer text is another rule's
  const WordIndex::Groups groups = groups_in(context, member(context.rule.params, "groups"));
  const auto least = static_cast<size_t>(int_param(context, "min", 0));
  const auto from = static_cast<size_t>(int_param(context, "from", 0));
  const auto& names = texts_at(context, text_param(context, "name"));
  for (const Value& value : texts(context)) {
    if (utf8::length(value.text) < from) continue;
    std::string left(utf8::prefix(value.text, enough));
    if (!names.empty() && !names.front().clean.empty()) {
      const std::string_view name = names.front().clean;
      for (size_t at = 0; (at = left.find(name, at)) != std::string::npos;) {
        left.erase(at, name.size());
      }
    }
    if (count_han(left) < least) continue;  // says_nothing speaks of it
    std::string rest = left;
    context.pack.words.each(left, [&](const WordHit& hit) {
      if ((hit.groups & groups) != 0) {
        std::fill_n(rest.begin() + static_cast<ptrdiff_t>(hit.at), hit.length, ' ');
      }
      return true;
    });
    count_han(rest) < least ? outcomes.fail(value.fields) : outcomes.pass();
  }
}

/// Fails when none of params.texts stands in the value. params.from: shorter texts are another
/// rule's.
void says_none_of(const Context& context, Outcomes& outcomes) {
  const auto wanted = list_param(context, "texts");
  const auto from = static_cast<size_t>(int_param(context, "from", 0));
  for (const Value& value : texts(context)) {
    if (utf8::length(value.text) < from) continue;
    const bool said = std::any_of(wanted.begin(), wanted.end(), [&](std::string_view text) {
      return value.text.find(text) != std::string_view::npos;
    });
    said ? outcomes.pass() : outcomes.fail(value.fields);
  }
}

}  // namespace beian::checks
