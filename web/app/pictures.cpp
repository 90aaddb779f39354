#include "web/app/pictures.h"

#include <algorithm>
#include <list>

#include "core/rules/slots.h"
#include "web/app/app.h"
#include "web/app/documents.h"
#include "web/app/host.h"
#include "web/app/words.h"
#include "web/platform/platform.h"

namespace beian::pictures {
namespace {

constexpr int thumbnail_side = 320, view_side = 1600;
constexpr size_t most_in_list = 10;
constexpr double sure_of_corners = 0.7;

std::list<Item> items;
Viewer shown;

struct Place {
  std::string path;
  ui::Rect rect;
};
std::vector<Place> drawn;  // where the last picture of the page has its slots
std::vector<Place>
    drawn_before;           // … and the one before that, which is complete while this is drawn
std::string held_over;      // the slot below the files that are being dragged …
bool dropping = false;      // … or onto which they fell
int newest = 0, batch = 0;  // the last picture that came in, and that before those just chosen

Item* find_item(int id) {
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.id == id; });
  return found == items.end() ? nullptr : &*found;
}

Item* item_at(std::string_view path) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const Item& item) {
    return !path.empty() && item.path == path;
  });
  return found == items.end() ? nullptr : &*found;
}

/// "icp_materials.commitment_letter.0" is ready when the list is.
std::string_view ready_path(std::string_view path) {
  const size_t dot = path.rfind('.');
  const std::string_view last = path.substr(dot + 1);
  const bool index =
      std::all_of(last.begin(), last.end(), [](char c) { return c >= '0' && c <= '9'; });
  return index ? path.substr(0, dot) : path;
}

std::string title_of(std::string_view path) {
  const Field* field = app().field_of(path);
  return field != nullptr ? local(field->label) : std::string(path);
}

const Json& entries(const Filing& filing) {
  static const Json none = Json::array();
  const Json* list = filing.find("documents.pictures");
  return list != nullptr && list->is_array() ? *list : none;
}

void set_entry(std::string_view path, Json value) {
  Json list = Json::array();
  for (const Json& one : entries(app().filing)) {
    if (text(one, "path") != path) list.push_back(one);
  }
  if (!value.is_null()) list.push_back(std::move(value));
  app().set("documents.pictures", std::move(list));
}

void inspect(Item& item) {
  item.state = State::waiting;
  item.problem.clear();
  item.role = role_at(app().filing, item.path);
  platform::inspect_picture(item.id, item.role);
}

void look_at(Item& item) {
  platform::show_picture(item.id, thumbnail_side);
  inspect(item);
}

void forget(int picture) {
  platform::forget_picture(picture);
}

void forget_item(const Item* item) {
  if (item == nullptr) return;
  forget(item->id);
  items.remove_if([&](const Item& one) { return &one == item; });
}

bool is_free(std::string_view path) {
  return item_at(path) == nullptr && entry(app().filing, path) == nullptr;
}

/// The place that the file's name speaks of, free ones first; "" when none.
std::string guess(std::string_view name) {
  std::string best;
  int best_score = 0;
  for (const std::string& path : open_places()) {
    const Slot* slot = slot_of(path);
    const int suited = slot != nullptr ? suits(*slot, name) : 0;
    const int score = suited == 0 ? 0 : suited * 2 + (is_free(path) ? 1 : 0);
    if (score > best_score) {
      best_score = score;
      best = path;
    }
  }
  return best_score > 0 && is_free(best) ? best : "";
}

/// The next free place of the same list.
std::string beside(std::string_view path) {
  const Field* field = app().field_of(path);
  if (field == nullptr || field->input != Input::media_list) return "";
  const auto all = places(app().filing, *field, ready_path(path));
  return !all.empty() && is_free(all.back()) ? all.back() : "";
}

bool shows_slots(Page page) {
  return page == Page::materials || page == Page::applet || page == Page::drama;
}

void say(std::string text) {
  app().said = std::move(text);
  platform::request_frame();
}

