#include "core/package/entry.h"

#include <algorithm>
#include <array>
#include <set>

#include "core/package/judge.h"

namespace beian {
namespace {

/// Days after which a paper no longer counts, as far as its text says.
Json ends_of(const Json& facts) {
  Json ends = Json::array();
  const Json& pages = list_at(facts, "pages");
  for (size_t i = 0; i < pages.size(); ++i) {
    for (const Json& end : list_at(pages[i], "until")) {
      ends.push_back({{"page", i + 1}, {"end", end}});
    }
  }
  return ends;
}

/// The first cell of each field counts.
Json form_of(const Json& facts) {
  Json form = Json::object();
  for (const Json& value : list_at(facts, "form.values")) {
    const std::string field = text(value, "field"), code = text(value, "code");
    if (field.empty() || form.contains(field) || text(value, "value").empty()) continue;
    form[field] = {{"value", text(value, "value")}, {"code", code}};
  }
  return form;
}

/// What inspect_image said of the pages that are scans.
Json pictures_of(const Json& facts) {
  Json pictures = Json::array();
  const Json& pages = list_at(facts, "pages");
  for (size_t i = 0; i < pages.size(); ++i) {
    if (member(pages[i], "findings") == nullptr) continue;
    const Json& pixels = list_at(pages[i], "pixels");
    const bool known = pixels.size() == 2;
    pictures.push_back({{"page", i + 1},
                        {"width", known ? pixels[0] : Json(0)},
                        {"height", known ? pixels[1] : Json(0)},
                        {"findings", list_at(pages[i], "findings")},
                        {"passed", list_at(pages[i], "passed")}});
  }
  return pictures;
}

/// Puts `value` into the list at `field`, or takes it out.
void tick(Filing& filing, std::string_view field, const Json& value, bool there) {
  Json list = Json::array();
  if (const Json* listed = filing.find(field); listed && listed->is_array()) list = *listed;
  const auto found = std::find(list.begin(), list.end(), value);
  if ((found != list.end()) == there) return;
  if (there) {
    list.push_back(value);
  } else {
    list.erase(found);
  }
  filing.set(field, std::move(list));
}

/// The place of a document's path in drama_merges (assets/enums.json), whose codes begin with 1;
/// 0 for what is not merged.
int merge_code(std::string_view path) {
  constexpr std::array<std::string_view, 5> order{"permit", "legal_person", "chief_editor",
                                                  "credit_people", "credit_subject"};
  const auto found = std::find(order.begin(), order.end(), path.substr(path.rfind('.') + 1));
  return found == order.end() ? 0 : static_cast<int>(found - order.begin()) + 1;
}

/// What follows from a document's being there.
void tick_document(Filing& filing, const std::string& path, bool there) {
  if (path.empty() || path.find("[]") != std::string::npos) return;
  tick(filing, "documents.ready", path, there);
  if (const int code = merge_code(path); code != 0) tick(filing, "short_drama.merged", code, there);
}

}  // namespace

Json document_entry(const Json& facts, const Place& place) {
  Json entry = {{"path", place.path},
                {"by", place.by},
                {"name", text(facts, "name")},
                {"type", text(facts, "type")},
                {"bytes", count_at(facts, "bytes")},
                {"sha256", text(facts, "sha256")},
                {"pages", page_count(facts)}};
  if (!place.part.empty()) entry["part"] = place.part;
  const DocumentSlot* slot = document_slot(place.path);
  Verdicts verdicts;
  if (slot == nullptr) {
    judge_unplaced(facts, verdicts);
    entry["findings"] = std::move(verdicts.findings());
    return entry;
  }
  judge({facts, place, *slot, text(facts, "type"), text(facts, "name"), text(facts, "problem")},
        verdicts);
  entry["findings"] = std::move(verdicts.findings());
  entry["passed"] = std::move(verdicts.passed());
  if (Json ends = ends_of(facts); !ends.empty()) entry["until"] = std::move(ends);
  if (Json form = form_of(facts); slot->form && !form.empty()) entry["form"] = std::move(form);
  if (Json pictures = pictures_of(facts); !pictures.empty())
    entry["pictures"] = std::move(pictures);
  return entry;
}

Json archive_entry(std::string_view name, std::string_view refused, size_t left_out) {
  Json finding = {{"rule", "file.archive"},
                  {"result", "warn"},
                  {"variant", refused.empty() ? "zip-part" : refused}};
  if (refused.empty()) finding["arguments"] = {{"value", std::to_string(left_out)}};
  return {{"path", ""},
          {"name", name},
          {"type", "zip"},
          {"findings", Json::array({std::move(finding)})}};
}

void add_documents(Filing& filing, Json entries) {
  std::set<std::string> gone;
  for (const Json& entry : list_at(filing.document, "documents.files"))
    gone.insert(text(entry, "path"));
  for (const Json& entry : entries) gone.erase(text(entry, "path"));
  for (const std::string& path : gone) tick_document(filing, path, false);
  for (const Json& entry : entries) tick_document(filing, text(entry, "path"), true);
  filing.set("documents.files", std::move(entries));
}

std::string required_name(const Place& place, const Json& facts) {
  const DocumentSlot* slot = document_slot(place.path);
  return slot != nullptr && !slot->name.empty() ? slot->name : text(facts, "name");
}

}  // namespace beian
