#include "core/package/judge.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>

#include "core/package/facts.h"
#include "core/rules/file_names.h"

namespace beian {
namespace {

constexpr double least_dpi = 150;       // letters of 3 mm are 18 pixels high
constexpr double same_size = 12;        // mm: sheets of one size, cut by hand
constexpr double free_page_width = 40;  // mm: less is no page at all

using Numbers = std::vector<size_t>;

std::string joined(const Numbers& numbers) {
  std::string text;
  for (const size_t one : numbers) text += (text.empty() ? "" : ", ") + std::to_string(one);
  return text;
}

std::string shown_bytes(double bytes) {
  const bool mega = bytes >= 1024 * 1024;
  const double value = std::round(bytes / (mega ? 104857.6 : 102.4)) / 10;
  const auto whole = static_cast<int64_t>(value);
  const auto tenth = static_cast<int64_t>(std::round(value * 10)) % 10;
  return std::to_string(whole) + (tenth != 0 ? "." + std::to_string(tenth) : "") +
         (mega ? " MB" : " KB");
}

struct Said {
  std::string_view variant = {};
  std::vector<std::pair<std::string_view, std::string>> arguments = {};
  std::vector<std::string> parts = {};
  size_t page = 0;
};

/// Collects what the rules say of one file.
class Verdicts {
 public:
  void pass(std::string_view rule) { passed_.push_back({{"rule", rule}}); }

  void fail(std::string_view rule, Said said = {}) { add(rule, "fail", std::move(said)); }
  void warn(std::string_view rule, Said said = {}) { add(rule, "warn", std::move(said)); }
  void ask(std::string_view rule, Said said = {}) { add(rule, "unknown", std::move(said)); }

  /// Pages that are wrong, counted from 1; none: passed.
  void pages(std::string_view rule, const Numbers& wrong) {
    if (wrong.empty()) return pass(rule);
    warn(rule, {.arguments = {{"value", joined(wrong)}}, .page = wrong.front()});
  }

  Json& findings() { return findings_; }
  Json& passed() { return passed_; }

 private:
  void add(std::string_view rule, std::string_view result, Said said) {
    Json one = {{"rule", rule}, {"result", result}};
    if (!said.variant.empty()) one["variant"] = said.variant;
    for (auto& [key, value] : said.arguments) one["arguments"][std::string(key)] = value;
    if (!said.parts.empty()) one["parts"] = said.parts;
    if (said.page > 0) one["page"] = said.page;
    findings_.push_back(std::move(one));
  }

  Json findings_ = Json::array(), passed_ = Json::array();
};

/// What the rules look at.
struct Case {
  const Json& facts;
  const Place& place;
  const DocumentSlot& slot;
  std::string type, name, problem;

