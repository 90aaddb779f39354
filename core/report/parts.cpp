#include "core/report/parts.h"

#include "core/report/diff.h"
#include "core/text/utf8.h"

#ifndef BEIAN_VERSION
#define BEIAN_VERSION "0"
#endif

namespace beian {
namespace {

constexpr ReportWords chinese = {.title = "备案自检报告",
                                 .not_ready = "还不能提交",
                                 .warnings = "可以提交，但有几处值得再看一眼",
                                 .ready = "没有发现问题，可以提交",
                                 .must = "必须修改",
                                 .should = "建议修改",
                                 .advice = "供参考",
                                 .review = "需要您确认",
                                 .tool_error = "本工具没能检查",
                                 .suppressed = "规则包要求不提示",
                                 .not_checkable = "本工具无法核实，请自行确认",
                                 .about = "关于这份报告",
                                 .problem = "问题",
                                 .where = "位置",
                                 .value = "填写",
                                 .remedy = "怎么改",
                                 .source = "依据",
                                 .rule = "规则",
                                 .checked_on = "核对于 ",
                                 .reason = "理由",
                                 .compared = "与先前的报告相比",
                                 .fresh = "新出现",
                                 .fixed = "已改好",
                                 .unchanged = "没有变化",
                                 .unknown = "这次没有检查到",
                                 .tool = "工具",
                                 .digest = "工具的 SHA-256",
                                 .pack = "规则版本",
                                 .pack_dates = "规则核对日期",
                                 .days = " 天前",
                                 .date = "按此日期检查",
                                 .data = "个人信息",
                                 .masked = "已打码",
                                 .unmasked = "未打码，请妥善保管",
                                 .colon = "：",
                                 .separator = "，",
                                 .open = "（",
                                 .close = "）"};

constexpr ReportWords english = {
    .title = "Beian Check report",
    .not_ready = "Not ready to submit",
    .warnings = "Ready, with points worth a second look",
    .ready = "No problems found, ready to submit",
    .must = "Must be changed",
    .should = "Should be changed",
    .advice = "Good to know",
    .review = "Please confirm",
    .tool_error = "Could not be checked by this tool",
    .suppressed = "Not told, as the rule pack asks",
    .not_checkable = "This tool cannot verify, please make sure yourself",
    .about = "About this report",
    .problem = "Problem",
    .where = "Where",
    .value = "Value",
    .remedy = "What to do",
    .source = "Source",
    .rule = "Rule",
    .checked_on = "checked ",
    .reason = "Reason",
    .compared = "Compared with the earlier report",
    .fresh = "new",
    .fixed = "fixed",
    .unchanged = "unchanged",
    .unknown = "not looked at this time",
    .tool = "Tool",
    .digest = "SHA-256 of the tool",
    .pack = "Rule pack",
    .pack_dates = "Rules compared with their sources",
    .days = " days before",
    .date = "Checked as of",
    .data = "Personal data",
    .masked = "masked",
    .unmasked = "not masked: keep this safe",
    .colon = ": ",
    .separator = ", ",
    .open = " (",
    .close = ")"};

bool turns_text_around(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

std::string name_of(const PackInfo& pack) {
  return pack.id + (pack.id.empty() ? "" : " ") + pack.version;
}

/// "2026-11-22 (10 days before)"
std::string dates_of(const PackInfo& pack, const Report& report) {
  if (pack.checked.year == 0) return {};
  const ReportWords& words = report_words(report.language);
  std::string text = iso(pack.checked);
  const int32_t age = day_number(report.date) - day_number(pack.checked);
  if (age > 0) ((text += words.open) += std::to_string(age) += words.days) += words.close;
  return text;
}

}  // namespace

const ReportWords& report_words(Language language) {
  return language == Language::zh ? chinese : english;
}

std::vector<FindingGroup> finding_groups(const Report& report, const WriteOptions& options) {
  const ReportWords& words = report_words(report.language);
  std::vector<FindingGroup> groups = {{"error", words.must, {}},
                                      {"warning", words.should, {}},
                                      {"advice", words.advice, {}},
                                      {"review", words.review, {}},
                                      {"tool", words.tool_error, {}}};
  for (size_t i = 0; i < report.findings.size(); ++i) {
    const Finding& finding = report.findings[i];
    size_t group = static_cast<size_t>(finding.severity);
    if (finding.result == Result::needs_review) group = 3;
    if (finding.result == Result::tool_error) group = 4;
    groups[group].findings.push_back({&finding, options.diff && options.diff->is_fresh(i)});
  }
  std::erase_if(groups, [](const FindingGroup& group) { return group.findings.empty(); });
  return groups;
}

std::string_view verdict_words(const Report& report) {
  const ReportWords& words = report_words(report.language);
  const std::string_view result = verdict(report);
  if (result == "not-ready") return words.not_ready;
  return result == "ready" ? words.ready : words.warnings;
}

std::string place_of(const Report& report, std::string_view path) {
  const Field* field = report.pack->catalogue.find(path);
  if (!field) return {};
  const Group* group = report.pack->catalogue.group(field->group);
  const std::string front = group ? in(group->title, report.language) + " › " : "";
  return front + in(field->label, report.language);
}

std::string rule_of(const Finding& finding) {
  std::string text = finding.rule->id;
  if (!finding.statement.empty()) (text += ' ') += finding.statement;
  return text;
}

std::string_view message_beyond_title(const Finding& finding) {
  std::string_view message = finding.message;
  for (const std::string_view stop : {"。", "."}) {
    if (message.ends_with(stop) && message.substr(0, message.size() - stop.size()) == finding.title)
      return {};
  }
  return message == finding.title ? std::string_view() : finding.message;
}

std::string printable(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
    utf8::append(result, control ? U' ' : turns_text_around(c) ? U'\uFFFD' : c);
  }
  return result;
}

std::string markdown_text(std::string_view text) {
  constexpr std::string_view special = "\\`*_[]<>|~&$";
  std::string result;
  for (const char c : printable(text)) {
    if (special.find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

std::string shown_evidence(const Finding& finding, const WriteOptions& options) {
  return printable(options.masked ? masked(finding.evidence, finding.mask) : finding.evidence);
}

std::string_view word(Confidence confidence, Language language) {
  const bool zh = language == Language::zh;
  if (confidence == Confidence::published) return zh ? "有公开依据" : "published";
  if (confidence == Confidence::observed) return zh ? "来自实际案例" : "observed";
  return zh ? "由资料推断" : "inferred";
}

std::string difference_in_words(const Report& report, const WriteOptions& options) {
  if (!options.diff) return {};
  const ReportWords& words = report_words(report.language);
  const ReportDiff& diff = *options.diff;
  std::string text;
  const auto add = [&](std::string_view what, size_t count) {
    if (!text.empty()) text += words.separator;
    ((text += what) += ' ') += std::to_string(count);
  };
  add(words.fresh, diff.fresh.size());
  add(words.fixed, diff.fixed.size());
  add(words.unchanged, diff.unchanged.size());
  if (!diff.unknown.empty()) add(words.unknown, diff.unknown.size());
  return text;
}

std::string document_of(const Source& source) {
  std::string text = source.authority + " " + source.document;
  if (!source.clause.empty()) text += " " + source.clause;
  if (!source.published.empty()) text += " (" + source.published + ")";
  return text;
}

std::string_view address_of(const Source& source) {
  const std::string_view url = source.url;
  if (!url.starts_with("https://") && !url.starts_with("http://")) return {};
  constexpr std::string_view forbidden = "\"'<>\\`{}|^";
  for (const char c : url) {
    if (c <= ' ' || c >= 0x7F || forbidden.find(c) != std::string_view::npos) return {};
  }
  return url;
}

std::vector<AboutLine> about_report(const Report& report, const WriteOptions& options) {
  const ReportWords& words = report_words(report.language);
  std::vector<AboutLine> lines = {{words.date, iso(report.date)}};
  const auto add = [&](std::string_view label, std::string value) {
    if (!value.empty()) lines.push_back({label, std::move(value)});
  };
  add(words.tool, "beian-check " BEIAN_VERSION);
  add(words.digest, std::string(options.tool_sha256));
  add(words.pack, name_of(*report.pack));
  add(words.pack_dates, dates_of(*report.pack, report));
  for (const PackInfo& overlay : report.pack->overlays) {
    add(words.pack, name_of(overlay));
    add(words.pack_dates, dates_of(overlay, report));
  }
  add(words.data, std::string(options.masked ? words.masked : words.unmasked));
  return lines;
}

std::string_view tool_version() {
  return BEIAN_VERSION;
}

}  // namespace beian
