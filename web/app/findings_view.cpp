// The verdict and the findings: live beside the form, in the bottom sheet, and in full in the
// results.
#include "web/app/views.h"
#include "web/app/words.h"

namespace beian {
namespace {

using ui::Colour;
using ui::Rect;

enum class Kind : uint8_t { must, missing, should, review };

Kind kind_of(const Finding& finding) {
  if (finding.result == Result::needs_review) return Kind::review;
  if (App::is_missing(finding)) return Kind::missing;
  return finding.severity == Severity::error ? Kind::must : Kind::should;
}

struct KindLook {
  Kind kind;
  std::string_view title;
  Colour bar;
};
constexpr KindLook kinds[] = {{Kind::must, "findings.must", Colour::error},
                              {Kind::missing, "findings.missing", Colour::review},
                              {Kind::should, "findings.should", Colour::warning},
                              {Kind::review, "findings.review", Colour::review}};

// "负责人 › 证件号码 · GB 11643"
std::string where(const App& app, const Finding& finding) {
  std::string text;
  const Field* field = finding.fields.empty() ? nullptr : app.field_of(finding.fields.front());
  if (field != nullptr) {
    for (const Step& step : built_in_pack().catalogue.steps()) {
      if (step.id == field->step) text = local(step.title) + " › ";
    }
    text += local(field->label);
  } else if (!finding.fields.empty()) {
    text = finding.fields.front();
  }
  return text;
}

std::string source_of(const Source& source) {
  std::string text = source.document;
  if (!source.clause.empty()) text += " " + source.clause;
  if (!source.checked.empty()) text += " · " + tr("findings.checked", {{"date", source.checked}});
  return text;
}

/// A question mark in a ring, the way to the rule behind a finding. Pressed before the finding it
/// lies on, so that it comes first; drawn after it.
class RuleMark {
 public:
  RuleMark(size_t index, Rect card, const Finding& finding)
      : spot_{card.right() - size - 4, card.y + 4, size, size} {
    const std::string id = "rule:" + std::to_string(index);
    ui::add_node({.id = id,
                  .role = ui::Role::button,
                  .name = tr("findings.rule", {{"title", finding.title}}),
                  .rect = spot_});
    state_ = ui::press(id, spot_);
  }
  void draw() const {
    const float x = spot_.x + size / 2, y = spot_.y + size / 2;
    const Colour ink = state_.hovered ? Colour::accent : Colour::secondary;
    ui::circle(x, y, 9, ink);
    ui::text_centred(spot_, "?", {12.5F, true, ink});
    if (state_.focused) ui::focus_ring(spot_, 8);
  }
  bool pressed() const { return state_.pressed; }

  static constexpr float size = 32;

