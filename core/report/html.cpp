#include "core/report/diff.h"
#include "core/report/parts.h"

namespace beian {
namespace {

// The colours of the page. Paper is always light; no finding is cut in two by the end of a sheet.
constexpr std::string_view style = R"css(
:root{color-scheme:light dark;--back:#f5f6f8;--card:#fff;--line:#e2e5ea;--text:#1b1f26;--quiet:#59616e;
--accent:#1257d6;--error:#c9251c;--warning:#9a5300;--pass:#0a7f45}
@media screen and (prefers-color-scheme:dark){:root{--back:#121418;--card:#1b1e24;--line:#31363f;
--text:#e9ebef;--quiet:#a3abb8;--accent:#7aa9ff;--error:#ff8a80;--warning:#ffc266;--pass:#63d297}}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--text);overflow-wrap:anywhere;
font:15px/1.55 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:760px;margin:0 auto;padding:24px 16px 48px}
h1{font-size:22px;margin:0 0 16px}h2{font-size:16px;margin:32px 0 12px}h3{font-size:14.5px;margin:0 0 4px}
p,ul,dl{margin:0}a{color:var(--accent)}code{font:13px/1.5 ui-monospace,Consolas,monospace}
.card{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:12px 16px;
margin:0 0 12px;break-inside:avoid}
.finding,.verdict{border-left:4px solid var(--kind)}.verdict{padding:16px}
.verdict strong{display:block;font-size:20px;color:var(--kind)}
.error{--kind:var(--error)}.warning{--kind:var(--warning)}.advice,.review,.tool{--kind:var(--accent)}
.pass{--kind:var(--pass)}
.quiet{color:var(--quiet);font-size:13px}.finding p{margin-top:4px}
.pill{border:1px solid;border-radius:9px;padding:0 8px;font-size:12px;color:var(--accent);
font-weight:400;white-space:nowrap}
.tick{float:right;width:16px;height:16px;margin:3px 0 0 12px;border:1.5px solid var(--quiet);
border-radius:4px}
ul.ticks{list-style:none;padding:6px 16px}ul.ticks li{padding:6px 0;border-top:1px solid var(--line);
break-inside:avoid}ul.ticks li:first-child{border:0}
dt{color:var(--quiet);font-size:13px}dd{margin:0 0 8px}
@page{size:A4;margin:15mm 14mm 17mm;@bottom-right{content:counter(page) " / " counter(pages);
font-size:9pt;color:#59616e}}
@media print{body{background:#fff;font-size:10.5pt;print-color-adjust:exact;
-webkit-print-color-adjust:exact}main{max-width:none;padding:0}h2{break-after:avoid}
.card{border-radius:4px}a{color:inherit}.source a::after{content:" (" attr(href) ")"}}
)css";

}  // namespace

std::string html_text(std::string_view text) {
  std::string result;
  for (const char c : printable(text)) {
    if (c == '&') {
      result += "&amp;";
    } else if (c == '<') {
      result += "&lt;";
    } else if (c == '>') {
      result += "&gt;";
    } else if (c == '"') {
      result += "&quot;";
    } else if (c == '\'') {
      result += "&#39;";
    } else {
      result += c;
    }
  }
  return result;
}

std::string html_head(std::string_view title, Language language) {
  std::string head = "<!DOCTYPE html>\n<html lang=\"";
  head += language == Language::zh ? "zh-CN" : "en";
  head +=
      "\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
      "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n<title>";
  head += html_text(title);
  head += "</title>\n<style>";
  head += style;
  return head += "</style>\n</head>\n<body>\n";
}

namespace {

class Writer {
 public:
  Writer(const Report& report, const WriteOptions& options)
      : report_(report),
        options_(options),
        words_(report_words(report.language)),
        groups_(finding_groups(report, options)) {
    out_.reserve(size_t{8192} + 1024 * report.findings.size());
  }

  std::string write() {
    write_head();
    add("<main>\n<h1>", words_.title, "</h1>\n");
    write_verdict();
    for (const std::string& notice : report_.notices)
      add("<p class=\"card finding warning\">", html_text(notice), "</p>\n");
    write_difference();
    for (const FindingGroup& group : groups_) {
      add("<section>\n<h2>", group.title, " · ", std::to_string(group.findings.size()), "</h2>\n");
      for (const Numbered& one : group.findings) write_finding(group.kind, one);
      add("</section>\n");
    }
    write_suppressed();
    write_not_checkable();
    write_about();
    add("</main>\n</body>\n</html>\n");
    return std::move(out_);
  }

 private:
  template <typename... Parts>
  void add(const Parts&... parts) {
    (out_.append(parts), ...);
  }

  void write_head() {
    add(html_head(std::string(words_.title) + " " + iso(report_.date), report_.language));
  }

  void write_verdict() {
    const std::string_view result = verdict(report_);
    const std::string_view kind = result == "not-ready" ? "error"
                                  : result == "ready"   ? "pass"
                                                        : "warning";
    add("<div class=\"card verdict ", kind, "\"><strong>", verdict_words(report_), "</strong>");
    std::string counts;
    for (const FindingGroup& group : groups_) {
      if (!counts.empty()) counts += " · ";
      ((counts += group.title) += ' ') += std::to_string(group.findings.size());
    }
    if (!counts.empty()) add("<p>", counts, "</p>");
    add("<p class=\"quiet\">", words_.date, words_.colon, iso(report_.date), "</p></div>\n");
  }

  void write_difference() {
    if (!options_.diff) return;
    add("<section>\n<h2>", words_.compared, words_.open, html_text(options_.diff->earlier_date),
        words_.close, "</h2>\n<div class=\"card\"><p>", difference_in_words(report_, options_),
        "</p>");
    write_earlier(words_.fixed, options_.diff->fixed);
    write_earlier(words_.unknown, options_.diff->unknown);
    add("</div>\n</section>\n");
  }

  void write_earlier(std::string_view what, const std::vector<EarlierFinding>& findings) {
    if (findings.empty()) return;
    add("<ul>");
    for (const EarlierFinding& one : findings)
      add("<li>", what, words_.colon, html_text(one.title), " <code>", html_text(one.rule),
          "</code></li>");
    add("</ul>");
  }

  void paragraph(std::string_view label, std::string_view html, bool quiet) {
    add(quiet ? "<p class=\"quiet\">" : "<p>", label, words_.colon, html, "</p>\n");
  }

  void write_finding(std::string_view kind, const Numbered& numbered) {
    const Finding& finding = *numbered.finding;
    add("<article class=\"card finding ", kind, "\"><span class=\"tick\"></span><h3>",
        html_text(finding.title));
    if (numbered.fresh) add(" <span class=\"pill\">", words_.fresh, "</span>");
    add("</h3>\n");
    for (const std::string& field : finding.fields) {
      const std::string place = place_of(report_, field);
      add("<p class=\"quiet\">", html_text(place), place.empty() ? "<code>" : " <code>",
          html_text(field), "</code></p>\n");
    }
    if (const auto message = message_beyond_title(finding); !message.empty())
      add("<p>", html_text(message), "</p>\n");
    const std::string value = html_text(shown_evidence(finding, options_));
    if (!value.empty()) paragraph(words_.value, "<bdi>" + value + "</bdi>", false);
    paragraph("<strong>" + std::string(words_.remedy) + "</strong>", html_text(finding.remedy),
              false);
    write_source(finding);
    add("</article>\n");
  }

  void write_source(const Finding& finding) {
    const std::string document = html_text(document_of(*finding.source));
    const std::string_view url = address_of(*finding.source);
    add("<p class=\"quiet source\">", words_.source, words_.colon);
    if (url.empty()) {
      add(document);
    } else {
      add("<a href=\"", html_text(url), "\" rel=\"noopener noreferrer\">", document, "</a>");
    }
    add(words_.open, words_.checked_on, html_text(finding.source->checked), words_.separator,
        word(finding.confidence, report_.language), words_.close, " <code>",
        html_text(rule_of(finding)), "</code></p>\n");
  }

  void write_suppressed() {
    if (report_.suppressed.empty()) return;
    add("<section>\n<h2>", words_.suppressed, " · ", std::to_string(report_.suppressed.size()),
        "</h2>\n");
    for (const Suppressed& one : report_.suppressed) {
      const Finding& finding = one.findings.front();
      add("<div class=\"card finding advice\"><h3>", html_text(finding.title), "</h3>");
      paragraph(words_.reason, html_text(one.reason), false);
      add("<p class=\"quiet\"><code>", html_text(rule_of(finding)), "</code></p></div>\n");
    }
    add("</section>\n");
  }

  void write_not_checkable() {
    add("<section>\n<h2>", words_.not_checkable, "</h2>\n<ul class=\"card ticks\">");
    for (const std::string& text : not_checkable(report_.language))
      add("<li><span class=\"tick\"></span>", html_text(text), "</li>");
    add("</ul>\n</section>\n");
  }

  void write_about() {
    add("<section>\n<h2>", words_.about, "</h2>\n<dl class=\"card\">");
    for (const AboutLine& line : about_report(report_, options_))
      add("<dt>", line.label, "</dt><dd>", html_text(line.value), "</dd>");
    add("</dl>\n</section>\n");
  }

  const Report& report_;
  const WriteOptions& options_;
  const ReportWords& words_;
  std::vector<FindingGroup> groups_;
  std::string out_;
};

}  // namespace

std::string report_html(const Report& report, const WriteOptions& options) {
  return Writer(report, options).write();
}

}  // namespace beian
