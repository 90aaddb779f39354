#include <algorithm>
#include <cmath>

#include "core/report/diff.h"
#include "core/report/parts.h"
#include "core/text/utf8.h"

namespace beian {
namespace {

/// Writes JSON text as it goes: a batch writes more reports than anything else, and a tree of
/// values for each costs several times the check itself.
class Writer {
 public:
  explicit Writer(size_t expected) { out_.reserve(expected); }

  void open(char bracket) {
    comma();
    out_ += bracket;
    first_ = true;
  }
  void close(char bracket) {
    out_ += bracket;
    first_ = false;
  }
  void key(std::string_view name) {  // our own words: nothing to escape
    comma();
    out_ += '"';
    out_ += name;
    out_ += "\":";
    first_ = true;
  }
  void string(std::string_view text) {
    comma();
    out_ += '"';
    for (size_t at = 0; at < text.size();) at = plain(text, at);
    out_ += '"';
  }
  void number(int64_t value) {
    comma();
    out_ += std::to_string(value);
  }
  void boolean(bool value) {
    comma();
    out_ += value ? "true" : "false";
  }

  void member(std::string_view name, std::string_view text) {
    key(name);
    string(text);
  }
  void member(std::string_view name, size_t count) {
    key(name);
    number(static_cast<int64_t>(count));
  }
  void member(std::string_view name, const std::vector<std::string>& texts) {
    key(name);
    open('[');
    for (const std::string& text : texts) string(text);
    close(']');
  }

  std::string take() { return std::move(out_); }

 private:
  void comma() {
    if (!first_) out_ += ',';
    first_ = false;
  }

  /// U+4000 to U+9FFF, what most of a report consists of.
  static bool is_han(std::string_view text, size_t at) {
    const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[at + i]); };
    return byte(0) >= 0xE4 && byte(0) <= 0xE9 && text.size() - at > 2 && (byte(1) & 0xC0) == 0x80 &&
           (byte(2) & 0xC0) == 0x80;
  }

  /// Appends from `at` up to what must be escaped, and that, too; returns what follows.
  size_t plain(std::string_view text, size_t at) {
    const size_t start = at;
    while (at < text.size()) {
      const auto c = static_cast<unsigned char>(text[at]);
      if (c < 0x80) {
        if (c < 0x20 || c == '"' || c == '\\') break;
        ++at;
      } else if (is_han(text, at)) {
        at += 3;
      } else {
        size_t end = at;
        if (utf8::next(text, end) == 0xFFFD && end == at + 1) break;  // ill-formed
        at = end;
      }
    }
    out_.append(text, start, at - start);
    if (at == text.size()) return at;
    escape(static_cast<unsigned char>(text[at]));
    return at + 1;
  }

  void escape(unsigned char c) {
    constexpr std::string_view hex = "0123456789abcdef";
    if (c >= 0x80) {
      utf8::append(out_, 0xFFFD);
    } else if (c == '"' || c == '\\') {
      out_ += '\\';
      out_ += static_cast<char>(c);
    } else if (c == '\n') {
      out_ += "\\n";
    } else if (c == '\t') {
      out_ += "\\t";
    } else {
      out_ += "\\u00";
      out_ += hex[c >> 4];
      out_ += hex[c & 15];
    }
  }

  std::string out_;
  bool first_ = true;  // nothing stands before the next value
};

std::string_view name(Confidence confidence) {
  if (confidence == Confidence::published) return "published";
  return confidence == Confidence::observed ? "observed" : "inferred";
}

void write(Writer& out, const Source& source) {
  out.key("source");
  out.open('{');
  out.member("authority", source.authority);
  out.member("document", source.document);
  if (!source.clause.empty()) out.member("clause", source.clause);
  if (!source.url.empty()) out.member("url", source.url);
  if (!source.published.empty()) out.member("published", source.published);
  out.member("checked", source.checked);
  out.close('}');
}

/// Pixels, rounded: no reader needs less.
void write(Writer& out, const Outline& region) {
  out.key("region");
  out.open('[');
  for (const auto& corner : region) {
    out.open('[');
    for (const double value : corner) out.number(static_cast<int64_t>(std::lround(value)));
    out.close(']');
  }
  out.close(']');
}

/// `change`: "new" or "unchanged" since an earlier report, "" without one.
void write(Writer& out, const Finding& finding, bool mask, std::string_view change = {}) {
  out.open('{');
  out.member("rule", finding.rule->id);
  out.member("result", name(finding.result));
  out.member("severity", name(finding.severity));
  out.member("fields", finding.fields);
  out.member("title", finding.title);
  out.member("message", finding.message);
  out.member("remedy", finding.remedy);
  if (!finding.statement.empty()) out.member("statement", finding.statement);
  write(out, *finding.source);
  out.member("confidence", name(finding.confidence));
  out.member("evidence", mask ? masked(finding.evidence, finding.mask) : finding.evidence);
  if (finding.page > 0) out.member("page", finding.page);
  if (!finding.region.empty()) write(out, finding.region);
  if (!change.empty()) out.member("change", change);
  out.close('}');
}

