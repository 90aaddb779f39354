// iCalendar, RFC 5545: lines end in CRLF and are folded at 75 octets (3.1), TEXT is escaped
// (3.3.11), days are all-day events whose DTEND is the day after (3.6.1).
#include <algorithm>

#include "core/process/calendar.h"
#include "core/process/plan.h"

#ifndef BEIAN_VERSION
#define BEIAN_VERSION "0"
#endif

namespace beian {
namespace {

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\n') {
      result += "\\n";
    } else if (c == '\\' || c == ';' || c == ',') {
      result += '\\';
      result += c;
    } else if (static_cast<uint8_t>(c) >= 0x20 && c != 0x7f) {
      result += c;
    }
  }
  return result;
}

class Lines {
 public:
  std::string text;

  /// Folds between characters, so that no reader sees half of one.
  void add(std::string_view name, std::string_view value) {
    std::string line(name);
    line.append(":").append(value);
    size_t room = 75;
    for (size_t at = 0; at < line.size();) {
      size_t end = std::min(at + room, line.size());
      while (end > at + 1 && end < line.size() && (line[end] & 0xC0) == 0x80) --end;
      if (at > 0) text += "\r\n ";
      text.append(line, at, end - at);
      at = end;
      room = 74;  // the blank in front counts
    }
    text += "\r\n";
  }
};

void add_alarm(Lines& lines, std::string_view trigger, std::string_view value,
               const PlanStep& step) {
  lines.add("BEGIN", "VALARM");
  lines.add("ACTION", "DISPLAY");
  lines.add(trigger, value);
  lines.add("DESCRIPTION", escaped(step.title));
  lines.add("END", "VALARM");
}

std::string description(const PlanStep& step) {
  std::string text = step.text;
  for (const std::string& detail : step.details) text += "\n- " + detail;
  if (!step.url.empty()) text += "\n" + step.url;
  return text;
}

/// A step with one date alone is an event of that day.
void add_event(Lines& lines, const Plan& plan, const PlanStep& step, Date stamp) {
  const Date first = exists(step.from) ? step.from : step.to;
  const Date last = exists(step.to) ? step.to : step.from;
  lines.add("BEGIN", "VEVENT");
  lines.add("UID", step.id + "-" + plan.key + "@beian-check");
  lines.add("DTSTAMP", compact(stamp) + "T000000Z");
  lines.add("DTSTART;VALUE=DATE", compact(first));
  lines.add("DTEND;VALUE=DATE", compact(add_days(std::max(first, last), 1)));
  lines.add("SUMMARY", escaped((step.done ? "✓ " : "") + step.title));
  lines.add("DESCRIPTION", escaped(description(step)));
  lines.add("TRANSP", "TRANSPARENT");
  if (step.deadline && !step.done) {
    add_alarm(lines, "TRIGGER", "PT9H", step);  // nine o'clock on the first day, and on the last
    if (first < last) add_alarm(lines, "TRIGGER;RELATED=END", "-PT15H", step);
  }
  lines.add("END", "VEVENT");
}

}  // namespace

std::string plan_ics(const Plan& plan, Date stamp) {
  Lines lines;
  lines.add("BEGIN", "VCALENDAR");
  lines.add("VERSION", "2.0");
  lines.add("PRODID", "-//Beian Check//" BEIAN_VERSION "//ZH");
  lines.add("CALSCALE", "GREGORIAN");
  lines.add("METHOD", "PUBLISH");
  lines.add("X-WR-CALNAME", plan.language == Language::zh ? "小程序备案" : "Mini program filing");
  for (const PlanStep& step : plan.steps) {
    if (exists(step.from) || exists(step.to)) add_event(lines, plan, step, stamp);
  }
  lines.add("END", "VCALENDAR");
  return lines.text;
}

}  // namespace beian
