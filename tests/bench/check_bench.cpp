// How long one check takes, from bytes to report. Medians, in microseconds.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

#include "core/rules/check.h"

namespace {

using namespace beian;

constexpr std::string_view body = R"({
  "scenario": {"subject_type": "enterprise", "principal_is_legal_person": true},
  "icp_subject": {
    "base_info": {"type": 4, "name": "深圳市示例科技有限公司", "province": "440000", "city": "440300",
                  "district": "440305", "address": "科技路100号1栋101室"},
    "organize_info": {"certificate_type": 1, "certificate_number": "91440300MA5EXAMP0C",
                      "certificate_address": "广东省深圳市南山区科技路100号1栋101室", "certificate_photo": "4ahCGpd3"},
    "principal_info": {"name": "林样例", "certificate_type": 2, "certificate_number": "440305199003070011",
                       "certificate_validity_date_start": "20180315", "certificate_validity_date_end": "2038-03-15",
                       "mobile": "13800138000", "emergency_contact": "13800138000", "email": "lin@qq.con",
                       "certificate_photo_front": "4ahCGpd3", "certificate_photo_back": "4ahCGpd3"}
  },
  "icp_applets": {
    "base_info": {"service_content_types": [3, 500], "nrlx_details": [{"type": 24}], "comment": "主要用来记账。"},
    "principal_info": {"name": "林样例", "certificate_type": 2, "certificate_number": "440305199003070011",
                       "certificate_validity_date_start": "20180315", "certificate_validity_date_end": "20380315",
                       "mobile": "13800138000", "emergency_contact": "13900139000", "email": "lin@qq.con",
                       "certificate_photo_front": "4ahCGpd3", "certificate_photo_back": "4ahCGpd3"}
  },
  "icp_materials": {"commitment_letter": ["4ahCGpd3"]}
})";

template <typename Work>
double median_us(Work work) {
  std::vector<double> times;
  for (int i = 0; i < 2000; ++i) {
    const auto start = std::chrono::steady_clock::now();
    work();
    times.push_back(
        std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start)
            .count());
  }
  std::nth_element(times.begin(), times.begin() + 1000, times.end());
  return times[1000];
}

}  // namespace

int main() {
  const auto start = std::chrono::steady_clock::now();
  const RulePack& pack = built_in_pack();
  const std::chrono::duration<double, std::milli> loading =
      std::chrono::steady_clock::now() - start;
  const CheckOptions options{{2026, 11, 22}, Language::zh};
  const Filing filing = *read_filing(body).filing;
  const Report report = check(filing, pack, options);
  size_t bytes = 0;
  const double reading = median_us([&] { bytes += read_filing(body).filing->document.size(); });
  const double checking = median_us([&] { bytes += check(filing, pack, options).findings.size(); });
  const double writing = median_us([&] { bytes += report_json_line(report).size(); });
  std::printf("check: rule pack of %zu rules loaded once in %.2f ms\n", pack.rules.size(),
              loading.count());
  std::printf("check: read %.1f us, check %.1f us, JSON report %.1f us (%zu findings)\n", reading,
              checking, writing, report.findings.size());
  std::printf("check: one filing %.1f us, %.0f filings/s on one core\n",
              reading + checking + writing, 1e6 / (reading + checking + writing));
  return bytes == 0;
}
