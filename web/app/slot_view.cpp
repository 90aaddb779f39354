// The cards of the papers that are pictures: what is wanted, what was chosen, how its check went.
#include <algorithm>

#include "core/rules/slots.h"
#include "web/app/button_row.h"
#include "web/app/mark.h"
#include "web/app/pictures.h"
#include "web/app/views.h"
#include "web/app/words.h"
#include "web/platform/platform.h"

namespace beian {
namespace {

using pictures::Item;
using pictures::State;
using ui::Colour;
using ui::Rect;

constexpr float inside = 14, gap = 14;
constexpr size_t findings_shown = 3;
constexpr ui::TextStyle quiet{13, false, Colour::secondary};

/// How it stands with the picture, in a word.
Mark mark_of(const App& app, const Item* item, const Json* found, std::string_view path) {
  if (item != nullptr) {
    if (item->state == State::waiting) return {tr("picture.queued")};
    if (item->state == State::working)
      return {tr("picture.checking"), Colour::accent_tint, Colour::accent};
    if (item->state == State::cancelled) return {tr("picture.cancelled")};
    if (item->state == State::failed)
      return {tr("picture.failed"), Colour::error_tint, Colour::error};
    if (item->unseen) return {tr("picture.unseen"), Colour::error_tint, Colour::error};
  }
  if (found == nullptr) return {};
  return mark_of(pictures::findings(app.report, path));
}

std::string title_of(const Field& field, std::string_view path) {
  std::string title = local(field.label);
  if (field.input != Input::media_list) return title;
  const std::string number(path.substr(path.rfind('.') + 1));
  return number == "0" ? title : title + " " + std::to_string(std::stoi(number) + 1);
}

class SlotCard {
 public:
  SlotCard(App& app, const Field& field, std::string_view path, Rect room)
      : app_(app),
        field_(field),
        path_(path),
        room_(room),
        item_(pictures::at(path)),
        found_(pictures::entry(app.filing, path)),
        title_(title_of(field, path)),
        mark_(mark_of(app, item_, found_, path)) {}

  float draw() {
    const bool narrow = room_.w < 460;
    const float width = narrow ? 84 : 112, height = narrow ? 63 : 84;
    const Rect thumbnail{room_.x + inside, room_.y + inside, width, height};
    add_summary(thumbnail);
    draw_thumbnail(thumbnail);
    text_ = {thumbnail.right() + gap, room_.y + inside - 2, 0, 0};
    text_.w = room_.right() - inside - text_.x;
    float y = heading(text_.y);
    y = empty() ? help(y) : about(y);
    if (narrow) {  // below the thumbnail there is the whole width
      y = std::max(y, thumbnail.bottom() + 4);
      text_.x = thumbnail.x;
      text_.w = room_.right() - inside - text_.x;
    }
    if (!empty()) y = found(y);
    y = empty() ? offers(y + 8) : actions(y + 8);
    const float bottom = std::max(y, thumbnail.bottom()) + inside;
    const Rect box{room_.x, room_.y, room_.w, bottom - room_.y};
    const bool target = pictures::is_below_files(path_, box);
    ui::outline(box, target ? Colour::accent : Colour::line, 10, target ? 2 : 1);
    return bottom;
  }

 private:
  bool empty() const { return item_ == nullptr && found_ == nullptr; }
  std::string file() const { return item_ != nullptr ? item_->name : text(*found_, "file"); }
  std::string id(std::string_view what) const { return std::string(what) + ":" + path_; }

  void add_summary(Rect rect) const {
    std::string words = title_;
    const auto add = [&](const std::string& text) {
      if (!text.empty()) words += tr("mark.comma") + text;
    };
    if (!empty()) add(file());
    add(mark_.text);
    if (empty()) add(tr("picture.none"));
    ui::add_node({.id = id("slot"), .role = ui::Role::text, .name = words, .rect = rect});
  }

  void draw_thumbnail(Rect rect) const {
    if (item_ == nullptr || !item_->thumbnail) {
      if (empty()) {
        ui::dashed_outline(rect, Colour::line, 8);
      } else {
        ui::fill(rect, Colour::neutral_tint, 8);
      }
      ui::icon(ui::Icon::picture, rect.x + rect.w / 2, rect.y + rect.h / 2, 24, Colour::secondary);
      return;
    }
    ui::add_node({.id = id("thumbnail"),
                  .role = ui::Role::button,
                  .name = tr("picture.view") + tr("mark.colon") + title_ + " " + file(),
                  .rect = rect});
    const ui::Press state = ui::press(id("thumbnail"), rect);
    ui::fill(rect, Colour::neutral_tint, 8);
    const ui::Picture& picture = item_->thumbnail;
    const auto width = static_cast<float>(picture.width());
    const auto height = static_cast<float>(picture.height());
    ui::draw_picture(picture, ui::fitted(rect.inset(3, 3), width, height), 4);
    if (state.hovered) ui::outline(rect, Colour::accent, 8, 2);
    if (state.focused) ui::focus_ring(rect, 8);
    if (state.pressed) pictures::view(path_);
  }

