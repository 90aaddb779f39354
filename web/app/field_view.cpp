// One field of the catalogue: label, widget, and below it either what is wrong or what helps.
#include <algorithm>

#include "core/identity/identify.h"
#include "core/rules/slots.h"
#include "core/text/utf8.h"
#include "web/app/documents.h"
#include "web/app/views.h"
#include "web/app/words.h"

namespace beian {
namespace {

using ui::Colour;
using ui::Rect;

// Of a list, so that a broken file with a hundred thousand items is no more than a long form. The
// others come into sight as these are removed.
constexpr size_t items_shown = 50;
constexpr ui::TextStyle label_style{13.5F, true, Colour::text};
constexpr ui::TextStyle small{13, false, Colour::secondary};

struct FieldState {
  std::string id;
  const Finding* finding = nullptr;  // the first that is worth showing
  bool given = false;
  std::string hint;  // what a screen reader says after the label
};

FieldState state_of(const App& app, const Field& field, std::string_view path) {
  FieldState state;
  state.id = "f:" + std::string(path);
  state.given = app.filing.given(path);
  for (const Finding* finding : app.findings_at(path)) {
    if (finding->result == Result::needs_review) continue;
    if (App::is_missing(*finding) && !app.was_touched(path)) continue;
    state.finding = finding;
    break;
  }
  state.hint = state.finding != nullptr ? state.finding->message : local(field.help);
  return state;
}

bool is_error(const FieldState& state) {
  return state.finding != nullptr && state.finding->severity == Severity::error;
}

// What the checker understood: "20 年", "女 · 36 岁", "广东 · 企业".
std::string understood(const App& app, const Field& field, std::string_view path) {
  const IdentifyContext context{app.report.date, built_in_pack().regions};
  const std::string_view value = app.filing.text(path);
  if (field.path.size() > 8 && field.path.substr(field.path.size() - 8) == "date_end") {
    const auto end = parse_compact_date(value);
    const std::string from = std::string(path.substr(0, path.size() - 3)) + "start";
    const auto start = parse_compact_date(app.filing.text(from));
    if (!start || !end || end->month != start->month || end->day != start->day) return "";
    return tr("field.years", {{"count", std::to_string(end->year - start->year)}});
  }
  if (field.mask != Mask::id_number) return "";
  if (value.size() != 18) return "";
  const Identified id = identify(Kind::resident_id, value, context);
  if (id.verdict == Verdict::valid && !id.part("age").empty()) {
    return tr(id.part("sex") == "female" ? "field.female" : "field.male",
              {{"age", std::string(id.part("age"))}});
  }
  const Identified code = identify(Kind::uscc, value, context);
  if (code.verdict == Verdict::valid) return std::string(code.part("entity"));
  return "";
}

std::string count_of(const App& app, const Field& field, std::string_view path) {
  if (field.max_length == 0) return "";
  return std::to_string(utf8::length(app.filing.text(path))) + "/" +
         std::to_string(field.max_length);
}

// Label on the left, a short note on the right; returns the y below.
float label_row(const Field& field, Rect room, std::string_view note) {
  const float middle = room.y + 10;
  float width = ui::text_fitted(room.x, middle, room.w, local(field.label), label_style);
  if (field.required) {
    ui::text(room.x + width + 4, middle, "*", {13.5F, true, Colour::error});
    width += 14;
  }
  if (!note.empty() && ui::text_width(note, small) < room.w - width - 8) {
    ui::text_right(room.right(), middle, note, small);
  }
  return room.y + 27;
}

float below(const FieldState& state, const Field& field, Rect room, float y) {
  if (state.finding == nullptr) {
    const std::string& help = local(field.help);
    if (help.empty()) return y;
    return y + 5 + ui::paragraph(room.x, y + 5, room.w, help, small);
  }
  const bool error = state.finding->severity == Severity::error;
  const Colour colour = error ? Colour::error : Colour::warning;
  ui::icon(error ? ui::Icon::cross : ui::Icon::warn, room.x + 5, y + 15, 10, colour);
  std::string text = state.finding->message;
  if (!state.finding->remedy.empty() && App::is_missing(*state.finding))
    text = state.finding->remedy;
  return y + 5 + ui::paragraph(room.x + 16, y + 5, room.w - 16, text, {13, false, colour});
}

void pass_mark(const App& app, const Field& field, std::string_view path, const FieldState& state,
               Rect box) {
  if (!state.given || state.finding != nullptr) return;
  const std::string note = understood(app, field, path);
  const float width = note.empty() ? 0
                                   : ui::text_right(box.right() - 13, box.y + box.h / 2, note,
                                                    {13, false, Colour::pass});
  ui::icon(ui::Icon::check, box.right() - 19 - width - (note.empty() ? 0 : 3), box.y + box.h / 2,
           11, Colour::pass);
}

/// Below the 备注: a draft of it, made of what is filled in.
float draft_button(App& app, float x, float y) {
  const std::string& label = tr("draft.offer");
  if (ui::button("draft-remark", {x, y, ui::button_width(label), ui::button_height()}, label)) {
    app.draft_remark();
  }
  return y + ui::button_height();
}

float text_input(App& app, const Field& field, std::string_view path, Rect room,
                 const FieldState& state) {
  const bool several = field.input == Input::paragraph;
  float y = label_row(field, room, several ? count_of(app, field, path) : std::string());
  const bool forever = field.open_ended && app.filing.text(path) != "长期";
  if (forever) {
    const std::string& label = tr("field.forever");
    const float width = ui::button_width(label) - 16;
    if (ui::button("forever:" + std::string(path), {room.right() - width, room.y - 4, width, 28},
                   label, ui::Look::quiet)) {
      app.set(path, "长期");
    }
  }
  const float height = several ? 5 * 15 * ui::line_height + 18 : ui::field_height();
  const Rect box{room.x, y, room.w, height};
  const bool marked = !several && state.given && state.finding == nullptr;
  const std::string note = marked ? understood(app, field, path) : "";
  ui::text_field(
      state.id, box, app.filing.text(path),
      {.label = local(field.label),
       .hint = state.hint,
       .keyboard = field.keyboard,
       .placeholder = local(field.example),
       .several_lines = several,
       .invalid = is_error(state),
       .required = field.required,
       .room_right = marked ? 22 + (note.empty() ? 0 : ui::text_width(note, small) + 6) : 0});
  if (!several && !ui::focused(state.id)) pass_mark(app, field, path, state, box);
  y = below(state, field, room, box.bottom());
  return path == "icp_applets.base_info.comment" ? draft_button(app, room.x, y + 10) : y;
}

float choice_input(App& app, const Field& field, std::string_view path, Rect room,
                   const FieldState& state) {
  const float y = label_row(field, room, "");
  const Rect box{room.x, y, room.w, ui::field_height()};
  const bool open = app.dialog == Dialog::picker && app.picker.path == path;
  const std::string label = local(field.label) + tr("mark.colon");
  if (ui::select_field(state.id, box, label, meaning(app, field, path), tr("field.choose"), open,
                       is_error(state), state.hint)) {
    app.pick(field, path);
  }
  return below(state, field, room, box.bottom());
}

// Chosen codes as removable chips, and a button that adds one.
float choices_input(App& app, const Field& field, std::string_view path, Rect room,
                    const FieldState& state) {
  const Json* list = app.filing.find(path);
  const size_t count = list != nullptr && list->is_array() ? list->size() : 0;
  float y =
      label_row(field, room,
                field.max_items > 0 ? std::to_string(count) + "/" + std::to_string(field.max_items)
                                    : std::string());
  const float height = ui::button_height();
  float x = room.x;
  const auto place = [&](float width) {
    if (x > room.x && x + width > room.right()) {
      x = room.x;
      y += height + 8;
    }
    const Rect rect{x, y, std::min(width, room.w), height};
    x += width + 8;
    return rect;
  };
  for (size_t i = 0; i < std::min(count, items_shown); ++i) {
    const std::string element = std::string(path) + "." + std::to_string(i);
    const auto code = app.filing.number(element);
    const Choice* choice = code ? built_in_pack().enums.find(field.choices, *code) : nullptr;
    const std::string name = choice != nullptr
                                 ? local(choice->name)
                                 : tr("field.unknown-code", {{"code", (*list)[i].dump()}});
    const std::string label = name + "  ×";
    if (ui::chip("remove:" + element, place(ui::button_width(label)), label, false)) {
      Json rest = *list;
      rest.erase(i);
      app.set(path, std::move(rest));
      return y + height;
    }
  }
  const std::string& add = tr(count == 0 ? "field.choose" : "field.add");
  if (ui::button(state.id, place(ui::button_width(add)), add)) app.pick(field, path);
  return below(state, field, room, y + height);
}

float flag_input(App& app, const Field& field, std::string_view path, Rect room,
                 const FieldState& state) {
  const Json* value = app.filing.find(path);
  std::string fact = app.filing.derived(field.path == "scenario.same_principal" ? "same-person"
                                        : field.path == "scenario.principal_is_legal_person"
                                            ? "principal-is-legal-person"
                                            : "applet-principal-is-legal-person");
  if (value != nullptr && value->is_boolean()) fact = value->get<bool>() ? "yes" : "no";
  const float y = label_row(field, room, "");
  const float width = 88, height = ui::button_height();
  if (ui::chip(state.id, {room.x, y, width, height}, tr("field.yes"), fact == "yes"))
    app.set(path, true);
  if (ui::chip(state.id + ":no", {room.x + width + 8, y, width, height}, tr("field.no"),
               fact == "no")) {
    app.set(path, false);
  }
  return below(state, field, room, y + height);
}

// By hand an applicant has the paper, not its media_id: "I have it ready".
float media_input(App& app, const Field& field, std::string_view path, Rect room,
                  const FieldState& state) {
  if (slot_of(path) != nullptr) {
    const float y = slots_view(app, field, path, room);
    const bool told = state.finding == nullptr || state.finding->rule->id.rfind("image.", 0) == 0;
    return told ? y : below(state, field, room, y);  // of pictures the cards tell themselves
  }
  if (documents::is_slot(path)) {
    const float y = document_view(app, field, room);
    const bool missing = state.finding != nullptr && App::is_missing(*state.finding);
    return missing ? below(state, field, room, y) : y;  // else the card tells
  }
  const bool has_id = app.filing.find(path) != nullptr;
  const bool checked = app.filing.given(path);
  const std::string label = local(field.label) + (has_id ? tr("field.has-media") : "");
  const float row = ui::checkbox_height(room.w, label);
  if (ui::checkbox(state.id, {room.x, room.y, room.w, row}, label, checked) && !has_id) {
    app.set_ready(path, !checked);
  }
  const Rect text{room.x + 30, room.y, room.w - 30, room.h};
  return below(state, field, text, room.y + row - 6);
}

constexpr int none_of_these = 24;  // 「以上都不涉及」

float pre_approvals_input(App& app, const Field& field, std::string_view path, Rect room,
                          const FieldState& state) {
  const Json* list = app.filing.find(path);
  static const Json nothing = Json::array();
  const Json& items = list != nullptr && list->is_array() ? *list : nothing;
  float y = label_row(field, room, "");
  const Catalogue& catalogue = built_in_pack().catalogue;
  const std::string base(path);
  for (size_t i = 0; i < std::min(items.size(), items_shown); ++i) {
    const std::string at = base + "." + std::to_string(i);
    const bool none = app.filing.number(at + ".type") == none_of_these;
    const Rect block{room.x, y, room.w, 0};
    float bottom = field_view(app, *catalogue.find(base + "[].type"), at + ".type", block);
    if (!none) {
      bottom = field_view(app, *catalogue.find(base + "[].code"), at + ".code",
                          {room.x, bottom + 12, room.w, 0});
      bottom = field_view(app, *catalogue.find(base + "[].media"), at + ".media",
                          {room.x, bottom + 8, room.w, 0});
    }
    const std::string& remove = tr("field.remove");
    if (ui::button("remove:" + at, {room.right() - 64, y - 6, 64, 30}, remove, ui::Look::quiet)) {
      Json rest = items;
      rest.erase(i);
      app.set(path, std::move(rest));
      return bottom;
    }
    y = bottom + 16;
  }
  const float height = ui::button_height();
  const std::string& none = tr("field.none-of-these");
  const float width = ui::button_width(none);
  if (ui::button(items.empty() ? state.id : state.id + ":none", {room.x, y, width, height}, none,
                 items.empty() ? ui::Look::primary : ui::Look::secondary)) {
    app.set(path, Json::array({Json{{"type", none_of_these}}}));
  }
  const std::string& add = tr("field.add-approval");
  const float second =
      room.x + width + 8 + ui::button_width(add) > room.right() ? room.x : room.x + width + 8;
  if (second == room.x) y += height + 8;
  if (ui::button(items.empty() ? state.id + ":add" : state.id,
                 {second, y, ui::button_width(add), height}, add)) {
    Json more = Json::array();
    for (size_t i = 0; i < items.size(); ++i) {
      const std::string type = base + "." + std::to_string(i) + ".type";
      if (app.filing.number(type) != none_of_these) more.push_back(items[i]);
    }
    more.push_back(Json{{"type", 1}});
    app.set(path, std::move(more));
  }
  return below(state, field, room, y + height);
}

}  // namespace

std::string meaning(const App& app, const Field& field, std::string_view path) {
  const RulePack& pack = built_in_pack();
  if (field.input == Input::region) {
    uint32_t code = 0;
    for (const char c : app.filing.text(path)) {
      if (c < '0' || c > '9') return std::string(app.filing.text(path));
      code = code * 10 + static_cast<uint32_t>(c - '0');
    }
    const Region* region = pack.regions.find(code);
    return region != nullptr ? std::string(region->name) : std::string(app.filing.text(path));
  }
  if (field.type == ValueType::string) {
    const Choice* choice = pack.enums.find(field.choices, app.filing.text(path));
    return choice != nullptr ? local(choice->name) : std::string(app.filing.text(path));
  }
  const auto code = app.filing.number(path);
  if (!code) return "";
  const Choice* choice = pack.enums.find(field.choices, *code);
  return choice != nullptr ? local(choice->name)
                           : tr("field.unknown-code", {{"code", std::to_string(*code)}});
}

float field_view(App& app, const Field& field, std::string_view path, Rect room) {
  const FieldState state = state_of(app, field, path);
  switch (field.input) {
    case Input::choice:
    case Input::region:
      return choice_input(app, field, path, room, state);
    case Input::choices:
      return choices_input(app, field, path, room, state);
    case Input::flag:
      return flag_input(app, field, path, room, state);
    case Input::media:
    case Input::media_list:
      return media_input(app, field, path, room, state);
    case Input::pre_approvals:
      return pre_approvals_input(app, field, path, room, state);
    case Input::text:
    case Input::paragraph:
    case Input::date:
      break;
  }
  return text_input(app, field, path, room, state);
}

}  // namespace beian
