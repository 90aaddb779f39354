// The package before it is saved: what will be inside and what is missing; and the pages of a
// merged document, to be put in order.
#include <algorithm>

#include "core/package/facts.h"
#include "web/app/button_row.h"
#include "web/app/documents.h"
#include "web/app/views.h"
#include "web/platform/platform.h"
#include "web/ui/carry.h"

namespace beian {
namespace {

using documents::Making;
using ui::Colour;
using ui::Rect;

constexpr ui::TextStyle quiet{13, false, Colour::secondary}, plain{14, false, Colour::text},
    strong{14, true, Colour::text};

std::string given_name(const documents::Package& package, size_t place) {
  return text(package.given[place].facts, "name");
}

/// "old.pdf", or "按顺序合并：a.jpg + b.jpg"; "" when it goes in as it is.
std::string made_of(const documents::Package& package, const PackagedFile& file) {
  std::string names;
  for (const size_t place : file.from)
    names += (names.empty() ? "" : " + ") + given_name(package, place);
  if (file.merged) return tr("package.merged", {{"names", names}});
  const std::string own = file.name.substr(file.name.rfind('/') + 1);
  return own == names ? "" : tr("package.renamed", {{"name", names}});
}

float packaged_file(const documents::Package& package, size_t index, Rect room) {
  const PackagedFile& file = package.plan.files[index];
  const std::string id = std::to_string(index), from = made_of(package, file);
  const std::string& arrange = tr("document.arrange");
  const bool pages = documents::is_slot(file.path) && document_slot(file.path)->takes("pdf");
  const float width = pages ? ui::button_width(arrange) + 10 : 0;
  float y = room.y;
  y += ui::prose("in:" + id, room.x, y, room.w - width, file.name, strong);
  if (!from.empty()) y += ui::prose("from:" + id, room.x, y, room.w - width, from, quiet);
  if (pages &&
      ui::button("arrange:" + id,
                 {room.right() - width + 10, room.y, width - 10, ui::button_height()}, arrange,
                 ui::Look::quiet, false, arrange + tr("mark.colon") + file.name)) {
    documents::open_pages(file.path);
  }
  return std::max(y, pages ? room.y + ui::button_height() : y) + 8;
}

float list_of(const std::string& id, std::string_view title, const std::vector<std::string>& names,
              Colour ink, Rect room) {
  if (names.empty()) return room.y;
  float y = room.y + 10;
  y += ui::heading(2, room.x, y, room.w, tr(title, {{"count", std::to_string(names.size())}})) + 4;
  for (size_t i = 0; i < names.size(); ++i) {
    ui::disc(room.x + 5, y + 11, 2, ink);
    y += ui::prose(id + ":" + std::to_string(i), room.x + 16, y, room.w - 16, names[i],
                   {14, false, ink}) +
         2;
  }
  return y;
}

std::string making_problem(const std::string& code) {
  if (code == "too-large") return tr("package.too-large");
  if (code.rfind("worker-", 0) == 0) return document_problem(code);
  return tr("pages.refused");
}

/// Made first, then saved: the second press is what a browser wants to see before it gives a file.
float package_actions(documents::Package& package, Rect room) {
  float y = room.y;
  if (package.making == Making::failed)
    y += ui::prose("package-problem", room.x, y, room.w, making_problem(package.problem),
                   {14, false, Colour::error}) +
         8;
  if (package.making == Making::ready) {
    const std::string size = shown_bytes(static_cast<double>(package.bytes));
    y += ui::prose("package-ready", room.x, y, room.w, tr("package.made", {{"size", size}}),
                   {14, true, Colour::pass}) +
         8;
    y = list_of("refused", "package.refused", package.refused, Colour::error,
                {room.x, y - 10, room.w, 0}) +
        8;
  }
  ButtonRow row({room.x, y, room.w, 0}, package.plan.name);
  if (package.making == Making::working) {
    ui::status("package-state", tr("package.making"));
    const Rect rect = row.next(ui::text_width(tr("package.making"), plain) + 12);
    ui::text(rect.x, rect.y + rect.h / 2, tr("package.making"), plain);
    if (row.button("package-cancel", "picture.cancel")) documents::give_up_package();
  } else if (package.making == Making::ready) {
    if (row.button("package-save", "package.save", ui::Look::primary)) documents::save_package();
  } else if (!package.plan.files.empty()) {
    if (row.button("package-make", "package.make", ui::Look::primary)) documents::make_package();
  }
  return row.bottom();
}

// --- pages
// ----------------------------------------------------------------------------------------------

/// Where a page that is carried to that height would go.
size_t place_at(float y, const std::vector<float>& middles, size_t from) {
  size_t to = 0;
  while (to < middles.size() && middles[to] < y) ++to;
  return to > from ? to - 1 : to;
}

void draw_view(const documents::DocumentPage& page, Rect frame) {
  ui::fill(frame, Colour::neutral_tint, 6);
  if (!page.view) {
    ui::icon(ui::Icon::picture, frame.x + frame.w / 2, frame.y + frame.h / 2, 20,
             Colour::secondary);
    return;
  }
  const auto w = static_cast<float>(page.view.width()), h = static_cast<float>(page.view.height());
  ui::draw_turned(page.view,
                  ui::fitted(frame.inset(2, 2), page.turn % 180 ? h : w, page.turn % 180 ? w : h),
                  page.turn);
}

float page_row(size_t index, size_t count, Rect room) {
  const documents::DocumentPage& page = documents::pages().list[index];
  const documents::Item* item = documents::file(page.file);
  const std::string number = std::to_string(index + 1), id = ":" + number;
  std::string name = tr("pages.page", {{"number", number}});
  if (item != nullptr) name += " · " + item->name;
  if (item != nullptr && page_count(item->facts) > 1)
    name += " (" + std::to_string(page.page + 1) + ")";
  if (page.turn != 0) name += " · " + tr("pages.turned", {{"angle", std::to_string(page.turn)}});
  const Rect frame{room.x + 8, room.y + 8, 60, 80};
  draw_view(page, frame);
  const float x = frame.right() + 12, width = room.right() - 8 - x;
  float y = room.y + 8;
  y += ui::prose("page" + id, x, y, width, name, plain) + 6;
  ButtonRow row({x, y, width, 0}, tr("pages.page", {{"number", number}}));
  if (row.button("page-up" + id, "pages.up", ui::Look::secondary, index == 0))
    documents::move_page(index, index - 1);
  if (row.button("page-down" + id, "pages.down", ui::Look::secondary, index + 1 == count))
    documents::move_page(index, index + 1);
  if (row.button("page-turn" + id, "viewer.turn")) documents::turn_page(index);
  if (row.button("page-drop" + id, "field.remove")) documents::drop_page(index);
  y = std::max(row.bottom(), frame.bottom()) + 8;
  ui::outline({room.x, room.y, room.w, y - room.y}, Colour::line, 8);
  return y;
}

/// The list; pages are carried by their left side.
float page_list(Rect room) {
  const size_t count = documents::pages().list.size();
  std::vector<float> tops{room.y}, middles;
  for (size_t i = 0; i < count; ++i) {
    tops.push_back(page_row(i, count, {room.x, tops.back(), room.w, 0}) + 8);
    middles.push_back((tops[i] + tops[i + 1]) / 2);
  }
  for (size_t i = 0; i < count; ++i) {
    const Rect grip{room.x, tops[i], 76, tops[i + 1] - tops[i] - 8};
    const ui::Carry carry = ui::carry("page" + std::to_string(i), grip);
    if (!carry.moving && !carry.dropped) continue;
    const size_t to = place_at(carry.y, middles, i);
    if (carry.dropped && to != i) documents::move_page(i, to);
    if (!carry.moving) continue;
    const float line = to > i ? tops[to + 1] - 4 : tops[to] - 4;
    if (to != i) ui::fill({room.x, line - 1.5F, room.w, 3}, Colour::accent);
    ui::draw_carried(tr("pages.page", {{"number", std::to_string(i + 1)}}));
  }
  return tops.back();
}

}  // namespace

void package_view(App& app, Rect window) {
  documents::Package& package = documents::package();
  const Rect room = begin_sheet(app, window, tr("package.title"), 640);
  float y = room.y;
  y += ui::prose("package-name", room.x, y, room.w, package.plan.name, {15, true, Colour::text});
  y += ui::prose("package-lead", room.x, y, room.w, tr("package.lead"), quiet) + 10;
  y = package_actions(package, {room.x, y, room.w, 0}) + 6;
  std::vector<std::string> missing, left_out;
  for (const std::string& path : package.plan.missing) missing.push_back(document_slot(path)->name);
  for (const size_t place : package.plan.left_out) left_out.push_back(given_name(package, place));
  y = list_of("missing", "package.missing", missing, Colour::error, {room.x, y, room.w, 0});
  y += 10 +
       ui::heading(2, room.x, y + 10, room.w,
                   tr("package.files", {{"count", std::to_string(package.plan.files.size())}})) +
       4;
  for (size_t i = 0; i < package.plan.files.size(); ++i)
    y = packaged_file(package, i, {room.x, y, room.w, 0});
  y += ui::prose("package-added", room.x, y, room.w, tr("package.added"), quiet);
  y = list_of("left-out", "package.left-out", left_out, Colour::secondary, {room.x, y, room.w, 0});
  end_sheet(app, room, y + 24);
}

void pages_view(App& app, Rect window) {
  documents::Pages& pages = documents::pages();
  const Rect room = begin_sheet(app, window, tr("pages.title"), 560);
  float y = room.y;
  const DocumentSlot* slot = document_slot(pages.path);
  y += ui::prose("pages-name", room.x, y, room.w, slot != nullptr ? slot->name : "", strong);
  std::string order;
  for (size_t i = 0; slot != nullptr && i < slot->parts.size(); ++i)
    order += (i > 0 ? " → " : "") + local(slot->parts[i].title);
  if (slot != nullptr && slot->parts.size() > 1)
    y += ui::prose("pages-order", room.x, y, room.w, tr("pages.order", {{"order", order}}), quiet);
  y += ui::prose("pages-lead", room.x, y, room.w, tr("pages.lead"), quiet) + 10;
  if (pages.making == Making::failed)
    y += ui::prose("pages-problem", room.x, y, room.w, making_problem(pages.problem),
                   {14, false, Colour::error}) +
         8;
  ButtonRow row({room.x, y, room.w, 0}, slot != nullptr ? slot->name : "");
  const bool busy = pages.making == Making::working;
  if (row.button("pages-merge", busy ? "package.making" : "pages.merge", ui::Look::primary,
                 busy || pages.list.empty())) {
    documents::merge_pages();
  }
  if (row.button("pages-insert", "pages.insert", ui::Look::secondary, busy))
    documents::insert_pages();
  y = page_list({room.x, row.bottom() + 12, room.w, 0});
  end_sheet(app, room, y + 16);
}

}  // namespace beian
