#include "core/filing/filing.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace beian {
namespace {

constexpr std::array<std::string_view, 7> own_keys = {
    "scenario", "account", "verification", "short_drama", "documents", "process", "format"};
constexpr int individual = 5;  // icp_subject.base_info.type of 个人

constexpr std::string_view subject_principal = "icp_subject.principal_info";
constexpr std::string_view applet_principal = "icp_applets.principal_info";

bool empty(const Json& value) {
  const auto* text = value.get_ptr<const std::string*>();
  return value.is_null() || (text && text->empty()) || (value.is_structured() && value.empty());
}

std::optional<int> integer(const Json& value) {
  if (value.is_number_integer()) {
    const auto number = value.get<int64_t>();
    if (number < INT32_MIN || number > INT32_MAX) return std::nullopt;
    return static_cast<int>(number);
  }
  const auto* text = value.get_ptr<const std::string*>();
  if (!text || text->empty()) return std::nullopt;
  int number = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  if (error != std::errc() || end != text->data() + text->size()) return std::nullopt;
  return number;
}

std::string path_of(std::string_view parent, std::string_view key) {
  return std::string(parent) + "." + std::string(key);
}

bool is_index(std::string_view step) {
  return !step.empty() && step.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Splits off the first step of a path.
std::string_view take_step(std::string_view& path) {
  const size_t dot = std::min(path.find('.'), path.size());
  const std::string_view step = path.substr(0, dot);
  path.remove_prefix(std::min(dot + 1, path.size()));
  return step;
}

Json* child(Json& parent, std::string_view step) {
  return const_cast<Json*>(find(std::as_const(parent), step));
}

void remove(Json& parent, std::string_view path) {
  const std::string_view step = take_step(path);
  Json* value = child(parent, step);
  if (!value) return;
  if (!path.empty()) {
    if (!value->is_structured() || value->empty()) return;
    remove(*value, path);
    if (!value->empty()) return;
  }
  if (parent.is_object()) {
    parent.erase(std::string(step));
  } else if (const auto index = integer(Json(std::string(step)))) {
    parent.erase(static_cast<size_t>(*index));
  }
}

/// Lists grow only by the element right behind their end.
void put(Json& parent, std::string_view path, Json&& value) {
  const std::string_view step = take_step(path);
  Json* place = child(parent, step);
  if (!place && is_index(step) && parent.is_array()) {
    if (step != std::to_string(parent.size())) return;
    parent.push_back(nullptr);
    place = &parent.back();
  } else if (!place) {
    if (!parent.is_object()) parent = Json::object();
    place = &parent[std::string(step)];
  }
  if (path.empty()) {
    *place = std::move(value);
    return;
  }
  std::string_view rest = path;
  const bool list = is_index(take_step(rest));
  if (!place->is_structured()) *place = list ? Json::array() : Json::object();
  put(*place, path, std::move(value));
}

std::string_view yes_no(bool yes) {
  return yes ? "yes" : "no";
}

/// What the applicant said at a path; "" when nothing.
std::string_view said(const Filing& filing, std::string_view path) {
  const Json* value = filing.find(path);
  const auto* flag = value ? value->get_ptr<const bool*>() : nullptr;
  return flag ? yes_no(*flag) : std::string_view();
}

/// Letters and digits that count when two names or numbers are compared.
std::string essence(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c != ' ' && c != '\t') result += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  }
  return result;
}

/// Whether two people are one, by number where both are known, else by name; "" when undecided.
std::string_view same_person(const Filing& filing, std::string_view one, std::string_view other) {
  for (const std::string_view key : {"certificate_number", "name"}) {
    const std::string a = essence(filing.text(path_of(one, key)));
    const std::string b = essence(filing.text(path_of(other, key)));
    if (!a.empty() && !b.empty()) return yes_no(a == b);
  }
  return "";
}

constexpr std::string_view legal_person = "icp_subject.legal_person_info";

std::string_view principal_is_legal_person(const Filing& filing) {
  if (filing.number("icp_subject.base_info.type") == individual) return "yes";
  const auto answer = said(filing, "scenario.principal_is_legal_person");
  if (!answer.empty()) return answer;
  // legal_person_info is only filled in when the two differ, so its absence says that they do not.
  const auto same = same_person(filing, subject_principal, legal_person);
  return same.empty() ? "yes" : same;
}

std::string_view same_principal(const Filing& filing) {
  const auto answer = said(filing, "scenario.same_principal");
  return answer.empty() ? same_person(filing, subject_principal, applet_principal) : answer;
}

std::string_view applet_principal_is_legal_person(const Filing& filing) {
  if (filing.number("icp_subject.base_info.type") == individual) return "yes";
  const auto answer = said(filing, "scenario.applet_principal_is_legal_person");
  if (!answer.empty()) return answer;
  const bool known = principal_is_legal_person(filing) == "yes";
  if (!known) return same_person(filing, applet_principal, legal_person);
  return same_principal(filing);
}

/// 个体工商户 files as 企业; the second digit of its code tells (GB 32100: 92).
std::string_view sole_trader(const Filing& filing) {
  constexpr int enterprise = 4;
  if (filing.number("icp_subject.base_info.type") != enterprise) return "no";
  const std::string_view kind = filing.text("scenario.subject_type");
  if (!kind.empty()) return yes_no(kind == "individual-business");
  const std::string code = essence(filing.text("icp_subject.organize_info.certificate_number"));
  return yes_no(code.compare(0, 2, "92") == 0);
}

