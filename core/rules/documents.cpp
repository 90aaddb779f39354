// What was found in documents (core/package/judge.h), told in the words of the rule pack, and what
// they say against the filing and each other. It stands in the filing's documents.files, one entry
// a file: {path, part?, name, sha256, findings, passed, until?: [{page, end}], form?: {field:
// {value, code}}, pictures?}.
#include <algorithm>
#include <map>
#include <set>

#include "core/rules/document_slots.h"
#include "core/rules/functions.h"
#include "core/rules/told.h"
#include "core/rules/values.h"

namespace beian::checks {
namespace {

const Json& files(const Context& context) {
  return list_at(context.filing.document, "documents.files");
}

/// Where a file is that has no slot: its name is the evidence.
std::string name_path(size_t file) {
  return "documents.files." + std::to_string(file) + ".name";
}

}  // namespace

/// The rule's own results, of each file.
void document(const Context& context, Outcomes& outcomes) {
  const Json& list = files(context);
  for (size_t i = 0; i < looked_at(list); ++i) {
    const std::string path = text(list[i], "path");
    tell_kept(context, outcomes, path.empty() ? name_path(i) : path, list[i]);
  }
}

/// A file that fits no slot, and of which nothing else is said.
void document_unknown(const Context& context, Outcomes& outcomes) {
  const Json& list = files(context);
  for (size_t i = 0; i < looked_at(list); ++i) {
    if (!text(list[i], "path").empty()) {
      outcomes.pass();
    } else if (!text(list[i], "name").empty() && list_at(list[i], "findings").empty()) {
      outcomes.fail({name_path(i)});
    }
  }
}

/// One file where two different papers belong.
void duplicate_document(const Context& context, Outcomes& outcomes) {
  std::map<std::string, std::pair<std::string, std::string>> seen;  // hash → path, part
  const Json& list = files(context);
  for (size_t i = 0; i < looked_at(list); ++i) {
    const std::string path = text(list[i], "path"), sha256 = text(list[i], "sha256");
    if (path.empty() || sha256.empty()) continue;
    const std::pair<std::string, std::string> place{path, text(list[i], "part")};
    const auto [at, fresh] = seen.emplace(sha256, place);
    fresh || at->second == place ? outcomes.pass() : outcomes.fail({path, at->second.first});
  }
}

/// Dates that a document's text gives as its end, against the reference date.
void document_expired(const Context& context, Outcomes& outcomes) {
  const Json& list = files(context);
  for (size_t i = 0; i < looked_at(list); ++i) {
    const std::string path = text(list[i], "path");
    const Json& ends = list_at(list[i], "until");
    for (size_t k = 0; k < looked_at(ends) && !path.empty(); ++k) {
      const auto end = parse_compact_date(text(ends[k], "end"));
      if (!end) continue;
      if (*end >= context.options.date) {
        outcomes.pass();
        continue;
      }
      const Json* page = member(ends[k], "page");
      Outcomes::Failure failure;
      failure.fields = {path};
      failure.arguments = {{"value", iso(*end)}};
      failure.page = page && page->is_number_unsigned() ? page->get<size_t>() : 0;
      outcomes.add(std::move(failure));
    }
  }
}

/// params.form: "missing" (some parts of a document are there, others are not) or "unmerged" (all
/// of them are, but not as one file).
void document_parts(const Context& context, Outcomes& outcomes) {
  std::map<std::string, std::set<std::string>> parts;  // by path; "" is the whole
  const Json& list = files(context);
  for (size_t i = 0; i < looked_at(list); ++i) {
    parts[text(list[i], "path")].insert(text(list[i], "part"));
  }
  const bool missing = text_param(context, "form") == "missing";
  for (const auto& [path, there] : parts) {
    const DocumentSlot* slot = document_slot(path);
    if (slot == nullptr || slot->parts.empty()) continue;
    std::vector<std::string> absent;
    for (const DocumentPart& part : slot->parts) {
      if (there.count(part.id) == 0) absent.push_back(say(context, part.title.zh, part.title.en));
    }
    if (there.count("") > 0) {
      outcomes.pass();
    } else if (missing == !absent.empty()) {
      outcomes.fail({path}, {{"what", enumerate(context, absent)}});
    } else {
      outcomes.pass();
    }
  }
}

namespace {

/// What a cell of a form says, where nothing is wrong with the cell itself.
std::string cell(const Json& file, const std::string& field) {
  const Json* form = member(file, "form");
  const Json* value = form ? member(*form, field) : nullptr;
  return value && text(*value, "code").empty() ? text(*value, "value") : "";
}

std::string cell_label(const Context& context, const std::string& field) {
  const Json* labels = find(context.rule.params, "labels");
  const Json* words = labels ? member(*labels, field) : nullptr;
  return words ? say(context, text(*words, "zh"), text(*words, "en")) : field;
}

void compare_cell(const Context& context, Outcomes& outcomes, const Json& file,
                  const std::string& field, const Json& paths) {
  const std::string said = comparable(cell(file, field));
  std::vector<std::string> others;
  bool same = false;
  for (const Json& path : paths) {
    const std::string value = comparable(context.filing.text(path.get<std::string>()));
    if (value.empty()) continue;
    value == said ? void(same = true) : others.push_back(path.get<std::string>());
  }
  if (said.empty() || (others.empty() && !same)) return outcomes.not_checked();
  const bool any = int_param(context, "any", 0) != 0;
  if (others.empty() || (any && same)) return outcomes.pass();
  outcomes.fail({text(file, "path"), others.front()}, {{"what", cell_label(context, field)}});
}

}  // namespace

/// The cells of registration forms against the filing. params.pairs: {field of the form: [paths]},
/// all of which must agree, or with params.any: 1 one of them; params.labels: what the fields are
/// called.
void form_differs(const Context& context, Outcomes& outcomes) {
  const Json* pairs = find(context.rule.params, "pairs");
  const Json& list = files(context);
  for (size_t i = 0; pairs && i < looked_at(list); ++i) {
    if (member(list[i], "form") == nullptr || text(list[i], "path").empty()) continue;
    for (const auto& [field, paths] : pairs->items()) {
      compare_cell(context, outcomes, list[i], field, paths);
    }
  }
}

/// The registration forms against each other; params.labels: {field of the form: what it is
/// called}.
void form_versions(const Context& context, Outcomes& outcomes) {
  const Json* labels = find(context.rule.params, "labels");
  const Json& list = files(context);
  const Json* first = nullptr;
  for (size_t i = 0; labels && i < looked_at(list); ++i) {
    if (member(list[i], "form") == nullptr || text(list[i], "path").empty()) continue;
    if (first == nullptr) {
      first = &list[i];
      continue;
    }
    for (const auto& [field, words] : labels->items()) {
      const std::string a = comparable(cell(*first, field)), b = comparable(cell(list[i], field));
      if (a.empty() || b.empty()) continue;
      a == b ? outcomes.pass()
             : outcomes.fail({text(list[i], "path"), text(*first, "path")},
                             {{"what", cell_label(context, field)}});
    }
  }
}

}  // namespace beian::checks
