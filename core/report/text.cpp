#include "core/report/report.h"
#include "core/rules/pack.h"

namespace beian {
namespace {

struct Words {
  std::string_view not_ready, ready_with_warnings, ready;
  std::string_view errors, warnings, advice, review, tool_error;
  std::string_view where, value, remedy, source, checked_on, not_checkable, pack, date;
};

constexpr Words chinese = {"还不能提交",
                           "可以提交，但有几处值得再看一眼",
                           "没有发现问题，可以提交",
                           "必须修改",
                           "建议修改",
                           "供参考",
                           "需要您确认",
                           "本工具没能检查",
                           "位置：",
                           "填写：",
                           "怎么改：",
                           "依据：",
                           "核对于",
                           "本工具无法核实，请自行确认：",
                           "规则版本",
                           "按此日期检查："};

constexpr Words english = {"Not ready to submit",
                           "Ready, with points worth a second look",
                           "No problems found, ready to submit",
                           "Must be changed",
                           "Should be changed",
                           "Good to know",
                           "Please confirm",
                           "Could not be checked by this tool",
                           "Where: ",
                           "Value: ",
                           "What to do: ",
                           "Source: ",
                           "checked",
                           "This tool cannot verify, please make sure yourself:",
                           "Rule pack",
                           "Checked as of "};

class Writer {
 public:
  Writer(const Report& report, const WriteOptions& options)
      : report_(report),
        options_(options),
        words_(report.language == Language::zh ? chinese : english) {}

  std::string write() {
    const auto result = verdict(report_);
    line(result == "not-ready" ? words_.not_ready
         : result == "ready"   ? words_.ready
                               : words_.ready_with_warnings);
    line(words_.date, iso(report_.date), report_.language == Language::zh ? " · " : " - ",
         words_.pack, " ", report_.pack->version);
    section(words_.errors, Result::fail, Severity::error);
    section(words_.warnings, Result::fail, Severity::warning);
    section(words_.advice, Result::fail, Severity::advice);
    section(words_.review, Result::needs_review);
    section(words_.tool_error, Result::tool_error);
    line("");
    line(words_.not_checkable);
    for (const std::string& text : not_checkable(report_.language)) line("  - ", text);
    return std::move(out_);
  }

 private:
  template <typename... Parts>
  void line(const Parts&... parts) {
    (out_.append(parts), ...);
    out_ += '\n';
  }

  void section(std::string_view title, Result result, std::optional<Severity> severity = {}) {
    size_t number = 0;
    for (const Finding& finding : report_.findings) {
      if (finding.result != result || (severity && finding.severity != *severity)) continue;
      if (number == 0) {
        const size_t count = severity ? report_.count(*severity) : report_.count(result);
        line("\n", title, " (", std::to_string(count), ")");
      }
      write_finding(finding, ++number);
    }
  }

  void write_finding(const Finding& finding, size_t number) {
    const Source& source = finding.rule->source;
    line("\n  ", std::to_string(number), ". ", finding.title, "  [", finding.rule->id, "]");
    line("     ", finding.message);
    for (const std::string& field : finding.fields)
      line("     ", words_.where, place(field), field);
    const std::string value =
        options_.masked ? masked(finding.evidence, finding.mask) : finding.evidence;
    if (!value.empty()) line("     ", words_.value, printable(value));
    line("     ", words_.remedy, finding.remedy);
    line("     ", words_.source, source.authority, " ", source.document,
         source.clause.empty() ? "" : " " + source.clause, " (", words_.checked_on, " ",
         source.checked, ")");
  }

  /// "主体负责人 › 手机号 " in front of the path, where the field is known.
  std::string place(const std::string& path) const {
    const Field* field = report_.pack->catalogue.find(path);
    if (!field) return {};
    const bool zh = report_.language == Language::zh;
    const Group* group = report_.pack->catalogue.group(field->group);
    const std::string label = zh ? field->label.zh : field->label.en;
    return (group ? (zh ? group->title.zh : group->title.en) + " › " : "") + label + "  ";
  }

  /// A value must not be able to move the terminal's cursor.
  static std::string printable(std::string text) {
    for (char& c : text) {
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    }
    return text;
  }

  const Report& report_;
  const WriteOptions& options_;
  const Words& words_;
  std::string out_;
};

}  // namespace

std::string report_text(const Report& report, const WriteOptions& options) {
  return Writer(report, options).write();
}

}  // namespace beian
