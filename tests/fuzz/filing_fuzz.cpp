// Any bytes: read, check, write every kind of report, and read back what was written.
#include <cstdint>
#include <cstdlib>

#include "core/report/diff.h"
#include "core/rules/check.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace beian;
  const ReadResult read = read_filing({reinterpret_cast<const char*>(data), size});
  if (!read.filing) {
    if (read.error.code.empty() || read.error.line == 0) std::abort();
    return 0;
  }
  Filing filing = *read.filing;
  const Report report =
      check(filing, built_in_pack(), {{2026, 11, 22}, size % 2 ? Language::zh : Language::en});
  if (!read_json(report_json_line(report, {false})).ok) std::abort();
  write_json(report_hints(report));
  const auto diff = compare_reports(report, report_json(report));
  if (!diff || !diff->fresh.empty() || !diff->fixed.empty()) std::abort();
  const WriteOptions options{.masked = false, .diff = &*diff};
  for (auto* write : {report_text, report_html, report_markdown, report_csv, report_sarif})
    write(report, options);
  if (!read_filing(write_filing(filing)).filing) std::abort();
  write_official_body(filing);
  copy_principal(filing);
  for (const Field& field : built_in_pack().catalogue.fields()) {
    filing.set(field.path, Json());
    filing.set(field.path, "x");
  }
  return 0;
}
