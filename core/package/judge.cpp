#include "core/package/judge.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/package/facts.h"

namespace beian {
namespace {

std::string shown_bytes(double bytes) {
  const bool mega = bytes >= 1024 * 1024;
  const double value = std::round(bytes / (mega ? 104857.6 : 102.4)) / 10;
  const auto whole = static_cast<int64_t>(value);
  const auto tenth = static_cast<int64_t>(std::round(value * 10)) % 10;
  return std::to_string(whole) + (tenth != 0 ? "." + std::to_string(tenth) : "") +
         (mega ? " MB" : " KB");
}

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
  file.slot.form ? out.fail("file.extension", said) : out.warn("file.extension", said);
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

/// The rule that speaks of a file that could not be read, and how it puts it.
std::pair<std::string_view, Said> trouble(std::string_view problem) {
  if (problem == "pdf-password" || problem == "pdf-encryption" || problem == "sheet-encrypted")
    return {"file.password", {}};
  if (problem == "file-too-large" || problem == "pdf-too-large" || problem == "pdf-pages" ||
      problem == "sheet-too-large")
    return {"file.too-large", {.variant = "unread"}};
  return {"file.damaged", {.variant = problem == "file-empty" ? "empty" : ""}};
}

/// Whether there is more to look at.
bool check_readable(const Case& file, Verdicts& out) {
  if (!file.problem.empty()) {
    const auto [rule, said] = trouble(file.problem);
    out.fail(rule, said);
    return false;
  }
  if (is_true(file.facts, "pdf.encrypted")) {
    out.warn("file.password", {.variant = "restricted"});
  } else if (file.type == "pdf" || is_sheet(file.type)) {
    out.pass("file.password");
  }
  const auto lost = count_at(file.facts, "pdf.pages_lost");
  const auto warnings = count_at(file.facts, "pdf.warnings");
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
  } else if (count_at(file.facts, "pdf.embedded") > 0) {
    out.warn("file.active", {.variant = "embedded"});
  } else if (count_at(file.facts, "pdf.form_fields") > 0) {
    out.warn("file.active", {.variant = "fields"});
  } else if (is_true(file.facts, "sheet.macros")) {
    out.warn("file.active", {.variant = "macros"});
  } else {
    out.pass("file.active");
  }
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
  const size_t hidden = count_at(file.facts, "sheet.hidden");
  hidden > 0 ? out.warn("file.hidden-sheet", {.arguments = {{"value", std::to_string(hidden)}}})
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

}  // namespace

void judge(const Case& file, Verdicts& out) {
  if (file.place.extra) out.warn("file.extra");
  if (file.type == "unknown" && !file.problem.empty()) {  // too little of it to tell its kind
    check_readable(file, out);
    return;
  }
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
  if (file.type == "pdf") judge_pages(file, out);
}

void judge_unplaced(const Json& facts, Verdicts& out) {
  const std::string problem = text(facts, "problem");
  if (problem.empty()) return;
  const auto [rule, said] = trouble(problem);
  out.warn(rule, said);
}

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

}  // namespace beian
