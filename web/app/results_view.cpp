// Everything that was found, in full, and what to take home.
#include "web/app/views.h"
#include "web/app/words.h"

namespace beian {
namespace {

using ui::Colour;
using ui::Rect;

struct Action {
  std::string_view id, label;
  void (App::*run)();
  ui::Look look;
};
constexpr Action actions[] = {
    {"copy-report", "results.copy", &App::copy_report, ui::Look::secondary},
    {"save-report", "results.save-report", &App::save_report, ui::Look::secondary},
    {"save-filing", "results.save-filing", &App::save_filing, ui::Look::secondary},
    {"save-body", "results.save-body", &App::save_official_body, ui::Look::secondary}};

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
    if (ui::button(action.id, {x, y, width, height}, label, action.look)) (app.*action.run)();
    x += width + 8;
  }
  return y + height;
}

float not_checkable_card(Rect room) {
  const float inside = is_phone() ? 16 : 24;
  ui::begin_card();
  float y = room.y + inside;
  const float x = room.x + inside, width = room.w - 2 * inside;
  y += ui::heading(2, x, y, width, tr("results.cannot")) + 6;
  size_t index = 0;
  for (const std::string& item : not_checkable(language())) {
    ui::disc(x + 4, y + 11, 2, Colour::secondary);
    y += ui::prose("cannot:" + std::to_string(index++), x + 16, y, width - 16, item,
                   {14, false, Colour::text}) +
         4;
  }
  return ui::end_card({room.x, room.y, room.w, y + inside - room.y - 4});
}

}  // namespace

float results_view(App& app, Rect room) {
  float y = room.y;
  y += ui::heading(1, room.x, y, room.w, tr("page.results")) + 4;
  const RulePack& pack = built_in_pack();
  y += ui::prose("results-lead", room.x, y, room.w,
                 tr("results.lead", {{"date", iso(app.report.date)},
                                     {"checked", iso(pack.checked)},
                                     {"count", std::to_string(pack.rules.size())}}),
                 {14, false, Colour::secondary}) +
       14;
  y = verdict_view(app, {room.x, y, room.w, 0}) + 14;
  y = action_row(app, {room.x, y, room.w, 0});
  y = findings_list(app, {room.x, y, room.w, 0}, true) + 10;
  return not_checkable_card({room.x, y, room.w, 0});
}

}  // namespace beian
