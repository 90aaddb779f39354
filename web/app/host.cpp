#include "web/app/host.h"

#include <algorithm>

#include "core/report/parts.h"
#include "core/rules/overlay.h"
#include "core/rules/slots.h"
#include "web/app/documents.h"
#include "web/app/pictures.h"
#include "web/app/words.h"
#include "web/platform/embed.h"
#include "web/platform/platform.h"
#include "web/ui/theme.h"

namespace beian::host {
namespace {

constexpr int invalid_params = -32602, unavailable = -32003, too_large = -32005;
std::optional<Question> asked;
bool leave = false, fit = false;
std::array<bool, App::page_count> hidden{};
Json presets = Json::object();  // path → value
float seen_top = 0, seen_height = 0;

Json error(int code, std::string_view message, Json data = nullptr) {
  Json body = {{"code", code}, {"message", message}};
  if (!data.is_null()) body["data"] = std::move(data);
  return Json::object({{"error", std::move(body)}});
}
Json wrong(std::string_view path, std::string_view expected) {
  return error(invalid_params, std::string(path) + ": " + std::string(expected),
               Json::object({{"path", path}, {"expected", expected}}));
}
Json result(Json value = Json::object()) {
  return Json::object({{"result", std::move(value)}});
}

/// How many of what, and which rules say so: no value, no name.
Json summary(const Report& report) {
  Json rules = Json::array();
  for (const Finding& finding : report.findings) {
    Json entry = {{"id", finding.rule->id},
                  {"severity", name(finding.severity)},
                  {"result", name(finding.result)}};
    const auto same = std::find_if(rules.begin(), rules.end(), [&](const Json& one) {
      return one["id"] == entry["id"] && one["severity"] == entry["severity"] &&
             one["result"] == entry["result"];
    });
    if (same != rules.end()) {
      (*same)["count"] = (*same)["count"].get<int>() + 1;
    } else {
      entry["count"] = 1;
      rules.push_back(std::move(entry));
    }
  }
  const Json counts = {{"error", report.count(Severity::error)},
                       {"warning", report.count(Severity::warning)},
                       {"advice", report.count(Severity::advice)},
                       {"needsReview", report.count(Result::needs_review)}};
  return Json::object({{"summary", Json::object({{"verdict", verdict(report)},
                                                 {"date", iso(report.date)},
                                                 {"counts", counts},
                                                 {"rules", std::move(rules)}})}});
}

// --- settings ------------------------------------------------------------------------------------

std::optional<Page> step(const Json& name) {
  for (size_t i = 0; i < App::page_count; ++i) {
    const Page page = static_cast<Page>(i);
    if (page != Page::results && name == Json(step_id(page))) return page;
  }
  return std::nullopt;
}

std::optional<uint32_t> colour(std::string_view text) {  // "#1257d6"
  if (text.size() != 7 || text.front() != '#') return std::nullopt;
  uint32_t value = 0;
  for (const char c : text.substr(1)) {
    const char lower = static_cast<char>(c | 0x20);
    const bool digit = c >= '0' && c <= '9';
    if (!digit && (lower < 'a' || lower > 'f')) return std::nullopt;
    value = value * 16 + static_cast<uint32_t>(digit ? c - '0' : lower - 'a' + 10);
  }
  return value;
}

bool is_province(std::string_view name) {
  const auto provinces = built_in_pack().regions.official_children(0);
  return std::any_of(provinces.begin(), provinces.end(),
                     [&](const Region* one) { return one->name == name; });
}

struct Preset {
  std::string_view parameter, path, choices;
};
constexpr Preset known_presets[] = {
    {"platform", "scenario.platform", "scenario_platforms"},
    {"subjectType", "scenario.subject_type", "scenario_subject_types"},
    {"province", "scenario.province", ""},
    {"scenario", "scenario.category", "scenario_categories"}};

/// Nothing, or what is wrong; takes them only when all are right.
std::optional<Json> take_presets(const Json& params) {
  Json taken = presets;
  for (const Preset& preset : known_presets) {
    const Json* given = member(params, preset.parameter);
    if (given == nullptr) continue;
    const auto& value = given->get_ref<const std::string&>();
    const bool known = preset.choices.empty()
                           ? is_province(value)
                           : built_in_pack().enums.find(preset.choices, value) != nullptr;
    if (!known) return wrong(preset.parameter, "a known value");
    taken[std::string(preset.path)] = value;
  }
  presets = std::move(taken);
  return std::nullopt;
}

std::optional<Json> take_hidden(const Json& params) {
  const Json* list = member(params, "hide");
  if (list == nullptr) return std::nullopt;
  std::array<bool, App::page_count> next{};
  for (size_t i = 0; i < list->size(); ++i) {
    const auto page = step((*list)[i]);
    if (!page) return wrong("hide." + std::to_string(i), "a step");
    next[static_cast<size_t>(*page)] = true;
  }
  hidden = next;
  return std::nullopt;
}

std::optional<Json> take_accent(App& app, const Json& params) {
  const Json* given = member(params, "accent");
  if (given == nullptr) return std::nullopt;
  const auto accent = colour(given->get_ref<const std::string&>());
  if (!accent && *given != Json("")) return wrong("accent", "#rrggbb");
  ui::use_accent(accent);
  app.environment_changed();
  return std::nullopt;
}

std::optional<Json> take_rules(App& app, const Json& params) {
  const Json* rules = member(params, "rules");
  if (rules == nullptr) return std::nullopt;
  if (rules->is_null()) {
    app.lay_over(std::nullopt);
    return std::nullopt;
  }
  const std::string bytes = rules->is_string() ? rules->get<std::string>() : write_json(*rules, -1);
  OverlaidPack read = overlay_pack(built_in_pack(), bytes);
  if (!read.pack) {
    Json problems = Json::array();
    for (const PackProblem& problem : read.problems) {
      problems.push_back(app.pack().reason(problem.code, problem.found, language()));
    }
    return error(
        invalid_params, "rules: not a rule pack that can be used",
        Json::object({{"path", "rules"}, {"expected", "a rule pack"}, {"problems", problems}}));
  }
  app.lay_over(std::move(read.pack));
  return std::nullopt;
}

Json initialize(App& app, const Json& params) {
  for (const auto& problem : {take_presets(params), take_hidden(params), take_accent(app, params),
                              take_rules(app, params)}) {
    if (problem) return *problem;
  }
  if (const Json* lang = member(params, "lang")) {
    app.set_language(*lang == Json("en") ? Language::en : Language::zh);
  }
  if (const Json* theme = member(params, "theme")) {
    app.theme_choice = *theme == Json("light") ? 1 : *theme == Json("dark") ? 2 : 0;
    app.environment_changed();
  }
  if (const Json* height = member(params, "height")) fit = *height == Json("auto");
  if (const Json* button = member(params, "leave")) leave = button->get<bool>();
  if (app.source.empty()) platform::file_facts();  // reports name it
  prefill(app);
  app.recheck();
  const RulePack& pack = app.pack();
  const Json rules = {{"id", pack.id}, {"version", pack.version}, {"checked", iso(pack.checked)}};
  return result({{"protocolVersion", 1}, {"version", tool_version()}, {"rules", rules}});
}

// --- methods -------------------------------------------------------------------------------------

Json set_filing(App& app, const Json& params) {
  ReadResult read = read_filing(write_json(*member(params, "filing"), -1));
  if (!read.filing) {
    return wrong("filing", app.pack().reason(read.error.code, read.error.found, language()));
  }
  app.take_filing(std::move(*read.filing));
  prefill(app);
  return result(summary(app.report));
}

Json get_report(const App& app, const Json& params) {
  static constexpr std::string_view forms[] = {"html", "markdown", "csv", "sarif", "json"};
  const std::string format = text(params, "format");
  const Json* unmasked = member(params, "unmasked");
  if (format == "hints") {
    return result({{"format", format},
                   {"name", "hints.json"},
                   {"mime", "application/json"},
                   {"text", write_json(report_hints(app.report), -1)}});
  }
  for (size_t i = 0; i < std::size(forms); ++i) {
    if (forms[i] != format) continue;
    const bool masked = unmasked == nullptr || *unmasked != Json(true);
    const auto file = app.report_file(static_cast<ReportForm>(i), masked);
    return result(
        {{"format", format}, {"name", file.name}, {"mime", file.mime}, {"text", file.text}});
  }
  return wrong("format", "a form of reports");
}

/// What the worker is to be asked for: embed.js does, and hands over what it makes.
Json get_package() {
  const size_t waiting = pictures::count_waiting() + documents::count_waiting();
  if (waiting > 0)
    return error(unavailable, "files are being looked at", Json::object({{"waiting", waiting}}));
  return result(documents::request_of_package());
}

}  // namespace

Json unreadable(const JsonError& problem) {
  if (problem.code == "json-too-large") {
    return error(too_large, "too large", Json::object({{"limit", 4 << 20}}));
  }
  return wrong("params", built_in_pack().reason(problem.code, problem.found, language()));
}

Json answer(App& app, std::string_view method, const Json& params) {
  if (method == "initialize") return initialize(app, params);
  if (method == "setFiling") return set_filing(app, params);
  if (method == "setRules") {
    const auto problem = take_rules(app, params);
    return problem ? *problem : result(summary(app.report));
  }
  if (method == "slot") {  // of addFiles: is there such a place?
    const std::string path = text(params, "path");
    if (slot_of(path) == nullptr && document_slot(path) == nullptr)
      return wrong(text(params, "at"), "a place for a picture or a document");
    return result();
  }
  if (method == "check") return result(summary(app.report));
  if (method == "getReport") return get_report(app, params);
  if (method == "getFiling") return result(Json::object({{"filing", app.filing.document}}));
  if (method == "getPackage") return get_package();
  if (method == "clear" || method == "dispose") {
    app.clear();
    return result();
  }
  return error(unavailable, "not available");
}

// --- the applicant's consent ---------------------------------------------------------------------

void ask(std::string_view kind, std::string_view name, std::string_view origin) {
  asked = Question{std::string(kind), std::string(name), std::string(origin)};
  if (origin == "null" || origin.empty()) asked->origin = tr("consent.no-origin");
}
void arm() {
  if (asked && asked->drawn) asked->armed = true;
  platform::request_frame();
}
void show_question(App& app) {
  app.open(Dialog::consent);
}
void question_drawn() {
  if (!asked || asked->drawn) return;
  asked->drawn = true;
  platform::arm_consent_soon();
}
Question* question() {
  return asked ? &*asked : nullptr;
}
void decide(bool yes) {
  if (!asked) return;
  const Question over = *asked;
  asked.reset();
  app().said = tr(yes ? "consent.given" : "consent.refused", {{"origin", over.origin}});
  platform::answer_host(yes, over.always);
}
void forget() {
  platform::forget_consent();
}

// --- settings in use -----------------------------------------------------------------------------

bool hides(Page page) {
  return hidden[static_cast<size_t>(page)];
}
bool wants_leave() {
  return leave;
}
bool wants_height() {
  return fit;
}
void prefill(App& app) {
  app.prefill(presets);
}

// --- told ----------------------------------------------------------------------------------------

void tell_changed() {
  platform::tell_host_changed();
}
void tell_waiting(size_t pictures) {
  platform::tell_host_waiting(static_cast<int>(pictures));
}
void tell_height(float content) {
  if (fit) platform::tell_host_height(content);
}
void tell_leave() {
  platform::tell_host_leave();
}

ui::Rect seen(ui::Rect window) {
  if (!fit || seen_height < 200) return window;
  return {window.x, seen_top, window.w, std::min(seen_height, window.h - seen_top)};
}
void set_seen(float top, float height) {
  seen_top = top;
  seen_height = height;
}

}  // namespace beian::host
