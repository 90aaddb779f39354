#include "core/process/plan.h"

#include <algorithm>
#include <array>
#include <set>

#include "core/assets.h"
#include "core/process/calendar.h"

namespace beian {
namespace {

const Json& process() {
  static const JsonText read = read_json(core_asset("process.json"));
  static const Json nothing = Json::object();
  return read.ok ? read.value : nothing;
}

const Json& list(const Json& object, std::string_view key) {
  static const Json nothing = Json::array();
  const Json* value = member(object, key);
  return value && value->is_array() ? *value : nothing;
}

int number(const Json& object, std::string_view key) {
  const Json* value = member(object, key);
  return value && value->is_number_integer() ? static_cast<int>(value->get<int64_t>()) : 0;
}

/// What the steps of one filing depend on.
class Planner {
 public:
  Planner(const Filing& filing, Date submitted, Language language)
      : filing_(filing), submitted_(submitted), language_(language) {
    const Json* done = filing.find("process.done");
    if (done == nullptr || !done->is_array()) return;
    for (const Json& one : *done) {
      if (const auto* id = one.get_ptr<const std::string*>()) done_.insert(*id);
    }
  }

  bool applies(const Json& entry) const {
    const Json* when = member(entry, "when");
    if (when != nullptr && when->is_array()) {
      if (!std::all_of(when->begin(), when->end(), [&](const Json& one) { return holds(one); }))
        return false;
    } else if (when != nullptr && !holds(*when)) {
      return false;
    }
    const Json& provinces = list(entry, "province");
    return provinces.empty() || std::any_of(provinces.begin(), provinces.end(),
                                            [&](const Json& one) { return one == province(); });
  }

  PlanStep step(const Json& entry) const {
    PlanStep step;
    step.id = text(entry, "id");
    step.phase = text(entry, "phase");
    const Json& words = list(entry, code());
    if (words.size() == 2) {
      step.title = words[0].get_ref<const std::string&>();
      step.text = words[1].get_ref<const std::string&>();
    }
    for (const Json& detail : list(entry, "details")) {
      if (applies(detail)) step.details.push_back(text(detail, code()));
    }
    step.from = date(entry, "from", 0);
    step.to = date(entry, "to", 0);
    const Json* deadline = member(entry, "deadline");
    step.deadline = deadline != nullptr && *deadline == true;
    step.done = done_.count(step.id) > 0;
    if (const Json* source = find(process(), "sources." + text(entry, "source"))) {
      step.source = text(*source, code());
      step.url = text(*source, "url");
    }
    return step;
  }

  std::string note(std::string_view key, std::string_view value = {}) const {
    const Json* note = find(process(), std::string("notes.").append(key));
    std::string result = note ? text(*note, code()) : std::string();
    if (const size_t at = result.find("{value}"); at != std::string::npos) {
      result.replace(at, 7, value);
    }
    return result;
  }

  int province() const {
    const auto chosen = filing_.number("scenario.province");
    return chosen ? *chosen : filing_.number("icp_subject.base_info.province").value_or(0);
  }

  bool subject_known() const {
    return filing_.given("icp_subject.base_info.type") || filing_.given("scenario.subject_type");
  }

  std::string_view code() const { return language_ == Language::zh ? "zh" : "en"; }

 private:
  /// The name of a condition, "!" before it for the opposite.
  bool holds(const Json& when) const {
    const auto* name = when.get_ptr<const std::string*>();
    if (name == nullptr) return false;
    const bool opposite = name->substr(0, 1) == "!";
    const Json* condition = find(process(), "conditions." + name->substr(opposite ? 1 : 0));
    return condition != nullptr && filing_.holds({*condition}) != opposite;
  }

