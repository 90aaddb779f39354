// What happens before and after the submission, and when: the applicant's own timeline.
// Data: assets/process.json.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/filing/filing.h"
#include "core/rules/pack.h"

namespace beian {

struct PlanStep {
  std::string id;     // "sms.verify": stable, what `process.done` lists
  std::string phase;  // "prepare", "submit", "review", "drama", "rejected", "after"
  std::string title, text;
  std::vector<std::string> details;  // what to know or to do for it, one thought each
  Date from, to;                     // both days included; year 0: no date
  bool done = false;
  bool deadline = false;  // something expires at `to`: calendars remind
  std::string source;     // for people: "微信官方文档 · 短信核验"
  std::string url;        // of the source; may be ""
};

struct PlanPhase {
  std::string id, title;
};

struct Plan {
  Date submitted;
  Language language{};
  std::string key;                 // tells filings apart in one calendar; no personal data
  std::vector<PlanPhase> phases;   // in order, only those that have steps
  std::vector<PlanStep> steps;     // in order of the phases
  std::vector<std::string> notes;  // what the dates rest on, and what they leave out
};

/// Only the steps that apply to this subject, province and scenario.
Plan make_plan(const Filing& filing, const RulePack& pack, Date submitted, Language language);

/// The planned day: `process.submit_date`, else `scenario.reference_date`, else `today`.
Date planned_submission(const Filing& filing, Date today);

/// Ticks a step, or takes the tick away: `process.done` in the filing.
void set_done(Filing& filing, std::string_view step, bool done);

/// "2026-11-25 至 2026-11-26", "from …", "by …"; "" without dates.
std::string plan_dates(const PlanStep& step, Language language);

/// The ids of all steps there are.
std::vector<std::string> plan_step_ids();

std::string plan_text(const Plan& plan);      // for terminals
std::string plan_markdown(const Plan& plan);  // to print and tick off
Json plan_json(const Plan& plan);
/// RFC 5545. `stamp`: the day the calendar was made. Steps without dates are left out.
std::string plan_ics(const Plan& plan, Date stamp);

}  // namespace beian
