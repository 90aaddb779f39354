// What lies over the page: questions, the privacy proofs, the bottom sheet, the menu.
#include "web/app/host.h"
#include "web/app/views.h"
#include "web/app/words.h"
#include "web/platform/offline.h"
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
  const Rect box{(window.w - width) / 2, window.y + (window.h - height) / 2, width, height};
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

/// Version, day and commit, as far as the page knows them: web/build/source.mjs.
std::string source_line(std::string_view source) {
  const size_t day = std::min(source.find(' '), source.size());
  const std::string version(source.substr(0, day));
  if (day == source.size()) return tr("privacy.version", {{"version", version}});
  const size_t commit = source.find(' ', day + 1) + 1;
  return tr("privacy.source", {{"version", version},
                               {"date", std::string(source.substr(day + 1, commit - day - 2))},
                               {"commit", std::string(source.substr(commit))}});
}

void privacy_dialog(App& app, Rect window) {
  const Rect room = begin_sheet(app, window, tr("privacy.title"), 620);
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
  if (app.source.empty()) platform::file_facts();
  say("privacy-source", source_line(app.source), body);
  if (!app.newer.empty()) {
    say("privacy-newer", tr("offline.newer", {{"source", source_line(app.newer)}}), body);
  }
  say("privacy-digest", app.digest.empty() ? tr("privacy.no-digest") : "SHA-256  " + app.digest,
      body);
  say("privacy-digest-text", tr("privacy.digest-text"), quiet);
  say("privacy-digest-windows", tr("privacy.digest-windows"), quiet);
  say("privacy-digest-mac", tr("privacy.digest-mac"), quiet);
  say("privacy-digest-linux", tr("privacy.digest-linux"), quiet);
  say("privacy-rebuild", tr("privacy.rebuild"), quiet);
  if (platform::can_be_kept()) {
    y += 4 + ui::heading(2, room.x, y + 4, room.w, tr("offline.title")) + 2;
    say("privacy-offline", tr("offline.text"), quiet);
    const std::string& keep = tr("offline.open");
    if (ui::button("offline", {room.x, y, ui::button_width(keep), ui::button_height()}, keep)) {
      platform::open_keeping(language() == Language::en);
    }
    y += ui::button_height() + 8;
  }
  y += 4 + ui::heading(2, room.x, y + 4, room.w, tr("privacy.limits")) + 2;
  say("privacy-limits-text", tr("privacy.limits-text"), quiet);
  y += 4 + ui::heading(2, room.x, y + 4, room.w, tr("notices.title")) + 2;
  say("privacy-notices", tr("notices.lead"), quiet);
  const std::string& terms = tr("notices.open");
  if (ui::button("notices", {room.x, y, ui::button_width(terms), ui::button_height()}, terms)) {
    app.open(Dialog::notices);
  }
  y += ui::button_height();
  end_sheet(app, room, y + inside);
}

void findings_sheet(App& app, Rect window) {
  const Rect room = begin_sheet(app, window, tr("findings.title"), 620);
  float y = verdict_view(app, {room.x, room.y, room.w, 0});
  y = findings_list(app, {room.x, y, room.w, 0}, false);
  end_sheet(app, room, y + inside);
}

