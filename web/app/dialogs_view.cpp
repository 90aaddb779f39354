// What lies over the page: questions, the privacy proofs, the bottom sheet, the menu.
#include "web/app/views.h"
#include "web/app/words.h"
#include "web/platform/platform.h"

namespace beian {
namespace {

using ui::Colour;
using ui::Rect;

constexpr float inside = 24;

struct Answer {
  std::string_view id, label;
  ui::Look look;
};

// A box with a heading, some text and buttons at its foot. Returns the index of the one pressed, or
// -1.
int question(Rect window, const std::string& title, const std::string& text,
             std::initializer_list<Answer> answers) {
  const float width = std::min(460.0F, window.w - 32);
  const float room = width - 2 * inside;
  const ui::TextStyle body{15, false, Colour::text};
  const float height = inside + ui::paragraph_height(room, title, {22, true, Colour::text}) + 8 +
                       ui::paragraph_height(room, text, body) + 20 + ui::button_height() + inside;
  const Rect box{(window.w - width) / 2, (window.h - height) / 2, width, height};
  ui::fill(box, Colour::surface, 14);
  float y = box.y + inside;
  y += ui::heading(1, box.x + inside, y, room, title) + 8;
  ui::prose("dialog-text", box.x + inside, y, room, text, body);
  float x = box.right() - inside;
  int index = 0, pressed = -1;
  for (const Answer& answer : answers) {
    const std::string& label = tr(answer.label);
    const float w = ui::button_width(label);
    x -= w;
    if (ui::button(answer.id,
                   {x, box.bottom() - inside - ui::button_height(), w, ui::button_height()}, label,
                   answer.look)) {
      pressed = index;
    }
    x -= 8;
    ++index;
  }
  return pressed;
}

// A box with its own scrolling, as tall as there is room unless told; returns the room for its
// content, already begun.
Rect sheet(App& app, Rect window, const std::string& title, float wanted_width,
           float content_height = 2000) {
  const bool bottom = is_phone();
  const float width = bottom ? window.w : std::min(wanted_width, window.w - 48);
  const float room = bottom ? window.h * 0.88F : std::min(window.h * 0.86F, 720.0F);
  const float height = std::min(room, content_height + 58);
  const Rect box{(window.w - width) / 2, bottom ? window.h - height : (window.h - height) / 2,
                 width, height};
  ui::fill(box, Colour::surface, 14);
  ui::heading(1, box.x + inside, box.y + 14, box.w - 100, title);
  if (ui::icon_button("dialog-close", {box.right() - 52, box.y + 10, 40, 40}, ui::Icon::cross,
                      tr("dialog.close"))) {
    app.close_dialog();
  }
  const Rect view{box.x, box.y + 58, box.w, box.h - 58};
  const float y = ui::begin_scroll("dialog", view, app.dialog_scroll);
  return {box.x + inside, y, box.w - 2 * inside, view.h};
}

void leak_rows(App& app, Rect room, float& y) {
  for (const Leak& leak : app.leaks) {
    const Colour colour = leak.blocked ? Colour::pass : Colour::error;
    ui::icon(leak.blocked ? ui::Icon::check : ui::Icon::cross, room.x + 7, y + 12, 11, colour);
    ui::text(room.x + 22, y + 12, leak.way, {14.5F, false, Colour::text});
    ui::text_right(room.right(), y + 12,
                   tr(leak.blocked ? "privacy.blocked" : "privacy.not-blocked"),
                   {14, true, colour});
    ui::add_node(
        {.id = "leak:" + leak.way,
         .role = ui::Role::text,
         .name = leak.way + " " + tr(leak.blocked ? "privacy.blocked" : "privacy.not-blocked"),
         .rect = {room.x, y, room.w, 24}});
    y += 26;
  }
}

void privacy_dialog(App& app, Rect window) {
  const Rect room = sheet(app, window, tr("privacy.title"), 620);
  float y = room.y;
  const ui::TextStyle body{15, false, Colour::text}, quiet{13.5F, false, Colour::secondary};
  const auto say = [&](std::string_view id, const std::string& text, ui::TextStyle style) {
    y += ui::prose(id, room.x, y, room.w, text, style) + 8;
  };
  say("privacy-promise", tr("privacy.promise"), body);
  const platform::Network network = platform::network();
  say("privacy-count",
      tr("privacy.count", {{"requests", std::to_string(network.requests)},
                           {"violations", std::to_string(network.violations)}}),
      body);
  y += 4 + ui::heading(2, room.x, y + 4, room.w, tr("privacy.try")) + 2;
  say("privacy-try-text", tr("privacy.try-text"), quiet);
  const std::string& label = tr(app.leaking ? "privacy.trying" : "privacy.try-button");
  if (ui::button("try-to-leak", {room.x, y, ui::button_width(label), ui::button_height()}, label,
                 ui::Look::primary, app.leaking)) {
    app.leaks.clear();
    app.leaking = true;
    platform::try_to_leak();
  }
  y += ui::button_height() + 12;
  leak_rows(app, room, y);
  if (app.leaks.size() == leak_ways) {
    size_t blocked = 0;
    for (const Leak& leak : app.leaks) blocked += leak.blocked ? 1 : 0;
    const std::string result = tr("privacy.result", {{"blocked", std::to_string(blocked)},
                                                     {"all", std::to_string(app.leaks.size())}});
    ui::status("leak-result", result);
    y += ui::paragraph(room.x, y + 4, room.w, result, {15, true, Colour::text}) + 8;
  }
  y += 4 + ui::heading(2, room.x, y + 4, room.w, tr("privacy.file")) + 2;
  if (app.digest.empty()) platform::file_digest();
  say("privacy-digest", app.digest.empty() ? tr("privacy.no-digest") : "SHA-256  " + app.digest,
      body);
  say("privacy-digest-text", tr("privacy.digest-text"), quiet);
  y += 4 + ui::heading(2, room.x, y + 4, room.w, tr("privacy.limits")) + 2;
  say("privacy-limits-text", tr("privacy.limits-text"), quiet);
  ui::end_scroll(y + inside);
}

void findings_sheet(App& app, Rect window) {
  const Rect room = sheet(app, window, tr("findings.title"), 620);
  float y = verdict_view(app, {room.x, room.y, room.w, 0});
  y = findings_list(app, {room.x, y, room.w, 0}, false);
  ui::end_scroll(y + inside);
}

void menu_sheet(App& app, Rect window) {
  const float step = ui::button_height() + 10;
  const Rect room = sheet(app, window, tr("menu.title"), 360, 6 * step + inside);
  float y = room.y;
  const auto entry = [&](std::string_view id, const std::string& label) {
    const bool pressed = ui::button(id, {room.x, y, room.w, ui::button_height()}, label);
    y += step;
    return pressed;
  };
  if (entry("menu-open", tr("header.open"))) {
    app.close_dialog();
    platform::choose_files(".json,application/json", false);
  }
  if (entry("menu-save", tr("header.save"))) {
    app.close_dialog();
    app.save_filing();
  }
  if (entry("menu-language", tr("menu.language"))) {
    app.close_dialog();
    app.set_language(language() == Language::zh ? Language::en : Language::zh);
  }
  if (entry("menu-theme", tr("header.theme"))) {
    app.close_dialog();
    app.next_theme();
  }
  if (entry("menu-privacy", tr("start.private"))) app.open(Dialog::privacy);
  if (entry("menu-clear", tr("header.clear"))) app.open(Dialog::clear);
  ui::end_scroll(y);
}

// Where files cannot be saved (the web views of WeChat and QQ): text to copy by hand.
void text_dialog(App& app, Rect window) {
  const Rect room = sheet(app, window, tr("text.title"), 620);
  float y = room.y +
            ui::prose("text-note", room.x, room.y, room.w, tr("text.note"),
                      {14, false, Colour::secondary}) +
            10;
  const float height = std::max(160.0F, room.h - (y - room.y) - ui::button_height() - 40);
  ui::text_field("text-to-copy", {room.x, y, room.w, height}, app.text_to_copy,
                 {.label = tr("text.title"), .several_lines = true});
  y += height + 12;
  const std::string& copy = tr("text.copy");
  if (ui::button("text-copy", {room.x, y, ui::button_width(copy), ui::button_height()}, copy,
                 ui::Look::primary) &&
      platform::copy_text(app.text_to_copy)) {
    app.said = tr("copy.done");
    app.close_dialog();
  }
  ui::end_scroll(y + ui::button_height());
}

}  // namespace

void dialog_view(App& app, Rect window) {
  ui::set_region(ui::Region::dialog);
  ui::fill(window, Colour::scrim);
  if (ui::peek_key() == ui::Key::escape) {
    ui::take_key();
    app.close_dialog();
    return;
  }
  switch (app.dialog) {
    case Dialog::picker:
      picker_view(app, window);
      break;
    case Dialog::privacy:
      privacy_dialog(app, window);
      break;
    case Dialog::findings:
      findings_sheet(app, window);
      break;
    case Dialog::menu:
      menu_sheet(app, window);
      break;
    case Dialog::text:
      text_dialog(app, window);
      break;
    case Dialog::clear: {
      const int answer = question(window, tr("clear.title"), tr("clear.text"),
                                  {{"clear-yes", "clear.yes", ui::Look::danger},
                                   {"clear-no", "clear.no", ui::Look::secondary}});
      if (answer == 0) app.clear();
      if (answer == 1) app.close_dialog();
      break;
    }
    case Dialog::replace: {
      const int answer = question(window, tr("replace.title"), tr("replace.text"),
                                  {{"replace-yes", "replace.yes", ui::Look::primary},
                                   {"replace-no", "replace.no", ui::Look::secondary}});
      if (answer == 0) app.accept_pending();
      if (answer == 1) app.close_dialog();
      break;
    }
    case Dialog::problem:
      if (question(window, app.problem_title, app.problem_text,
                   {{"problem-ok", "dialog.ok", ui::Look::primary}}) == 0) {
        app.close_dialog();
      }
      break;
    case Dialog::none:
      break;
  }
}

}  // namespace beian