/// "主体证件照片：1 处必须修改 · 1 处建议".
std::string summary(std::string_view path) {
  App::Tally tally;
  for (const Finding* finding : findings(app().report, path)) tally.add(*finding);
  std::string words;
  const auto add = [&](size_t count, std::string_view key) {
    if (count == 0) return;
    words += (words.empty() ? "" : " · ") + tr(key, {{"count", std::to_string(count)}});
  };
  add(tally.errors, "verdict.errors");
  add(tally.warnings, "verdict.advice");
  add(tally.reviews, "verdict.reviews");
  if (words.empty()) words = tr("picture.passed");
  return title_of(path) + tr("mark.colon") + words;
}

std::string ending(std::string_view format) {
  return format == "jpeg" ? ".jpg" : "." + std::string(format);
}

/// What the report would say if this were the filing's only picture.
Report report_of(Json found, std::string_view path) {
  Filing alone;
  found["path"] = path;
  alone.set("documents.pictures", Json::array({std::move(found)}));
  CheckOptions options;
  options.date = app().report.date;
  options.language = language();
  return beian::check(alone, app().pack(), options);
}

void forget_repair() {
  if (shown.result != 0) forget(shown.result);
  shown.result = 0;
  shown.repair = Viewer::Repair::none;
  shown.repaired = nullptr;
  shown.repaired_report = {};
  shown.repaired_full = {};
  shown.problem.clear();
  shown.after = false;
}

void show_in_full() {
  const Item* item = item_at(shown.path);
  if (item != nullptr && !item->unseen) platform::show_picture(item->id, view_side);
}

/// What is not whole is not cut out either: the rest would only become smaller.
bool is_whole(std::string_view path) {
  const auto list = findings(app().report, path);
  return std::none_of(list.begin(), list.end(), [](const Finding* finding) {
    return finding->rule->id == "image.border-incomplete";
  });
}

/// Another picture has come to the place that is looked at.
void look_again() {
  forget_repair();
  shown.full = {};
  shown.turn = 0;
  shown.zoom = 1;
  shown.lit = -1;
  show_in_full();
}

}  // namespace

// --- what the platform tells
// -------------------------------------------------------------------------

void opened(int picture, std::string_view name, size_t bytes, std::string_view slot) {
  if (!documents::takes_picture(picture, name, bytes, slot)) arrived(picture, name, bytes, slot);
}

void arrived(int picture, std::string_view name, size_t bytes, std::string_view slot) {
  Item& item = items.emplace_back();
  item.id = newest = picture;
  item.name = name;
  item.bytes = bytes;
  const size_t slash = name.rfind('/');
  const std::string_view bare = slash == std::string_view::npos ? name : name.substr(slash + 1);
  std::string wanted(!slot.empty() ? slot : dropping ? std::string_view(held_over) : "");
  // Of several files for one slot the first takes it; the others go beside it, or by their names.
  const Item* there = item_at(wanted);
  if (there != nullptr && there->id > batch) wanted = beside(wanted);
  const bool guessed = wanted.empty();
  if (guessed) wanted = guess(bare);
  if (!shows_slots(app().page)) app().go(Page::materials);
  if (!wanted.empty()) {
    place(picture, wanted, guessed);
  } else {
    platform::show_picture(picture, thumbnail_side);
    if (app().dialog == Dialog::none) app().open(Dialog::place);
  }
  platform::request_frame();
}

void progress(int picture, std::string_view stage) {
  Item* item = find_item(picture);
  if (item != nullptr && (stage == "checking" || stage == "converting"))
    item->state = State::working;
  platform::request_frame();
}

void inspected(int picture, std::string_view json) {
  JsonText read = read_json(json);
  if (!read.ok || !read.value.is_object()) return failed(picture, "worker-crashed");
  if (picture == shown.result) {
    shown.repaired["check"] = read.value;
    shown.repaired_report = report_of(std::move(read.value), shown.path);
    shown.repair = Viewer::Repair::ready;
    shown.after = true;
    shown.zoom = 1;
    shown.lit = -1;
    ui::reveal("adopt");
    say(tr("viewer.ready"));
    return platform::request_frame();
  }
  Item* item = find_item(picture);
  if (item == nullptr) return;
  item->state = State::checked;
  Json found = Json::object({{"path", item->path}});
  found.update(read.value);
  found["file"] = item->name;
  const std::string path = item->path;
  set_entry(path, std::move(found));
  say(summary(path));
}

