// What the page's worker can do with documents, called by worker.js: look at one, open a ZIP, show
// a scanned page, merge, pack. The rules' side of it (which slot, which findings, what goes into
// the package) is the page's own.
#include <emscripten.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/document/inspect.h"
#include "core/document/package.h"
#include "core/document/pdf_merge.h"
#include "core/document/zip.h"
#include "core/package/facts.h"
#include "core/text/sha256.h"
#include "web/worker/answer.h"

extern "C" {
/// Writes UTF-8 of GB18030 to `out`; the number of bytes, or -1: it is none. library.js
int beian_from_gb18030(const char* bytes, size_t size, char* out, size_t room);
}

namespace beian::worker {
namespace {

Zip zip;

std::string gbk_to_utf8(std::string_view text) {
  std::string out(text.size() * 2 + 8, '\0');
  const int size = beian_from_gb18030(text.data(), text.size(), out.data(), out.size());
  if (size < 0) return {};
  out.resize(static_cast<size_t>(size));
  return out;
}

Json parsed(const char* text, size_t size) {
  JsonText read = read_json({text, size});
  return read.ok && read.value.is_object() ? std::move(read.value) : Json::object();
}

Json entry_json(const ZipEntry& entry) {
  return {{"name", entry.name},
          {"bytes", entry.bytes.size()},
          {"directory", entry.directory},
          {"refused", entry.refused}};
}

std::vector<std::string_view> views() {
  return {held().files.begin(), held().files.end()};
}

/// {file: place in the files, pages: [{page, turn}]}
MergePart part_of(const Json& one) {
  MergePart part;
  const size_t file = count_at(one, "file");
  if (file < held().files.size()) part.bytes = held().files[file];
  for (const Json& page : list_at(one, "pages"))
    part.pages.push_back({count_at(page, "page"), static_cast<int>(count_at(page, "turn"))});
  return part;
}

/// As plan_json (core/package/plan.h) writes it.
PackagePlan plan_of(const Json& json, size_t most) {
  PackagePlan plan;
  plan.name = text(json, "name");
  const auto places = [&](const Json& list) {
    std::vector<size_t> all;
    for (const Json& one : list) {
      if (one.is_number_unsigned() && one.get<size_t>() < most) all.push_back(one.get<size_t>());
    }
    return all;
  };
  for (const Json& one : list_at(json, "files")) {
    plan.files.push_back({text(one, "name"), text(one, "path"), places(list_at(one, "from")),
                          is_true(one, "merged"), is_true(one, "one_picture")});
  }
  for (const Json& one : list_at(json, "missing")) plan.missing.push_back(text(one, "path"));
  plan.left_out = places(list_at(json, "left_out"));
  return plan;
}

Json made_json(const MadePackage& made) {
  Json files = Json::array();
  for (const MadeFile& one : made.files) {
    files.push_back(
        {{"name", one.name}, {"bytes", one.bytes}, {"pages", one.pages}, {"refused", one.refused}});
  }
  return {{"name", made.name}, {"mime", "application/zip"}, {"files", std::move(files)}};
}

}  // namespace
}  // namespace beian::worker

using namespace beian;
using worker::Answer, worker::held, worker::told;

extern "C" {

/// Memory for one more file of a job that takes several.
EMSCRIPTEN_KEEPALIVE char* worker_add(size_t size) {
  held().files.emplace_back(size, '\0');
  return held().files.back().data();
}

/// JSON of what stands in the document: core/package/facts.h.
EMSCRIPTEN_KEEPALIVE const Answer* worker_document(const char* name, size_t name_size) {
  held().json =
      write_json(inspect_document(held().file, {name, name_size}, worker::gbk_to_utf8), -1);
  return told(0, 0);
}

/// Opens a ZIP file: {refused, entries: [{name, bytes, directory, refused}]}.
EMSCRIPTEN_KEEPALIVE const Answer* worker_unpack() {
  worker::zip = read_zip(held().file, {}, worker::gbk_to_utf8);
  Json entries = Json::array();
  for (const ZipEntry& one : worker::zip.entries) entries.push_back(worker::entry_json(one));
  held().json =
      write_json(Json{{"refused", worker::zip.refused}, {"entries", std::move(entries)}}, -1);
  return told(0, 0);
}

/// Takes one of its files out.
EMSCRIPTEN_KEEPALIVE const Answer* worker_entry(size_t place) {
  if (place < worker::zip.entries.size())
    held().result = std::move(worker::zip.entries[place].bytes);
  return told(0, 0);
}

EMSCRIPTEN_KEEPALIVE void worker_close_zip() {
  worker::zip = {};
}

/// A view of a page that is a scan; no pixels where it is none.
EMSCRIPTEN_KEEPALIVE const Answer* worker_page(size_t page, int long_side) {
  const std::string picture = scanned_page(held().file, page, worker::gbk_to_utf8);
  return worker::told_view(picture, long_side);
}

/// `request`: {parts: [{file, pages: [{page, turn}]}]}. Answers the PDF; {pages, refused, part}.
EMSCRIPTEN_KEEPALIVE const Answer* worker_merge(const char* request, size_t size) {
  const Json wanted = worker::parsed(request, size);
  std::vector<MergePart> parts;
  for (const Json& one : list_at(wanted, "parts")) parts.push_back(worker::part_of(one));
  MergedPdf merged = merge_pdf(parts);
  held().json = write_json(Json{{"pages", merged.pages},
                                {"refused", merged.refused},
                                {"part", merged.part},
                                {"name", text(wanted, "name")},
                                {"mime", "application/pdf"}},
                           -1);
  held().result = std::move(merged.bytes);
  return told(0, 0);
}

/// `request`: {plan (plan_json), given: [names], date: YYYYMMDD, english, report (HTML)}.
EMSCRIPTEN_KEEPALIVE const Answer* worker_package(const char* request, size_t size) {
  const Json wanted = worker::parsed(request, size);
  const auto date = parse_compact_date(text(wanted, "date"));
  const Json* planned = member(wanted, "plan");
  held().result.clear();
  if (!date || planned == nullptr) {  // not the page's own request
    held().json = write_json(worker::made_json({}), -1);
    return told(0, 0);
  }
  std::vector<GivenDocument> given;
  for (const Json& name : list_at(wanted, "given")) {
    given.push_back({Json{{"name", name}}, {}, ""});
  }
  const size_t count = std::min(given.size(), held().files.size());
  const PackagePlan plan = worker::plan_of(*planned, count);
  PackageOptions options;
  options.date = *date;
  options.language = is_true(wanted, "english") ? Language::en : Language::zh;
  options.report = text(wanted, "report");
  MadePackage made = make_package(plan, given, worker::views(), options);
  held().json = write_json(worker::made_json(made), -1);
  held().result = std::move(made.bytes);
  return told(0, 0);
}

}  // extern "C"
