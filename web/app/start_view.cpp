// The first page: who files, where, what; open a file or a sample; the privacy promise.
#include "web/app/views.h"
#include "web/app/words.h"
#include "web/platform/platform.h"

namespace beian {
namespace {

using ui::Colour;
using ui::Rect;

float subject_chips(App& app, Rect room) {
  const std::string_view path = "scenario.subject_type";
  const float height = ui::button_height();
  float x = room.x, y = room.y;
  for (const Choice& choice : built_in_pack().enums.list("scenario_subject_types")) {
    const std::string& label = local(choice.name);
    const float width = ui::button_width(label);
    if (x > room.x && x + width > room.right()) {
      x = room.x;
      y += height + 8;
    }
    if (ui::chip("subject:" + choice.key, {x, y, width, height}, label,
                 app.filing.text(path) == choice.key)) {
      app.set(path, choice.key);
    }
    x += width + 10;
  }
  return y + height;
}

float who_card(App& app, Rect room) {
  const float inside = is_phone() ? 16 : 24;
  const Rect area{room.x + inside, room.y + inside, room.w - 2 * inside, 0};
  ui::begin_card();
  float y = area.y + ui::heading(2, area.x, area.y, area.w, tr("start.who")) + 12;
  y = subject_chips(app, {area.x, y, area.w, 0}) + 20;
  const Catalogue& catalogue = built_in_pack().catalogue;
  const bool two = area.w >= 560;
  const float width = two ? (area.w - 20) / 2 : area.w;
  const float first = field_view(app, *catalogue.find("scenario.province"), "scenario.province",
                                 {area.x, y, width, 0});
  const float top = two ? y : first + 16;
  const float second = field_view(app, *catalogue.find("scenario.category"), "scenario.category",
                                  {two ? area.x + width + 20 : area.x, top, width, 0});
  y = std::max(first, second) + 16;
  y = field_view(app, *catalogue.find("scenario.reference_date"), "scenario.reference_date",
                 {area.x, y, width, 0}) +
      20;
  const std::string& next = tr("start.fill");
  if (ui::button("start-filling", {area.x, y, ui::button_width(next), ui::button_height()}, next,
                 ui::Look::primary)) {
    app.start_filling();
  }
  y += ui::button_height();
  return ui::end_card({room.x, room.y, room.w, y + inside - room.y});
}

float drop_zone(App& app, Rect room) {
  const float height = 190;
  const Rect zone{room.x, room.y, room.w, height};
  if (app.dragging) ui::fill(zone, Colour::accent_tint, 12);
  ui::dashed_outline(zone, app.dragging ? Colour::accent : Colour::secondary, 12);
  float y = zone.y + 30;
  const auto centred = [&](std::string_view id, std::string_view text, ui::TextStyle style) {
    const float width = std::min(ui::text_width(text, style), zone.w - 32);
    y += ui::prose(id, zone.x + (zone.w - width) / 2, y, width + 1, text, style) + 4;
  };
  centred("drop-title", tr("start.drop"), {16, true, Colour::text});
  centred("drop-note", tr("start.drop-note"), {14, false, Colour::secondary});
  const std::string& choose = tr("start.choose");
  const std::string& faulty = tr("start.sample-faulty");
  const std::string& clean = tr("start.sample-clean");
  const float w1 = ui::button_width(choose), w2 = ui::button_width(faulty),
              w3 = ui::button_width(clean);
  const float h = ui::button_height();
  y += 8;
  const bool one_row = w1 + w2 + w3 + 20 < zone.w - 24;
  float x = zone.x + (zone.w - (one_row ? w1 + w2 + w3 + 20 : w1)) / 2;
  if (ui::button("choose-file", {x, y, w1, h}, choose))
    platform::choose_files(".json,application/json,image/*", true);
  if (!one_row) {
    y += h + 8;
    x = zone.x + (zone.w - (w2 + w3 + 10)) / 2;
  } else {
    x += w1 + 10;
  }
  if (ui::button("sample-faulty", {x, y, w2, h}, faulty)) app.open_sample("faulty");
  if (ui::button("sample-clean", {x + w2 + 10, y, w3, h}, clean)) app.open_sample("clean");
  return zone.bottom() + (one_row ? 0 : 16);
}

float privacy_card(App& app, Rect room) {
  const float inside = is_phone() ? 16 : 24;
  const std::string& button = tr("start.prove");
  const float width = ui::button_width(button);
  ui::begin_card();
  const bool beside = room.w > 560;
  const float text_width = room.w - 2 * inside - (beside ? width + 24 : 0);
  float y = room.y + inside;
  y += ui::heading(2, room.x + inside, y, text_width, tr("start.private")) + 2;
  y += ui::prose("private-note", room.x + inside, y, text_width, tr("start.private-note"),
                 {14, false, Colour::secondary});
  float button_y = (room.y + inside + y) / 2 - ui::button_height() / 2;
  if (!beside) {
    button_y = y + 12;
    y = button_y + ui::button_height();
  }
  const float x = beside ? room.right() - inside - width : room.x + inside;
  if (ui::button("prove", {x, button_y, width, ui::button_height()}, button))
    app.open(Dialog::privacy);
  return ui::end_card({room.x, room.y, room.w, y + inside - room.y});
}

}  // namespace

float start_view(App& app, Rect room) {
  float y = room.y;
  y += ui::heading(1, room.x, y, room.w, tr("start.title")) + 4;
  y +=
      ui::prose("start-lead", room.x, y, room.w, tr("start.lead"), {15, false, Colour::secondary}) +
      16;
  y = who_card(app, {room.x, y, room.w, 0}) + 16;
  y = drop_zone(app, {room.x, y, room.w, 0}) + 16;
  return privacy_card(app, {room.x, y, room.w, 0});
}

}  // namespace beian
