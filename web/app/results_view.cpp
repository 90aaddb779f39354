// Everything that was found, in full, and what to take home.
#include "web/app/host.h"
#include "web/app/views.h"
#include "web/app/words.h"
#include "web/platform/platform.h"

namespace beian {
namespace {

using ui::Colour;
using ui::Rect;

constexpr std::string_view json_files = ".json,application/json";

struct Action {
  std::string_view id, label;
  void (*run)(App&);
};
constexpr Action actions[] = {
    {"copy-report", "results.copy", [](App& app) { app.copy_report(); }},
    {"save-report", "results.save-report", [](App& app) { app.open(Dialog::save); }},
    {"save-filing", "results.save-filing", [](App& app) { app.save_filing(); }},
    {"save-body", "results.save-body", [](App& app) { app.save_official_body(); }},
    {"compare", "results.compare", [](App&) { platform::choose_files(json_files, false); }},
    {"use-rules", "results.rules", [](App&) { platform::choose_files(json_files, false); }}};

float action_row(App& app, Rect room) {
  float x = room.x, y = room.y;
  const float height = ui::button_height();
  for (const Action& action : actions) {
    const std::string& label = tr(action.label);
    const float width = ui::button_width(label);
    if (x > room.x && x + width > room.right()) {
      x = room.x;
      y += height + 8;
    }
    if (ui::button(action.id, {x, y, width, height}, label)) action.run(app);
    x += width + 8;
  }
  return y + height;
}

float leave_button(Rect room) {
  const std::string& label = tr("host.leave");
  if (ui::button("leave", {room.x, room.y, ui::button_width(label), ui::button_height()}, label,
                 ui::Look::primary)) {
    host::tell_leave();
  }
  return room.y + ui::button_height();
}

/// A card of short lines under a heading; `id` names their nodes.
float list_card(Rect room, std::string_view title, std::string_view id,
                const std::vector<std::string>& items) {
  const float inside = is_phone() ? 16 : 24;
  ui::begin_card();
  float y = room.y + inside;
  const float x = room.x + inside, width = room.w - 2 * inside;
  y += ui::heading(2, x, y, width, title) + 6;
  size_t index = 0;
  for (const std::string& item : items) {
    ui::disc(x + 4, y + 11, 2, Colour::secondary);
    y += ui::prose(std::string(id) + ":" + std::to_string(index++), x + 16, y, width - 16, item,
                   {14, false, Colour::text}) +
         4;
  }
  return ui::end_card({room.x, room.y, room.w, y + inside - room.y - 4});
}

/// "规则包 acme 1" over ours, with the way back; what a reader must know of the rules' age.
float rules_view(App& app, Rect room) {
  float y = room.y;
  size_t index = 0;
  for (const std::string& notice : app.report.notices) {
    y += ui::prose("notice:" + std::to_string(index++), room.x, y, room.w, notice,
                   {14, true, Colour::warning}) +
         8;
  }
  for (const PackInfo& info : app.pack().overlays) {
    y += ui::prose("rule-pack", room.x, y, room.w,
                   tr("rules.in-use",
                      {{"name", info.id + " " + info.version}, {"date", iso(info.checked)}}),
                   {14, false, Colour::text}) +
         6;
    const std::string& back = tr("rules.built-in");
    if (ui::button("built-in-rules", {room.x, y, ui::button_width(back), ui::button_height()},
                   back)) {
      app.use_built_in_rules();
    }
    y += ui::button_height() + 12;
  }
  return y;
}

float diff_card(const App& app, Rect room) {
  const ReportDiff& diff = *app.diff;
  std::vector<std::string> lines;
  for (const EarlierFinding& one : diff.fixed) {
    lines.push_back(tr("diff.fixed", {{"title", one.title}}));
  }
  for (const size_t index : diff.fresh) {
    lines.push_back(tr("diff.fresh", {{"title", app.report.findings[index].title}}));
  }
  for (const EarlierFinding& one : diff.unknown) {
    lines.push_back(tr("diff.unknown", {{"title", one.title}}));
  }
  lines.push_back(tr("diff.unchanged", {{"count", std::to_string(diff.unchanged.size())}}));
  return list_card(room, tr("diff.title", {{"date", diff.earlier_date}}), "diff", lines);
}

float suppressed_card(const App& app, Rect room) {
  std::vector<std::string> lines;
  for (const Suppressed& one : app.report.suppressed) {
    for (const Finding& finding : one.findings) {
      lines.push_back(finding.title + " · " +
                      tr("rules.reason", {{"reason", std::string(one.reason)}}));
    }
  }
  return list_card(room, tr("rules.suppressed"), "suppressed", lines);
}

}  // namespace

float results_view(App& app, Rect room) {
  float y = room.y;
  y += ui::heading(1, room.x, y, room.w, tr("page.results")) + 4;
  const RulePack& pack = app.pack();
  y += ui::prose("results-lead", room.x, y, room.w,
                 tr("results.lead", {{"date", iso(app.report.date)},
                                     {"checked", iso(pack.checked)},
                                     {"count", std::to_string(pack.rules.size())}}),
                 {14, false, Colour::secondary}) +
       14;
  y = verdict_view(app, {room.x, y, room.w, 0}) + 14;
  y = action_row(app, {room.x, y, room.w, 0}) + 14;
  if (host::wants_leave()) y = leave_button({room.x, y, room.w, 0}) + 14;
  y = rules_view(app, {room.x, y, room.w, 0});
  if (app.diff) y = diff_card(app, {room.x, y, room.w, 0}) + 14;
  y = findings_list(app, {room.x, y - 14, room.w, 0}, true) + 10;
  if (!app.report.suppressed.empty()) y = suppressed_card(app, {room.x, y, room.w, 0}) + 16;
  return list_card({room.x, y, room.w, 0}, tr("results.cannot"), "cannot",
                   not_checkable(language()));
}

}  // namespace beian
