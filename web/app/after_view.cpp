// What happens around the submission: the applicant's own timeline, to be ticked off.
#include "web/app/views.h"
#include "web/app/words.h"
#include "web/platform/platform.h"

namespace beian {
namespace {

using ui::Colour;
using ui::Rect;

float step_card(App& app, const PlanStep& step, Rect room) {
  const float inside = is_phone() ? 16 : 20;
  ui::begin_card();
  const float x = room.x + inside, width = room.w - 2 * inside;
  float y = room.y + inside - 6;
  const float row = ui::checkbox_height(width, step.title, true);
  if (ui::checkbox("plan:" + step.id, {x, y, width, row}, step.title, step.done, true)) {
    app.set_done(step.id, !step.done);
  }
  y += row + 2;
  const float indent = 30;
  const auto say = [&](const std::string& id, std::string_view text, ui::TextStyle style) {
    if (!text.empty()) y += ui::prose(id, x + indent, y, width - indent, text, style) + 2;
  };
  say("plan-days:" + step.id, plan_dates(step, app.plan.language), {13, true, Colour::accent});
  say("plan-text:" + step.id, step.text, {14.5F, false, Colour::text});
  size_t index = 0;
  for (const std::string& detail : step.details) {
    ui::disc(x + indent + 4, y + 11, 2, Colour::secondary);
    y += ui::prose("plan-detail:" + step.id + ":" + std::to_string(index++), x + indent + 14, y,
                   width - indent - 14, detail, {13.5F, false, Colour::secondary}) +
         2;
  }
  say("plan-source:" + step.id, step.source, {12.5F, false, Colour::secondary});
  return ui::end_card({room.x, room.y, room.w, y + inside - 4 - room.y});
}

/// Buttons of their natural width, wrapped; `run` gets the index of the one pressed.
float plan_actions(App& app, Rect room) {
  constexpr std::string_view ids[] = {"save-calendar", "save-checklist", "to-rejection"};
  constexpr std::string_view labels[] = {"after.calendar", "after.checklist", "after.to-rejection"};
  float x = room.x, y = room.y;
  const float height = ui::button_height();
  for (size_t i = 0; i < std::size(ids); ++i) {
    const std::string& label = tr(labels[i]);
    const float width = ui::button_width(label);
    if (x > room.x && x + width > room.right()) {
      x = room.x;
      y += height + 8;
    }
    if (ui::button(ids[i], {x, y, width, height}, label)) {
      if (i == 0) app.save_calendar();
      if (i == 1) app.save_checklist();
      if (i == 2) {
        ui::reveal("rejection");
        platform::focus("rejection");
      }
    }
    x += width + 8;
  }
  return y + height;
}

}  // namespace

float after_view(App& app, Rect room) {
  float y = room.y;
  y += ui::heading(1, room.x, y, room.w, tr("page.after")) + 4;
  y +=
      ui::prose("lead:after", room.x, y, room.w, tr("lead.after"), {15, false, Colour::secondary}) +
      16;
  const std::string_view date = "process.submit_date";
  if (const Field* field = app.pack().catalogue.find(date)) {
    y = field_view(app, *field, date, {room.x, y, std::min(room.w, 340.0F), 0}) + 14;
  }
  y = plan_actions(app, {room.x, y, room.w, 0}) + 16;
  for (const PlanPhase& phase : app.plan.phases) {
    y += ui::heading(2, room.x, y + 6, room.w, phase.title) + 14;
    for (const PlanStep& step : app.plan.steps) {
      if (step.phase == phase.id) y = step_card(app, step, {room.x, y, room.w, 0}) + 12;
    }
  }
  size_t index = 0;
  for (const std::string& note : app.plan.notes) {
    y += ui::prose("plan-note:" + std::to_string(index++), room.x, y, room.w, note,
                   {13.5F, false, Colour::secondary}) +
         6;
  }
  return rejection_view(app, {room.x, y + 10, room.w, 0});
}

}  // namespace beian
