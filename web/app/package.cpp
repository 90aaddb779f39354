// What is made of the documents: the pages of one, arranged and merged; all of them, packed.
#include <algorithm>
#include <set>

#include "core/package/entry.h"
#include "core/package/facts.h"
#include "core/report/report.h"
#include "web/app/app.h"
#include "web/app/documents.h"
#include "web/app/host.h"
#include "web/app/pictures.h"
#include "web/app/words.h"
#include "web/platform/platform.h"

namespace beian::documents {
namespace {

constexpr size_t most_views = 80;  // pages that are shown in the list

Package packed_up;
Pages arranged;

/// The filing's own pictures, as the plan needs them.
void add_pictures(Package& package) {
  for (const Json& entry : list_at(app().filing.document, "documents.pictures")) {
    const std::string path = text(entry, "path");
    const pictures::Item* item = pictures::at(path);
    if (item == nullptr) continue;
    const DocumentSlot* slot = document_slot(path);
    const bool named = slot != nullptr && !slot->name.empty();
    Json facts = {{"name", item->name},
                  {"type", text(entry, "format")},
                  {"bytes", item->bytes},
                  {"problem", ""}};
    Place place;
    if (named) place = {path, "", "hand", false};
    package.given.push_back({std::move(facts), std::move(place), path});
    package.files.push_back(item->id);
  }
}

/// What the worker is asked for.
Json pack_request(const Package& package) {
  Json names = Json::array();
  for (const GivenDocument& one : package.given) names.push_back(text(one.facts, "name"));
  const WriteOptions options{.tool_sha256 = app().digest, .diff = nullptr};
  return {{"files", package.files},
          {"given", std::move(names)},
          {"plan", plan_json(package.plan)},
          {"date", compact(app().report.date)},
          {"english", language() == Language::en},
          {"report", report_html(app().report, options)}};
}

Package planned() {
  Package package;
  for (const Item* item : all()) {
    if (item->state != State::read || item->archive) continue;
    package.given.push_back({item->facts, item->place, ""});
    package.files.push_back(item->id);
  }
  add_pictures(package);
  package.plan = plan_package(app().filing, app().pack(), package.given, app().report.date);
  return package;
}

void say(std::string text) {
  app().said = std::move(text);
  platform::request_frame();
}

void add_pages(const Item& item) {
  const size_t count = item.picture ? 1 : page_count(item.facts);
  for (size_t i = 0; i < count; ++i) {
    DocumentPage& page = arranged.list.emplace_back();
    page.file = item.id;
    page.page = i;
    if (arranged.list.size() > most_views) continue;
    page.asked = true;
    item.picture ? platform::show_picture(item.id, page_side)
                 : platform::show_page(item.id, i, page_side);
  }
}

/// Pages beside each other that are of one file are one part.
Json merge_request() {
  Json files = Json::array(), parts = Json::array();
  for (const DocumentPage& page : arranged.list) {
    const auto known = std::find(files.begin(), files.end(), Json(page.file));
    const auto index = static_cast<size_t>(known - files.begin());
    if (known == files.end()) files.push_back(page.file);
    if (parts.empty() || parts.back()["file"] != index)
      parts.push_back({{"file", index}, {"pages", Json::array()}});
    parts.back()["pages"].push_back({{"page", page.page}, {"turn", page.turn}});
  }
  const DocumentSlot* slot = document_slot(arranged.path);
  return {{"files", std::move(files)},
          {"parts", std::move(parts)},
          {"name", slot != nullptr ? slot->name : ""}};
}

}  // namespace

void job_failed(int job, std::string_view code) {
  if (job == merge_job) {
    arranged.making = Making::failed;
    arranged.problem = code;
  } else {
    packed_up.making = Making::failed;
    packed_up.problem = code;
  }
}

// --- the package
// -------------------------------------------------------------------------------------

Package& package() {
  return packed_up;
}

void open_package() {
  app().after_drawing([] {
    give_up_package();
    packed_up = planned();
    app().open(Dialog::package);
  });
}

void make_package() {
  app().after_drawing([] {
    give_up_package();
    packed_up = planned();
    packed_up.making = Making::working;
    platform::pack(pack_job, write_json(pack_request(packed_up), -1));
  });
}

Json request_of_package() {
  return pack_request(planned());
}

void packed(int file, size_t bytes, std::string_view json) {
  const JsonText read = read_json(json);
  if (file == 0 || !read.ok) return job_failed(pack_job, "too-large");
  packed_up.making = Making::ready;
  packed_up.result = file;
  packed_up.bytes = bytes;
  packed_up.refused.clear();
  for (const Json& one : list_at(read.value, "files")) {
    if (!text(one, "refused").empty()) packed_up.refused.push_back(text(one, "name"));
  }
  ui::reveal("package-save");
  say(tr("package.ready"));
}

void save_package() {
  const bool saved = platform::save_picture(packed_up.result, packed_up.plan.name);
  if (host::question() != nullptr) return;  // the site may take it
  say(saved ? tr("save.done", {{"name", packed_up.plan.name}}) : tr("picture.not-saved"));
}

void give_up_package() {
  if (packed_up.making == Making::working) platform::cancel_picture(pack_job);
  if (packed_up.result != 0) platform::forget_picture(packed_up.result);
  packed_up.result = 0;
  packed_up.making = Making::none;
}

// --- the pages of a merged document
// ------------------------------------------------------------------

Pages& pages() {
  return arranged;
}

void open_pages(std::string_view where) {
  app().after_drawing([path = std::string(where)] {
    leave_pages();
    arranged.path = path;
    const Package planned_now = planned();
    for (const PackagedFile& one : planned_now.plan.files) {
      if (one.path != path) continue;
      for (const size_t place : one.from) {
        if (const Item* item = file(planned_now.files[place])) add_pages(*item);
      }
    }
    app().open(Dialog::pages);
  });
}

void arrived_for_pages(int id, const std::string& path) {
  const Item* item = file(id);
  if (item == nullptr || arranged.path != path) return;
  add_pages(*item);
}

void move_page(size_t from, size_t to) {
  app().after_drawing([from, to] {
    std::vector<DocumentPage>& list = arranged.list;
    if (from >= list.size() || to >= list.size()) return;
    DocumentPage page = std::move(list[from]);
    list.erase(list.begin() + static_cast<ptrdiff_t>(from));
    list.insert(list.begin() + static_cast<ptrdiff_t>(to), std::move(page));
    say(tr("pages.moved", {{"from", std::to_string(from + 1)}, {"to", std::to_string(to + 1)}}));
  });
}

void turn_page(size_t page) {
  app().after_drawing([page] {
    if (page < arranged.list.size())
      arranged.list[page].turn = (arranged.list[page].turn + 90) % 360;
  });
}

void drop_page(size_t page) {
  app().after_drawing([page] {
    if (page < arranged.list.size())
      arranged.list.erase(arranged.list.begin() + static_cast<ptrdiff_t>(page));
  });
}

void insert_pages() {
  platform::choose_documents("pages:" + arranged.path, false);
}

void merge_pages() {
  app().after_drawing([] {
    if (arranged.list.empty()) return;
    arranged.making = Making::working;
    platform::merge(merge_job, write_json(merge_request(), -1));
  });
}

void merged(int id, size_t bytes, std::string_view json) {
  JsonText read = read_json(json);
  app().after_drawing([id, bytes, said = read.ok ? std::move(read.value) : Json::object()] {
    if (id == 0) return job_failed(merge_job, text(said, "refused"));
    std::set<int> sources;
    for (const DocumentPage& page : arranged.list) sources.insert(page.file);
    adopt_merged(id, bytes, arranged.path, sources);
    say(tr("pages.merged", {{"name", document_slot(arranged.path)->name}}));
    app().close_dialog();
  });
}

void leave_pages() {
  if (arranged.making == Making::working) platform::cancel_picture(merge_job);
  app().after_drawing([] { arranged = {}; });
}

}  // namespace beian::documents
