#include "core/rules/provinces.h"

#include <algorithm>
#include <array>
#include <utility>

namespace beian {
namespace {

LocalText local(const Json& object, std::string_view key) {
  const std::string path(key);
  return {text(object, path + ".zh"), text(object, path + ".en")};
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size()) {
    text.replace(at, what.size(), with);
  }
}

/// Reads one row; appends to `wrong` what a writer of rows must know.
class RowReader {
 public:
  RowReader(const Json& file, const Json& row, Province& province, std::string& wrong)
      : file_(file), row_(row), province_(province), wrong_(wrong) {}

  void read() {
    if (const std::string key = text(row_, "key"); !key.empty()) province_.key = key;
    if (const LocalText name = local(row_, "name"); !name.zh.empty()) province_.name = name;
    id_ = std::to_string(province_.code);
    if (province_.key.empty() || province_.name.zh.empty() || province_.name.en.empty()) {
      complain("a province needs key and name");
    }
    const Json* list = member(row_, "statements");
    if (!list || !list->is_array()) return complain("no list named statements");
    for (const Json& record : *list) add(record);
  }

 private:
  void complain(const std::string& what) {
    wrong_ += (wrong_.empty() ? "" : "; ") + id_ + ": " + what;
  }

  void add(const Json& record) {
    Statement statement;
    id_ = province_.key + "." + text(record, "id");
    if (!record.is_object() || text(record, "id").empty()) return complain("a statement has no id");
    statement.id = id_;
    statement.rule = text(record, "rule");
    if (statement.rule.empty()) return complain("no rule");
    statement.province = province_.code;
    read_words(record, statement);
    read_conditions(record, statement);
    read_weight(record, statement);
    read_source(record, statement);
    const auto known =
        std::find_if(province_.statements.begin(), province_.statements.end(),
                     [&](const Statement& other) { return other.id == statement.id; });
    if (known != province_.statements.end()) {
      *known = std::move(statement);
    } else {
      province_.statements.push_back(std::move(statement));
    }
  }

  void read_words(const Json& record, Statement& statement) {
    for (const auto& [key, value] : record.items()) {
      constexpr std::array keys = {"title",      "id",       "rule",       "applies",
                                   "wrong",      "fields",   "params",     "fail",
                                   "fix",        "source",   "clause",     "review",
                                   "confidence", "severity", "valid_from", "valid_to"};
      if (std::find(keys.begin(), keys.end(), key) == keys.end()) complain("unknown key " + key);
    }
    statement.title = local(record, "title");
    statement.fail = local(record, "fail");
    statement.fix = local(record, "fix");
    for (const LocalText* words : {&statement.title, &statement.fail, &statement.fix}) {
      if (words->zh.empty() != words->en.empty()) complain("texts need zh and en");
    }
  }

  void read_conditions(const Json& record, Statement& statement) {
    for (const auto& [key, into] :
         {std::pair("applies", &statement.applies.json), std::pair("wrong", &statement.wrong.json),
          std::pair("params", &statement.params)}) {
      const Json* value = member(record, key);
      if (value == nullptr) continue;
      value->is_object() ? void(*into = *value) : complain(std::string(key) + " is no object");
    }
    const Json* fields = member(record, "fields");
    if (fields == nullptr) return;
    for (const Json& field : *fields) {
      const auto* path = field.get_ptr<const std::string*>();
      path ? statement.fields.push_back(*path) : complain("fields are not strings");
    }
  }

  /// Nothing a province says ever blocks anybody: the sources are old and speak of websites.
  void read_weight(const Json& record, Statement& statement) {
    const std::string severity = text(record, "severity"), sure = text(record, "confidence");
    statement.severity = severity == "advice" ? Severity::advice : Severity::warning;
    if (!severity.empty() && severity != "advice" && severity != "warning") {
      complain("a province's statement is a warning or advice");
    }
    statement.confidence = sure == "published"  ? Confidence::published
                           : sure == "inferred" ? Confidence::inferred
                                                : Confidence::observed;
    const Json* review = member(record, "review");
    statement.review = review != nullptr && *review == true;
    statement.valid_from = date(record, "valid_from");
    statement.valid_to = date(record, "valid_to");
  }