  float heading(float y) const {
    const ui::TextStyle style{14.5F, true, Colour::text};
    const float mark = mark_.text.empty() ? 0 : ui::text_width(mark_.text, {13, true}) + 24;
    const float star = field_.required ? 14 : 0;
    const float width = ui::text_width(title_, style) + star;
    const bool beside = mark == 0 || width + mark + 10 <= text_.w;
    const float room = text_.w - star;
    const float height =
        ui::paragraph(text_.x, y, beside && mark > 0 ? room - mark : room, title_, style);
    if (star > 0 && height < 30) {
      ui::text(text_.x + width - 10, y + height / 2, "*", {14, true, Colour::error});
    }
    if (mark == 0) return y + height;
    if (beside) {
      ui::pill(text_.x + text_.w - mark, y + 12, mark_.text, mark_.ground, mark_.ink);
      return y + std::max(height, 26.0F);
    }
    ui::pill(text_.x, y + height + 15, mark_.text, mark_.ground, mark_.ink);
    return y + height + 30;
  }

  float help(float y) const {
    return y + ui::paragraph(text_.x, y, text_.w, local(field_.help), quiet);
  }

  float about(float y) const {
    std::string line = file();
    const double bytes = item_ != nullptr ? static_cast<double>(item_->bytes)
                         : found_->contains("bytes") && (*found_)["bytes"].is_number()
                             ? (*found_)["bytes"].get<double>()
                             : 0;
    if (bytes > 0) line += " · " + shown_bytes(bytes);
    ui::text_fitted(text_.x, y + 11, text_.w, line, quiet);
    y += 22;
    if (item_ == nullptr) {
      y += ui::prose(id("saved"), text_.x, y, text_.w, tr("picture.choose-again"), quiet);
    } else if (item_->guessed) {
      y += ui::prose(id("guess"), text_.x, y, text_.w, tr("picture.guess"),
                     {13, false, Colour::accent});
    }
    if (item_ != nullptr && item_->state == State::failed) {
      y += ui::prose(id("problem"), text_.x, y, text_.w, picture_problem(item_->problem), quiet);
    }
    return y;
  }

  float found(float y) const {
    const auto list = pictures::findings(app_.report, path_);
    for (size_t i = 0; i < std::min(list.size(), findings_shown); ++i) {
      const Finding& finding = *list[i];
      const bool review = finding.result == Result::needs_review;
      const bool error = !review && finding.severity == Severity::error;
      const Colour ink = review ? Colour::review : error ? Colour::error : Colour::warning;
      ui::icon(error ? ui::Icon::cross : ui::Icon::warn, text_.x + 6, y + 14, 10, ink);
      y += 4 + ui::prose(id("found-" + std::to_string(i)), text_.x + 18, y + 4, text_.w - 18,
                         finding.message, {13, false, ink});
    }
    if (list.size() > findings_shown) {
      const std::string more =
          tr("picture.more", {{"count", std::to_string(list.size() - findings_shown)}});
      y += 2 + ui::prose(id("more"), text_.x + 18, y + 2, text_.w - 18, more, quiet);
    }
    return y;
  }

  float offers(float y) const {
    ButtonRow row({text_.x, y, text_.w, 0}, title_);
    if (row.button(id("f"), "picture.choose")) pictures::choose(path_, false);
    if (platform::environment().coarse && row.button(id("camera"), "picture.camera")) {
      pictures::choose(path_, true);
    }
    // The paper may be at hand, and its picture checked elsewhere.
    const std::string_view list = field_.input == Input::media_list
                                      ? std::string_view(path_).substr(0, path_.rfind('.'))
                                      : path_;
    if (list != path_ && path_.substr(list.size()) != ".0") return row.bottom();
    if (path_.rfind("documents.", 0) == 0) return row.bottom();
    const bool has_id = app_.filing.find(list) != nullptr;
    const bool ready = app_.filing.given(list);
    const std::string label = has_id ? tr("picture.has-id") : tr("picture.ready");
    const Rect box = row.next(ui::text_width(label, {15}) + 40);
    if (ui::checkbox(id("ready"), box, label, ready) && !has_id) app_.set_ready(list, !ready);
    return row.bottom();
  }

