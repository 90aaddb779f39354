#include "web/app/documents.h"

#include <algorithm>
#include <list>
#include <set>

#include "core/package/entry.h"
#include "core/package/facts.h"
#include "core/rules/slots.h"
#include "web/app/app.h"
#include "web/app/pictures.h"
#include "web/app/words.h"
#include "web/platform/platform.h"

namespace beian::documents {
namespace {

constexpr int thumbnail_side = 320;
constexpr std::string_view for_pages = "pages:";  // before a slot: its pages are being arranged

std::list<Item> items;
std::set<std::string> ours;  // hashes of entries that came from this page's files
int being_moved = 0, being_carried = 0;

Item* find_item(int id) {
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.id == id; });
  return found == items.end() ? nullptr : &*found;
}

void say(std::string text) {
  app().said = std::move(text);
  platform::request_frame();
}

std::string lower_ending(std::string_view name) {
  const size_t dot = name.rfind('.');
  std::string ending(dot == std::string_view::npos ? "" : name.substr(dot));
  for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return ending;
}

bool is_archive(std::string_view name) {
  const std::string ending = lower_ending(name);
  return ending == ".zip" || ending == ".rar" || ending == ".7z";
}

std::string_view bare(std::string_view name) {
  return name.substr(name.rfind('/') + 1);
}

void look_at(Item& item) {
  item.state = State::waiting;
  item.problem.clear();
  if (item.picture) platform::show_picture(item.id, thumbnail_side);
  item.archive ? platform::unpack(item.id, item.name)
               : platform::inspect_document(item.id, item.name);
}

void forget(const Item& item) {
  platform::forget_picture(item.id);
  for (const Item& source : item.sources) platform::forget_picture(source.id);
}

void forget_item(int id) {
  if (const Item* item = find_item(id)) forget(*item);
  items.remove_if([&](const Item& one) { return one.id == id; });
}

const Json& kept(const Filing& filing) {
  return list_at(filing.document, "documents.files");
}

/// What the files of this page say, and what an opened filing said of files that are not here.
Json new_entries() {
  Json list = Json::array();
  std::set<std::string> taken;
  for (const Item& item : items) {
    if (item.state != State::read) continue;
    Json entry = item.archive ? item.facts : document_entry(item.facts, item.place);
    taken.insert(item.place.path);
    ours.insert(text(entry, "sha256"));
    list.push_back(std::move(entry));
  }
  for (const Json& one : kept(app().filing)) {
    const std::string path = text(one, "path"), sha256 = text(one, "sha256");
    if (!path.empty() && taken.count(path) == 0 && ours.count(sha256) == 0) list.push_back(one);
  }
  return list;
}

void publish() {
  Json list = new_entries();
  add_documents(app().filing, list);
  app().set("documents.files", std::move(list));
}

/// Which part of a merged document a file is, as far as it shows; else the first that is missing.
std::string part_of(const Item& item, const DocumentSlot& slot) {
  const std::string type = text(item.facts, "type");
  const bool picture = is_page_picture(type);
  if (slot.parts.empty() || (!picture && type != "pdf") || (picture && slot.takes(type))) return "";
  const std::set<std::string> told = parts_told(item.facts, slot);
  if (told.size() == 1 && (picture || slot.parts.size() > 1)) return *told.begin();
  if (!picture && (slot.parts.size() == 1 || page_count(item.facts) >= slot.parts.size()))
    return "";
  for (const DocumentPart& part : slot.parts) {
    if (!part.side.empty() && part.side == text(item.facts, "side")) return part.id;
  }
  for (const DocumentPart& part : slot.parts) {
    const bool there = std::any_of(items.begin(), items.end(), [&](const Item& other) {
      return &other != &item && other.place.path == slot.path && other.place.part == part.id;
    });
    if (!there) return part.id;
  }
  return slot.parts.front().id;
}

