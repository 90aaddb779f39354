// How long one check takes, from bytes to report: medians.
#include <string>

#include "core/rules/check.h"
#include "core/rules/overlay.h"
#include "tests/bench/lib/line.h"

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

/// Our rules and five thousand words more, as an agency might add.
RulePack pack_of_many_words() {
  std::string pack =
      R"({"id": "bench", "version": "1", "checked": "2026-11-22", "words": {"finance": [)";
  for (int i = 0; i < 5000; ++i) {
    pack += (i == 0 ? "\"" : ", \"") + std::string("收支记") + std::to_string(i) + "号示例词\"";
  }
  return *overlay_pack(built_in_pack(), pack + "]}}").pack;
}

Filing filing_with_remark(size_t bytes) {
  Filing filing = *read_filing(body).filing;
  std::string remark;
  while (remark.size() < bytes) remark += "收支记录不涉及教育培训，文化路";
  filing.set("icp_applets.base_info.comment", remark);
  return filing;
}

}  // namespace

int main() {
  constexpr size_t runs = 2000;
  size_t bytes = 0;
  const double loading = bench::median_ms(1, [&] { bytes += built_in_pack().rules.size(); });
  const RulePack& pack = built_in_pack();
  const CheckOptions options{{2026, 11, 22}, Language::zh};
  const Filing filing = *read_filing(body).filing;
  const Report report = check(filing, pack, options);
  const double whole = bench::median_ms(runs, [&] {
    bytes += report_json_line(check(*read_filing(body).filing, pack, options)).size();
  });
  const double reading =
      bench::median_ms(runs, [&] { bytes += read_filing(body).filing->document.size(); });
  const double checking =
      bench::median_ms(runs, [&] { bytes += check(filing, pack, options).findings.size(); });
  const double writing = bench::median_ms(runs, [&] { bytes += report_json_line(report).size(); });
  bench::line("rules loaded, once", loading, "ms");
#ifdef __EMSCRIPTEN__
  constexpr double aim = 0.6;
#else
  constexpr double aim = 0.2;
#endif
  bench::line_at_most("one filing with ten mistakes: full check", whole, "ms", aim);
  bench::line("  reading", reading, "ms");
  bench::line("  the rules", checking, "ms");
  bench::line("  the report as JSON", writing, "ms");
  const RulePack large = pack_of_many_words();
  const double many =
      bench::median_ms(runs, [&] { bytes += check(filing, large, options).findings.size(); });
  bench::line_at_most("  the rules with 5,000 more words", many, "ms", 1);
  const Filing hostile = filing_with_remark(3'000'000);
  const double searching = bench::median_ms(
      5, [&] { bytes += large.words.hits(hostile.text("icp_applets.base_info.comment")).size(); });
  bench::line_at_most("  words in a remark of 3 MB", searching, "ms", 300);
  const double huge =
      bench::median_ms(3, [&] { bytes += check(hostile, large, options).findings.size(); });
  bench::line_at_most("  the rules on a remark of 3 MB", huge, "ms", 1000);
  return bytes == 0;  // keeps the work from being optimised away
}