  bool whole() const { return place.part.empty(); }
  const Json& pages() const { return list_at(facts, "pages"); }
};

bool is_sheet(std::string_view type) {
  constexpr std::array<std::string_view, 8> sheets{"xls", "xlsx", "html", "csv",
                                                   "tsv", "xml",  "xlsb", "ods"};
  return std::find(sheets.begin(), sheets.end(), type) != sheets.end();
}

bool is_workbook(std::string_view type) {
  return type == "xls" || type == "xlsx";
}

bool takes(const Case& file) {
  return file.slot.takes(file.type) ||
         (!file.whole() && (is_page_picture(file.type) || file.type == "pdf"));
}

/// HTML, CSV and the like are saved as a workbook, not sent as one.
void check_export(const Case& file, Verdicts& out) {
  if (!file.slot.form || !is_sheet(file.type)) return;
  if (is_workbook(file.type)) return out.pass("file.export");
  out.fail("file.export", {.arguments = {{"format", file.type}}});
}

std::string kind_of(const Case& file) {
  if (is_page_picture(file.type)) return "picture";
  if (is_sheet(file.type)) return "sheet";
  return file.type == "pdf" || file.type == "word" || file.type == "zip" || file.type == "video"
             ? file.type
             : "other";
}

/// Of a form that is a spreadsheet, file.export and file.extension tell more exactly what is wrong.
bool check_type(const Case& file, Verdicts& out) {
  if (takes(file)) return out.pass("file.type"), true;
  if (file.slot.form && is_sheet(file.type)) return is_workbook(file.type);
  std::string wanted;
  for (const std::string& type : file.slot.types) wanted += (wanted.empty() ? "" : ", ") + type;
  out.fail("file.type", {.variant = file.slot.role.empty() ? "" : "picture-wanted",
                         .arguments = {{"format", kind_of(file)}, {"limit", wanted}}});
  return false;
}

std::string ending_of(std::string_view name) {
  const size_t dot = name.rfind('.');
  std::string ending(dot == std::string_view::npos ? "" : name.substr(dot + 1));
  for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return ending == "jpg" || ending == "jfif" ? "jpeg" : ending;
}

/// Renaming does not convert: .xls with the content of .xlsx, .png of a JPEG. Of a form it is the
/// slot's ending that counts.
void check_extension(const Case& file, Verdicts& out) {
  const std::string ending = ending_of(file.slot.form ? file.slot.name : file.name);
  if (!is_workbook(file.type) && file.type != "pdf" && !is_page_picture(file.type)) return;
  if (ending.empty() || (file.slot.form && !is_workbook(file.type))) return;
  if (ending == file.type) return out.pass("file.extension");
  Said said{.arguments = {{"value", ending}, {"format", file.type}}};
  file.slot.form ? out.fail("file.extension", std::move(said))
                 : out.warn("file.extension", std::move(said));
}

/// old → new. A name that is merely another way to write the required one holds nothing personal.
void check_name(const Case& file, Verdicts& out) {
  if (file.slot.name.empty() || !file.whole()) return;
  if (file.name == file.slot.name) return out.pass("file.name");
  if (file.place.by == "near") {
    return out.warn("file.name",
                    {.arguments = {{"value", file.name}, {"expected", file.slot.name}}});
  }
  out.warn("file.name", {.variant = file.place.guess() ? "guess" : "other",
                         .arguments = {{"expected", file.slot.name}}});
}

void check_size(const Case& file, Verdicts& out) {
  const double bytes = number_at(file.facts, "bytes");
  if (file.slot.max_bytes > 0) {
    bytes <= file.slot.max_bytes
        ? out.pass("file.too-large")
        : out.warn("file.too-large", {.arguments = {{"value", shown_bytes(bytes)},
                                                    {"limit", shown_bytes(file.slot.max_bytes)}}});
  }
  if (file.slot.min_bytes > 0 && file.whole()) {
    bytes >= file.slot.min_bytes
        ? out.pass("file.too-small")
        : out.warn("file.too-small", {.arguments = {{"value", shown_bytes(bytes)}}});
  }
}

/// Whether there is more to look at.
bool check_readable(const Case& file, Verdicts& out) {
  const std::string& problem = file.problem;
  if (problem == "pdf-password" || problem == "pdf-encryption" || problem == "sheet-encrypted")
    return out.fail("file.password"), false;
  if (problem == "pdf-too-large" || problem == "pdf-pages" || problem == "sheet-too-large")
    return out.fail("file.too-large", {.variant = "unread"}), false;
  if (!problem.empty()) {
    out.fail("file.damaged", {.variant = problem == "file-empty" ? "empty" : ""});
    return false;
  }
  if (is_true(file.facts, "pdf.encrypted")) {
    out.warn("file.password", {.variant = "restricted"});
  } else if (file.type == "pdf" || is_sheet(file.type)) {
    out.pass("file.password");
  }
  const auto lost = static_cast<size_t>(number_at(file.facts, "pdf.pages_lost"));
  const auto warnings = static_cast<size_t>(number_at(file.facts, "pdf.warnings"));
  if (lost > 0) {
    out.fail("file.damaged", {.variant = "lost", .arguments = {{"value", std::to_string(lost)}}});
  } else if (warnings > 0) {
    out.warn("file.damaged", {.variant = "repaired"});
  } else {
    out.pass("file.damaged");
  }
  return true;
}

void check_active(const Case& file, Verdicts& out) {
  if (is_true(file.facts, "pdf.javascript")) {
    out.warn("file.active", {.variant = "javascript"});
  } else if (number_at(file.facts, "pdf.embedded") > 0) {
    out.warn("file.active", {.variant = "embedded"});
  } else if (number_at(file.facts, "pdf.form_fields") > 0) {
    out.warn("file.active", {.variant = "fields"});
  } else if (is_true(file.facts, "sheet.macros")) {
    out.warn("file.active", {.variant = "macros"});
  } else {
    out.pass("file.active");
  }
}

void check_page_count(const Case& file, Verdicts& out) {
  const DocumentSlot& slot = file.slot;
  const size_t count = page_count(file.facts);
  if (slot.max_pages == 0 || !file.whole()) return;
  if (count >= slot.min_pages && count <= slot.max_pages) return out.pass("file.pages");
  out.warn("file.pages",
           {.variant = count < slot.min_pages ? "few" : "many",
            .arguments = {{"value", std::to_string(count)},
                          {"limit", std::to_string(count < slot.min_pages ? slot.min_pages
                                                                          : slot.max_pages)}}});
}

/// Pages of which `wrong` holds, from 1.
Numbers pages_where(const Case& file, const std::function<bool(const Json&)>& wrong) {
  Numbers numbers;
  for (size_t i = 0; i < file.pages().size(); ++i) {
    if (wrong(file.pages()[i])) numbers.push_back(i + 1);
  }
  return numbers;
}

bool is_landscape(const Json& page) {
  return number_at(page, "width") > number_at(page, "height") + 1;
}

void check_layout(const Case& file, Verdicts& out) {
  const Numbers across = pages_where(file, is_landscape);
  const bool mixed = !across.empty() && 2 * across.size() <= page_count(file.facts);
  out.pages("file.turned", mixed ? across : Numbers{});
  out.pages("file.blank-page",
            pages_where(file, [](auto& page) { return is_true(page, "blank"); }));
  out.pages("file.low-dpi", pages_where(file, [](auto& page) {
              const double dpi = number_at(page, "dpi");
              return is_true(page, "scan") && dpi > 0 && dpi < least_dpi;
            }));
}

/// Sizes are those of the sheets, whichever way they lie; the first page's counts.
void check_page_sizes(const Case& file, Verdicts& out) {
  if (page_count(file.facts) < 2) return;
  const auto sides = [](const Json& page) {
    return std::minmax({number_at(page, "width"), number_at(page, "height")});
  };
  const auto [near, far] = sides(file.pages()[0]);
  const double short_side = near, long_side = far;
  if (short_side < free_page_width) return;
  out.pages("file.page-sizes", pages_where(file, [&](auto& page) {
              const auto [a, b] = sides(page);
              return std::abs(a - short_side) > same_size || std::abs(b - long_side) > same_size;
            }));
}

/// The parts of a merged document, by what its pages say or show.
void check_order(const Case& file, Verdicts& out) {
  if (!file.whole() || file.slot.parts.size() < 2) return;
  const DocumentPart* latest = nullptr;
  bool by_shape = false;
  for (size_t i = 0; i < file.pages().size(); ++i) {
    const Json& page = file.pages()[i];
    const DocumentPart* part = part_of_page(page, file.slot);
    if (part == nullptr) continue;
    by_shape = by_shape || list_at(page, "marks").empty();
    if (latest != nullptr && part < latest) {
      std::vector<std::string> order;
      for (const DocumentPart& one : file.slot.parts) order.push_back(one.id);
      Said said{.parts = std::move(order), .page = i + 1};
      return by_shape ? out.warn("file.order", std::move(said))
                      : out.fail("file.order", std::move(said));
    }
    latest = part;
  }
  if (latest != nullptr) out.pass("file.order");
}

/// Only where every page tells which part it is.
void check_parts(const Case& file, Verdicts& out) {
  if (!file.whole() || file.slot.parts.size() < 2 || page_count(file.facts) == 0) return;
  const bool all_told = pages_where(file, [&](auto& page) {
                          return part_of_page(page, file.slot) == nullptr;
                        }).empty();
  const std::set<std::string> told = parts_told(file.facts, file.slot);
  std::vector<std::string> missing;
  for (const DocumentPart& part : file.slot.parts) {
    if (told.count(part.id) == 0) missing.push_back(part.id);
  }
  if (missing.empty()) return out.pass("file.part-missing");
  const bool few = page_count(file.facts) < file.slot.min_pages;  // file.pages says so
  if (all_told && !few) out.warn("file.part-missing", {.parts = std::move(missing)});
}

/// 第 2 页 / 共 5 页: in order, none missing, none twice.
void check_page_numbers(const Case& file, Verdicts& out) {
  if (!file.slot.numbered) return;
  Numbers numbers, missing;
  size_t of = 0;
  for (const Json& page : file.pages()) {
    const auto number = static_cast<size_t>(number_at(page, "number"));
    if (number > 0) numbers.push_back(number);
    of = std::max({of, number, static_cast<size_t>(number_at(page, "of"))});
  }
  if (numbers.empty()) return;
  Numbers sorted = numbers;
  std::sort(sorted.begin(), sorted.end());
  const bool told_all = numbers.size() == page_count(file.facts);
  for (size_t i = 1; i <= std::min<size_t>(of, 2000) && told_all; ++i) {
    if (!std::binary_search(sorted.begin(), sorted.end(), i)) missing.push_back(i);
  }
  const bool in_order = std::is_sorted(numbers.begin(), numbers.end());
  const bool twice = std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end();
  if (in_order && !twice && missing.empty()) return out.pass("file.page-numbers");
  if (!missing.empty()) {
    out.fail("file.page-numbers",
             {.variant = "missing", .arguments = {{"value", joined(missing)}}});
  } else if (twice) {
    out.fail("file.page-numbers", {.variant = "twice", .arguments = {{"value", joined(numbers)}}});
  } else {
    out.fail("file.page-numbers", {.arguments = {{"value", joined(numbers)}}});
  }
}

/// A red seal on one of its scanned pages. A grey copy cannot show red: then a person looks.
void check_stamp(const Case& file, Verdicts& out) {
  if (!file.slot.stamped || !file.whole() || page_count(file.facts) == 0) return;
  bool scans = false, coloured = false;
  for (const Json& page : file.pages()) {
    if (text(page, "seal") == "pass") return out.pass("file.stamp");
    scans = scans || is_true(page, "scan");
    coloured = coloured || is_true(page, "colour");
  }
  const bool unseen = !pages_where(file, [](auto& page) {
                         return is_true(page, "scan") && text(page, "seal") == "";
                       }).empty();
  if (!scans) return out.warn("file.stamp", {.variant = "exported"});
  if (!coloured || unseen) return out.ask("file.stamp", {.variant = unseen ? "unseen" : "grey"});
  out.warn("file.stamp");
}

/// Text that speaks of another document of the set, and of none of its own.
void check_content(const Case& file, Verdicts& out) {
  if (!file.whole()) return;
  if (file.slot.form && is_sheet(file.type)) {
    return is_true(file.facts, "form.recognised") ? out.pass("file.content")
                                                  : out.warn("file.content", {.variant = "form"});
  }
  if (file.slot.parts.empty()) return;
  if (!parts_told(file.facts, file.slot).empty()) return out.pass("file.content");
  for (const DocumentSlot& other : document_slots()) {
    if (&other == &file.slot || other.parts.empty()) continue;
    if (parts_told(file.facts, other).empty()) continue;
    return out.warn("file.content", {.arguments = {{"expected", other.name}}});
  }
}

void check_sheet(const Case& file, Verdicts& out) {
  if (!is_sheet(file.type)) return;
  const double hidden = number_at(file.facts, "sheet.hidden");
  hidden > 0 ? out.warn("file.hidden-sheet",
                        {.arguments = {{"value", std::to_string(static_cast<int>(hidden))}}})
             : out.pass("file.hidden-sheet");
}

/// The cells of a registration form, each by itself. The labels are the form's own.
void check_form(const Case& file, Verdicts& out) {
  if (!file.slot.form || !is_true(file.facts, "form.recognised")) return;
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> rules{
      {{"form-empty", "form.empty"},
       {"form-placeholder", "form.placeholder"},
       {"form-long-number", "form.long-number"},
       {"form-error", "form.cell-error"}}};
  for (const auto& [code, rule] : rules) {
    bool any = false;
    for (const Json& value : list_at(file.facts, "form.values")) {
      if (text(value, "code") != code) continue;
      if (code == "form-empty" && !is_true(value, "required")) continue;
      any = true;
      const Said said{
          .arguments = {{"value", text(value, "cell")}, {"what", text(value, "label")}}};
      rule == "form.long-number" || rule == "form.cell-error" ? out.fail(rule, said)
                                                              : out.warn(rule, said);
    }
    if (!any) out.pass(rule);
  }
}

void judge(const Case& file, Verdicts& out) {
  if (file.place.extra) out.warn("file.extra");
  check_export(file, out);
  const bool right_type = check_type(file, out);
  check_extension(file, out);
  check_name(file, out);
  if (!right_type || !check_readable(file, out)) return;
  check_size(file, out);
  check_sheet(file, out);
  check_form(file, out);
  check_content(file, out);
  check_active(file, out);
  if (file.type != "pdf") return;
  check_page_count(file, out);
  check_layout(file, out);
  check_page_sizes(file, out);
  check_order(file, out);
  check_parts(file, out);
  check_page_numbers(file, out);
  check_stamp(file, out);
}

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
    pictures.push_back({{"page", i + 1},
                        {"findings", list_at(pages[i], "findings")},
                        {"passed", list_at(pages[i], "passed")}});
  }
  return pictures;
}

