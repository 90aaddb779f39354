#include "core/report/diff.h"
#include "core/report/parts.h"

namespace beian {
namespace {

/// A cell of RFC 4180, always quoted. What a spreadsheet would take for a formula gets an
/// apostrophe in front (OWASP, CSV Injection), full-width signs too.
std::string cell(std::string_view raw) {
  const std::string text = printable(raw);
  std::string result = "\"";
  for (const std::string_view sign : {"=", "+", "-", "@", "＝", "＋", "－", "＠"}) {
    const size_t start = text.find_first_not_of(' ');
    if (start != std::string::npos && std::string_view(text).substr(start).starts_with(sign))
      result += '\'';
  }
  for (const char c : text) {
    if (c == '"') result += '"';
    result += c;
  }
  return result += '"';
}

class Writer {
 public:
  Writer(const Report& report, const WriteOptions& options)
      : report_(report), options_(options), zh_(report.language == Language::zh) {}

  std::string write() {
    const ReportWords& words = report_words(report_.language);
    row({zh_ ? "类别" : "Group", zh_ ? "变化" : "Change", words.rule, zh_ ? "标题" : "Title",
         words.problem, words.remedy, words.where, zh_ ? "字段" : "Field", words.value,
         words.source, zh_ ? "网址" : "Address", zh_ ? "核对日期" : "Checked",
         zh_ ? "可信度" : "Confidence"});
    for (const FindingGroup& group : finding_groups(report_, options_)) {
      for (const Numbered& one : group.findings) {
        const std::string_view change = one.fresh ? words.fresh : words.unchanged;
        write_finding(group.title, options_.diff ? change : "", *one.finding);
      }
    }
    if (options_.diff) {
      for (const auto& one : options_.diff->fixed) write_earlier(words.fixed, one);
      for (const auto& one : options_.diff->unknown) write_earlier(words.unknown, one);
    }
    for (const Suppressed& one : report_.suppressed) {
      for (const Finding& finding : one.findings)
        write_finding(words.suppressed, one.reason, finding);
    }
    for (const std::string& text : not_checkable(report_.language)) note(words.not_checkable, text);
    for (const std::string& text : report_.notices) note(words.about, text);
    for (const AboutLine& line : about_report(report_, options_))
      note(words.about, line.label, line.value);
    return std::move(out_);
  }

 private:
  static constexpr size_t columns = 13;

  void row(std::initializer_list<std::string_view> cells) {
    size_t column = 0;
    for (const std::string_view text : cells) {
      if (column++ > 0) out_ += ',';
      out_ += cell(text);
    }
    for (; column < columns; ++column) out_ += ",\"\"";
    out_ += "\r\n";
  }

  void note(std::string_view group, std::string_view title, std::string_view text = "") {
    row({group, "", "", title, text});
  }

  void write_earlier(std::string_view what, const EarlierFinding& one) {
    const std::string field = one.fields.empty() ? "" : one.fields.front();
    row({"", what, one.rule, one.title, "", "", place_of(report_, field), field});
  }

  void write_finding(std::string_view group, std::string_view change, const Finding& finding) {
    const Rule& rule = *finding.rule;
    const std::string field = finding.fields.empty() ? "" : finding.fields.front();
    row({group, change, rule.id, finding.title, finding.message, finding.remedy,
         place_of(report_, field), field, shown_evidence(finding, options_),
         document_of(*finding.source), address_of(*finding.source), finding.source->checked,
         word(finding.confidence, report_.language)});
  }

  const Report& report_;
  const WriteOptions& options_;
  bool zh_;
  std::string out_ = "\xEF\xBB\xBF";  // or Excel takes it for GB18030
};

}  // namespace

std::string report_csv(const Report& report, const WriteOptions& options) {
  return Writer(report, options).write();
}

}  // namespace beian