 private:
  Rect spot_;
  ui::Press state_;
};

float finding_view(App& app, const Finding& finding, size_t index, Colour bar, Rect room,
                   bool in_full) {
  const float inside = 16;
  const Rect text{room.x + inside + 4, room.y + 10, room.w - 2 * inside - 4, 0};
  const std::string place = where(app, finding);
  const ui::TextStyle title{14.5F, true, Colour::text}, quiet{13, false, Colour::secondary},
      plain{13.5F, false, Colour::text};
  // A title says what is wrong; the message says it of this filing. Where they are one, say it
  // once.
  const bool say_message = in_full && finding.message != finding.title;
  const float title_width = text.w - RuleMark::size + 8;
  float height = 10 + ui::paragraph_height(title_width, finding.title, title);
  height += ui::paragraph_height(text.w, place, quiet, in_full ? 0 : 1);
  if (say_message) height += ui::paragraph_height(text.w, finding.message, plain) + 4;
  if (!finding.remedy.empty())
    height += ui::paragraph_height(text.w, finding.remedy, plain, in_full ? 0 : 3);
  const std::string source = in_full ? source_of(*finding.source) : std::string();
  if (in_full) height += ui::paragraph_height(text.w, source, quiet) + 4;
  height += 10;

  const Rect box{room.x, room.y, room.w, height};
  const std::string id = "finding:" + std::to_string(index);
  const std::string& comma = tr("mark.comma");
  ui::add_node(
      {.id = id,
       .role = ui::Role::button,
       .name = finding.title + comma + place + comma + finding.message + " " + finding.remedy,
       .rect = box});
  const RuleMark mark(index, box, finding);
  const ui::Press state = ui::press(id, box);
  ui::fill(box, Colour::line, 8);
  ui::fill(box.inset(1, 1), state.hovered ? Colour::hover : Colour::surface, 7);
  ui::push_clip({box.x, box.y, 4, box.h});
  ui::fill(box, bar, 8);
  ui::pop_clip();
  float y = text.y;
  y += ui::paragraph(text.x, y, title_width, finding.title, title);
  y += ui::paragraph(text.x, y, text.w, place, quiet, in_full ? 0 : 1);
  if (say_message) y += ui::paragraph(text.x, y + 2, text.w, finding.message, plain) + 4;
  if (!finding.remedy.empty())
    y += ui::paragraph(text.x, y, text.w, finding.remedy, plain, in_full ? 0 : 3);
  if (in_full) ui::paragraph(text.x, y + 4, text.w, source, quiet);
  mark.draw();
  if (state.focused) ui::focus_ring(box, 8);
  if (state.pressed) app.go_to(finding);
  if (mark.pressed()) app.show_rule(finding);
  return box.bottom();
}

}  // namespace

std::string verdict_title(const App& app) {
  const App::Tally tally = app.tally();
  if (tally.errors > 0) return tr("verdict.not-ready");
  if (tally.missing > 0) return tr("verdict.not-complete");
  if (tally.warnings > 0) return tr("verdict.warnings");
  return tr("verdict.ready");
}

std::string verdict_detail(const App& app) {
  const App::Tally tally = app.tally();
  std::string text;
  const auto add = [&](size_t count, std::string_view key) {
    if (count == 0) return;
    if (!text.empty()) text += " · ";
    text += tr(key, {{"count", std::to_string(count)}});
  };
  add(tally.errors, "verdict.errors");
  add(tally.missing, "verdict.missing");
  add(tally.warnings, "verdict.advice");
  add(tally.reviews, "verdict.reviews");
  return text.empty() ? tr("verdict.nothing") : text;
}

VerdictColours verdict_colours(const App& app) {
  const App::Tally tally = app.tally();
  if (tally.errors > 0) return {Colour::error_tint, Colour::error};
  if (tally.missing > 0) return {Colour::accent_tint, Colour::accent};  // unfinished is not wrong
  if (tally.warnings > 0) return {Colour::warning_tint, Colour::warning};
  return {Colour::pass_tint, Colour::pass};
}

float verdict_view(const App& app, Rect room) {
  const auto [ground, ink] = verdict_colours(app);
  const std::string title = verdict_title(app), detail = verdict_detail(app);
  const float inner = room.w - 32;
  const ui::TextStyle big{17, true, ink}, small{13.5F, false, Colour::text};
  const float height =
      26 + ui::paragraph_height(inner, title, big) + ui::paragraph_height(inner, detail, small);
  ui::fill({room.x, room.y, room.w, height}, ground, 10);
  const float y = room.y + 12 + ui::paragraph(room.x + 16, room.y + 12, inner, title, big);
  ui::paragraph(room.x + 16, y, inner, detail, small);
  return room.y + height;
}

float findings_list(App& app, Rect room, bool in_full) {
  float y = room.y;
  for (const KindLook& kind : kinds) {
    bool titled = false;
    for (size_t i = 0; i < app.report.findings.size(); ++i) {
      const Finding& finding = app.report.findings[i];
      if (kind_of(finding) != kind.kind) continue;
      if (!titled) {
        y += 18;
        const int level = ui::region() == ui::Region::aside ? 3 : 2;
        y += ui::heading(level, room.x, y, room.w, tr(kind.title)) + 8;
        titled = true;
      }
      y = finding_view(app, finding, i, kind.bar, {room.x, y, room.w, 0}, in_full) + 8;
    }
  }
  return y;
}

}  // namespace beian
