// Choosing from a list: an enumeration, or the regions below the one chosen above.
#include <algorithm>

#include "core/text/utf8.h"
#include "web/app/views.h"
#include "web/app/words.h"
#include "web/platform/platform.h"

namespace beian {
namespace {

using ui::Colour;
using ui::Rect;

uint32_t region_code(std::string_view text) {
  uint32_t code = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return 0;
    code = code * 10 + static_cast<uint32_t>(c - '0');
  }
  return code;
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

std::vector<Picker::Option> region_options(const App& app, std::string_view path) {
  uint32_t parent = 0;
  if (ends_with(path, ".city"))
    parent = region_code(app.filing.text("icp_subject.base_info.province"));
  if (ends_with(path, ".district"))
    parent = region_code(app.filing.text("icp_subject.base_info.city"));
  std::vector<Picker::Option> options;
  if (parent == 0 && !ends_with(path, "province")) return options;
  for (const Region* region : built_in_pack().regions.official_children(parent)) {
    const std::string code = std::to_string(region->code);
    options.push_back({0, code, std::string(region->name), "", app.filing.text(path) == code});
  }
  return options;
}

// Certificates depend on whose they are: the subject's on its nature, a person's are those of 个人.
int wanted_parent(const App& app, const Field& field, std::string_view path) {
  if (field.choices != "certificate_types") return 0;
  if (ends_with(path, "principal_info.certificate_type")) return 5;
  return app.filing.number("icp_subject.base_info.type").value_or(0);
}

std::vector<Picker::Option> enum_options(const App& app, const Field& field,
                                         std::string_view path) {
  std::vector<Picker::Option> options;
  const Enums& enums = built_in_pack().enums;
  const int parent = wanted_parent(app, field, path);
  const bool two_levels = field.choices == "service_content_types";
  for (const Choice& choice : enums.list(field.choices)) {
    if (parent != 0 && choice.parent != parent) continue;
    if (two_levels && choice.parent == 0) continue;  // only second-level codes may be filed
    std::string note = local(choice.note);
    if (two_levels) {
      const Choice* above = enums.find(field.choices, choice.parent);
      if (above != nullptr) note = local(above->name) + (note.empty() ? "" : " · " + note);
    }
    const bool chosen = field.type == ValueType::string ? app.filing.text(path) == choice.key
                                                        : app.filing.number(path) == choice.code;
    options.push_back({choice.code, choice.key, local(choice.name), note, chosen});
  }
  return options;
}

}  // namespace

void App::pick(const Field& field, std::string_view path) {
  if (deferred([this, &field, at = std::string(path)] { pick(field, at); })) return;
  picker = {};
  picker.path = path;
  picker.title = local(field.label);
  picker.several = field.input == Input::choices;
  picker.options =
      field.input == Input::region ? region_options(*this, path) : enum_options(*this, field, path);
  for (size_t i = 0; i < picker.options.size(); ++i) {
    if (picker.options[i].selected) picker.highlight = i;
  }
  open(Dialog::picker);
  platform::focus("picker-search");
}

void App::choose(size_t index) {
  if (deferred([this, index] { choose(index); })) return;
  const auto options = matching_options(picker);
  if (index >= options.size()) return;
  const Picker::Option& option = *options[index];
  if (picker.several) {
    const Json* list = filing.find(picker.path);
    Json codes = list != nullptr && list->is_array() ? *list : Json::array();
    if (std::find(codes.begin(), codes.end(), Json(option.code)) == codes.end()) {
      codes.push_back(option.code);
    }
    set(picker.path, std::move(codes));
  } else if (option.key.empty()) {
    set(picker.path, option.code);
  } else {
    set(picker.path, option.key);
  }
  close_dialog();
}

std::vector<const Picker::Option*> matching_options(const Picker& picker) {
  std::vector<const Picker::Option*> first, later;
  for (const Picker::Option& option : picker.options) {
    if (picker.query.empty() || option.name.find(picker.query) != std::string::npos ||
        option.key == picker.query || std::to_string(option.code) == picker.query) {
      first.push_back(&option);
    } else if (option.note.find(picker.query) != std::string::npos) {
      later.push_back(&option);
    }
  }
  first.insert(first.end(), later.begin(), later.end());
  return first;
}

void picker_view(App& app, Rect window) {
  Picker& picker = app.picker;
  const bool whole = is_phone();
  const auto options = matching_options(picker);
  const float row = whole ? 52 : 44, width = whole ? window.w : 480;
  const float wanted = 132 + row * static_cast<float>(std::max<size_t>(picker.options.size(), 2));
  const float height = whole ? window.h * 0.86F : std::min(wanted, window.h * 0.8F);
  const Rect box{(window.w - width) / 2,
                 window.y + (whole ? window.h - height : (window.h - height) / 2), width, height};
  ui::fill(box, Colour::surface, 14);
  ui::outline(box, Colour::line, 14);
  ui::heading(1, box.x + 20, box.y + 14, box.w - 80, picker.title);
  if (ui::icon_button("picker-close", {box.right() - 52, box.y + 12, 40, 40}, ui::Icon::cross,
                      tr("dialog.close"))) {
    app.close_dialog();
  }

  picker.highlight = std::min(picker.highlight, options.empty() ? 0 : options.size() - 1);
  const ui::Key key = ui::take_key();
  bool moved = false;
  if (key == ui::Key::down && picker.highlight + 1 < options.size())
    ++picker.highlight, moved = true;
  if (key == ui::Key::up && picker.highlight > 0) --picker.highlight, moved = true;
  if (key == ui::Key::enter) app.choose(picker.highlight);

  const auto id_of = [](size_t i) { return "option:" + std::to_string(i); };
  const std::string active = options.empty() ? "" : "n-" + id_of(picker.highlight);
  ui::text_field("picker-search", {box.x + 20, box.y + 60, box.w - 40, ui::field_height()},
                 picker.query,
                 {.label = tr("picker.search"),
                  .placeholder = tr("picker.search"),
                  .controls = "n-options",
                  .active = active});

  const Rect list{box.x + 8, box.y + 72 + ui::field_height(), box.w - 16,
                  box.h - 84 - ui::field_height()};
  ui::add_node({.id = "options", .role = ui::Role::listbox, .name = picker.title, .rect = list});
  float y = ui::begin_scroll("dialog", list, picker.scroll);
  if (moved) ui::reveal(id_of(picker.highlight));
  if (options.empty()) {
    const std::string& none = tr(picker.options.empty() ? "picker.choose-above" : "picker.none");
    ui::paragraph(list.x + 12, y + 8, list.w - 24, none, {15, false, Colour::secondary});
    y += row;
  }
  for (size_t i = 0; i < options.size(); ++i) {
    const Picker::Option& option = *options[i];
    const Rect line{list.x, y, list.w - 10, row};
    y += row;
    if (line.bottom() < list.y - row || line.y > list.bottom() + row) continue;  // far out of sight
    ui::add_node({.id = id_of(i),
                  .role = ui::Role::option,
                  .name = option.name + " " + option.note,
                  .rect = line,
                  .inside = "options",
                  .selected = option.selected ? 1 : 0});
    const ui::Press state = ui::press(id_of(i), line);
    if (i == picker.highlight || state.hovered) {
      ui::fill(line, i == picker.highlight ? Colour::accent_tint : Colour::hover, 8);
    }
    const float middle = line.y + row / 2;
    if (option.selected) ui::icon(ui::Icon::check, line.x + 16, middle, 12, Colour::accent);
    float x = line.x + 32;
    x += ui::text_fitted(x, middle, line.w - 44, option.name, {15, option.selected, Colour::text}) +
         10;
    if (!option.note.empty() && x < line.right() - 60) {
      ui::text_fitted(x, middle, line.right() - x - 8, option.note, {13, false, Colour::secondary});
    }
    if (state.pressed) app.choose(i);
  }
  ui::end_scroll(y);
}

}  // namespace beian