void pixels(int picture, int long_side, int width, int height, const uint8_t* rgba) {
  if (width <= 0 || height <= 0) return failed(picture, "not-shown");
  const bool in_full = long_side > thumbnail_side;
  if (in_full && picture == shown.result) {
    shown.repaired_full = ui::Picture(width, height, rgba);
  } else if (Item* item = find_item(picture)) {
    if (!in_full) item->thumbnail = ui::Picture(width, height, rgba);
    if (in_full && item->path == shown.path) shown.full = ui::Picture(width, height, rgba);
  }
  platform::request_frame();
}

void repaired(int picture, int result, std::string_view json) {
  const Item* item = item_at(shown.path);
  if (item == nullptr || item->id != picture) return forget(result);
  JsonText read = read_json(json);
  shown.repaired = read.ok && read.value.is_object() ? std::move(read.value) : Json::object();
  shown.result = result;
  platform::show_picture(result, view_side);
  platform::inspect_picture(result, role_at(app().filing, shown.path));
}

void converted(int picture, int result) {
  Item* item = find_item(picture);
  if (item == nullptr) return forget(result);
  forget(picture);
  item->id = result;
  const size_t dot = item->name.rfind('.');
  item->name = item->name.substr(0, dot) + ".jpg";
  item->unseen = false;
  look_at(*item);
  if (item->path == shown.path) look_again();
}

void failed(int picture, std::string_view code) {
  platform::request_frame();
  Item* item = find_item(picture);
  if (picture == shown.result || code == "not-repaired" ||
      (item != nullptr && item->path == shown.path && shown.repair == Viewer::Repair::working)) {
    shown.repair = Viewer::Repair::failed;
    shown.problem = code;
    return;
  }
  if (item == nullptr) return;
  if (code == "not-shown") {
    item->unseen = true;
    return;
  }
  item->problem = code;
  if (code == "not-converted") {
    item->state = State::checked;
    return say(tr("picture.not-converted"));
  }
  if (item->state == State::checked) return;  // only a view of it was wanted
  item->state = State::failed;
  say(title_of(item->path) + tr("mark.colon") + tr("picture.failed"));
}

void dragged(bool over, bool dropped, float x, float y) {
  if (dropped) batch = newest;
  dropping = dropped;
  held_over.clear();
  if (!over || app().dialog != Dialog::none) return;
  for (const Place& place : drawn) {
    if (place.rect.contains(x, y)) held_over = place.path;
  }
}

std::string_view dropped_on() {
  return dropping ? std::string_view(held_over) : "";
}

std::string_view place_below(float x, float y) {
  for (const Place& place : drawn_before) {
    if (place.rect.contains(x, y)) return place.path;
  }
  return "";
}

// --- pictures in their slots
// -------------------------------------------------------------------------

const Item* at(std::string_view path) {
  return item_at(path);
}

const Json* entry(const Filing& filing, std::string_view path) {
  for (const Json& one : entries(filing)) {
    if (text(one, "path") == path) return &one;
  }
  return nullptr;
}

std::vector<std::string> places(const Filing& filing, const Field& field, std::string_view path) {
  if (field.input != Input::media_list) return {std::string(path)};
  std::vector<std::string> list;
  const size_t most = field.max_items > 0 ? field.max_items : most_in_list;
  std::string next_free;
  for (size_t i = 0; i < most; ++i) {
    std::string element = std::string(path) + "." + std::to_string(i);
    if (item_at(element) != nullptr || entry(filing, element) != nullptr) {
      list.push_back(std::move(element));
    } else if (next_free.empty()) {
      next_free = std::move(element);
    }
  }
  if (!next_free.empty()) list.push_back(std::move(next_free));
  return list;
}

