#include "core/report/report.h"
#include "core/rules/pack.h"

namespace beian {
namespace {

// 86202 apply_icp_filing: 申请失败, see hints[]. A hint without a known code carries -1.
constexpr int applying_failed = 86202;

std::string_view last_name(std::string_view path) {
  return path.substr(path.rfind('.') + 1);
}

}  // namespace

std::vector<std::string> wrong_fields(const Finding& finding) {
  std::vector<std::string> fields;
  for (const std::string& path : finding.fields) {
    if (last_name(path) == last_name(finding.fields.front())) fields.push_back(path);
  }
  return fields;
}

Json report_hints(const Report& report) {
  Json hints = Json::array();
  for (const Finding& finding : report.findings) {
    if (finding.result != Result::fail || finding.severity != Severity::error) continue;
    const int code = finding.rule->official_code ? finding.rule->official_code : -1;
    std::vector<std::string> fields = wrong_fields(finding);
    if (fields.empty()) fields.emplace_back();
    for (const std::string& field : fields) {
      hints.push_back({{"errcode", code}, {"err_field", field}, {"errmsg", finding.message}});
    }
  }
  const bool good = hints.empty();
  Json result = Json::object();
  result["errcode"] = good ? 0 : applying_failed;
  result["errmsg"] = good ? "ok" : "see hints";
  result["hints"] = std::move(hints);
  return result;
}

}  // namespace beian