  /// {"of": step, "edge": "from" | "to", "days": n, "working": true}: counted from another step's
  /// date, from a date in the filing ("field"), or from the submission. Steps may refer to later
  /// ones, `depth` ends circles.
  Date date(const Json& entry, std::string_view edge, int depth) const {
    const Json* rule = member(entry, edge);
    if (rule == nullptr || depth > 8 || !exists(submitted_)) return {};
    Date base = submitted_;
    if (const std::string field = text(*rule, "field"); !field.empty()) {
      base = parse_loose_date(filing_.text(field)).value_or(Date{});
    }
    if (const std::string of = text(*rule, "of"); !of.empty()) {
      const std::string other = text(*rule, "edge");
      base = {};
      for (const Json& step : list(process(), "steps")) {
        if (text(step, "id") == of) base = date(step, other.empty() ? "from" : other, depth + 1);
      }
      if (!exists(base)) return {};
    }
    const Json* working = member(*rule, "working");
    const int days = number(*rule, "days");
    return working && *working == true ? built_in_calendar().add_working_days(base, days)
                                       : add_days(base, days);
  }

  const Filing& filing_;
  Date submitted_;
  Language language_;
  std::set<std::string, std::less<>> done_;
};

std::vector<std::string> notes(const Planner& planner, const Plan& plan) {
  std::vector<std::string> notes;
  if (!planner.subject_known()) notes.push_back(planner.note("no-subject"));
  if (planner.province() == 0) notes.push_back(planner.note("no-province"));
  if (!exists(plan.submitted)) return notes;
  const WorkCalendar& calendar = built_in_calendar();
  if (!calendar.is_working_day(plan.submitted)) notes.push_back(planner.note("not-working"));
  notes.push_back(planner.note("dates"));
  std::set<int> uncovered;
  for (const PlanStep& step : plan.steps) {
    if (step.phase == "after") continue;  // years ahead, and not in working days
    for (const Date date : {step.from, step.to}) {
      if (exists(date) && !calendar.covers(date.year)) uncovered.insert(date.year);
    }
  }
  for (const int year : uncovered) {
    notes.push_back(planner.note("uncovered", std::to_string(year)));
  }
  return notes;
}

/// FNV-1a of what names the mini program: the same plan keeps its key when dates move.
std::string key_of(const Filing& filing) {
  uint32_t hash = 2166136261u;
  for (const std::string_view path :
       {"account.appid", "icp_applets.base_info.appid", "account.name"}) {
    const std::string_view name = filing.text(path);
    if (name.empty()) continue;
    for (const char c : name) hash = (hash ^ static_cast<uint8_t>(c)) * 16777619u;
    break;
  }
  constexpr std::string_view digits = "0123456789abcdef";
  std::string key;
  for (int shift = 28; shift >= 0; shift -= 4) key += digits[hash >> shift & 15];
  return key;
}

}  // namespace

Plan make_plan(const Filing& filing, const RulePack&, Date submitted, Language language) {
  const Planner planner(filing, submitted, language);
  Plan plan;
  plan.submitted = submitted;
  plan.language = language;
  plan.key = key_of(filing);
  for (const Json& phase : list(process(), "phases")) {
    const std::string id = text(phase, "id");
    const size_t before = plan.steps.size();
    for (const Json& entry : list(process(), "steps")) {
      if (text(entry, "phase") == id && planner.applies(entry)) {
        plan.steps.push_back(planner.step(entry));
      }
    }
    if (plan.steps.size() > before) plan.phases.push_back({id, text(phase, planner.code())});
  }
  plan.notes = notes(planner, plan);
  return plan;
}

Date planned_submission(const Filing& filing, Date today) {
  for (const std::string_view path : {"process.submit_date", "scenario.reference_date"}) {
    if (const auto date = parse_loose_date(filing.text(path))) return *date;
  }
  return today;
}

void set_done(Filing& filing, std::string_view step, bool done) {
  Json ticks = Json::array();
  const Json* saved = filing.find("process.done");
  if (saved != nullptr && saved->is_array()) {
    for (const Json& one : *saved) {
      if (one != Json(step)) ticks.push_back(one);
    }
  }
  if (done) ticks.push_back(std::string(step));
  filing.set("process.done", std::move(ticks));
}

std::vector<std::string> plan_step_ids() {
  std::vector<std::string> ids;
  for (const Json& step : list(process(), "steps")) ids.push_back(text(step, "id"));
  return ids;
}

}  // namespace beian
