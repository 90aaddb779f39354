// What happens after the filing was submitted, in order, and what to keep at hand.
#include "web/app/views.h"
#include "web/app/words.h"

namespace beian {
namespace {

using ui::Colour;
using ui::Rect;

constexpr std::string_view steps[] = {"call", "review", "sms", "authority", "number", "refused"};

float step_card(std::string_view step, size_t number, Rect room) {
  const float inside = is_phone() ? 16 : 20;
  ui::begin_card();
  const float x = room.x + inside + 36, width = room.w - 2 * inside - 36;
  float y = room.y + inside;
  const std::string key = "after." + std::string(step);
  const std::string digit = std::to_string(number);
  ui::circle(room.x + inside + 12, y + 12, 12, Colour::accent);
  ui::text_centred({room.x + inside, y, 24, 24}, digit, {13, true, Colour::accent});
  y += ui::heading(2, x, y, width, tr(key + ".title")) + 2;
  y += ui::prose("after:" + std::string(step), x, y, width, tr(key + ".text"),
                 {14.5F, false, Colour::text});
  return ui::end_card({room.x, room.y, room.w, y + inside - room.y});
}

}  // namespace

float after_view(App& /*app*/, Rect room) {
  float y = room.y;
  y += ui::heading(1, room.x, y, room.w, tr("page.after")) + 4;
  y +=
      ui::prose("lead:after", room.x, y, room.w, tr("lead.after"), {15, false, Colour::secondary}) +
      16;
  size_t number = 1;
  for (const std::string_view step : steps)
    y = step_card(step, number++, {room.x, y, room.w, 0}) + 12;
  return y;
}

}  // namespace beian