void place_by_hand(Item& item, const std::string& path) {
  item.by_hand = true;
  const DocumentSlot* slot = document_slot(path);
  const bool part = slot != nullptr && item.sources.empty();  // what was merged here is the whole
  item.place = {path, part ? part_of(item, *slot) : "", path.empty() ? "" : "hand", false};
}

/// Files that nobody has placed find their places, all of them together.
void place_the_others() {
  std::vector<Json> facts;
  std::vector<Item*> free;
  for (Item& item : items) {
    if (item.state != State::read || item.by_hand || item.archive) continue;
    facts.push_back(item.facts);
    free.push_back(&item);
  }
  const std::vector<Place> places = place_documents(app().filing, app().pack(), facts);
  for (size_t i = 0; i < free.size(); ++i) {
    free[i]->place = places[i];
    const bool occupied = std::any_of(items.begin(), items.end(), [&](const Item& other) {
      return other.by_hand && !other.place.path.empty() && other.place.path == places[i].path &&
             other.place.part == places[i].part;
    });
    if (occupied) free[i]->place.extra = true;
  }
}

/// A picture is a part of a document, a picture of its own, or both.
void settle_picture(Item& item) {
  if (!item.picture || item.by_hand || item.wanted == "settled") return;
  item.wanted = "settled";
  const bool part = is_slot(item.place.path);
  if (part && !is_picture_too(item.place, item.name)) return;
  const int id = part ? platform::same_file(item.id) : item.id;
  const std::string name = item.name, path = part ? "" : item.place.path;
  const size_t bytes = item.bytes;
  if (!part) items.remove_if([&](const Item& one) { return one.id == id; });
  pictures::arrived(id, name, bytes, path);
}

void unready(std::string_view path) {
  if (path.empty() || !at(path).empty()) return;
  app().set_ready(path, false);
}

Item& add(int file, std::string_view name, size_t bytes) {
  Item& item = items.emplace_back();
  item.id = file;
  item.name = bare(name);
  item.bytes = bytes;
  return item;
}

void show_step() {
  if (app().page != Page::materials && app().page != Page::drama) app().go(Page::materials);
  platform::request_frame();
}

std::string title_of(std::string_view path) {
  const DocumentSlot* slot = document_slot(path);
  if (slot != nullptr && !slot->name.empty()) return slot->name;
  const Field* field = app().field_of(path);
  return field != nullptr ? local(field->label) : tr("document.nowhere");
}

void tell_place(const Item& item) {
  if (item.place.path.empty()) return say(tr("document.unplaced-said", {{"name", item.name}}));
  say(tr(item.place.guess() ? "document.guessed-said" : "document.placed-said",
         {{"name", item.name}, {"slot", title_of(item.place.path)}}));
}

}  // namespace

// --- what the platform tells
// -------------------------------------------------------------------------

void opened(int file, std::string_view name, size_t bytes, std::string_view slot) {
  Item& item = add(file, name, bytes);
  item.archive = is_archive(name);
  item.wanted = !slot.empty() ? slot : pictures::dropped_on();
  show_step();
  look_at(item);
}

void show(int file, size_t page, int long_side) {
  Item* item = find_item(file);
  if (item == nullptr) return;
  item->unseen = false;
  item->picture ? platform::show_picture(file, long_side)
                : platform::show_page(file, page, long_side);
}

bool takes_picture(int picture, std::string_view name, size_t bytes, std::string_view slot) {
  const std::string wanted(!slot.empty() ? slot : pictures::dropped_on());
  const bool for_document = wanted.rfind(for_pages, 0) == 0 || is_slot(wanted);
  const bool drama =
      slot_applies(*document_slot("short_drama.documents.licence"), app().filing, app().pack());
  if (!for_document && (!wanted.empty() || !drama)) return false;
  Item& item = add(picture, name, bytes);
  item.picture = true;
  item.wanted = wanted;
  show_step();
  look_at(item);
  return true;
}

void progress(int file, std::string_view stage) {
  if (Item* item = find_item(file); item != nullptr && stage == "checking") {
    item->state = State::working;
  }
  platform::request_frame();
}

