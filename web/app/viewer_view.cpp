// One picture in full: what was found drawn on it, what was measured beside it, and what can be put
// right.
#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "core/rules/slots.h"
#include "core/rules/told.h"
#include "web/app/documents.h"
#include "web/app/pictures.h"
#include "web/app/views.h"
#include "web/app/words.h"
#include "web/assets.h"

namespace beian {
namespace {

using pictures::Item;
using pictures::Viewer;
using ui::Colour;
using ui::Point;
using ui::Rect;

constexpr float panel_width = 376, inside = 20;
constexpr float most_zoom = 8;
constexpr ui::TextStyle quiet{13, false, Colour::secondary}, plain{13.5F, false, Colour::text},
    strong{14.5F, true, Colour::text};

const Json& words_of_checks() {
  static const Json all = read_json(web_asset("picture-words.json")).value;
  return all;
}

bool is_listed(std::string_view key, std::string_view rule) {
  for (const Json& one : words_of_checks()[std::string(key)]) {
    if (one == rule) return true;
  }
  return false;
}

double number(const Json* object, std::string_view key) {
  const Json* value = object != nullptr ? find(*object, key) : nullptr;
  return value != nullptr && value->is_number() ? value->get<double>() : 0;
}

/// A heading inside the panel: small, and right below the picture's name in the order of headings.
float part_heading(Rect room, float y, const std::string& words) {
  const float height = ui::paragraph(room.x, y, room.w, words, {13.5F, true, Colour::secondary});
  ui::add_node({.id = "h:" + words,
                .role = ui::Role::heading2,
                .name = words,
                .rect = {room.x, y, room.w, height}});
  return height;
}

std::string size_text(const Json* found) {
  const auto whole = [&](std::string_view key) {
    return std::to_string(static_cast<int>(number(found, key)));
  };
  return number(found, "width") > 0 ? whole("width") + "×" + whole("height") : "";
}

/// "主体证件照片的四角不完整" beside that picture is 「四角不完整」.
std::string short_title(const App& app, const Finding& finding) {
  std::string title = finding.title;
  const Field* field = finding.fields.empty() ? nullptr : app.field_of(finding.fields.front());
  if (field == nullptr) return title;
  const std::string& label = local(field->label);
  if (title.rfind(label, 0) != 0) return title;
  title.erase(0, label.size());
  for (const std::string_view joint : {"的", ": "}) {
    if (title.rfind(joint, 0) == 0) title.erase(0, joint.size());
  }
  return title.empty() ? finding.title : title;
}

struct Tone {
  Colour ink, ground;
  ui::Icon icon;
};

Tone tone_of(const Finding& finding) {
  if (finding.result == Result::needs_review)
    return {Colour::review, Colour::neutral_tint, ui::Icon::warn};
  if (finding.severity == Severity::error)
    return {Colour::error, Colour::error_tint, ui::Icon::cross};
  return {Colour::warning, Colour::warning_tint, ui::Icon::warn};
}

std::vector<Point> outline_of(const Json* list) {
  std::vector<Point> points;
  if (list == nullptr || !list->is_array()) return points;
  for (const Json& point : *list) {
    if (!point.is_array() || point.size() != 2 || !point[0].is_number() || !point[1].is_number())
      return {};
    points.push_back({point[0].get<float>(), point[1].get<float>()});
  }
  return points;
}

/// The place of a finding in the picture, in its pixels; none: all of it.
std::vector<Point> region_of(const Json* found, const Finding& finding) {
  const Json* list = found != nullptr ? member(*found, "findings") : nullptr;
  if (list == nullptr || !list->is_array()) return {};
  for (const Json& one : *list) {
    if (text(one, "rule") == finding.rule->id) return outline_of(member(one, "region"));
  }
  return {};
}

Rect bounds_of(const std::vector<Point>& points) {
  float x1 = points[0].x, y1 = points[0].y, x2 = x1, y2 = y1;
  for (const Point& p : points) {
    x1 = std::min(x1, p.x), x2 = std::max(x2, p.x);
    y1 = std::min(y1, p.y), y2 = std::max(y2, p.y);
  }
  return {x1, y1, x2 - x1, y2 - y1};
}

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

/// What is looked at: the chosen picture, or the repaired one.
struct Subject {
  const Item* item = nullptr;
  const Json* found = nullptr;  // its inspection
  std::vector<const Finding*> findings;
  const ui::Picture* picture = nullptr;
  float width = 0, height = 0;  // of the upright picture, in its pixels
};

/// How large the upright picture is, in its own pixels.
Subject measured(Subject subject) {
  subject.width = static_cast<float>(number(subject.found, "width"));
  subject.height = static_cast<float>(number(subject.found, "height"));
  const auto width = static_cast<float>(subject.picture->width());
  const auto height = static_cast<float>(subject.picture->height());
  // The view is upright; where the numbers are not known or lie on their side, it is the measure.
  if (subject.width <= 0 || (width > height) != (subject.width > subject.height)) {
    std::swap(subject.width, subject.height);
    if (subject.width <= 0) subject.width = width, subject.height = height;
  }
  return subject;
}

/// What was found on the page of a document that is shown.
void add_page(const App& app, Subject& subject) {
  const Viewer& viewer = pictures::viewer();
  for (const Json* entry : documents::entries(app.filing, viewer.path)) {
    const documents::Item* item = documents::file(viewer.document);
    const bool this_one = item != nullptr && text(*entry, "sha256") == text(item->facts, "sha256");
    for (const Json& page : list_at(*entry, "pictures")) {
      if (this_one && number(&page, "page") == static_cast<double>(viewer.page + 1))
        subject.found = &page;
    }
  }
  for (const Finding* finding : documents::findings(app.report, viewer.path)) {
    if (finding->page == viewer.page + 1) subject.findings.push_back(finding);
  }
  subject.picture = &viewer.full;
}

Subject subject_of(const App& app) {
  const Viewer& viewer = pictures::viewer();
  Subject subject;
  if (viewer.document != 0) {
    add_page(app, subject);
    return measured(subject);
  }
  subject.item = pictures::at(viewer.path);
  if (viewer.after) {
    subject.found = member(viewer.repaired, "check");
    subject.findings = pictures::findings(viewer.repaired_report, viewer.path);
    subject.picture = &viewer.repaired_full;
  } else {
    subject.found = pictures::entry(app.filing, viewer.path);
    subject.findings = pictures::findings(app.report, viewer.path);
    subject.picture = &viewer.full;
    if (!viewer.full && subject.item != nullptr) subject.picture = &subject.item->thumbnail;
  }
  return measured(subject);
}

// --- the picture
// ---------------------------------------------------------------------------------------
/// Where the picture lies in `area`, enlarged and moved as the applicant wants it.
Rect placed(const Subject& subject, Rect area) {
  const Viewer& viewer = pictures::viewer();
  const Rect fit = ui::fitted(area.inset(16, 16), subject.width, subject.height);
  const float w = fit.w * viewer.zoom, h = fit.h * viewer.zoom;
  return {area.x + (area.w - w) / 2 + viewer.x, area.y + (area.h - h) / 2 + viewer.y, w, h};
}

void zoom_around(float factor, float x, float y, Rect area) {
  Viewer& viewer = pictures::viewer();
  const float zoom = std::clamp(viewer.zoom * factor, 1.0F, most_zoom);
  const float real = zoom / viewer.zoom;
  const float dx = x - area.x - area.w / 2, dy = y - area.y - area.h / 2;
  viewer.x = dx - (dx - viewer.x) * real;
  viewer.y = dy - (dy - viewer.y) * real;
  viewer.zoom = zoom;
}

/// It never leaves the window: what is enlarged may be moved up to its edges.
void keep_in_sight(const Subject& subject, Rect area) {
  Viewer& viewer = pictures::viewer();
  const Rect rect = placed(subject, area);
  const float x = std::max(0.0F, (rect.w - area.w) / 2 + 16);
  const float y = std::max(0.0F, (rect.h - area.h) / 2 + 16);
  viewer.x = viewer.zoom <= 1 ? 0 : std::clamp(viewer.x, -x, x);
  viewer.y = viewer.zoom <= 1 ? 0 : std::clamp(viewer.y, -y, y);
}

void zoom_by(float factor, Rect area) {
  zoom_around(factor, area.x + area.w / 2, area.y + area.h / 2, area);
}

void take_keys(Rect area) {
  Viewer& viewer = pictures::viewer();
  constexpr float step = 60, factor = 1.4F;
  switch (ui::peek_key()) {
    case ui::Key::plus:
      zoom_by(factor, area);
      break;
    case ui::Key::minus:
      zoom_by(1 / factor, area);
      break;
    case ui::Key::left:
      viewer.x += step;
      break;
    case ui::Key::right:
      viewer.x -= step;
      break;
    case ui::Key::up:
      viewer.y += step;
      break;
    case ui::Key::down:
      viewer.y -= step;
      break;
    default:
      return;
  }
  ui::take_key();
}

/// The numbers and words of what was found, where they hide each other least.
class Labels {
 public:
  explicit Labels(Rect area) : area_(area) {}
  /// A place beside `spot` for a label that wide, or without words where there is none.
  Rect place(Rect spot, float width) {
    constexpr float height = 26;
    const float x =
        std::clamp(spot.x, area_.x + 6, std::max(area_.x + 6, area_.right() - width - 6));
    const std::array candidates = {
        Rect{x, spot.bottom() + 6, width, height}, Rect{x, spot.y - height - 6, width, height},
        Rect{x, spot.y + 6, width, height}, Rect{x, spot.bottom() - height - 6, width, height},
        Rect{x, spot.y + spot.h / 2 - height / 2, width, height}};
    for (const Rect& rect : candidates) {
      const bool in_sight = rect.y >= area_.y + 4 && rect.bottom() <= area_.bottom() - 4;
      const bool free = std::none_of(taken_.begin(), taken_.end(),
                                     [&](const Rect& other) { return overlap(rect, other); });
      if (in_sight && free) return keep(rect);
    }
    // Below the last one, wherever that is.
    Rect rect{x, std::clamp(spot.y + 6, area_.y + 4, area_.bottom() - height - 4), width, height};
    for (size_t tried = 0; tried < 20; ++tried) {
      const bool free = std::none_of(taken_.begin(), taken_.end(),
                                     [&](const Rect& other) { return overlap(rect, other); });
      if (free) break;
      rect.y += height + 4;
      if (rect.bottom() > area_.bottom() - 4) rect.y = area_.y + 4;
    }
    return keep(rect);
  }