std::string_view derived_view(const Filing& filing, std::string_view name) {
  if (name == "principal-is-legal-person") return principal_is_legal_person(filing);
  if (name == "applet-principal-is-legal-person") return applet_principal_is_legal_person(filing);
  if (name == "same-person") return same_principal(filing);
  if (name == "sole-trader") return sole_trader(filing);
  return "";
}

bool matches(const Json* value, const Json& wanted) {
  if (empty(wanted)) return !value || empty(*value);
  if (!value) return false;
  if (*value == wanted) return true;
  const auto number = integer(wanted);
  return number && integer(*value) == number;
}

bool matches_any(const Json* value, const Json& wanted) {
  if (!wanted.is_array()) return matches(value, wanted);
  return std::any_of(wanted.begin(), wanted.end(),
                     [&](const Json& one) { return matches(value, one); });
}

bool holds_json(const Filing& filing, const Json& condition) {
  const auto* clauses = condition.get_ptr<const Json::object_t*>();
  if (!clauses) return true;
  for (const auto& [key, wanted] : *clauses) {
    bool good = false;
    if (key == "not") {
      good = !holds_json(filing, wanted);
    } else if (key == "any") {
      good = wanted.is_array() && std::any_of(wanted.begin(), wanted.end(), [&](const Json& one) {
               return holds_json(filing, one);
             });
    } else if (key.find('-') != std::string::npos) {  // a derived name; paths have no hyphens
      const Json fact(derived_view(filing, key));
      good = matches_any(&fact, wanted);
    } else {
      good = matches_any(filing.find(key), wanted);
    }
    if (!good) return false;
  }
  return true;
}

}  // namespace

std::string_view Filing::text(std::string_view path) const {
  const Json* value = find(path);
  const auto* string = value ? value->get_ptr<const std::string*>() : nullptr;
  return string ? std::string_view(*string) : std::string_view();
}

std::optional<int> Filing::number(std::string_view path) const {
  const Json* value = find(path);
  return value ? integer(*value) : std::nullopt;
}

bool Filing::given(std::string_view path) const {
  const Json* value = find(path);
  if (value && !empty(*value)) return true;
  const Json* ready = find("documents.ready");
  if (!ready || !ready->is_array()) return false;
  return std::any_of(ready->begin(), ready->end(), [&](const Json& one) {
    const auto* text = one.get_ptr<const std::string*>();
    return text && *text == path;
  });
}

void Filing::set(std::string_view path, Json value) {
  if (path.empty()) return;
  if (empty(value)) {
    remove(document, path);
  } else {
    put(document, path, std::move(value));
  }
}

std::string Filing::derived(std::string_view name) const {
  return std::string(derived_view(*this, name));
}

bool Filing::holds(const Condition& condition) const {
  return holds_json(*this, condition.json);
}

void copy_principal(Filing& filing) {
  Json ready = Json::array();
  if (const Json* listed = filing.find("documents.ready"); listed && listed->is_array())
    ready = *listed;
  const auto listed = [&](const std::string& path) {
    return std::find(ready.begin(), ready.end(), Json(path));
  };
  for (const std::string_view key :
       {"name", "mobile", "email", "emergency_contact", "certificate_type", "certificate_number",
        "certificate_validity_date_start", "certificate_validity_date_end",
        "certificate_photo_front", "certificate_photo_back"}) {
    const std::string from = path_of(subject_principal, key), to = path_of(applet_principal, key);
    const Json* value = filing.find(from);
    filing.set(to, value ? *value : Json());
    const bool have = listed(from) != ready.end();
    if (const auto at = listed(to); at != ready.end() && !have) ready.erase(at);
    if (have && listed(to) == ready.end()) ready.push_back(to);
  }
  filing.set("documents.ready", std::move(ready));
}

ReadResult read_filing(std::string_view bytes) {
  JsonText text = read_json(bytes);
  if (!text.ok) return {std::nullopt, std::move(text.error)};
  if (!text.value.is_object()) return {std::nullopt, {"json-not-an-object", 1, 1, {}}};
  Filing filing;
  filing.document = std::move(text.value);
  filing.duplicate_keys = std::move(text.duplicates);
  // An answer of get_online_icp_order: the body with errcode and errmsg beside it, and, by the
  // newer page, a list of mini programs. (api_getonlineicporder)
  if (filing.document.contains("errcode")) {
    filing.document.erase("errcode");
    filing.document.erase("errmsg");
    Json* applets = child(filing.document, "icp_applets");
    if (applets && applets->is_array() && !applets->empty()) {
      Json first = std::move(applets->front());
      *applets = std::move(first);
    }
  }
  return {std::move(filing), {}};
}

std::string write_filing(const Filing& filing) {
  return write_json(filing.document) + "\n";
}

std::string write_official_body(const Filing& filing) {
  Json body = filing.document;
  for (const std::string_view key : own_keys) body.erase(std::string(key));
  return write_json(body) + "\n";
}

}  // namespace beian
