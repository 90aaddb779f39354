#include "core/image/rulebook.h"

#include <algorithm>

#include "core/image/assets.h"

namespace beian {
namespace {

LocalText local_text(const Json& object, std::string_view key) {
  const Json* value = member(object, key);
  return value ? LocalText{text(*value, "zh"), text(*value, "en")} : LocalText{};
}

double number(const Json& object, std::string_view key) {
  const Json* value = member(object, key);
  return value && value->is_number() ? value->get<double>() : 0;
}

std::vector<std::string> texts(const Json& object, std::string_view key) {
  std::vector<std::string> result;
  const Json* list = member(object, key);
  if (!list || !list->is_array()) return result;
  for (const Json& one : *list) result.push_back(*one.get_ptr<const std::string*>());
  return result;
}

ImageLimits read_limits(const Json& record) {
  return {number(record, "min_bytes"), number(record, "max_bytes"), number(record, "min_long"),
          number(record, "min_short"), member(record, "soft") != nullptr};
}

ImageRole read_role(const Json& record) {
  ImageRole role;
  role.id = text(record, "id");
  role.title = local_text(record, "title");
  for (const std::string& format : texts(record, "formats")) {
    for (const ImageFormat one :
         {ImageFormat::jpeg, ImageFormat::png, ImageFormat::gif, ImageFormat::bmp}) {
      if (name(one) == format) role.formats.push_back(one);
    }
  }
  if (const Json* limits = member(record, "limits")) {
    for (const Json& one : *limits) role.limits.push_back(read_limits(one));
  }
  role.square = static_cast<int>(number(record, "square"));
  return role;
}

Source read_source(const Json& record, const Json& sources) {
  Source source;
  if (const Json* one = member(sources, text(record, "source"))) {
    source = {text(*one, "authority"), text(*one, "document"),  text(record, "clause"),
              text(*one, "url"),       text(*one, "published"), text(*one, "checked")};
  }
  return source;
}

ImageRule read_rule(const Json& record, const Json& sources) {
  ImageRule rule;
  rule.id = text(record, "id");
  rule.title = local_text(record, "title");
  rule.fail = local_text(record, "fail");
  rule.warn = local_text(record, "warn");
  if (rule.warn.zh.empty()) rule.warn = rule.fail;
  rule.fix = local_text(record, "fix");
  const std::string severity = text(record, "severity"), confidence = text(record, "confidence");
  rule.severity = severity == "error"     ? Severity::error
                  : severity == "warning" ? Severity::warning
                                          : Severity::advice;
  rule.confidence = confidence == "published"  ? Confidence::published
                    : confidence == "observed" ? Confidence::observed
                                               : Confidence::inferred;
  rule.check = image_check(text(record, "check"));
  rule.roles = texts(record, "roles");
  rule.not_roles = texts(record, "not_roles");
  rule.source = read_source(record, sources);
  return rule;
}

Json parsed(std::string_view path) {
  return Json::parse(image_asset(path), nullptr, false);
}

ImageRulebook read_rulebook() {
  ImageRulebook book;
  book.reasons = parsed("image/reasons.json");
  for (const Json& record : parsed("image/roles.json")) book.roles.push_back(read_role(record));
  const Json rules = parsed("image/rules.json");
  const Json* sources = member(rules, "sources");
  const Json* records = member(rules, "rules");
  if (!sources || !records) return book;
  for (const Json& record : *records) {
    ImageRule rule = read_rule(record, *sources);
    if (rule.check) book.rules.push_back(std::move(rule));
  }
  return book;
}

bool names(const std::vector<std::string>& list, const std::string& id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

}  // namespace

bool ImageRule::applies(const ImageRole& role) const {
  return (roles.empty() || names(roles, role.id)) && !names(not_roles, role.id);
}

const ImageRole* ImageRulebook::role(std::string_view id) const {
  for (const ImageRole& one : roles) {
    if (one.id == id) return &one;
  }
  return nullptr;
}

const ImageRulebook& image_rulebook() {
  static const ImageRulebook book = read_rulebook();
  return book;
}

}  // namespace beian