void list_ready(Filing& filing, const std::string& path) {
  Json ready = Json::array();
  if (const Json* listed = filing.find("documents.ready"); listed && listed->is_array())
    ready = *listed;
  if (std::find(ready.begin(), ready.end(), Json(path)) == ready.end()) ready.push_back(path);
  filing.set("documents.ready", std::move(ready));
}

/// The codes of drama_merges (assets/enums.json), in which short_drama.merged is kept.
void list_merged(Filing& filing, const std::string& path) {
  constexpr std::array<std::string_view, 5> order{"permit", "legal_person", "chief_editor",
                                                  "credit_people", "credit_subject"};
  const std::string_view last = std::string_view(path).substr(path.rfind('.') + 1);
  const auto found = std::find(order.begin(), order.end(), last);
  if (found == order.end()) return;
  const int code = static_cast<int>(found - order.begin()) + 1;
  Json merged = Json::array();
  if (const Json* listed = filing.find("short_drama.merged"); listed && listed->is_array())
    merged = *listed;
  if (std::find(merged.begin(), merged.end(), Json(code)) == merged.end()) merged.push_back(code);
  filing.set("short_drama.merged", std::move(merged));
}

}  // namespace

const std::vector<std::string_view>& judged_rules() {
  static const std::vector<std::string_view> rules{
      "file.export",       "file.type",       "file.extension",   "file.name",
      "file.too-large",    "file.too-small",  "file.password",    "file.damaged",
      "file.active",       "file.pages",      "file.turned",      "file.blank-page",
      "file.low-dpi",      "file.page-sizes", "file.order",       "file.part-missing",
      "file.page-numbers", "file.stamp",      "file.content",     "file.hidden-sheet",
      "file.extra",        "form.empty",      "form.placeholder", "form.long-number",
      "form.cell-error"};
  return rules;
}

Json document_entry(const Json& facts, const Place& place) {
  Json entry = {{"path", place.path},
                {"by", place.by},
                {"name", text(facts, "name")},
                {"type", text(facts, "type")},
                {"bytes", static_cast<uint64_t>(number_at(facts, "bytes"))},
                {"sha256", text(facts, "sha256")},
                {"pages", page_count(facts)}};
  if (!place.part.empty()) entry["part"] = place.part;
  const DocumentSlot* slot = document_slot(place.path);
  if (slot == nullptr) return entry;
  Verdicts verdicts;
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

void add_documents(Filing& filing, Json entries) {
  for (const Json& entry : entries) {
    const std::string path = text(entry, "path");
    if (path.empty() || path.find("[]") != std::string::npos) continue;
    list_ready(filing, path);
    list_merged(filing, path);
  }
  filing.set("documents.files", std::move(entries));
}

std::string required_name(const Place& place, const Json& facts) {
  const DocumentSlot* slot = document_slot(place.path);
  return slot != nullptr && !slot->name.empty() ? slot->name : text(facts, "name");
}

}  // namespace beian