  float actions(float y) const {
    ButtonRow row({text_.x, y, text_.w, 0}, title_);
    const bool busy =
        item_ != nullptr && (item_->state == State::waiting || item_->state == State::working);
    if (busy) {
      if (row.button(id("f"), "picture.cancel")) pictures::cancel(path_);
      return row.bottom();
    }
    if (item_ == nullptr) {
      if (row.button(id("f"), "picture.choose")) pictures::choose(path_, false);
    } else if (item_->state == State::checked) {
      if (row.button(id("f"), "picture.view")) pictures::view(path_);
      if (row.button(id("replace"), "picture.replace")) pictures::choose(path_, false);
    } else {
      if (row.button(id("f"), "picture.again")) pictures::check_again(path_);
      if (row.button(id("replace"), "picture.replace")) pictures::choose(path_, false);
    }
    if (platform::environment().coarse && row.button(id("camera"), "picture.camera")) {
      pictures::choose(path_, true);
    }
    if (row.button(id("remove"), "field.remove")) pictures::remove(path_);
    return row.bottom();
  }

  App& app_;
  const Field& field_;
  std::string path_;
  Rect room_, text_;
  const Item* item_;
  const Json* found_;
  std::string title_;
  Mark mark_;
};

}  // namespace

std::string shown_bytes(double bytes) {
  if (bytes < 1024) return std::to_string(static_cast<int>(bytes)) + " B";
  if (bytes < 1024 * 1024) return std::to_string(static_cast<int>(bytes / 1024 + 0.5)) + " KB";
  const int tenths = static_cast<int>(bytes / (1024 * 1024) * 10 + 0.5);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB";
}

std::string picture_problem(std::string_view code) {
  if (code == "worker-memory") return tr("picture.no-memory");
  if (code == "worker-timeout") return tr("picture.too-slow");
  if (code == "worker-unsupported") return tr("picture.unsupported");
  if (code == "file-unreadable") return tr("picture.unreadable");
  if (code == "not-repaired") return tr("picture.not-repaired");
  return tr("picture.crashed");
}

float slots_view(App& app, const Field& field, std::string_view path, Rect room) {
  float y = room.y;
  for (const std::string& place : pictures::places(app.filing, field, path)) {
    y = SlotCard(app, field, place, {room.x, y, room.w, 0}).draw() + 10;
  }
  return y - 10;
}

float unplaced_view(App& app, Rect room) {
  const size_t count = pictures::unplaced_count();
  if (count == 0) return room.y;
  const std::string words = tr("picture.unplaced", {{"count", std::to_string(count)}});
  const std::string& label = tr("picture.say-which");
  const float width = ui::button_width(label);
  const float text = room.w - width - 44;
  const ui::TextStyle style{14.5F, false, Colour::text};
  const float height = std::max(ui::paragraph_height(text, words, style), ui::button_height()) + 24;
  ui::fill({room.x, room.y, room.w, height}, Colour::accent_tint, 10);
  const float middle = room.y + height / 2;
  ui::prose("unplaced", room.x + 16, middle - ui::paragraph_height(text, words, style) / 2, text,
            words, style);
  if (ui::button(
          "place-pictures",
          {room.right() - width - 12, middle - ui::button_height() / 2, width, ui::button_height()},
          label, ui::Look::primary)) {
    app.open(Dialog::place);
  }
  return room.y + height + 16;
}

void place_view(App& app, Rect window) {
  const Item* item = pictures::unplaced();
  const Rect room = begin_sheet(app, window, tr("place.title"), 520);
  float y = room.y;
  if (item == nullptr) {
    end_sheet(app, room, y);
    return;
  }
  const Rect frame{room.x, y, 112, 84};
  ui::fill(frame, Colour::neutral_tint, 8);
  const ui::Picture& picture = item->thumbnail;
  if (picture) {
    const Rect rect = ui::fitted(frame.inset(3, 3), static_cast<float>(picture.width()),
                                 static_cast<float>(picture.height()));
    ui::image("place-image", picture, rect, item->name, 4);
  } else {
    ui::icon(ui::Icon::picture, frame.x + 56, frame.y + 42, 24, Colour::secondary);
  }
  const float x = frame.right() + 14, width = room.right() - x;
  float line = y + ui::prose("place-file", x, y, width, item->name, {14.5F, true, Colour::text});
  line += ui::prose("place-note", x, line + 2, width, tr("place.note"), quiet) + 2;
  y = std::max(frame.bottom(), line) + 16;
  for (const std::string& path : pictures::open_places()) {
    if (pictures::at(path) != nullptr) continue;
    const Field* field = app.field_of(path);
    const std::string label = title_of(*field, path);
    if (ui::button("place:" + path, {room.x, y, room.w, ui::button_height()}, label)) {
      pictures::place(item->id, path);
    }
    y += ui::button_height() + 8;
  }
  if (ui::button("place-none", {room.x, y, room.w, ui::button_height()}, tr("place.none"),
                 ui::Look::quiet)) {
    pictures::drop_unplaced();
    app.close_dialog();
  }
  end_sheet(app, room, y + ui::button_height() + 24);
}

}  // namespace beian