 private:
  Rect keep(Rect rect) {
    taken_.push_back(rect);
    return rect;
  }
  Rect area_;
  std::vector<Rect> taken_;
};

void draw_marks(const App& app, const Subject& subject, Rect rect, Rect area) {
  Viewer& viewer = pictures::viewer();
  const auto on_screen = [&](std::vector<Point> points) {
    for (Point& p : points) {
      p = {rect.x + p.x / subject.width * rect.w, rect.y + p.y / subject.height * rect.h};
    }
    return points;
  };
  const Json* quad = subject.found != nullptr ? member(*subject.found, "quad") : nullptr;
  if (quad != nullptr && quad->is_object()) {
    const auto corners = on_screen(outline_of(member(*quad, "corners")));
    if (corners.size() > 2) ui::dashed_polygon(corners, Colour::accent, 1);
  }
  Labels labels(area);
  int hovered = -1;
  for (size_t i = 0; i < subject.findings.size(); ++i) {
    const Finding& finding = *subject.findings[i];
    const std::vector<Point> region = region_of(subject.found, finding);
    if (region.size() < 3) continue;
    const std::vector<Point> points = on_screen(region);
    const Tone tone = tone_of(finding);
    const int index = static_cast<int>(i);
    const bool lit = viewer.lit == index;
    ui::polygon(points, tone.ink, lit ? 4.0F : 2.5F, true);
    const std::string words = std::to_string(i + 1) + "  " + short_title(app, finding);
    const ui::TextStyle style{13, true, tone.ink};
    const Rect label = labels.place(bounds_of(points), ui::text_width(words, style) + 24);
    const std::string id = "mark:" + std::to_string(i);
    ui::add_node({.id = id,
                  .role = ui::Role::button,
                  .name = tr("viewer.mark", {{"title", words}}),
                  .rect = label,
                  .pressed = lit ? 1 : 0});
    const ui::Press state = ui::press(id, label);
    ui::fill(label, tone.ground, 13);
    ui::outline(label, lit ? tone.ink : Colour::surface, 13, lit ? 2.0F : 1.0F);
    ui::text(label.x + 12, label.y + 13, words, style);
    if (state.focused) ui::focus_ring(label, 13);
    if (state.hovered || state.focused) hovered = index;
    if (state.pressed) {
      hovered = index;
      ui::reveal("found:" + std::to_string(i));
    }
  }
  if (hovered >= 0) viewer.lit = hovered;
}

void zoom_buttons(Rect area) {
  Viewer& viewer = pictures::viewer();
  const float size = ui::button_height();
  Rect spot{area.right() - 3 * size - 20, area.bottom() - size - 14, size, size};
  ui::fill({spot.x - 4, spot.y - 4, 3 * size + 12, size + 8}, Colour::surface, 10);
  ui::outline({spot.x - 4, spot.y - 4, 3 * size + 12, size + 8}, Colour::line, 10);
  if (ui::icon_button("zoom-out", spot, ui::Icon::minus, tr("viewer.smaller")))
    zoom_by(1 / 1.4F, area);
  spot.x += size + 2;
  if (ui::icon_button("zoom-fit", spot, ui::Icon::fit, tr("viewer.fit"))) {
    viewer.zoom = 1;
    viewer.x = viewer.y = 0;
  }
  spot.x += size + 2;
  if (ui::icon_button("zoom-in", spot, ui::Icon::plus, tr("viewer.larger"))) zoom_by(1.4F, area);
}

void before_and_after(Rect area) {
  Viewer& viewer = pictures::viewer();
  if (viewer.repair != Viewer::Repair::ready) return;
  float x = area.x + 14;
  for (const bool after : {false, true}) {
    const std::string& label = tr(after ? "viewer.after" : "viewer.before");
    const float width = ui::button_width(label);
    if (ui::chip(after ? "show-after" : "show-before", {x, area.y + 14, width, ui::button_height()},
                 label, viewer.after == after)) {
      viewer.after = after;
      viewer.lit = -1;
    }
    x += width + 6;
  }
}

/// Where the picture is, for those who cannot see it: what it is, how large, what is marked on it.
std::string alt_text(const App& app, const Subject& subject) {
  const Field* field = app.field_of(pictures::viewer().path);
  std::string words = field != nullptr ? local(field->label) : "";
  const std::string size = size_text(subject.found);
  if (!size.empty()) words += tr("mark.comma") + size;
  const auto marked =
      std::count_if(subject.findings.begin(), subject.findings.end(),
                    [&](const Finding* one) { return !region_of(subject.found, *one).empty(); });
  return words + tr("mark.comma") + tr("viewer.marked", {{"count", std::to_string(marked)}});
}

void picture_area(App& app, const Subject& subject, Rect area) {
  ui::fill(area, Colour::background);
  if (!*subject.picture) {
    const documents::Item* document = documents::file(pictures::viewer().document);
    const bool none = subject.item == nullptr && document == nullptr;
    const bool never =
        document != nullptr ? document->unseen : subject.item == nullptr || subject.item->unseen;
    const std::string& words = tr(none    ? "picture.choose-again"
                                  : never ? "viewer.unseen"
                                          : "viewer.loading");
    ui::icon(ui::Icon::picture, area.x + area.w / 2, area.y + area.h / 2 - 34, 40,
             Colour::secondary);
    const float width = std::min(area.w - 48, 320.0F);
    ui::prose("no-picture", area.x + (area.w - width) / 2, area.y + area.h / 2, width, words,
              quiet);
    return;
  }
  take_keys(area);
  ui::push_clip(area);
  const Rect rect = placed(subject, area);
  ui::image("picture", *subject.picture, rect, alt_text(app, subject));
  draw_marks(app, subject, rect, area);
  ui::pop_clip();
  before_and_after(area);
  zoom_buttons(area);
  const ui::Gesture moved = ui::gesture(area);
  Viewer& viewer = pictures::viewer();
  if (moved.zoom != 1) zoom_around(moved.zoom, moved.x, moved.y, area);
  viewer.x += moved.dx;
  viewer.y += moved.dy;
  keep_in_sight(subject, area);
}

// --- the panel
// -----------------------------------------------------------------------------------------

float verdict_box(const Subject& subject, Rect room) {
  App::Tally tally;
  bool retake = false;
  for (const Finding* finding : subject.findings) {
    tally.add(*finding);
    retake = retake || (finding->result == Result::fail && is_listed("retake", finding->rule->id));
  }
  Colour ground = Colour::pass_tint, ink = Colour::pass;
  std::string_view title = "viewer.good";
  if (tally.errors > 0) {
    ground = Colour::error_tint, ink = Colour::error;
    title = retake ? "viewer.retake" : "viewer.mend";
  } else if (tally.warnings > 0) {
    ground = Colour::warning_tint, ink = Colour::warning;
    title = "viewer.advice";
  } else if (tally.reviews > 0) {
    ground = Colour::neutral_tint, ink = Colour::text;
    title = "viewer.look";
  }
  std::string detail;
  const auto add = [&](size_t count, std::string_view key) {
    if (count > 0)
      detail += (detail.empty() ? "" : " · ") + tr(key, {{"count", std::to_string(count)}});
  };
  add(tally.errors, "verdict.errors");
  add(tally.warnings, "verdict.advice");
  add(tally.reviews, "verdict.reviews");
  if (detail.empty()) detail = tr("viewer.nothing");
  const float inner = room.w - 32;
  const ui::TextStyle big{17, true, ink}, small{13.5F, false, Colour::text};
  const float height =
      26 + ui::paragraph_height(inner, tr(title), big) + ui::paragraph_height(inner, detail, small);
  ui::fill({room.x, room.y, room.w, height}, ground, 10);
  float y = room.y + 12;
  y += ui::paragraph(room.x + 16, y, inner, tr(title), big);
  ui::paragraph(room.x + 16, y, inner, detail, small);
  ui::add_node({.id = "picture-verdict",
                .role = ui::Role::text,
                .name = tr(title) + tr("mark.comma") + detail,
                .rect = {room.x, room.y, room.w, height}});
  return room.y + height;
}

float finding_card(const App& app, const Finding& finding, size_t index, Rect room) {
  Viewer& viewer = pictures::viewer();
  const Tone tone = tone_of(finding);
  const Rect text{room.x + 20, room.y + 10, room.w - 34, 0};
  const std::string title = std::to_string(index + 1) + "  " + short_title(app, finding);
  const float height = 20 + ui::paragraph_height(text.w, title, strong) +
                       ui::paragraph_height(text.w, finding.message, quiet) +
                       ui::paragraph_height(text.w, finding.remedy, plain);
  const Rect box{room.x, room.y, room.w, height};
  const std::string id = "found:" + std::to_string(index);
  const bool lit = viewer.lit == static_cast<int>(index);
  ui::add_node({.id = id,
                .role = ui::Role::button,
                .name = title + tr("mark.comma") + finding.message + " " + finding.remedy,
                .rect = box,
                .pressed = lit ? 1 : 0});
  const ui::Press state = ui::press(id, box);
  ui::fill(box, lit ? tone.ink : Colour::line, 8);
  ui::fill(box.inset(1, 1), state.hovered ? Colour::hover : Colour::surface, 7);
  ui::push_clip({box.x, box.y, 4, box.h});
  ui::fill(box, tone.ink, 8);
  ui::pop_clip();
  float y = text.y;
  y += ui::paragraph(text.x, y, text.w, title, strong);
  y += ui::paragraph(text.x, y, text.w, finding.message, quiet);
  ui::paragraph(text.x, y, text.w, finding.remedy, plain);
  if (state.focused) ui::focus_ring(box, 8);
  if (state.hovered || state.focused || state.pressed) viewer.lit = static_cast<int>(index);
  return box.bottom();
}

/// How a photo that cannot be put right is taken better.
float retake_advice(const Subject& subject, Rect room) {
  const bool any =
      std::any_of(subject.findings.begin(), subject.findings.end(), [](const Finding* one) {
        return one->result == Result::fail && is_listed("retake", one->rule->id);
      });
  if (!any) return room.y;
  float y = room.y + 18;
  y += part_heading(room, y, tr("viewer.how")) + 6;
  for (const std::string_view key :
       {"viewer.how-light", "viewer.how-distance", "viewer.how-ground", "viewer.how-hold"}) {
    ui::disc(room.x + 5, y + 11, 2, Colour::secondary);
    y += ui::prose(std::string(key), room.x + 16, y, room.w - 16, tr(key), plain) + 4;
  }
  return y;
}

bool can_be_repaired(const Subject& subject) {
  return subject.item != nullptr && !subject.item->unseen &&
         subject.item->state == pictures::State::checked;
}

/// Codes of what a repair did ("done") or could not reach ("missed"), in words.
std::string repair_words(std::string_view kind) {
  static const Json words = read_json(web_asset("image/repair.json")).value;
  const Json* codes = member(pictures::viewer().repaired, kind);
  const Json* known = words.is_object() ? member(words, kind) : nullptr;
  if (codes == nullptr || !codes->is_array()) return "";
  std::string line;
  for (const Json& code : *codes) {
    if (!code.is_string()) continue;
    const auto& name = code.get_ref<const std::string&>();
    const Json* one = known != nullptr ? member(*known, name) : nullptr;
    const std::string word =
        one != nullptr ? text(*one, language() == Language::en ? "en" : "zh") : name;
    line += (line.empty() ? "" : " · ") + word;
  }
  return line;
}

/// A line of two buttons or more; returns the y below.
struct Choice {
  std::string_view id, key;
  ui::Look look;
};
float buttons(Rect room, std::initializer_list<Choice> choices, int& pressed) {
  float x = room.x, y = room.y;
  int index = 0;
  for (const Choice& choice : choices) {
    const std::string& label = tr(choice.key);
    const float width = ui::button_width(label);
    if (x > room.x && x + width > room.right()) {
      x = room.x;
      y += ui::button_height() + 8;
    }
    if (ui::button(choice.id, {x, y, width, ui::button_height()}, label, choice.look))
      pressed = index;
    x += width + 8;
    ++index;
  }
  return y + ui::button_height();
}

float repair_result(Rect room) {
  const Viewer& viewer = pictures::viewer();
  float y = room.y;
  const std::string done = repair_words("done"), missed = repair_words("missed");
  y += ui::prose("repair-done", room.x, y, room.w, done.empty() ? tr("viewer.nothing-done") : done,
                 strong) +
       4;
  if (!missed.empty()) {
    y += ui::prose("repair-missed", room.x, y, room.w, missed, {13, false, Colour::warning}) + 4;
  }
  const Json* check = member(viewer.repaired, "check");
  const Json* before = pictures::entry(app().filing, viewer.path);
  const auto told = [](const Json* found) {
    return size_text(found) + " · " + shown_bytes(number(found, "bytes"));
  };
  y += ui::prose("repair-size", room.x, y, room.w, told(before) + " → " + told(check), quiet) + 10;
  int pressed = -1;
  y = buttons({room.x, y, room.w, 0},
              {{"adopt", "viewer.adopt", ui::Look::primary},
               {"save-repaired", "header.save", ui::Look::secondary},
               {"drop-repaired", "viewer.drop", ui::Look::secondary}},
              pressed);
  if (pressed == 0) pictures::adopt();
  if (pressed == 1) pictures::save();
  if (pressed == 2) pictures::drop_repair();
  return y;
}

float repair_part(const Subject& subject, Rect room) {
  Viewer& viewer = pictures::viewer();
  if (!can_be_repaired(subject)) return room.y;
  float y = room.y + 18;
  y += part_heading(room, y, tr("viewer.repair")) + 6;
  y += ui::prose("repair-lead", room.x, y, room.w, tr("viewer.repair-lead"), quiet) + 8;
  const bool busy = viewer.repair == Viewer::Repair::working;
  if (pictures::has_document()) {
    const float height = ui::checkbox_height(room.w, tr("viewer.crop"));
    if (ui::checkbox("crop", {room.x, y, room.w, height}, tr("viewer.crop"), viewer.crop) &&
        !busy) {
      viewer.crop = !viewer.crop;
      if (viewer.repair == Viewer::Repair::ready) pictures::repair();
    }
    y += height + 6;
  }
  int pressed = -1;
  const bool ready = viewer.repair == Viewer::Repair::ready;
  y = buttons({room.x, y, room.w, 0},
              {{"repair",
                busy    ? "viewer.repairing"
                : ready ? "viewer.repair-again"
                        : "viewer.preview",
                ready || busy ? ui::Look::secondary : ui::Look::primary},
               {"turn", "viewer.turn", ui::Look::secondary}},
              pressed);
  if (pressed == 0 && !busy) pictures::repair();
  if (pressed == 1 && !busy) pictures::turn();
  if (viewer.repair == Viewer::Repair::failed) {
    y += 8 + ui::prose("repair-problem", room.x, y + 8, room.w, picture_problem(viewer.problem),
                       {13, false, Colour::error});
  }
  if (busy) ui::status("repair-state", tr("viewer.repairing"));
  if (ready) y = repair_result({room.x, y + 12, room.w, 0});
  return y;
}

bool is_foreign(const Json* found) {
  const std::string format = found != nullptr ? text(*found, "format") : "";
  return format == "webp" || format == "heic" || format == "avif";
}

/// What the platform does not take, but this browser may be able to open.
float convert_part(const Subject& subject, Rect room) {
  if (subject.item == nullptr || !is_foreign(subject.found)) return room.y;
  float y = room.y + 18;
  y += part_heading(room, y, tr("viewer.convert")) + 6;
  y += ui::prose("convert-lead", room.x, y, room.w, tr("viewer.convert-lead"), plain) + 10;
  const bool failed = subject.item->problem == "not-converted";
  if (failed) {
    return y + ui::prose("convert-problem", room.x, y, room.w, tr("picture.not-converted"),
                         {13, false, Colour::error});
  }
  int pressed = -1;
  y = buttons({room.x, y, room.w, 0}, {{"convert", "viewer.convert-yes", ui::Look::primary}},
              pressed);
  if (pressed == 0) pictures::convert(pictures::viewer().path);
  return y;
}

/// "0.06（上限 0.11）": which side the limit is on shows from what passed and what did not.
std::string value_text(const Json& one, const Json& words, bool passed) {
  double value = number(&one, "value"), limit = number(&one, "threshold");
  if (value == 0 && limit == 0) return "";
  const bool highest = passed ? value <= limit : value >= limit;
  const bool percent = member(words, "percent") != nullptr;
  const bool bytes = member(words, "bytes") != nullptr;
  const auto shown = [&](double amount) {
    if (bytes) return shown_bytes(amount);
    if (percent) amount *= 100;
    const double size = std::abs(amount);
    const int digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
    const double scale = std::pow(10, digits);
    const auto whole = static_cast<long long>(std::llround(size * scale));
    std::string text = std::to_string(whole / static_cast<long long>(scale));
    if (digits > 0) {
      std::string rest = std::to_string(whole % static_cast<long long>(scale));
      rest.insert(0, static_cast<size_t>(digits) - rest.size(), '0');
      while (!rest.empty() && rest.back() == '0') rest.pop_back();
      if (!rest.empty()) text += "." + rest;
    }
    return (amount < 0 ? "−" : "") + text + (percent ? " %" : "");
  };
  if (limit == 0) return shown(value);
  return tr(highest ? "viewer.at-most" : "viewer.at-least",
            {{"value", shown(value)}, {"limit", shown(limit)}});
}

void value_row(std::string_view id, Rect room, float& y, Colour ink, ui::Icon icon,
               const std::string& label, const std::string& value) {
  ui::icon(icon, room.x + 6, y + 11, 10, ink);
  ui::text(room.x + 20, y + 11, label, plain);
  const float right = ui::text_width(value, quiet);
  if (!value.empty()) ui::text(room.right() - right, y + 11, value, quiet);
  ui::add_node(
      {.id = id,
       .role = ui::Role::text,
       .name = (icon == ui::Icon::check ? "✓ " : "✕ ") + label + (value.empty() ? "" : " " + value),
       .rect = {room.x, y, room.w, 22}});
  y += 25;
}

float values_part(const Subject& subject, Rect room) {
  if (subject.found == nullptr) return room.y;
  float y = room.y + 18;
  y += part_heading(room, y, tr("viewer.values")) + 6;
  const Json& found = *subject.found;
  std::string line = size_text(&found);
  const double bytes = number(&found, "bytes"), per_mm = number(&found, "metrics.px_per_mm");
  if (bytes > 0) line += (line.empty() ? "" : " · ") + shown_bytes(bytes);
  if (per_mm > 0) {
    const int tenths = static_cast<int>(std::lround(per_mm * 10));
    line +=
        " · " + tr("viewer.per-mm",
                   {{"value", std::to_string(tenths / 10) + "." + std::to_string(tenths % 10)}});
  }
  if (!line.empty()) y += ui::prose("value:file", room.x, y, room.w, line, plain) + 6;
  for (const Json& words : words_of_checks()["checks"]) {
    const std::string rule = text(words, "rule");
    const std::string label = text(words, language() == Language::en ? "en" : "zh");
    const auto in_list = [&](std::string_view key) -> const Json* {
      const Json* list = member(found, key);
      if (list == nullptr || !list->is_array()) return nullptr;
      for (const Json& one : *list) {
        if (text(one, "rule") == rule) return &one;
      }
      return nullptr;
    };
    if (const Json* passed = in_list("passed")) {
      value_row("value:" + rule, room, y, Colour::pass, ui::Icon::check, label,
                value_text(*passed, words, true));
    } else if (const Json* one = in_list("findings")) {
      const std::string result = text(*one, "result");
      const Colour ink = result == "fail"   ? Colour::error
                         : result == "warn" ? Colour::warning
                                            : Colour::review;
      value_row("value:" + rule, room, y, ink, result == "fail" ? ui::Icon::cross : ui::Icon::warn,
                label, result == "unknown" ? tr("viewer.unknown") : value_text(*one, words, false));
    }
  }
  return y;
}

/// The pages of a document, one after the other.
float page_buttons(Rect room) {
  const Viewer& viewer = pictures::viewer();
  const documents::Item* item = documents::file(viewer.document);
  const size_t count = item == nullptr ? 0 : list_at(item->facts, "pages").size();
  if (count < 2) return room.y;
  const std::string where = tr(
      "viewer.page", {{"page", std::to_string(viewer.page + 1)}, {"count", std::to_string(count)}});
  float y = room.y + ui::prose("page-number", room.x, room.y, room.w, where, strong) + 6;
  int pressed = -1;
  y = buttons({room.x, y, room.w, 0},
              {{"page-before", "viewer.page-before", ui::Look::secondary},
               {"page-after", "viewer.page-after", ui::Look::secondary}},
              pressed);
  if (pressed == 0 && viewer.page > 0) pictures::view_page(viewer.document, viewer.page - 1);
  if (pressed == 1 && viewer.page + 1 < count)
    pictures::view_page(viewer.document, viewer.page + 1);
  return y + 14;
}

float page_panel(const App& app, const Subject& subject, Rect room) {
  float y = page_buttons(room);
  y = verdict_box(subject, {room.x, y, room.w, 0}) + 12;
  for (size_t i = 0; i < subject.findings.size(); ++i)
    y = finding_card(app, *subject.findings[i], i, {room.x, y, room.w, 0}) + 8;
  return y;
}

float panel(App& app, const Subject& subject, Rect room) {
  const Viewer& viewer = pictures::viewer();
  if (viewer.document != 0) return page_panel(app, subject, room);
  float y = room.y;
  if (subject.found != nullptr) {
    y = verdict_box(subject, {room.x, y, room.w, 0}) + 12;
    for (size_t i = 0; i < subject.findings.size(); ++i) {
      y = finding_card(app, *subject.findings[i], i, {room.x, y, room.w, 0}) + 8;
    }
  } else {
    y += ui::prose("picture-verdict", room.x, y, room.w,
                   tr(subject.item != nullptr && subject.item->state == pictures::State::failed
                          ? "picture.failed"
                          : "picture.checking"),
                   strong);
  }
  if (role_at(app.filing, viewer.path) == "portrait") {
    y += 6 + ui::prose("rehearsal", room.x, y + 6, room.w, tr("viewer.rehearsal"),
                       {13.5F, true, Colour::text});
  }
  y = retake_advice(subject, {room.x, y, room.w, 0});
  y = convert_part(subject, {room.x, y, room.w, 0});
  y = repair_part(subject, {room.x, y, room.w, 0});
  y = values_part(subject, {room.x, y, room.w, 0});
  if (viewer.after) return y;
  int pressed = -1;
  y = buttons({room.x, y + 18, room.w, 0},
              {{"picture-replace", "picture.replace", ui::Look::secondary},
               {"picture-save", "header.save", ui::Look::secondary},
               {"picture-remove", "field.remove", ui::Look::secondary}},
              pressed);
  if (pressed == 0) pictures::choose(viewer.path, false);
  if (pressed == 1) pictures::save();
  if (pressed == 2) {
    pictures::remove(viewer.path);
    app.close_dialog();
  }
  return y;
}

void top_bar(App& app, const Subject& subject, Rect bar) {
  ui::fill(bar, Colour::surface);
  ui::line(bar.x, bar.bottom(), bar.right(), bar.bottom(), Colour::line);
  const std::string label = "‹ " + tr("viewer.back");
  const float width = ui::button_width(label) - 8;
  if (ui::button(
          "viewer-close",
          {bar.x + 12, bar.y + (bar.h - ui::button_height()) / 2, width, ui::button_height()},
          label, ui::Look::secondary)) {
    app.close_dialog();
  }
  const float x = bar.x + 12 + width + 16, room = bar.right() - 16 - x;
  const Field* field = app.field_of(pictures::viewer().path);
  const std::string title = field != nullptr ? local(field->label) : "";
  ui::text_fitted(x, bar.y + bar.h / 2 - 10, room, title, {16, true, Colour::text});
  ui::add_node({.id = "h:picture",
                .role = ui::Role::heading1,
                .name = title,
                .rect = {x, bar.y + 6, room, 22}});
  const documents::Item* document = documents::file(pictures::viewer().document);
  std::string about = document != nullptr        ? document->name
                      : subject.item != nullptr  ? subject.item->name
                      : subject.found != nullptr ? text(*subject.found, "file")
                                                 : "";
  const std::string size = size_text(subject.found);
  if (!size.empty()) about += " · " + size;
  ui::text_fitted(x, bar.y + bar.h / 2 + 11, room, about, quiet);
  ui::add_node({.id = "picture-file",
                .role = ui::Role::text,
                .name = about,
                .rect = {x, bar.y + 28, room, 20}});
}

}  // namespace

void picture_view(App& app, Rect window) {
  const Subject subject = subject_of(app);
  const auto looks = [&viewer = pictures::viewer()] {
    return std::tuple(viewer.zoom, viewer.x, viewer.y, viewer.lit, viewer.after, viewer.crop);
  };
  const auto before = looks();
  ui::fill(window, Colour::background);
  const float bar = 56;
  const float under = window.y + bar + 1;
  top_bar(app, subject, {0, window.y, window.w, bar});
  const bool beside = window.w >= 760;
  const float high = window.h - bar - 1;
  const float below = std::round(high * 0.46F);
  const Rect area{0, under, beside ? window.w - panel_width : window.w,
                  beside ? high : high - below};
  const Rect pane{beside ? area.right() : 0, beside ? under : area.bottom(),
                  beside ? panel_width : window.w, beside ? high : below};
  picture_area(app, subject, area);
  ui::fill(pane, Colour::surface);
  ui::line(pane.x, pane.y, beside ? pane.x : pane.right(), beside ? pane.bottom() : pane.y,
           Colour::line);
  const float margin = beside ? inside : 16;
  const float top = ui::begin_scroll("dialog", pane, app.dialog_scroll);
  const float y = panel(app, subject, {pane.x + margin, top + margin, pane.w - 2 * margin, 0});
  ui::end_scroll(y + 28);
  if (looks() != before) app.after_drawing([] {});  // what was drawn is not what was asked for
}

}  // namespace beian
