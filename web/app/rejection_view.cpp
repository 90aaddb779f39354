// "Why was I rejected": what the reviewers wrote, pasted, and what it means.
#include "web/app/views.h"
#include "web/app/words.h"

namespace beian {
namespace {

using ui::Colour;
using ui::Rect;

float explanation_view(App& app, const Explanation& one, size_t index, Rect room) {
  float y = room.y;
  const std::string key = "explained:" + std::to_string(index);
  const auto say = [&](std::string_view part, std::string_view text, ui::TextStyle style) {
    if (text.empty()) return;
    y += ui::prose(key + ":" + std::string(part), room.x, y, room.w, text, style) + 2;
  };
  say("title", one.title, {14.5F, true, Colour::text});
  say("meaning", one.meaning, {14, false, Colour::secondary});
  say("remedy", one.remedy, {14, false, Colour::text});
  if (one.fields.empty() || app.field_of(one.fields.front()) == nullptr) return y + 12;
  const Field& field = *app.field_of(one.fields.front());
  const std::string label = tr("rejection.go", {{"field", local(field.label)}});
  if (ui::button(key + ":go", {room.x, y + 4, ui::button_width(label), ui::button_height()},
                 label)) {
    app.go_to(one.fields.front());
  }
  return y + 4 + ui::button_height() + 16;
}

}  // namespace

float rejection_view(App& app, Rect room) {
  const float inside = is_phone() ? 16 : 24;
  ui::begin_card();
  const float x = room.x + inside, width = room.w - 2 * inside;
  float y = room.y + inside;
  y += ui::heading(2, x, y, width, tr("rejection.title")) + 2;
  y += ui::prose("rejection-lead", x, y, width, tr("rejection.lead"),
                 {13.5F, false, Colour::secondary}) +
       10;
  ui::text_field("rejection", {x, y, width, 110}, app.rejection,
                 {.label = tr("rejection.title"),
                  .placeholder = tr("rejection.placeholder"),
                  .several_lines = true});
  y += 110 + 14;
  std::string heard;  // for those who do not see what appears below the box
  for (const Explanation& one : app.explanations) {
    heard += (heard.empty() ? "" : tr("mark.comma")) + one.title;
  }
  ui::status("rejection-heard", heard);
  size_t index = 0;
  for (const Explanation& one : app.explanations) {
    y = explanation_view(app, one, index++, {x, y, width, 0});
  }
  if (app.explanations.empty() && !app.rejection.empty()) {
    y += ui::prose("rejection-unknown", x, y, width, tr("rejection.unknown"),
                   {14, false, Colour::text}) +
         6;
  }
  return ui::end_card({room.x, room.y, room.w, y + inside - 8 - room.y});
}

}  // namespace beian