std::vector<std::string> open_places() {
  std::vector<std::string> list;
  const Filing& filing = app().filing;
  const bool same = filing.derived("same-person") == "yes";
  const auto add = [&](const Field& field, const std::string& path) {
    for (std::string& place : places(filing, field, path)) list.push_back(std::move(place));
  };
  for (const Field& field : built_in_pack().catalogue.fields()) {
    if (slot_of(field.path) == nullptr || !app().is_shown(field)) continue;
    if (same && field.path.rfind("icp_applets.principal_info.certificate", 0) == 0) continue;
    const size_t mark = field.path.find("[]");
    if (mark == std::string::npos) {
      add(field, field.path);
      continue;
    }
    const std::string head = field.path.substr(0, mark), tail = field.path.substr(mark + 2);
    const Json* elements = filing.find(head);
    const size_t count = elements != nullptr && elements->is_array() ? elements->size() : 0;
    for (size_t i = 0; i < std::min(count, most_in_list); ++i) {
      add(field, head + "." + std::to_string(i) + tail);
    }
  }
  return list;
}

std::vector<const Finding*> findings(const Report& report, std::string_view path) {
  std::vector<const Finding*> list;
  for (const Finding& finding : report.findings) {
    const bool here = !finding.fields.empty() && finding.fields.front() == path;
    if (here && std::string_view(finding.rule->id).substr(0, 6) == "image.")
      list.push_back(&finding);
  }
  return list;
}

bool is_below_files(std::string_view path, ui::Rect rect) {
  drawn.push_back({std::string(path), rect});
  return app().dragging && held_over == path;
}

void forget_places() {
  drawn_before = std::move(drawn);
  drawn.clear();
}

void choose(std::string_view path, bool camera) {
  const Field* field = app().field_of(path);
  const bool several =
      field != nullptr && field->input == Input::media_list && field->max_items != 1;
  batch = newest;
  using platform::Camera;
  const bool own_face = role_at(app().filing, path) == "portrait";
  const Camera used = !camera ? Camera::none : own_face ? Camera::front : Camera::back;
  platform::choose_pictures(path, used, several && !camera);
}

void place(int picture, std::string_view where, bool guessed) {
  app().after_drawing([picture, path = std::string(where), guessed] {
    Item* item = find_item(picture);
    if (item == nullptr || item->path == path) return;
    if (const Item* before = item_at(path)) forget_item(before);
    if (!item->path.empty()) {  // it moves
      const std::string left = item->path;
      item->path.clear();
      set_entry(left, nullptr);
      app().set_ready(ready_path(left), false);
    }
    set_entry(path, nullptr);  // of the picture before
    item->path = path;
    item->guessed = guessed;
    app().set_ready(ready_path(path), true);
    look_at(*item);
    if (path == shown.path) look_again();
    const std::string_view words = guessed ? "picture.guessed" : "picture.placed";
    say(tr(words, {{"name", item->name}, {"slot", title_of(path)}}));
    if (app().dialog == Dialog::place && unplaced() == nullptr) app().close_dialog();
  });
}

void remove(std::string_view where) {
  app().after_drawing([path = std::string(where)] {
    forget_item(item_at(path));
    set_entry(path, nullptr);
    const std::string list(ready_path(path));
    const Field* field = app().field_of(path);
    const bool any = field != nullptr && places(app().filing, *field, list).size() > 1;
    if (!any) app().set_ready(list, false);
    say(tr("picture.removed", {{"slot", title_of(path)}}));
  });
}

void cancel(std::string_view path) {
  Item* item = item_at(path);
  if (item == nullptr) return;
  platform::cancel_picture(item->id);
  item->state = State::cancelled;
  say(tr("picture.cancelled-said", {{"name", item->name}}));
}

void check_again(std::string_view path) {
  if (Item* item = item_at(path)) look_at(*item);
}

void check_roles() {
  for (Item& item : items) {
    if (item.state == State::checked && role_at(app().filing, item.path) != item.role)
      inspect(item);
  }
}

void convert(std::string_view path) {
  Item* item = item_at(path);
  if (item == nullptr) return;
  item->state = State::waiting;
  platform::convert_picture(item->id);
}

const Item* unplaced() {
  const auto found =
      std::find_if(items.begin(), items.end(), [](const Item& item) { return item.path.empty(); });
  return found == items.end() ? nullptr : &*found;
}

size_t unplaced_count() {
  return static_cast<size_t>(std::count_if(items.begin(), items.end(),
                                           [](const Item& item) { return item.path.empty(); }));
}

size_t count_waiting() {
  return static_cast<size_t>(std::count_if(items.begin(), items.end(), [](const Item& item) {
    return item.state == State::waiting || item.state == State::working;
  }));
}