void inspected(int file, std::string_view json) {
  JsonText read = read_json(json);
  if (!read.ok || !read.value.is_object()) return failed(file, "worker-crashed");
  app().after_drawing([file, facts = std::move(read.value)] {
    Item* item = find_item(file);
    if (item == nullptr) return;
    item->facts = facts;
    item->state = State::read;
    const std::string wanted = item->wanted;
    if (wanted.rfind(for_pages, 0) == 0) {
      place_by_hand(*item, wanted.substr(for_pages.size()));
      arrived_for_pages(file, item->place.path);
    } else if (is_slot(wanted)) {
      place_by_hand(*item, wanted);
    }
    place_the_others();
    settle_picture(*item);
    item = find_item(file);  // it may be a picture alone
    if (item != nullptr) {
      if (!item->picture && page_count(item->facts) > 0)
        platform::show_page(file, 0, thumbnail_side);
      tell_place(*item);
    }
    publish();
  });
}

void unpacked(int file, std::string_view json) {
  JsonText read = read_json(json);
  app().after_drawing([file, said = read.ok ? std::move(read.value) : Json::object()] {
    Item* item = find_item(file);
    if (item == nullptr) return;
    const std::string refused = text(said, "refused");
    size_t left_out = 0, found = 0;
    for (const Json& one : list_at(said, "entries")) {
      if (!text(one, "refused").empty()) ++left_out;
      ++found;
    }
    say(tr("document.unpacked", {{"name", item->name}, {"count", std::to_string(found)}}));
    if (refused.empty() && left_out == 0) return forget_item(file);
    item->facts = archive_entry(item->name, refused, left_out);
    item->state = State::read;
    publish();
  });
}

void failed(int file, std::string_view code) {
  platform::request_frame();
  if (file == merge_job || file == pack_job) return job_failed(file, code);
  Item* item = find_item(file);
  if (item == nullptr) return;
  if (code == "not-shown") {
    item->unseen = true;
    return;
  }
  if (!item->busy()) return;  // only a view of it was wanted
  item->problem = code;
  item->state = State::failed;
  say(item->name + tr("mark.colon") + tr("picture.failed"));
}

bool owns(int file) {
  return file == merge_job || file == pack_job || find_item(file) != nullptr;
}

void pixels(int file, size_t page, int long_side, int width, int height, const uint8_t* rgba) {
  if (width <= 0 || height <= 0) return failed(file, "not-shown");
  Item* item = find_item(file);
  if (item != nullptr && long_side == thumbnail_side && page == 0) {
    item->thumbnail = ui::Picture(width, height, rgba);
  }
  for (DocumentPage& one : pages().list) {
    if (one.file == file && one.page == page && long_side == page_side)
      one.view = ui::Picture(width, height, rgba);
  }
  pictures::Viewer& viewer = pictures::viewer();
  if (viewer.document == file && viewer.page == page && long_side > thumbnail_side)
    viewer.full = ui::Picture(width, height, rgba);
  platform::request_frame();
}

void adopt_merged(int file, size_t bytes, const std::string& path, const std::set<int>& sources) {
  std::vector<Item> taken;
  for (Item& item : items) {
    if (sources.count(item.id) > 0) taken.push_back(std::move(item));
  }
  items.remove_if([&](const Item& item) { return sources.count(item.id) > 0; });
  Item& item = add(file, document_slot(path)->name, bytes);
  item.wanted = path;
  item.sources = std::move(taken);
  look_at(item);
}

// --- documents in their slots
// ------------------------------------------------------------------------

std::vector<const Item*> all() {
  std::vector<const Item*> list;
  for (const Item& item : items) list.push_back(&item);
  return list;
}

const Item* file(int id) {
  return find_item(id);
}

