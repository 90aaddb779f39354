#include "core/report/diff.h"
#include "core/report/parts.h"

namespace beian {
namespace {

class Writer {
 public:
  Writer(const Report& report, const WriteOptions& options)
      : report_(report), options_(options), words_(report_words(report.language)) {}

  std::string write() {
    line(verdict_words(report_));
    for (const AboutLine& about : about_report(report_, options_))
      line(about.label, words_.colon, about.value);
    for (const std::string& notice : report_.notices) line("\n", notice);
    write_difference();
    for (const FindingGroup& group : finding_groups(report_, options_)) {
      heading(group.title, group.findings.size());
      size_t number = 0;
      for (const Numbered& one : group.findings) write_finding(one, ++number);
    }
    write_suppressed();
    line("\n", words_.not_checkable, words_.colon);
    for (const std::string& text : not_checkable(report_.language)) line("  - ", text);
    return std::move(out_);
  }

 private:
  template <typename... Parts>
  void line(const Parts&... parts) {
    (out_.append(parts), ...);
    out_ += '\n';
  }

  void heading(std::string_view title, size_t count) {
    line("\n", title, " (", std::to_string(count), ")");
  }

  void write_difference() {
    if (!options_.diff) return;
    line("\n", words_.compared, words_.open, printable(options_.diff->earlier_date), words_.close,
         words_.colon, difference_in_words(report_, options_));
    write_earlier(words_.fixed, options_.diff->fixed);
    write_earlier(words_.unknown, options_.diff->unknown);
  }

  void write_earlier(std::string_view what, const std::vector<EarlierFinding>& findings) {
    for (const EarlierFinding& finding : findings) {
      line("  - ", what, words_.colon, printable(finding.title), "  [", printable(finding.rule),
           "]");
    }
  }

  void write_finding(const Numbered& numbered, size_t number) {
    const Finding& finding = *numbered.finding;
    const Source& source = *finding.source;
    std::string mark = "  [" + rule_of(finding) + "]";
    if (numbered.fresh) ((mark += "  [") += words_.fresh) += "]";
    line("\n  ", std::to_string(number), ". ", printable(finding.title), mark);
    if (const auto message = message_beyond_title(finding); !message.empty())
      line("     ", printable(message));
    for (const std::string& field : finding.fields) {
      const std::string place = place_of(report_, field);
      line("     ", words_.where, words_.colon, place, place.empty() ? "" : "  ", printable(field));
    }
    const std::string value = shown_evidence(finding, options_);
    if (!value.empty()) line("     ", words_.value, words_.colon, value);
    line("     ", words_.remedy, words_.colon, printable(finding.remedy));
    line("     ", words_.source, words_.colon, document_of(source), words_.open, words_.checked_on,
         source.checked, words_.close);
  }

  void write_suppressed() {
    if (report_.suppressed.empty()) return;
    heading(words_.suppressed, report_.suppressed.size());
    for (const Suppressed& one : report_.suppressed) {
      const Finding& finding = one.findings.front();
      line("  - ", printable(finding.title), "  [", rule_of(finding), "]");
      line("    ", words_.reason, words_.colon, printable(one.reason));
    }
  }

  const Report& report_;
  const WriteOptions& options_;
  const ReportWords& words_;
  std::string out_;
};

}  // namespace

std::string report_text(const Report& report, const WriteOptions& options) {
  return Writer(report, options).write();
}

}  // namespace beian
