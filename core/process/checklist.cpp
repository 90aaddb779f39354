// The plan as text, as a list to print and tick off, and as JSON. All words in it are our own.
#include "core/process/plan.h"
#include "core/text/date.h"

namespace beian {
namespace {

std::string heading(const Plan& plan) {
  const bool zh = plan.language == Language::zh;
  return (zh ? "备案时间表，计划提交日 " : "Filing plan, to be submitted on ") +
         iso(plan.submitted);
}

}  // namespace

std::string plan_dates(const PlanStep& step, Language language) {
  const bool zh = language == Language::zh;
  if (!exists(step.from) && !exists(step.to)) return "";
  if (!exists(step.to)) return (zh ? "从 " : "from ") + iso(step.from) + (zh ? " 起" : "");
  if (!exists(step.from)) return (zh ? "不晚于 " : "by ") + iso(step.to);
  if (step.from == step.to) return iso(step.from);
  return iso(step.from) + (zh ? " 至 " : " to ") + iso(step.to);
}

std::string plan_text(const Plan& plan) {
  const bool zh = plan.language == Language::zh;
  std::string out = heading(plan) + "\n";
  for (const PlanPhase& phase : plan.phases) {
    out += "\n" + phase.title + "\n";
    for (const PlanStep& step : plan.steps) {
      if (step.phase != phase.id) continue;
      const std::string dates = plan_dates(step, plan.language);
      out += (step.done ? "  [x] " : "  [ ] ") + step.title;
      if (!dates.empty()) out += "  " + dates;
      out += "\n      " + step.text + "\n";
      for (const std::string& detail : step.details) out += "      - " + detail + "\n";
    }
  }
  out += "\n";
  for (const std::string& note : plan.notes) out += (zh ? "注：" : "Note: ") + note + "\n";
  return out;
}

std::string plan_markdown(const Plan& plan) {
  const bool zh = plan.language == Language::zh;
  std::string out = "# " + heading(plan) + "\n";
  for (const PlanPhase& phase : plan.phases) {
    out += "\n## " + phase.title + "\n\n";
    for (const PlanStep& step : plan.steps) {
      if (step.phase != phase.id) continue;
      const std::string dates = plan_dates(step, plan.language);
      out += (step.done ? "- [x] **" : "- [ ] **") + step.title + "**";
      if (!dates.empty()) out += (zh ? "（" : " (") + dates + (zh ? "）" : ")");
      out += "\n  " + step.text + "\n";
      for (const std::string& detail : step.details) out += "  - " + detail + "\n";
      const std::string source =
          step.url.empty() ? step.source : "[" + step.source + "](" + step.url + ")";
      out += (zh ? "  - 依据：" : "  - Source: ") + source + "\n";
    }
  }
  if (!plan.notes.empty()) out += "\n";
  for (const std::string& note : plan.notes) out += "> " + note + "\n>\n";
  return out;
}

Json plan_json(const Plan& plan) {
  Json json = {{"submitted", iso(plan.submitted)},
               {"language", plan.language == Language::zh ? "zh" : "en"},
               {"phases", Json::array()},
               {"steps", Json::array()},
               {"notes", plan.notes}};
  for (const PlanPhase& phase : plan.phases) {
    json["phases"].push_back({{"id", phase.id}, {"title", phase.title}});
  }
  for (const PlanStep& step : plan.steps) {
    Json one = {{"id", step.id},
                {"phase", step.phase},
                {"title", step.title},
                {"text", step.text},
                {"details", step.details}};
    if (exists(step.from)) one["from"] = iso(step.from);
    if (exists(step.to)) one["to"] = iso(step.to);
    one["done"] = step.done;
    one["deadline"] = step.deadline;
    one["source"] = {{"title", step.source}};
    if (!step.url.empty()) one["source"]["url"] = step.url;
    json["steps"].push_back(std::move(one));
  }
  return json;
}

}  // namespace beian