void write_summary(Writer& out, const Report& report) {
  const auto rules = [&](Result result) {
    return static_cast<size_t>(
        std::count_if(report.outcomes.begin(), report.outcomes.end(),
                      [&](const RuleOutcome& outcome) { return outcome.result == result; }));
  };
  out.key("summary");
  out.open('{');
  out.member("errors", report.count(Severity::error));
  out.member("warnings", report.count(Severity::warning));
  out.member("advice", report.count(Severity::advice));
  out.member("needs_review", report.count(Result::needs_review));
  out.member("not_checked", rules(Result::not_checked));
  out.member("passed", rules(Result::pass));
  out.close('}');
}

/// Rule ids by result, each rule once.
void write_outcomes(Writer& out, const Report& report) {
  out.key("rules");
  out.open('{');
  for (const Result kind : {Result::pass, Result::fail, Result::needs_review, Result::not_checked,
                            Result::not_applicable, Result::tool_error, Result::suppressed}) {
    out.key(name(kind));
    out.open('[');
    for (const RuleOutcome& outcome : report.outcomes) {
      if (outcome.result == kind) out.string(outcome.rule->id);
    }
    out.close(']');
  }
  out.close('}');
}

void write_pack(Writer& out, const PackInfo& pack, Date date) {
  if (!pack.id.empty()) out.member("id", pack.id);
  out.member("version", pack.version);
  if (pack.checked.year == 0) return;
  out.member("checked", iso(pack.checked));
  out.key("age_days");
  out.number(day_number(date) - day_number(pack.checked));
}

void write_header(Writer& out, const Report& report, const WriteOptions& options) {
  out.key("tool");
  out.open('{');
  out.member("name", "beian-check");
  out.member("version", tool_version());
  if (!options.tool_sha256.empty()) out.member("sha256", options.tool_sha256);
  out.close('}');
  out.key("rule_pack");
  out.open('{');
  write_pack(out, *report.pack, report.date);
  out.key("overlays");
  out.open('[');
  for (const PackInfo& overlay : report.pack->overlays) {
    out.open('{');
    write_pack(out, overlay, report.date);
    out.close('}');
  }
  out.close(']');
  out.close('}');
  out.member("reference_date", iso(report.date));
  out.member("language", report.language == Language::zh ? "zh" : "en");
  out.key("masked");
  out.boolean(options.masked);
}

void write_findings(Writer& out, const Report& report, const WriteOptions& options) {
  out.key("findings");
  out.open('[');
  for (size_t i = 0; i < report.findings.size(); ++i) {
    const bool fresh = options.diff && options.diff->is_fresh(i);
    const std::string_view change = !options.diff ? "" : fresh ? "new" : "unchanged";
    write(out, report.findings[i], options.masked, change);
  }
  out.close(']');
}

void write_suppressed(Writer& out, const Report& report, const WriteOptions& options) {
  out.key("suppressed");
  out.open('[');
  for (const Suppressed& suppressed : report.suppressed) {
    out.open('{');
    out.member("rule", suppressed.rule->id);
    out.member("reason", suppressed.reason);
    out.key("findings");
    out.open('[');
    for (const Finding& finding : suppressed.findings) write(out, finding, options.masked);
    out.close(']');
    out.close('}');
  }
  out.close(']');
}

void write_earlier(Writer& out, std::string_view key, const std::vector<EarlierFinding>& list) {
  out.key(key);
  out.open('[');
  for (const EarlierFinding& finding : list) {
    out.open('{');
    out.member("rule", finding.rule);
    out.member("title", finding.title);
    out.member("fields", finding.fields);
    out.close('}');
  }
  out.close(']');
}

/// What happened since the earlier report; nothing where there is none.
void write_changes(Writer& out, const ReportDiff* diff) {
  if (!diff) return;
  out.key("changes");
  out.open('{');
  out.member("since", diff->earlier_date);
  out.member("new", diff->fresh.size());
  out.member("unchanged", diff->unchanged.size());
  write_earlier(out, "fixed", diff->fixed);
  write_earlier(out, "not_looked_at", diff->unknown);
  out.close('}');
}

}  // namespace

std::string report_json_line(const Report& report, const WriteOptions& options) {
  Writer out(size_t{8192} + 1024 * report.findings.size());
  out.open('{');
  write_header(out, report, options);
  write_summary(out, report);
  out.member("verdict", verdict(report));
  out.member("notices", report.notices);
  write_findings(out, report, options);
  write_suppressed(out, report, options);
  write_changes(out, options.diff);
  write_outcomes(out, report);
  out.member("not_checkable", not_checkable(report.language));
  out.close('}');
  return out.take();
}

Json report_json(const Report& report, const WriteOptions& options) {
  return read_json(report_json_line(report, options)).value;
}

}  // namespace beian