void drop_unplaced() {
  app().after_drawing([] {
    while (const Item* item = unplaced()) forget_item(item);
  });
}

void forget_all() {
  leave_viewer();
  for (const Item& item : items) forget(item.id);
  items.clear();
}

// --- the viewer
// ----------------------------------------------------------------------------------------

Viewer& viewer() {
  return shown;
}

void view(std::string_view where) {
  app().after_drawing([path = std::string(where)] {
    leave_viewer();
    shown.path = path;
    shown.crop = is_whole(path);
    show_in_full();
    platform::own_pinches(true);
    app().open(Dialog::picture);
  });
}

void view_page(int document, size_t page) {
  app().after_drawing([document, page] {
    const documents::Item* item = documents::file(document);
    if (item == nullptr) return;
    leave_viewer();
    shown.path = documents::path_of(*item);
    shown.document = document;
    shown.page = page;
    documents::show(document, page, view_side);
    platform::own_pinches(true);
    if (app().dialog != Dialog::picture) app().open(Dialog::picture);
  });
}

void leave_viewer() {
  app().after_drawing([] {
    forget_repair();
    shown = {};
    platform::own_pinches(false);
  });
}

void repair() {
  const Item* item = item_at(shown.path);
  if (item == nullptr) return;
  app().after_drawing([id = item->id] {
    forget_repair();
    shown.repair = Viewer::Repair::working;
    Json request = {
        {"role", role_at(app().filing, shown.path)}, {"crop", nullptr}, {"turn", shown.turn}};
    const Json* found = entry(app().filing, shown.path);
    const Json* quad = found != nullptr ? member(*found, "quad") : nullptr;
    if (shown.crop && quad != nullptr && quad->is_object() && has_document()) {
      request["crop"] = *member(*quad, "corners");
    }
    platform::repair_picture(id, write_json(request, -1));
  });
}

bool has_document() {
  const Json* found = entry(app().filing, shown.path);
  const Json* quad = found != nullptr ? member(*found, "quad") : nullptr;
  if (quad == nullptr || !quad->is_object()) return false;
  const Json* confidence = member(*quad, "confidence");
  return confidence != nullptr && confidence->is_number() &&
         confidence->get<double>() >= sure_of_corners;
}

void drop_repair() {
  app().after_drawing(forget_repair);
}

void turn() {
  shown.turn = (shown.turn + 90) % 360;
  repair();
}

void adopt() {
  app().after_drawing([] {
    Item* item = item_at(shown.path);
    const Json* check = member(shown.repaired, "check");
    if (item == nullptr || check == nullptr || shown.result == 0) return;
    forget(item->id);
    item->id = shown.result;
    shown.result = 0;
    item->name = file_name(shown.path, *check);
    item->bytes = check->value("bytes", size_t{0});
    Json found = Json::object({{"path", item->path}});
    found.update(*check);
    found["file"] = item->name;
    std::swap(shown.full, shown.repaired_full);
    platform::show_picture(item->id, thumbnail_side);
    const std::string path = item->path;
    forget_repair();
    shown.turn = 0;
    set_entry(path, std::move(found));
    say(tr("picture.adopted") + " " + summary(path));
  });
}

std::string file_name(std::string_view path, const Json& found) {
  const Slot* slot = slot_of(path);
  std::string name = slot != nullptr ? slot->file : tr("picture.file");
  const std::string_view list = ready_path(path);
  if (list.size() < path.size()) {
    const std::string number(path.substr(list.size() + 1));
    if (number != "0") name += "-" + std::to_string(std::stoi(number) + 1);
  }
  return name + ending(text(found, "format"));
}

void save() {
  const Item* item = item_at(shown.path);
  const Json* found =
      shown.after ? member(shown.repaired, "check") : entry(app().filing, shown.path);
  if (item == nullptr || found == nullptr) return;
  const std::string name = file_name(shown.path, *found);
  const bool saved = platform::save_picture(shown.after ? shown.result : item->id, name);
  if (host::question() != nullptr) return;  // the site may take it
  say(saved ? tr("save.done", {{"name", name}}) : tr("picture.not-saved"));
}

}  // namespace beian::pictures
