// The frame around the views: header, steps, the findings beside the form or in a bar below it.
#include "web/app/documents.h"
#include "web/app/host.h"
#include "web/app/pictures.h"
#include "web/app/views.h"
#include "web/app/words.h"
#include "web/platform/platform.h"

namespace beian {
namespace {

using ui::Colour;
using ui::Rect;

constexpr float steps_width = 208, findings_width = 376, reading_width = 720;

bool has_room_for_findings() {
  return window_width() >= 1000;
}

bool is_form(Page page) {
  return page != Page::start && page != Page::results && page != Page::after;
}

std::string scenario_text(const App& app) {
  const Catalogue& catalogue = built_in_pack().catalogue;
  std::string text;
  for (const char* path :
       {"scenario.subject_type", "icp_subject.base_info.province", "scenario.category"}) {
    const Field* field = catalogue.find(path);
    const std::string part = field != nullptr ? meaning(app, *field, path) : std::string();
    if (part.empty()) continue;
    if (!text.empty()) text += " · ";
    text += part;
  }
  return text;
}

constexpr ui::TextStyle action_style{13.5F, false, Colour::secondary};
constexpr std::string_view header_actions[] = {"open", "save", "clear", "language"};

float action_width(std::string_view id) {
  return ui::text_width(tr("header." + std::string(id)), action_style) + 20;
}

void run_header_action(App& app, std::string_view id) {
  if (id == "open") platform::choose_files(".json,application/json,image/*", true);
  if (id == "save") app.save_filing();
  if (id == "clear") app.open(Dialog::clear);
  if (id == "language") app.set_language(language() == Language::zh ? Language::en : Language::zh);
}

/// The promise, always in sight: a way to its proof. Returns its left edge.
float promise_pill(App& app, float right, float middle) {
  const std::string promise = tr(is_phone() ? "header.private-short" : "header.private",
                                 {{"count", std::to_string(platform::network().requests)}});
  const float width = ui::text_width(promise, {13, true, Colour::pass}) + 24;
  const Rect pill{right - width, middle - 15, width, 30};
  ui::add_node({.id = "privacy", .role = ui::Role::button, .name = promise, .rect = pill});
  const ui::Press state = ui::press("privacy", pill);
  ui::pill(pill.x, middle, promise, Colour::pass_tint, Colour::pass);
  if (state.focused) ui::focus_ring(pill, 15);
  if (state.pressed) app.open(Dialog::privacy);
  return pill.x;
}

// Drawn from left to right: that is the order of the Tab key.
void header(App& app, Rect bar) {
  ui::set_region(ui::Region::header);
  ui::fill(bar, Colour::surface);
  ui::line(bar.x, bar.bottom(), bar.right(), bar.bottom(), Colour::line);
  const float left = is_phone() ? 16 : 24;
  const float middle = bar.h / 2;
  const float brand = ui::text(left, middle, tr("app.title"), {18, true, Colour::text});
  ui::add_node({.id = "brand",
                .role = ui::Role::text,
                .name = tr("app.title"),
                .rect = {left, middle - 14, brand, 28}});

  float x = bar.right() - 52;
  if (!is_phone()) {
    for (const std::string_view id : header_actions) x -= action_width(id);
  }
  const float promise = promise_pill(app, x - 8, middle);
  const std::string scenario = scenario_text(app);
  if (!scenario.empty() && !is_phone() &&
      ui::text_width(scenario, {13, true, Colour::secondary}) < promise - left - brand - 60) {
    ui::pill(left + brand + 16, middle, scenario, Colour::neutral_tint, Colour::secondary);
  }
  if (is_phone()) {
    if (ui::icon_button("menu", {x, middle - 22, 44, 44}, ui::Icon::menu, tr("menu.title"))) {
      app.open(Dialog::menu);
    }
    return;
  }
  for (const std::string_view id : header_actions) {
    const float width = action_width(id);
    if (ui::button(id, {x, middle - 18, width, 36}, tr("header." + std::string(id)),
                   ui::Look::quiet)) {
      run_header_action(app, id);
    }
    x += width;
  }
  if (ui::icon_button("theme", {x, middle - 18, 36, 36}, ui::Icon::theme, tr("header.theme"))) {
    app.next_theme();
  }
}

struct Badge {
  std::string text;
  Colour colour = Colour::pass;
};

// Errors first, then warnings; ✓ when a step that was begun has nothing left to say.
Badge badge_of(const App& app, Page page) {
  if (!app.started || page == Page::results || page == Page::after) return {};
  const App::Tally tally = app.tally(page);
  if (tally.errors > 0) return {std::to_string(tally.errors), Colour::error};
  if (tally.missing > 0) return {std::to_string(tally.missing), Colour::secondary};
  if (tally.warnings > 0) return {std::to_string(tally.warnings), Colour::warning};
  return {"✓", Colour::pass};
}

std::string step_name(Page page, const Badge& badge) {
  std::string name = tr("step." + std::string(step_id(page)));
  if (badge.text.empty()) return name;
  name += tr("mark.comma");
  name += badge.text == "✓" ? tr("step.done")
                            : tr(badge.colour == Colour::secondary ? "step.to-fill" : "step.to-fix",
                                 {{"count", badge.text}});
  return name;
}

void draw_badge(const Badge& badge, float right, float middle) {
  if (badge.text == "✓") {
    ui::icon(ui::Icon::check, right - 6, middle, 11, badge.colour);
  } else {
    ui::text_right(right, middle, badge.text, {13, true, badge.colour});
  }
}

void steps_column(App& app, Rect column) {
  ui::set_region(ui::Region::nav);
  ui::fill(column, Colour::surface);
  ui::line(column.right(), column.y, column.right(), column.bottom(), Colour::line);
  float y = column.y + 16;
  size_t number = 0;
  for (size_t i = 0; i < App::page_count; ++i) {
    const Page page = static_cast<Page>(i);
    if (!app.has(page)) continue;
    ++number;
    const std::string id = "step-" + std::string(step_id(page));
    const Badge badge = badge_of(app, page);
    const Rect row{column.x + 12, y, column.w - 25, 41};
    ui::add_node({.id = id,
                  .role = ui::Role::button,
                  .name = step_name(page, badge),
                  .rect = row,
                  .current = page == app.page});
    const ui::Press state = ui::press(id, row);
    const bool here = page == app.page;
    if (here || state.hovered) ui::fill(row, here ? Colour::accent_tint : Colour::hover, 8);
    const Colour ink = here ? Colour::accent : Colour::secondary;
    const float middle = row.y + row.h / 2;
    ui::circle(row.x + 23, middle, 10.5F, ink);
    ui::text_centred({row.x + 12, middle - 11, 22, 22}, std::to_string(number), {12.5F, here, ink});
    ui::text(row.x + 44, middle, tr("step." + std::string(step_id(page))), {15, here, ink});
    draw_badge(badge, row.right() - 12, middle);
    if (state.focused) ui::focus_ring(row.inset(2, 2), 8);
    if (state.pressed) app.go(page);
    y += 43;
  }
}

void steps_row(App& app, Rect bar) {
  ui::set_region(ui::Region::nav);
  ui::fill(bar, Colour::surface);
  float x = ui::begin_row(bar, app.nav_scroll) + 8;
  for (size_t i = 0; i < App::page_count; ++i) {
    const Page page = static_cast<Page>(i);
    if (!app.has(page)) continue;
    const bool here = page == app.page;
    const std::string id = "step-" + std::string(step_id(page));
    const std::string& label = tr("step." + std::string(step_id(page)));
    const Badge badge = badge_of(app, page);
    const ui::TextStyle style{14.5F, here, here ? Colour::accent : Colour::secondary};
    const float text = ui::text_width(label, style);
    const float mark = badge.text.empty()  ? 0
                       : badge.text == "✓" ? 17
                                           : ui::text_width(badge.text, {13, true}) + 5;
    const Rect tab{x, bar.y, text + mark + 16, bar.h};
    ui::add_node({.id = id,
                  .role = ui::Role::button,
                  .name = step_name(page, badge),
                  .rect = tab,
                  .current = here});
    const ui::Press state = ui::press(id, tab);
    ui::text(x + 8, bar.y + bar.h / 2, label, style);
    if (!badge.text.empty()) draw_badge(badge, tab.right() - 8, bar.y + bar.h / 2);
    if (here) ui::fill({tab.x + 8, bar.bottom() - 3, tab.w - 16, 3}, Colour::accent);
    if (state.focused) ui::focus_ring(tab.inset(3, 6), 6);
    if (state.pressed) {
      app.go(page);
      app.nav_scroll.offset += tab.x + tab.w / 2 - bar.w / 2;
    }
    x = tab.right();
  }
  ui::end_row(x + 8);
  ui::line(bar.x, bar.bottom(), bar.right(), bar.bottom(), Colour::line);
}

float next_step_button(App& app, Rect room) {
  const Page next = app.after(app.page);
  const std::string label = tr("step.next", {{"name", tr("step." + std::string(step_id(next)))}});
  const float width = ui::button_width(label);
  if (ui::button("next-step", {room.right() - width, room.y, width, ui::button_height()}, label,
                 ui::Look::primary)) {
    app.go(next);
  }
  return room.y + ui::button_height();
}

/// Returns how high the content is.
float content(App& app, Rect pane) {
  ui::set_region(ui::Region::main);
  const float margin = is_phone() ? 16 : 32;
  const float width =
      std::min(pane.w - 2 * margin, app.page == Page::start ? 936.0F : reading_width);
  const float top = ui::begin_scroll("main", pane, app.scroll);
  Rect room{pane.x + margin, top + 26, width, pane.h};
  float y = room.y;
  switch (app.page) {
    case Page::start:
      y = start_view(app, room);
      break;
    case Page::results:
      y = results_view(app, room);
      break;
    case Page::after:
      y = after_view(app, room);
      break;
    default:
      y = form_view(app, step_id(app.page), room) + 4;
      y = next_step_button(app, {room.x, y, room.w, 0});
      break;
  }
  ui::end_scroll(y + 40);
  return y + 40 - top;
}

void findings_panel(App& app, Rect pane) {
  ui::set_region(ui::Region::aside);
  ui::fill(pane, Colour::surface);
  ui::line(pane.x, pane.y, pane.x, pane.bottom(), Colour::line);
  const float top = ui::begin_scroll("findings", pane, app.aside_scroll);
  const Rect room{pane.x + 20, top + 20, pane.w - 40, 0};
  float y = verdict_view(app, room);
  y = findings_list(app, {room.x, y, room.w, 0}, false);
  ui::end_scroll(y + 20);
}

void verdict_bar(App& app, Rect bar) {
  ui::set_region(ui::Region::aside);
  ui::fill(bar, Colour::surface);
  ui::line(bar.x, bar.y, bar.right(), bar.y, Colour::line);
  const Colour ink = verdict_colours(app).ink;
  const std::string title = verdict_title(app), detail = verdict_detail(app);
  const std::string& next = tr("verdict.next");
  const float width = ui::button_width(next) + 8;
  const bool any = !app.report.findings.empty();
  const Rect text{bar.x + 16, bar.y, bar.w - 32 - (any ? width + 12 : 0), bar.h};
  ui::add_node({.id = "verdict",
                .role = ui::Role::button,
                .name = title + tr("mark.comma") + detail,
                .rect = text});
  const ui::Press state = ui::press("verdict", text);
  ui::text_fitted(text.x, bar.y + bar.h / 2 - 12, text.w, title, {16, true, ink});
  ui::text_fitted(text.x, bar.y + bar.h / 2 + 12, text.w, detail, {13, false, Colour::secondary});
  if (state.focused) ui::focus_ring(text.inset(2, 6), 8);
  if (state.pressed) app.open(Dialog::findings);
  if (any &&
      ui::button("next-finding", {bar.right() - 16 - width, bar.y + (bar.h - 44) / 2, width, 44},
                 next, ui::Look::primary)) {
    app.go_to_next_finding();
  }
}

void drop_hint(Rect window) {
  ui::fill(window, Colour::scrim);
  const Rect box{window.w / 2 - 160, window.h / 2 - 40, 320, 80};
  ui::fill(box, Colour::surface, 14);
  ui::text_centred(box, tr("file.drop"), {16, true, Colour::text});
}

}  // namespace

float window_width() {
  return platform::environment().width / platform::environment().scale;
}
float window_height() {
  return platform::environment().height / platform::environment().scale;
}
bool is_phone() {
  return window_width() < 640;
}

void shell_view(App& app) {
  pictures::forget_places();
  if (app.dialog == Dialog::none && host::question() != nullptr) host::show_question(app);
  const Rect window{0, 0, window_width(), window_height()};
  ui::set_enabled(app.dialog == Dialog::none);
  const float header_height = is_phone() ? 52 : 56;
  const bool show_findings = app.started && (is_form(app.page));
  const bool panel = show_findings && has_room_for_findings();
  const float bar = show_findings && !panel ? 76 : 0;
  float top = header_height + 1;
  header(app, {0, 0, window.w, header_height});
  Rect pane{0, top, window.w, window.h - top - bar};
  if (is_phone()) {
    steps_row(app, {0, top, window.w, 46});
    pane.y += 47;
    pane.h -= 47;
  } else {
    steps_column(app, {0, top, steps_width, window.h - top});
    pane.x = steps_width;
    pane.w -= steps_width;
  }
  if (panel) pane.w -= findings_width;
  const float high = content(app, pane);
  host::tell_height(pane.y + high + bar);
  if (panel) findings_panel(app, {pane.right(), top, findings_width, window.h - top});
  if (bar > 0) verdict_bar(app, {pane.x, window.h - bar, pane.w, bar});
  ui::set_region(ui::Region::aside);
  ui::status("said",
             app.said + (app.started ? " " + verdict_title(app) + " " + verdict_detail(app) : ""));

  carried_view();
  const size_t waiting = pictures::count_waiting() + documents::count_waiting();
  host::tell_waiting(waiting);
  ui::status("picture-progress",
             waiting == 0 ? "" : tr("picture.waiting", {{"count", std::to_string(waiting)}}));

  ui::set_enabled(true);
  if (app.dialog != Dialog::none) dialog_view(app, host::seen(window));
  if (app.dragging) drop_hint(window);
}

bool App::draw() {
  drawing_ = true;
  shell_view(*this);
  drawing_ = false;
  if (later_.empty()) return false;
  std::vector<std::function<void()>> now;
  now.swap(later_);
  for (const auto& action : now) action();
  return true;
}

}  // namespace beian
