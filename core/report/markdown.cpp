#include <algorithm>

#include "core/report/diff.h"
#include "core/report/parts.h"

namespace beian {
namespace {

/// A value as it stands, in a fence longer than any run of backticks inside.
std::string code(std::string_view text) {
  size_t longest = 0, run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  const std::string_view space = longest > 0 ? " " : "";
  return fence + std::string(space) + printable(text) + std::string(space) + fence;
}

/// A list to tick off.
class Writer {
 public:
  Writer(const Report& report, const WriteOptions& options)
      : report_(report), options_(options), words_(report_words(report.language)) {}

  std::string write() {
    line("# ", words_.title, "\n");
    line("**", verdict_words(report_), "**");
    for (const std::string& notice : report_.notices) line("\n> ", markdown_text(notice));
    write_difference();
    for (const FindingGroup& group : finding_groups(report_, options_)) {
      heading(group.title, group.findings.size());
      for (const Numbered& one : group.findings) write_finding(one);
    }
    write_suppressed();
    line("\n## ", words_.not_checkable, "\n");
    for (const std::string& text : not_checkable(report_.language))
      line("- [ ] ", markdown_text(text));
    line("\n## ", words_.about, "\n");
    for (const AboutLine& about : about_report(report_, options_)) item(about.label, about.value);
    return std::move(out_);
  }

 private:
  template <typename... Parts>
  void line(const Parts&... parts) {
    (out_.append(parts), ...);
    out_ += '\n';
  }

  void heading(std::string_view title, size_t count) {
    line("\n## ", title, words_.open, std::to_string(count), words_.close, "\n");
  }

  void item(std::string_view label, std::string_view text) {
    line("- ", label, words_.colon, markdown_text(text));
  }

  void write_difference() {
    if (!options_.diff) return;
    line("\n## ", words_.compared, "\n");
    line(markdown_text(options_.diff->earlier_date), words_.colon,
         difference_in_words(report_, options_), "\n");
    for (const EarlierFinding& one : options_.diff->fixed) {
      line("- [x] ", words_.fixed, words_.colon, markdown_text(one.title), " ", code(one.rule));
    }
    for (const EarlierFinding& one : options_.diff->unknown) {
      line("- [ ] ", words_.unknown, words_.colon, markdown_text(one.title), " ", code(one.rule));
    }
  }

  void write_finding(const Numbered& numbered) {
    const Finding& finding = *numbered.finding;
    const Source& source = *finding.source;
    line("- [ ] **", markdown_text(finding.title), "**", numbered.fresh ? " · " : "",
         numbered.fresh ? words_.fresh : "");
    if (const auto message = message_beyond_title(finding); !message.empty())
      line("  - ", words_.problem, words_.colon, markdown_text(message));
    for (const std::string& field : finding.fields) {
      const std::string place = place_of(report_, field);
      line("  - ", words_.where, words_.colon, markdown_text(place), place.empty() ? "" : " ",
           code(field));
    }
    const std::string value = shown_evidence(finding, options_);
    if (!value.empty()) line("  - ", words_.value, words_.colon, code(value));
    const std::string url(address_of(source));
    line("  - ", words_.remedy, words_.colon, markdown_text(finding.remedy));
    line("  - ", words_.source, words_.colon, markdown_text(document_of(source)),
         url.empty() ? "" : " <" + url + ">", words_.open, words_.checked_on, source.checked,
         words_.separator, word(finding.confidence, report_.language), words_.separator,
         code(rule_of(finding)), words_.close);
  }

  void write_suppressed() {
    if (report_.suppressed.empty()) return;
    heading(words_.suppressed, report_.suppressed.size());
    for (const Suppressed& one : report_.suppressed) {
      const Finding& finding = one.findings.front();
      line("- ", markdown_text(finding.title), " ", code(rule_of(finding)));
      line("  - ", words_.reason, words_.colon, markdown_text(one.reason));
    }
  }

  const Report& report_;
  const WriteOptions& options_;
  const ReportWords& words_;
  std::string out_;
};

}  // namespace

std::string report_markdown(const Report& report, const WriteOptions& options) {
  return Writer(report, options).write();
}

}  // namespace beian
