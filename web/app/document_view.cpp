// The documents of the filing: the files that came in, and a card for each paper that is wanted.
#include <algorithm>

#include "core/package/entry.h"
#include "core/package/facts.h"
#include "web/app/button_row.h"
#include "web/app/documents.h"
#include "web/app/mark.h"
#include "web/app/pictures.h"
#include "web/app/views.h"
#include "web/platform/platform.h"
#include "web/ui/carry.h"

namespace beian {
namespace {

using documents::Item;
using documents::State;
using ui::Colour;
using ui::Rect;

constexpr float inside = 14, gap = 14;
constexpr size_t findings_shown = 4;
constexpr ui::TextStyle quiet{13, false, Colour::secondary};

/// How far it is with a file; no text once it has been read.
Mark state_of(const Item& item) {
  switch (item.state) {
    case State::waiting:
      return {tr("picture.queued")};
    case State::working:
      return {tr("picture.checking"), Colour::accent_tint, Colour::accent};
    case State::cancelled:
      return {tr("picture.cancelled")};
    case State::failed:
      return {tr("picture.failed"), Colour::error_tint, Colour::error};
    case State::read:
      break;
  }
  return {};
}

std::string slot_title(const App& app, std::string_view path) {
  const DocumentSlot* slot = document_slot(path);
  if (slot != nullptr && !slot->name.empty()) return slot->name;
  const Field* field = app.field_of(path);
  return field != nullptr ? local(field->label) : "";
}

std::string part_title(const Place& place) {
  const DocumentSlot* slot = document_slot(place.path);
  const DocumentPart* part = slot != nullptr ? slot->part(place.part) : nullptr;
  return part != nullptr ? local(part->title) : "";
}

/// "→ 营业执照.pdf · 许可证"
std::string place_text(const App& app, const Item& item) {
  if (item.place.path.empty()) return tr("document.nowhere");
  const std::string part = part_title(item.place);
  return "→ " + slot_title(app, item.place.path) + (part.empty() ? "" : " · " + part);
}

/// How the package renames a whole document; "" when its name is right, or it becomes a part.
std::string renaming(const Item& item) {
  if (item.state != State::read || !item.place.part.empty() || item.place.path.empty()) return "";
  const std::string wanted = required_name(item.place, item.facts);
  return wanted == item.name ? "" : tr("document.rename", {{"old", item.name}, {"new", wanted}});
}

std::string size_text(const Item& item) {
  const size_t count = page_count(item.facts);
  std::string words = shown_bytes(static_cast<double>(item.bytes));
  if (count > 0) words += " · " + tr("document.pages", {{"count", std::to_string(count)}});
  return words;
}

/// Files are carried from where their name stands to the slot they are let fall on.
void carry_file(const Item& item, std::string_view where, Rect rect) {
  if (item.state != State::read || item.archive) return;
  const ui::Carry carry = ui::carry(std::string(where) + std::to_string(item.id), rect);
  if (carry.moving) documents::carried() = item.id;
  if (!carry.dropped) return;
  documents::carried() = 0;
  const std::string_view path = pictures::place_below(carry.x, carry.y);
  if (documents::is_slot(path) && path != item.place.path) documents::move(item.id, path);
}

void draw_mark(const Mark& mark, float right, float middle) {
  if (mark.text.empty()) return;
  const float width = ui::text_width(mark.text, {13, true}) + 24;
  ui::pill(right - width, middle, mark.text, mark.ground, mark.ink);
}

float findings_of(const std::string& id, const std::vector<const Finding*>& list, Rect room) {
  float y = room.y;
  for (size_t i = 0; i < std::min(list.size(), findings_shown); ++i) {
    const Finding& finding = *list[i];
    const bool review = finding.result == Result::needs_review;
    const bool error = !review && finding.severity == Severity::error;
    const Colour ink = review ? Colour::review : error ? Colour::error : Colour::warning;
    ui::icon(error ? ui::Icon::cross : ui::Icon::warn, room.x + 6, y + 14, 10, ink);
    y += 4 + ui::prose("found-" + std::to_string(i) + ":" + id, room.x + 18, y + 4, room.w - 18,
                       finding.message, {13, false, ink});
  }
  if (list.size() <= findings_shown) return y;
  const std::string more =
      tr("document.more", {{"count", std::to_string(list.size() - findings_shown)}});
  return y + 2 + ui::prose("more:" + id, room.x + 18, y + 2, room.w - 18, more, quiet);
}

/// The first page of a document that is a scan, from 0; -1: none can be shown.
int first_scan(const Item& item) {
  if (item.picture) return item.unseen ? -1 : 0;
  const Json& pages = list_at(item.facts, "pages");
  for (size_t i = 0; i < pages.size(); ++i) {
    if (is_true(pages[i], "scan")) return static_cast<int>(i);
  }
  return -1;
}

// --- the files that came in
// -----------------------------------------------------------------------------

/// Where it was put, and how sure that is.
float place_line(const App& app, const Item& item, const std::string& id, Rect room) {
  float y = room.y;
  const bool nowhere = item.place.path.empty();
  y += ui::prose("place:" + id, room.x, y, room.w, place_text(app, item),
                 {13, false, nowhere ? Colour::warning : Colour::secondary});
  if (item.place.extra) {
    y += ui::prose("extra:" + id, room.x, y, room.w, tr("document.extra"),
                   {13, false, Colour::warning});
  } else if (item.place.guess()) {
    y += ui::prose("guess:" + id, room.x, y, room.w,
                   tr("document.by-" + std::string(item.place.by)), {13, false, Colour::accent});
  }
  const std::string rename = renaming(item);
  if (!rename.empty()) y += ui::prose("rename:" + id, room.x, y, room.w, rename, quiet);
  return y;
}

float file_actions(const Item& item, const std::string& id, Rect room) {
  ButtonRow row(room, item.name);
  if (item.busy()) {
    if (row.button("cancel:" + id, "picture.cancel")) documents::cancel(item.id);
    return row.bottom();
  }
  if (item.state != State::read) {
    if (row.button("again:" + id, "picture.again")) documents::check_again(item.id);
  } else if (!item.archive) {
    if (row.button("move:" + id, "document.move")) {
      documents::moving() = item.id;
      app().open(Dialog::move);
    }
    const int scan = first_scan(item);
    if (scan >= 0 && row.button("view:" + id, "picture.view"))
      pictures::view_page(item.id, static_cast<size_t>(scan));
  }
  if (row.button("drop:" + id, "field.remove")) documents::remove(item.id);
  return row.bottom();
}

float file_row(const App& app, const Item& item, Rect room) {
  const std::string id = std::to_string(item.id);
  const Rect text{room.x + inside, room.y + 10, room.w - 2 * inside, 0};
  Mark mark = state_of(item);
  const auto findings = documents::findings(app.report, documents::path_of(item));
  if (mark.text.empty() && item.place.path.empty()) mark = mark_of(findings);
  const float pill = mark.text.empty() ? 0 : ui::text_width(mark.text, {13, true}) + 34;
  const std::string about = item.name + " · " + size_text(item);
  ui::add_node({.id = "file:" + id,
                .role = ui::Role::text,
                .name = about + (mark.text.empty() ? "" : tr("mark.comma") + mark.text),
                .rect = {text.x, text.y, text.w, 24}});
  ui::text_fitted(text.x, text.y + 12, text.w - pill, about, {14, true, Colour::text});
  draw_mark(mark, text.right(), text.y + 12);
  float y = text.y + 26;
  if (item.state == State::read && !item.archive)
    y = place_line(app, item, id, {text.x, y, text.w, 0});
  if (item.state == State::failed)
    y += ui::prose("problem:" + id, text.x, y, text.w, document_problem(item.problem), quiet);
  if (item.archive || (item.state == State::read && item.place.path.empty()))
    y = findings_of("file-" + id, findings, {text.x, y, text.w, 0});
  const Rect head{room.x, room.y, room.w, y - room.y};
  y = file_actions(item, id, {text.x, y + 8, text.w, 0}) + 10;
  ui::outline({room.x, room.y, room.w, y - room.y}, Colour::line, 10);
  carry_file(item, "row", head);
  return y;
}

// --- a paper that is wanted
// -----------------------------------------------------------------------------

class DocumentCard {
 public:
  DocumentCard(App& app, const Field& field, const DocumentSlot& slot, Rect room)
      : app_(app),
        field_(field),
        path_(slot.path),
        room_(room),
        items_(documents::at(path_)),
        entries_(documents::entries(app.filing, path_)),
        findings_(documents::findings(app.report, path_)),
        title_(slot.name.empty() ? local(field.label) : slot.name) {
    for (const Item* item : items_) {
      if (mark_.text.empty()) mark_ = state_of(*item);
    }
    if (mark_.text.empty() && !entries_.empty()) mark_ = mark_of(findings_);
  }

