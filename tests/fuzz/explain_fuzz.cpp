// Any bytes as what a reviewer wrote, and as a filing to plan for.
#include <cstdint>
#include <cstdlib>

#include "core/process/explain.h"
#include "core/process/plan.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace beian;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Language language = size % 2 ? Language::zh : Language::en;
  const RulePack& pack = built_in_pack();
  const auto explanations = explain_rejection(bytes, pack, language);
  for (const Explanation& one : explanations) {
    if (one.title.empty() || one.remedy.empty()) std::abort();
    if (!one.rule.empty() && pack.find(one.rule) == nullptr) std::abort();
  }
  if (!read_json(write_json(explanations_json(explanations))).ok) std::abort();
  explanations_text(explanations, pack, language);
  ReadResult read = read_filing(bytes);
  if (!read.filing) return 0;
  const Plan plan =
      make_plan(*read.filing, pack, planned_submission(*read.filing, {2026, 11, 24}), language);
  plan_text(plan);
  plan_markdown(plan);
  if (!read_json(write_json(plan_json(plan))).ok) std::abort();
  const std::string ics = plan_ics(plan, plan.submitted);
  for (size_t at = 0; at < ics.size();) {
    const size_t end = ics.find("\r\n", at);
    if (end == std::string::npos || end - at > 75) std::abort();
    at = end + 2;
  }
  set_done(*read.filing, "sms.verify", true);
  set_done(*read.filing, "sms.verify", false);
  return 0;
}