std::vector<const Item*> at(std::string_view path) {
  std::vector<const Item*> list;
  const DocumentSlot* slot = document_slot(path);
  for (const Item& item : items) {
    const bool on_its_way = item.state != State::read && item.wanted == path;
    if (item.place.path == path || on_its_way) list.push_back(&item);
  }
  if (slot != nullptr) {
    std::stable_sort(list.begin(), list.end(), [&](const Item* a, const Item* b) {
      return slot->part(a->place.part) < slot->part(b->place.part);
    });
  }
  return list;
}

std::vector<const Json*> entries(const Filing& filing, std::string_view path) {
  std::vector<const Json*> list;
  for (const Json& one : kept(filing)) {
    if (text(one, "path") == path) list.push_back(&one);
  }
  return list;
}

std::vector<const Finding*> findings(const Report& report, std::string_view path) {
  std::vector<const Finding*> list;
  for (const Finding& finding : report.findings) {
    const std::string_view id = finding.rule->id, family = id.substr(0, id.find('.'));
    const bool here = !finding.fields.empty() && finding.fields.front() == path;
    if (here && (family == "file" || family == "form" || family == "image"))
      list.push_back(&finding);
  }
  return list;
}

std::string path_of(const Item& item) {
  if (!item.place.path.empty()) return item.place.path;
  size_t index = 0;
  for (const Item& other : items) {
    if (&other == &item) break;
    if (other.state == State::read) ++index;
  }
  return "documents.files." + std::to_string(index) + ".name";
}

bool is_slot(std::string_view path) {
  const DocumentSlot* slot = document_slot(path);
  return slot != nullptr && slot_of(path) == nullptr;
}

std::vector<const DocumentSlot*> open_slots() {
  std::vector<const DocumentSlot*> list;
  for (const DocumentSlot& slot : document_slots()) {
    if (is_slot(slot.path) && slot_applies(slot, app().filing, app().pack())) list.push_back(&slot);
  }
  return list;
}

void choose(std::string_view path) {
  platform::choose_documents(path, false);
}

void choose_folder() {
  platform::choose_documents("", true);
}

void move(int file, std::string_view where) {
  app().after_drawing([file, path = std::string(where)] {
    Item* item = find_item(file);
    if (item == nullptr || item->state != State::read || item->archive) return;
    const std::string left = item->place.path;
    place_by_hand(*item, path);
    place_the_others();
    unready(left);
    publish();
    tell_place(*item);
  });
}

void remove(int file) {
  app().after_drawing([file] {
    Item* item = find_item(file);
    if (item == nullptr) return;
    const std::string left = item->place.path, name = item->name;
    std::vector<Item> sources = std::move(item->sources);
    item->sources.clear();
    forget_item(file);
    for (Item& source : sources) items.push_back(std::move(source));
    place_the_others();
    unready(left);
    publish();
    say(tr("document.removed-said", {{"name", name}}));
  });
}

void remove_at(std::string_view where) {
  app().after_drawing([path = std::string(where)] {
    for (const Item* item : at(path)) remove(item->id);
    Json rest = Json::array();
    for (const Json& one : kept(app().filing)) {
      if (text(one, "path") != path) rest.push_back(one);
    }
    app().set("documents.files", std::move(rest));
    app().set_ready(path, false);
  });
}

void cancel(int file) {
  Item* item = find_item(file);
  if (item == nullptr) return;
  platform::cancel_picture(file);
  item->state = State::cancelled;
  say(tr("picture.cancelled-said", {{"name", item->name}}));
}

void check_again(int file) {
  if (Item* item = find_item(file)) look_at(*item);
}

void place_again() {
  if (items.empty()) return;
  app().after_drawing([] {
    place_the_others();
    publish();
  });
}

void forget_all() {
  leave_pages();
  give_up_package();
  for (const Item& item : items) forget(item);
  items.clear();
  ours.clear();
  package() = {};
}

size_t count_waiting() {
  return static_cast<size_t>(
      std::count_if(items.begin(), items.end(), [](const Item& item) { return item.busy(); }));
}

int& moving() {
  return being_moved;
}
int& carried() {
  return being_carried;
}

}  // namespace beian::documents