  float draw() {
    const bool narrow = room_.w < 460;
    const Rect thumbnail{room_.x + inside, room_.y + inside, narrow ? 60.0F : 84.0F,
                         narrow ? 80.0F : 112.0F};
    add_summary(thumbnail);
    draw_thumbnail(thumbnail);
    text_ = {thumbnail.right() + gap, room_.y + inside - 2, 0, 0};
    text_.w = room_.right() - inside - text_.x;
    float y = heading(text_.y);
    y = entries_.empty() && items_.empty() ? help(y) : files(y);
    if (narrow) {  // below the thumbnail there is the whole width
      y = std::max(y, thumbnail.bottom() + 4);
      text_.x = thumbnail.x;
      text_.w = room_.right() - inside - text_.x;
    }
    y = findings_of(path_, findings_, {text_.x, y, text_.w, 0});
    y = actions(y + 8);
    const float bottom = std::max(y, thumbnail.bottom()) + inside;
    const Rect box{room_.x, room_.y, room_.w, bottom - room_.y};
    const bool held = pictures::is_below_files(path_, box);
    const bool target = held || (documents::carried() != 0 && is_below_carried());
    ui::outline(box, target ? Colour::accent : Colour::line, 10, target ? 2 : 1);
    if (!items_.empty()) carry_file(*items_.front(), "card", thumbnail);
    return bottom;
  }