  /// A statement's own date, else that of the whole file.
  Date date(const Json& record, std::string_view key) {
    const std::string own = text(record, key), value = own.empty() ? text(file_, key) : own;
    const auto date = parse_loose_date(value);
    if (!value.empty() && !date) complain(std::string(key) + " is not a date");
    return date.value_or(Date{});
  }

  /// The key of one of the file's sources, or a source of its own; over the file's default.
  void read_source(const Json& record, Statement& statement) {
    const Json* own = member(record, "source");
    const Json* sources = member(file_, "sources");
    if (own && own->is_string()) {
      own = sources ? member(*sources, own->get_ref<const std::string&>()) : nullptr;
      if (own == nullptr) complain("no such source");
    }
    const auto part = [&](std::string_view key) {
      std::string value = own ? text(*own, key) : std::string();
      if (value.empty()) value = text(file_, "source." + std::string(key));
      replace_all(value, "{province}", province_.name.zh);
      replace_all(value, "{page}", text(row_, "page"));
      return value;
    };
    statement.source = {part("authority"), part("document"),  part("clause"),
                        part("url"),       part("published"), part("checked")};
    if (const std::string clause = text(record, "clause"); !clause.empty()) {
      statement.source.clause = clause;
    }
    const Source& source = statement.source;
    if (source.authority.empty() || source.document.empty() || source.checked.empty()) {
      complain("source needs authority, document and checked");
    }
  }

  const Json& file_;
  const Json& row_;
  Province& province_;
  std::string& wrong_;
  std::string id_;
};

bool is_province(std::string_view code) {
  return code.size() == 6 && code.substr(2) == "0000" && code[0] >= '1' && code[0] <= '8' &&
         code[1] >= '0' && code[1] <= '9';
}

}  // namespace

std::optional<std::string> Provinces::add(const Json& file) {
  const Json* rows = member(file, "provinces");
  if (rows == nullptr) return std::nullopt;
  if (!rows->is_object()) return "provinces is not an object";
  std::string wrong;
  for (const auto& [code, row] : rows->items()) {
    if (!is_province(code) || !row.is_object()) {
      wrong += (wrong.empty() ? "" : "; ") + code + ": not a province";
      continue;
    }
    const auto number = static_cast<uint32_t>((code[0] - '0') * 10 + (code[1] - '0')) * 10000;
    auto place = std::find_if(provinces_.begin(), provinces_.end(),
                              [&](const Province& one) { return one.code >= number; });
    if (place == provinces_.end() || place->code != number) {
      place = provinces_.insert(place, Province{number, {}, {}, {}});
    }
    RowReader(file, row, *place, wrong).read();
  }
  if (wrong.empty()) return std::nullopt;
  return wrong;
}

const Province* Provinces::find(uint32_t code) const {
  const auto place = std::find_if(provinces_.begin(), provinces_.end(),
                                  [&](const Province& one) { return one.code == code; });
  return place == provinces_.end() ? nullptr : &*place;
}

const Statement* Provinces::statement(std::string_view id) const {
  for (const Province& province : provinces_) {
    for (const Statement& statement : province.statements) {
      if (statement.id == id) return &statement;
    }
  }
  return nullptr;
}

uint32_t province_of(const Filing& filing) {
  for (const std::string_view path : {"icp_subject.base_info.province", "scenario.province"}) {
    const auto code = filing.number(path);
    if (code && *code > 0) return static_cast<uint32_t>(*code);
  }
  return 0;
}

std::vector<const Statement*> statements_for(const Filing& filing, const Provinces& provinces,
                                             std::string_view rule) {
  std::vector<const Statement*> found;
  const Province* province = provinces.find(province_of(filing));
  if (province == nullptr) return found;
  for (const Statement& statement : province->statements) {
    if (!rule.empty() && statement.rule != rule) continue;
    if (filing.holds(statement.applies)) found.push_back(&statement);
  }
  return found;
}

}  // namespace beian