void menu_sheet(App& app, Rect window) {
  const float step = ui::button_height() + 10;
  const Rect room = begin_sheet(app, window, tr("menu.title"), 360);
  float y = room.y;
  const auto entry = [&](std::string_view id, const std::string& label) {
    const bool pressed = ui::button(id, {room.x, y, room.w, ui::button_height()}, label);
    y += step;
    return pressed;
  };
  if (entry("menu-open", tr("header.open"))) {
    app.close_dialog();
    platform::choose_files(".json,application/json,image/*", true);
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
  end_sheet(app, room, y);
}

// Where files cannot be saved (the web views of WeChat and QQ): text to copy by hand.
void text_dialog(App& app, Rect window) {
  const Rect room = begin_sheet(app, window, tr("text.title"), 620);
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

/// In which form to save the report, and what each is good for.
void save_sheet(App& app, Rect window) {
  struct Form {
    ReportForm form;
    std::string_view id, label, note;
  };
  static constexpr Form forms[] = {
      {ReportForm::html, "save-html", "save.html", "save.html-note"},
      {ReportForm::markdown, "save-markdown", "save.markdown", "save.markdown-note"},
      {ReportForm::csv, "save-csv", "save.csv", "save.csv-note"},
      {ReportForm::json, "save-json", "save.json", "save.json-note"},
      {ReportForm::sarif, "save-sarif", "save.sarif", "save.sarif-note"}};
  const Rect room = begin_sheet(app, window, tr("save.title"), 460);
  float y = room.y;
  y += ui::prose("save-lead", room.x, y, room.w, tr("save.lead"), {14, false, Colour::secondary}) +
       12;
  for (const Form& form : forms) {
    if (ui::button(form.id, {room.x, y, room.w, ui::button_height()}, tr(form.label))) {
      app.save_report(form.form);
    }
    y += ui::button_height() + 2;
    y += ui::prose(std::string(form.id) + "-note", room.x, y, room.w, tr(form.note),
                   {13, false, Colour::secondary}) +
         12;
  }
  end_sheet(app, room, y + 8);
}

std::string severity_word(Severity severity) {
  return tr(severity == Severity::error     ? "rule.error"
            : severity == Severity::warning ? "rule.warning"
                                            : "rule.advice");
}

std::string confidence_word(Confidence confidence) {
  return tr(confidence == Confidence::published  ? "rule.published"
            : confidence == Confidence::observed ? "rule.observed"
                                                 : "rule.inferred");
}

/// The rule behind a finding: what it says, where it comes from, how sure that is.
void rule_sheet(App& app, Rect window) {
  const Rule& rule = *app.rule_shown.rule;
  const Finding& finding = app.rule_shown.finding;
  const Source& source = *finding.source;
  const Rect room = begin_sheet(app, window, tr("rule.title"), 620);
  float y = room.y;
  const auto say = [&](std::string_view id, std::string_view text, ui::TextStyle style) {
    if (!text.empty()) y += ui::prose(id, room.x, y, room.w, text, style) + 6;
  };
  const auto part = [&](std::string_view id, std::string_view title, const std::string& text) {
    y += ui::heading(2, room.x, y + 6, room.w, title) + 8;
    say(id, text, {14.5F, false, Colour::text});
  };
  say("rule-name", finding.title, {16, true, Colour::text});
  say("rule-id", rule.id + " · " + severity_word(finding.severity),
      {13.5F, false, Colour::secondary});
  say("rule-why", finding.message, {14.5F, false, Colour::text});
  part("rule-fix", tr("rule.fix"), finding.remedy);
  std::string from = source.authority + " · " + source.document;
  if (!source.clause.empty()) from += " · " + source.clause;
  part("rule-source", tr("rule.source"), from);
  say("rule-url", source.url, {13.5F, false, Colour::secondary});
  std::string dates = tr("findings.checked", {{"date", source.checked}});
  if (!source.published.empty()) {
    dates = tr("rule.dated", {{"date", source.published}}) + " · " + dates;
  }
  if (rule.valid_from.year != 0) dates += " · " + tr("rule.from", {{"date", iso(rule.valid_from)}});
  if (rule.valid_to.year != 0) dates += " · " + tr("rule.to", {{"date", iso(rule.valid_to)}});
  say("rule-dates", dates, {13.5F, false, Colour::secondary});
  part("rule-confidence", tr("rule.confidence"), confidence_word(finding.confidence));
  end_sheet(app, room, y + inside);
}

/// A 备注 made of what is filled in, to start from.
void draft_sheet(App& app, Rect window) {
  const Rect room = begin_sheet(app, window, tr("draft.title"), 560);
  float y = room.y;
  y +=
      ui::prose("draft-lead", room.x, y, room.w, tr("draft.lead"), {14, false, Colour::secondary}) +
      12;
  y += ui::prose("draft-text", room.x, y, room.w, app.draft, {15, false, Colour::text}) + 16;
  const std::string& take = tr("draft.take");
  if (ui::button("draft-take", {room.x, y, ui::button_width(take), ui::button_height()}, take,
                 ui::Look::primary)) {
    app.take_draft();
  }
  end_sheet(app, room, y + ui::button_height() + inside);
}

/// May the site have this? The first button is the one that gives nothing away.
void consent_sheet(App& app, Rect window) {
  host::Question& question = *host::question();
  const bool lose = question.kind == "lose";
  const Rect room =
      begin_sheet(app, window, tr(lose ? "consent.lose-title" : "consent.title"), 520);
  float y = room.y;
  const auto say = [&](std::string_view id, const std::string& text, ui::TextStyle style) {
    y += ui::prose(id, room.x, y, room.w, text, style) + 8;
  };
  say("consent-who", tr("consent.who"), {14, false, Colour::secondary});
  say("consent-origin", question.origin, {16, true, Colour::text});
  say("consent-what", tr("consent.what-" + question.kind, {{"name", question.name}}),
      {15, false, Colour::text});
  if (!lose) say("consent-after", tr("consent.after"), {14, false, Colour::secondary});
  y += 4;
  if (!lose && question.kind != "save") {
    const std::string& label = tr("consent.always");
    const float height = ui::checkbox_height(room.w, label);
    if (ui::checkbox("consent-always", {room.x, y, room.w, height}, label, question.always)) {
      question.always = !question.always;
    }
    y += height + 12;
  }
  const std::string &no = tr("consent.no"), &yes = tr(lose ? "consent.lose-yes" : "consent.yes");
  const float width = ui::button_width(no);
  if (ui::button("consent-no", {room.x, y, width, ui::button_height()}, no)) app.close_dialog();
  if (ui::button("consent-yes",
                 {room.x + width + 12, y, ui::button_width(yes), ui::button_height()}, yes,
                 lose ? ui::Look::danger : ui::Look::primary, !question.armed)) {
    host::decide(true);
    app.close_dialog();
  } else {
    host::question_drawn();
  }
  end_sheet(app, room, y + ui::button_height() + inside);
}

}  // namespace

Rect begin_sheet(App& app, Rect window, const std::string& title, float wanted_width) {
  const float content_height = app.dialog_height > 0 ? app.dialog_height : 2000;
  const bool bottom = is_phone();
  const float width = bottom ? window.w : std::min(wanted_width, window.w - 48);
  const float room = bottom ? window.h * 0.88F : std::min(window.h * 0.86F, 720.0F);
  const float height = std::min(room, content_height + 58);
  const Rect box{(window.w - width) / 2,
                 window.y + (bottom ? window.h - height : (window.h - height) / 2), width, height};
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

void end_sheet(App& app, Rect room, float y) {
  ui::end_scroll(y);
  app.fit_dialog(y - room.y);
}

void dialog_view(App& app, Rect window) {
  ui::set_region(ui::Region::dialog);
  ui::fill({0, 0, window_width(), window_height()}, Colour::scrim);
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
    case Dialog::notices:
      notices_view(app, window);
      break;
    case Dialog::findings:
      findings_sheet(app, window);
      break;
    case Dialog::menu:
      menu_sheet(app, window);
      break;
    case Dialog::picture:
      picture_view(app, window);
      break;
    case Dialog::place:
      place_view(app, window);
      break;
    case Dialog::move:
      move_view(app, window);
      break;
    case Dialog::package:
      package_view(app, window);
      break;
    case Dialog::pages:
      pages_view(app, window);
      break;
    case Dialog::text:
      text_dialog(app, window);
      break;
    case Dialog::save:
      save_sheet(app, window);
      break;
    case Dialog::rule:
      if (app.rule_shown.rule != nullptr) rule_sheet(app, window);
      break;
    case Dialog::draft:
      draft_sheet(app, window);
      break;
    case Dialog::consent:
      if (host::question() != nullptr) consent_sheet(app, window);
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