 private:
  std::string id(std::string_view what) const { return std::string(what) + ":" + path_; }
  bool is_below_carried() const {
    const auto [x, y] = ui::pointer();
    return pictures::place_below(x, y) == path_;
  }

  void add_summary(Rect rect) const {
    std::string words = title_;
    for (const Json* entry : entries_) words += tr("mark.comma") + text(*entry, "name");
    if (!mark_.text.empty()) words += tr("mark.comma") + mark_.text;
    if (entries_.empty() && items_.empty()) words += tr("mark.comma") + tr("document.none");
    ui::add_node({.id = id("slot"), .role = ui::Role::text, .name = words, .rect = rect});
  }

  void draw_thumbnail(Rect rect) const {
    const auto seen = std::find_if(items_.begin(), items_.end(),
                                   [](const Item* item) { return bool(item->thumbnail); });
    if (seen == items_.end()) {
      if (entries_.empty() && items_.empty()) {
        ui::dashed_outline(rect, Colour::line, 8);
      } else {
        ui::fill(rect, Colour::neutral_tint, 8);
        const size_t dot = title_.rfind('.');
        const std::string ending = dot == std::string::npos ? "" : title_.substr(dot + 1);
        ui::text_centred(rect, ending, {15, true, Colour::secondary});
        return;
      }
      ui::icon(ui::Icon::picture, rect.x + rect.w / 2, rect.y + rect.h / 2, 24, Colour::secondary);
      return;
    }
    const Item& item = **seen;
    ui::add_node({.id = id("thumbnail"),
                  .role = ui::Role::button,
                  .name = tr("picture.view") + tr("mark.colon") + title_ + " " + item.name,
                  .rect = rect});
    const ui::Press state = ui::press(id("thumbnail"), rect);
    ui::fill(rect, Colour::neutral_tint, 8);
    const auto width = static_cast<float>(item.thumbnail.width());
    const auto height = static_cast<float>(item.thumbnail.height());
    ui::draw_picture(item.thumbnail, ui::fitted(rect.inset(3, 3), width, height), 4);
    if (state.hovered) ui::outline(rect, Colour::accent, 8, 2);
    if (state.focused) ui::focus_ring(rect, 8);
    if (state.pressed) pictures::view_page(item.id, 0);
  }

  float heading(float y) const {
    const ui::TextStyle style{14.5F, true, Colour::text};
    const float height = ui::paragraph(text_.x, y, text_.w, title_, style);
    if (mark_.text.empty()) return y + height;
    ui::pill(text_.x, y + height + 15, mark_.text, mark_.ground, mark_.ink);
    return y + height + 32;
  }

  float help(float y) const {
    return y + ui::paragraph(text_.x, y, text_.w, local(field_.help), quiet);
  }

  /// The files that are there: the whole, or parts that will be merged.
  float files(float y) const {
    for (const Item* item : items_) {
      const std::string part = part_title(item->place);
      const std::string line =
          (part.empty() ? "" : part + tr("mark.colon")) + item->name + " · " + size_text(*item);
      const std::string at = "-" + std::to_string(item->id);
      y += ui::prose(id("at" + at), text_.x, y, text_.w, line, quiet);
      if (item->place.guess())
        y += ui::prose(id("guess" + at), text_.x, y, text_.w,
                       tr("document.by-" + std::string(item->place.by)),
                       {13, false, Colour::accent});
      const std::string rename = renaming(*item);
      if (!rename.empty()) y += ui::prose(id("rename" + at), text_.x, y, text_.w, rename, quiet);
    }
    if (!items_.empty()) return y;
    for (const Json* entry : entries_) {
      y += ui::prose(id("saved"), text_.x, y, text_.w,
                     text(*entry, "name") + tr("mark.colon") + tr("document.choose-again"), quiet);
    }
    return y;
  }

