#include "core/package/plan.h"

#include <algorithm>
#include <set>

#include "core/identity/digits.h"
#include "core/package/facts.h"
#include "core/rules/slots.h"
#include "core/rules/values.h"
#include "core/text/utf8.h"

namespace beian {
namespace {

constexpr std::string_view drama_folder = "微短剧材料/", filing_folder = "备案材料/";
constexpr size_t longest_name = 40;  // 汉字 of the mini program's: paths stay below 260

/// Without what file systems do not take.
std::string for_file_systems(std::string_view text) {
  std::string name;
  for (const char c : utf8::prefix(text, longest_name)) {
    const bool control = static_cast<unsigned char>(c) < 32 || c == 127;
    const bool refused = std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos;
    name += control || refused ? '_' : c;
  }
  while (!name.empty() && (name.back() == '.' || name.back() == ' ')) name.pop_back();
  return name;
}

std::string package_name(const Filing& filing, Date date) {
  std::string title = for_file_systems(clean(filing.text("account.name")));
  if (title.empty()) title = for_file_systems(clean(filing.text("icp_applets.base_info.name")));
  if (title.empty()) title = "小程序";
  return "小程序备案资料_" + title + "_" + compact(date) + ".zip";
}

/// 2 before 10.
bool natural_less(std::string_view a, std::string_view b) {
  size_t i = 0, k = 0;
  while (i < a.size() && k < b.size()) {
    if (is_digit(a[i]) && is_digit(b[k])) {
      const auto run = [](std::string_view text, size_t& at) {
        while (at < text.size() && text[at] == '0') ++at;
        const size_t first = at;
        while (at < text.size() && is_digit(text[at])) ++at;
        return text.substr(first, at - first);
      };
      const std::string_view x = run(a, i), y = run(b, k);
      if (x.size() != y.size()) return x.size() < y.size();
      if (x != y) return x < y;
    } else if (a[i] != b[k]) {
      return a[i] < b[k];
    } else {
      ++i, ++k;
    }
  }
  return a.size() - i < b.size() - k;
}

class Planner {
 public:
  Planner(const Filing& filing, const RulePack& pack, const std::vector<GivenDocument>& given)
      : filing_(filing), pack_(pack), given_(given) {}

  PackagePlan plan(Date date) {
    plan_.name = package_name(filing_, date);
    for (const DocumentSlot& slot : document_slots()) {
      if (!slot.name.empty() && slot_applies(slot, filing_, pack_)) add_document(slot);
    }
    add_pictures();
    for (size_t i = 0; i < given_.size(); ++i) {
      if (used_.count(i) == 0) plan_.left_out.push_back(i);
    }
    return std::move(plan_);
  }

 private:
  std::string type(size_t file) const { return text(given_[file].facts, "type"); }

  void add_document(const DocumentSlot& slot) {
    std::vector<size_t> parts;
    for (size_t i = 0; i < given_.size(); ++i) {
      const Place& place = given_[i].place;
      if (place.path != slot.path || place.extra || !readable(i)) continue;
      if (place.part.empty() && slot.takes(type(i))) return add(slot, {i}, false);
      if (!place.part.empty()) parts.push_back(i);
    }
    if (parts.empty()) return plan_.missing.push_back(slot.path);
    std::stable_sort(parts.begin(), parts.end(),
                     [&](size_t a, size_t b) { return comes_before(slot, a, b); });
    add(slot, std::move(parts), true);
  }

  bool readable(size_t file) const { return text(given_[file].facts, "problem").empty(); }

  /// By part, then by the pages' own number, then by name.
  bool comes_before(const DocumentSlot& slot, size_t a, size_t b) const {
    const auto part = [&](size_t file) { return slot.part(given_[file].place.part); };
    if (part(a) != part(b)) return part(a) < part(b);
    const auto number = [&](size_t file) {
      const Json& pages = list_at(given_[file].facts, "pages");
      return pages.empty() ? 0 : number_at(pages[0], "number");
    };
    if (number(a) != number(b)) return number(a) < number(b);
    return natural_less(text(given_[a].facts, "name"), text(given_[b].facts, "name"));
  }

  void add(const DocumentSlot& slot, std::vector<size_t> from, bool merged) {
    const bool pictures = std::all_of(from.begin(), from.end(),
                                      [&](size_t file) { return is_page_picture(type(file)); });
    for (const size_t file : from) used_.insert(file);
    PackagedFile packaged{std::string(drama_folder) + slot.name, slot.path, std::move(from), merged,
                          merged && pictures && slot.max_pages == 1};
    packaged.one_picture = packaged.one_picture && packaged.from.size() > 1;
    plan_.files.push_back(std::move(packaged));
  }

  /// Everything of the official body under the names of assets/slots.json.
  void add_pictures() {
    std::set<std::string> names;
    for (size_t i = 0; i < given_.size(); ++i) {
      std::string name, path = given_[i].picture;
      if (const Slot* slot = slot_of(path)) name = slot->file;
      const DocumentSlot* own = document_slot(given_[i].place.path);
      if (name.empty() && own && own->name.empty() && own->takes(type(i)) && own->parts.empty())
        name = "承诺视频", path = own->path;
      if (name.empty() || (own && own->path == path && !own->name.empty())) continue;
      std::string full;
      for (size_t number = 1; full.empty() || !names.insert(full).second; ++number) {
        full = std::string(filing_folder) + name + (number > 1 ? std::to_string(number) : "") +
               ending(i);
      }
      used_.insert(i);
      plan_.files.push_back({full, path, {i}, false, false});
    }
  }

  /// By content: a renamed picture gets its right ending.
  std::string ending(size_t file) const {
    const std::string type_name = type(file), name = text(given_[file].facts, "name");
    if (is_page_picture(type_name)) return type_name == "jpeg" ? ".jpg" : "." + type_name;
    const size_t dot = name.rfind('.');
    return dot == std::string::npos ? "" : for_file_systems(name.substr(dot));
  }

  const Filing& filing_;
  const RulePack& pack_;
  const std::vector<GivenDocument>& given_;
  PackagePlan plan_;
  std::set<size_t> used_;
};

}  // namespace

PackagePlan plan_package(const Filing& filing, const RulePack& pack,
                         const std::vector<GivenDocument>& given, Date date) {
  return Planner(filing, pack, given).plan(date);
}

Json plan_json(const PackagePlan& plan) {
  Json files = Json::array(), missing = Json::array();
  for (const PackagedFile& one : plan.files) {
    files.push_back(
        {{"name", one.name}, {"path", one.path}, {"from", one.from}, {"merged", one.merged}});
    if (one.one_picture) files.back()["one_picture"] = true;
  }
  for (const std::string& path : plan.missing) {
    missing.push_back({{"path", path}, {"name", document_slot(path)->name}});
  }
  return {{"name", plan.name},
          {"files", std::move(files)},
          {"missing", std::move(missing)},
          {"left_out", plan.left_out}};
}

}  // namespace beian