  float actions(float y) const {
    ButtonRow row({text_.x, y, text_.w, 0}, title_);
    const auto busy =
        std::find_if(items_.begin(), items_.end(), [](auto* it) { return it->busy(); });
    if (busy != items_.end()) {
      if (row.button(id("f"), "picture.cancel")) documents::cancel((*busy)->id);
      return row.bottom();
    }
    if (row.button(id("f"), items_.empty() ? "picture.choose" : "document.add"))
      documents::choose(path_);
    if (is_merged() && row.button(id("pages"), "document.arrange")) documents::open_pages(path_);
    if (items_.empty() && entries_.empty()) {
      ready_box(row);
    } else {
      if (items_.size() == 1 && row.button(id("move"), "document.move")) {
        documents::moving() = items_.front()->id;
        app_.open(Dialog::move);
      }
      if (row.button(id("remove"), "field.remove")) documents::remove_at(path_);
    }
    return row.bottom();
  }

  bool is_merged() const {
    const DocumentSlot* slot = document_slot(path_);
    return !items_.empty() && slot->takes("pdf") && items_.front()->state == State::read;
  }

  /// The paper may be at hand, and looked at elsewhere.
  void ready_box(ButtonRow& row) const {
    const bool has_id = app_.filing.find(path_) != nullptr;
    const bool ready = app_.filing.given(path_);
    const std::string label = tr(has_id ? "picture.has-id" : "picture.ready");
    const Rect box = row.next(ui::text_width(label, {15}) + 40);
    if (ui::checkbox(id("ready"), box, label, ready) && !has_id) app_.set_ready(path_, !ready);
  }

  App& app_;
  const Field& field_;
  std::string path_;
  Rect room_, text_;
  std::vector<const Item*> items_;
  std::vector<const Json*> entries_;
  std::vector<const Finding*> findings_;
  std::string title_;
  Mark mark_;
};

}  // namespace

std::string document_problem(std::string_view code) {
  if (code == "worker-memory") return tr("document.no-memory");
  if (code == "worker-timeout") return tr("document.too-slow");
  if (code == "worker-unsupported" || code == "file-unreadable") return picture_problem(code);
  return tr("document.crashed");
}

float document_view(App& app, const Field& field, Rect room) {
  return DocumentCard(app, field, *document_slot(field.path), room).draw();
}

float files_view(App& app, Rect room) {
  const float margin = is_phone() ? 16 : 24;
  const Rect in{room.x + margin, room.y + margin, room.w - 2 * margin, 0};
  ui::begin_card();
  float y = in.y + ui::heading(2, in.x, in.y, in.w, tr("files.title")) + 2;
  y += ui::prose("files-lead", in.x, y, in.w, tr("files.lead"), {13.5F, false, Colour::secondary});
  ButtonRow row({in.x, y + 10, in.w, 0}, tr("files.title"));
  if (row.button("choose-documents", "files.choose")) documents::choose("");
  if (!platform::environment().coarse && row.button("choose-folder", "files.folder"))
    documents::choose_folder();
  const bool any = !list_at(app.filing.document, "documents.files").empty() ||
                   !list_at(app.filing.document, "documents.pictures").empty();
  if (any && row.button("open-package", "package.open", ui::Look::primary))
    documents::open_package();
  y = row.bottom();
  for (const Item* item : documents::all()) y = file_row(app, *item, {in.x, y + 10, in.w, 0});
  return ui::end_card({room.x, room.y, room.w, y + margin - room.y}) + 16;
}

void move_view(App& app, Rect window) {
  const Item* item = documents::file(documents::moving());
  const Rect room = begin_sheet(app, window, tr("document.move-title"), 520);
  float y = room.y;
  if (item == nullptr) return end_sheet(app, room, y);
  y += ui::prose("move-file", room.x, y, room.w, item->name, {14.5F, true, Colour::text}) + 12;
  const auto to = [&](const std::string& id, const std::string& label, std::string_view path) {
    if (ui::button(id, {room.x, y, room.w, ui::button_height()}, label)) {
      documents::move(item->id, path);
      app.close_dialog();
    }
    y += ui::button_height() + 8;
  };
  for (const DocumentSlot* slot : documents::open_slots()) {
    if (slot->path != item->place.path)
      to("to:" + slot->path, slot_title(app, slot->path), slot->path);
  }
  if (!item->place.path.empty()) to("to-none", tr("document.nowhere-else"), "");
  end_sheet(app, room, y + 16);
}

void carried_view() {
  const Item* item = documents::file(documents::carried());
  if (item != nullptr) ui::draw_carried(item->name);
}

}  // namespace beian
