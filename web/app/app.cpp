#include "web/app/app.h"

#include <algorithm>
#include <cmath>

#include "core/filing/filing.h"
#include "core/identity/identify.h"
#include "core/rules/overlay.h"
#include "core/rules/remark_draft.h"
#include "core/rules/slots.h"
#include "core/text/date.h"
#include "web/app/documents.h"
#include "web/app/host.h"
#include "web/app/pictures.h"
#include "web/app/words.h"
#include "web/assets.h"
#include "web/platform/embed.h"
#include "web/platform/platform.h"
#include "web/ui/theme.h"

namespace beian {
namespace {

constexpr std::array step_ids = {"start",  "materials", "subject", "principal",
                                 "applet", "drama",     "results", "after"};

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

// What people type, in the form the official body wants: dates without hyphens, numbers without
// blanks. What cannot be understood stays as it is, for the rules to name.
std::string official_form(const Field& field, std::string_view text,
                          const IdentifyContext& context) {
  text = trimmed(text);
  if (field.input == Input::date) {
    const auto date = parse_loose_date(text);
    return date ? compact(*date) : std::string(text);
  }
  if (field.mask == Mask::phone) {
    const Identified mobile = identify(Kind::mobile, text, context);
    if (mobile.verdict != Verdict::invalid && !mobile.normalized.empty()) return mobile.normalized;
  }
  return std::string(text);
}

bool begins(std::string_view bytes, std::string_view magic) {
  return bytes.substr(0, magic.size()) == magic;
}

// Pictures, PDF and Office files are known by their first bytes, whatever they are called.
bool is_document(std::string_view bytes) {
  using namespace std::string_view_literals;
  return begins(bytes, "\xFF\xD8\xFF") || begins(bytes, "\x89PNG") || begins(bytes, "GIF8") ||
         begins(bytes, "BM") || begins(bytes, "RIFF") || begins(bytes, "%PDF") ||
         begins(bytes, "PK\x03\x04") || begins(bytes, "\xD0\xCF\x11\xE0") ||
         (bytes.size() > 8 && bytes.substr(4, 4) == "ftyp"sv);
}

/// A report of this tool, to compare with; a rule pack, to check with; all else is a filing.
bool is_report(const Json& file) {
  return member(file, "tool") != nullptr && member(file, "findings") != nullptr;
}
bool is_rule_pack(const Json& file) {
  return member(file, "version") != nullptr && member(file, "checked") != nullptr;
}

}  // namespace

std::string_view step_id(Page page) {
  return step_ids[static_cast<size_t>(page)];
}

App& app() {
  static App instance;
  return instance;
}

App::App() {
  const auto date = parse_compact_date(platform::today());
  options_.date = date ? *date : Date{2026, 1, 1};
  check_again();
}

// --- what the platform tells -------------------------------------------------------------------

void App::environment_changed() {
  use_theme();
}

void App::use_theme() {
  const platform::Environment& e = platform::environment();
  const bool dark = theme_choice == 0 ? e.dark : theme_choice == 2;
  ui::use_theme(e.forced_colours ? ui::Theme::forced
                : dark           ? ui::Theme::dark
                                 : ui::Theme::light,
                e.forced);
  platform::show_theme(dark);
  platform::request_frame();
}

bool App::wants_key(ui::Key key) const {
  if (key == ui::Key::escape || key == ui::Key::page_up || key == ui::Key::page_down) return true;
  if (dialog == Dialog::picker) return true;
  if (dialog == Dialog::picture) return key != ui::Key::enter;
  return key == ui::Key::home || key == ui::Key::end;
}

void App::text_changed(std::string_view id, std::string_view text) {
  if (id == "picker-search") {
    picker.query = text;
    picker.highlight = 0;
    return;
  }
  if (id == "rejection" && text != rejection) {
    rejection = text;
    explanations = explain_rejection(rejection, pack(), language());
  }
  if (id.substr(0, 2) != "f:") return;
  const std::string_view path = id.substr(2);
  const Field* field = field_of(path);
  if (field == nullptr || text == filing.text(path)) return;  // only looked at
  set(path, official_form(*field, text, {options_.date, built_in_pack().regions}));
}

void App::field_left(std::string_view id, std::string_view text) {
  text_changed(id, text);  // a composition that ended by leaving is not lost
  if (id.substr(0, 2) == "f:") touched_.emplace(id.substr(2));
}

void App::file_opened(std::string_view name, std::string_view bytes) {
  ReadResult result = read_filing(bytes);
  std::string shown(name.empty() ? std::string_view(tr("file.pasted")) : name);
  if (result.filing && is_report(result.filing->document)) {
    return compare_with(std::move(result.filing->document), shown);
  }
  if (result.filing && is_rule_pack(result.filing->document)) return use_rules(bytes, shown);
  if (!result.filing && result.error.code == "encoding-gb18030") {
    const std::string converted = platform::from_gb18030(bytes);
    if (!converted.empty()) {
      result = read_filing(converted);
      shown += tr("file.converted");
    }
  }
  if (result.filing) {
    if (unsaved_) {
      pending_ = std::move(*result.filing);
      pending_name_ = shown;
      open(Dialog::replace);
    } else {
      replace_filing(std::move(*result.filing), tr("file.opened", {{"name", shown}}));
    }
    return;
  }
  if (is_document(bytes)) return show_problem(shown, tr("problem.document"));
  std::string text = pack().reason(result.error.code, result.error.found, language());
  if (result.error.line > 0) {
    text += tr("problem.where", {{"line", std::to_string(result.error.line)},
                                 {"column", std::to_string(result.error.column)}});
  }
  show_problem(shown, std::move(text));
}

void App::show_problem(std::string_view name, std::string text) {
  problem_title = tr("problem.title", {{"name", std::string(name)}});
  problem_text = std::move(text);
  open(Dialog::problem);
}

void App::compare_with(Json earlier, std::string_view name) {
  if (!compare_reports(report, earlier)) {
    return show_problem(name, tr("problem.report"));
  }
  earlier_ = std::move(earlier);
  said = tr("diff.opened", {{"name", std::string(name)}});
  check_again();
  go(Page::results);
}

void App::use_rules(std::string_view bytes, std::string_view name) {
  OverlaidPack read = overlay_pack(built_in_pack(), bytes);
  if (!read.pack) {
    std::string text = tr("problem.pack");
    for (const PackProblem& problem : read.problems) {
      text += "\n" + pack().reason(problem.code, problem.found, language());
    }
    return show_problem(name, std::move(text));
  }
  lay_over(std::move(read.pack));
  said = tr("rules.opened", {{"name", std::string(name)}});
  go(Page::results);
}

void App::file_refused(std::string_view name) {
  show_problem(name, tr("problem.too-large"));
}

void App::leak_result(std::string_view way, bool blocked) {
  leaks.push_back({std::string(way), blocked});
  if (leaks.size() >= leak_ways) leaking = false;
}

// --- what the views do -------------------------------------------------------------------------

bool App::deferred(std::function<void()> action) {
  if (!drawing_) return false;
  later_.push_back(std::move(action));
  return true;
}

void App::after_drawing(std::function<void()> action) {
  if (drawing_) {
    later_.push_back(std::move(action));
  } else {
    action();
  }
}

void App::set_ready(std::string_view path, bool ready) {
  Json list = Json::array();
  if (const Json* known = filing.find("documents.ready"); known != nullptr && known->is_array()) {
    list = *known;
  }
  const auto listed = std::find(list.begin(), list.end(), Json(std::string(path)));
  if ((listed != list.end()) == ready) return;
  if (ready) {
    list.push_back(std::string(path));
  } else {
    list.erase(listed);
  }
  set("documents.ready", std::move(list));
}

void App::set(std::string_view path, Json value) {
  if (deferred([this, at = std::string(path), value] { set(at, value); })) return;
  if (path == "scenario.subject_type" && value.is_string()) {
    const Choice* kind =
        built_in_pack().enums.find("scenario_subject_types", value.get_ref<const std::string&>());
    if (kind != nullptr && kind->code > 0) set("icp_subject.base_info.type", kind->code);
  }
  if (path == "scenario.province" && value != Json(filing.text("icp_subject.base_info.province"))) {
    set("icp_subject.base_info.province", value);
  }
  if (path == "icp_subject.base_info.province" && value != Json(filing.text(path))) {
    filing.set("icp_subject.base_info.city", nullptr);
    filing.set("icp_subject.base_info.district", nullptr);
    filing.set("scenario.province", value);
  }
  if (path == "icp_subject.base_info.city" && value != Json(filing.text(path))) {
    filing.set("icp_subject.base_info.district", nullptr);
  }
  filing.set(path, std::move(value));
  if (path != "documents.pictures") pictures::check_roles();
  if (path.substr(0, 9) == "scenario.") documents::place_again();
  if (filing.derived("same-person") == "yes") copy_principal(filing);
  unsaved_ = true;
  started = true;
  platform::set_unsaved(true);
  check_again();
}

void App::check_again() {
  options_.language = language();
  CheckOptions options = options_;
  if (const auto date = parse_compact_date(filing.text("scenario.reference_date")))
    options.date = *date;
  report = check(filing, pack(), options);
  diff = earlier_ ? compare_reports(report, *earlier_) : std::nullopt;
  by_field_.clear();
  for (const Finding& finding : report.findings) {
    for (const std::string& path : wrong_fields(finding)) by_field_[path].push_back(&finding);
    const Field* field = finding.fields.empty() ? nullptr : field_of(finding.fields.front());
    const bool element = field != nullptr && field->path != finding.fields.front() &&
                         field->path.find("[]") == std::string::npos;
    if (element) by_field_[field->path].push_back(&finding);  // a list shows its elements' findings
  }
  has_page_.fill(false);
  for (const Page always : {Page::results, Page::after}) has_page_[size_t(always)] = true;
  for (const Field& field : built_in_pack().catalogue.fields()) {
    const auto step = std::find(step_ids.begin(), step_ids.end(), field.step);
    if (step != step_ids.end() && is_shown(field))
      has_page_[size_t(step - step_ids.begin())] = true;
  }
  for (size_t i = 0; i < page_count; ++i) has_page_[i] &= !host::hides(static_cast<Page>(i));
  if (!has(page)) page = has(Page::start) ? Page::start : after(Page::start);
  plan_again();
  host::tell_changed();
  platform::request_frame();
}

void App::plan_again() {
  plan = make_plan(filing, pack(), planned_submission(filing, options_.date), language());
}

Page App::after(Page current) const {
  size_t next = static_cast<size_t>(current) + 1;
  while (next + 1 < page_count && !has_page_[next]) ++next;
  return static_cast<Page>(next);
}

// Most applicants file an ordinary mini program and are both contacts themselves: that is where the
// form starts, so that nothing is asked twice. One press says otherwise.
void App::start_filling() {
  if (deferred([this] { start_filling(); })) return;
  const bool unsaved = unsaved_;
  if (!filing.given("scenario.category")) set("scenario.category", "general");
  if (filing.derived("same-person").empty() && !filing.given("icp_applets.principal_info")) {
    set("scenario.same_principal", true);
  }
  unsaved_ = unsaved;  // what the form begins with is nobody's work
  platform::set_unsaved(unsaved);
  started = true;
  go(Page::subject);
}

void App::go(Page next) {
  page = has(next) ? next : after(next);
  scroll = {};
  if (page == Page::results && source.empty()) platform::file_facts();  // reports name it
  if (dialog != Dialog::none) close_dialog();
  platform::request_frame();
}

void App::go_to(const Finding& finding) {
  if (!finding.fields.empty()) go_to(finding.fields.front());
}

void App::go_to(std::string_view wanted) {
  std::string path(wanted);
  if (path.rfind("documents.files.", 0) == 0) {  // a file without a place
    go(Page::materials);
    return platform::focus("choose-documents");
  }
  const std::string_view asked_once = "icp_applets.principal_info";
  if (path.rfind(asked_once, 0) == 0 && filing.derived("same-person") == "yes") {
    const std::string there = "icp_subject.principal_info" + path.substr(asked_once.size());
    if (built_in_pack().catalogue.find(there) != nullptr) path = there;
  }
  const Field* field = field_of(path);
  if (field == nullptr) return;
  const auto step = std::find(step_ids.begin(), step_ids.end(), field->step);
  if (step != step_ids.end()) go(static_cast<Page>(step - step_ids.begin()));
  touched_.insert(path);
  // A list's element may have no widget of its own: then the list itself.
  if (slot_of(path) != nullptr && field->input == Input::media_list && path == field->path) {
    path += ".0";
  }
  const bool editable = path == field->path || slot_of(path) != nullptr ||
                        path.find("nrlx_details.") != std::string::npos;
  const std::string id = "f:" + (editable ? path : field->path);
  ui::reveal(id);
  platform::focus(id);
}

void App::go_to_next_finding() {
  if (report.findings.empty()) return;
  for (size_t tried = 0; tried < report.findings.size(); ++tried) {
    const Finding& finding = report.findings[next_++ % report.findings.size()];
    if (finding.fields.empty() || field_of(finding.fields.front()) == nullptr) continue;
    go_to(finding);
    return;
  }
}

void App::open(Dialog next) {
  dialog = next;
  dialog_scroll = {};
  dialog_height = 0;
  if (next != Dialog::none && host::wants_height()) platform::look_where_seen();
  platform::request_frame();
}

void App::fit_dialog(float height) {
  if (std::abs(height - dialog_height) < 1) return;  // rounding differs with the place
  if (!deferred([this, height] { fit_dialog(height); })) dialog_height = height;
}

void App::close_dialog() {
  const bool from_field = dialog == Dialog::picker;
  if (dialog == Dialog::pages) documents::leave_pages();
  if (dialog == Dialog::package) documents::give_up_package();
  if (dialog == Dialog::picture) {
    platform::focus("f:" + pictures::viewer().path);
    pictures::leave_viewer();
  }
  if (dialog == Dialog::consent) host::decide(false);
  dialog = Dialog::none;
  if (from_field) platform::focus("f:" + picker.path);
  platform::request_frame();
}

void App::open_sample(std::string_view name) {
  if (deferred([this, called = std::string(name)] { open_sample(called); })) return;
  ReadResult result = read_filing(web_asset("samples/" + std::string(name) + ".json"));
  if (!result.filing) return;
  if (unsaved_) {
    pending_ = std::move(*result.filing);
    pending_name_ = tr("start.sample-" + std::string(name));
    open(Dialog::replace);
    return;
  }
  replace_filing(std::move(*result.filing), tr("start.sample-opened"));
}

void App::replace_filing(Filing next, std::string_view what) {
  pictures::forget_all();  // they are another filing's
  documents::forget_all();
  filing = std::move(next);
  unsaved_ = false;
  platform::set_unsaved(false);
  started = true;
  all_touched_ = true;
  next_ = 0;
  said = what;
  check_again();
  go(Page::results);
}

void App::take_filing(Filing next) {
  if (const Json* pictures = filing.find("documents.pictures")) {
    next.set("documents.pictures", *pictures);
    Json ready = Json::array();
    for (const Filing* one : {&next, &filing}) {
      const Json* list = one->find("documents.ready");
      if (list == nullptr || !list->is_array()) continue;
      for (const Json& path : *list) {
        if (std::find(ready.begin(), ready.end(), path) == ready.end()) ready.push_back(path);
      }
    }
    next.set("documents.ready", std::move(ready));
  }
  filing = std::move(next);
  unsaved_ = false;
  platform::set_unsaved(false);
  started = all_touched_ = true;
  next_ = 0;
  said = tr("host.filing");
  check_again();
  if (page == Page::start) go(Page::results);
}

void App::prefill(const Json& by_path) {
  const bool unsaved = unsaved_, begun = started;
  for (const auto& [path, value] : by_path.items()) {
    if (!filing.given(path)) set(path, value);
  }
  unsaved_ = unsaved;
  started = begun;
  platform::set_unsaved(unsaved);
}

void App::lay_over(std::optional<RulePack> pack) {
  overlay_ = std::move(pack);
  rule_shown = {};
  check_again();
}

void App::accept_pending() {
  if (deferred([this] { accept_pending(); })) return;
  const std::string name = pending_name_;
  close_dialog();
  replace_filing(std::move(pending_), tr("file.opened", {{"name", name}}));
}

void App::clear() {
  if (deferred([this] { clear(); })) return;
  // Overwritten, not only let go: 「清空」 means that nothing is left in memory.
  const auto wipe = [](auto&& self, Json& value) -> void {
    if (value.is_string()) {
      auto& text = value.get_ref<std::string&>();
      std::fill(text.begin(), text.end(), '\0');
    }
    for (auto& child : value) {
      if (value.is_structured()) self(self, child);
    }
  };
  wipe(wipe, filing.document);
  for (Finding& finding : report.findings) {
    std::fill(finding.evidence.begin(), finding.evidence.end(), '\0');
  }
  for (std::string* text : {&text_to_copy, &rejection, &draft}) {
    std::fill(text->begin(), text->end(), '\0');
    text->clear();
  }
  pictures::forget_all();
  documents::forget_all();
  filing = {};
  pending_ = {};
  earlier_.reset();
  explanations.clear();
  rule_shown = {};
  touched_.clear();
  unsaved_ = started = all_touched_ = false;
  platform::set_unsaved(false);
  check_again();
  host::forget();
  host::prefill(*this);
  go(Page::start);
  said = tr("clear.done");
}

void App::offer(std::string_view name, std::string_view mime, const std::string& bytes) {
  if (platform::save_file(name, mime, bytes)) {
    said = host::question() ? std::string() : tr("save.done", {{"name", std::string(name)}});
    return;
  }
  text_to_copy = bytes;
  open(Dialog::text);
}

void App::save_filing() {
  offer(tr("save.filing-name", {{"date", iso(options_.date)}}), "application/json",
        write_filing(filing));
  unsaved_ = false;
  platform::set_unsaved(false);
}

void App::save_official_body() {
  offer("apply_icp_filing.json", "application/json", write_official_body(filing));
}

WriteOptions App::write_options(bool masked) const {
  return {.masked = masked, .tool_sha256 = digest, .diff = diff ? &*diff : nullptr};
}

ReportFile App::report_file(ReportForm form, bool masked) const {
  struct Kind {
    std::string_view ending, mime;
    std::string (*write)(const Report&, const WriteOptions&);
  };
  static constexpr Kind kinds[] = {{"html", "text/html", report_html},
                                   {"md", "text/markdown", report_markdown},
                                   {"csv", "text/csv", report_csv},
                                   {"sarif", "application/sarif+json", report_sarif},
                                   {"json", "application/json", report_json_line}};
  const Kind& kind = kinds[static_cast<size_t>(form)];
  return {
      tr("save.report-name", {{"date", iso(report.date)}, {"ending", std::string(kind.ending)}}),
      std::string(kind.mime), kind.write(report, write_options(masked))};
}

void App::save_report(ReportForm form) {
  close_dialog();
  const ReportFile file = report_file(form, true);
  offer(file.name, file.mime, file.text);
}

void App::copy_report() {
  const std::string text = report_text(report, write_options());
  if (platform::copy_text(text)) {
    said = tr("copy.done");
  } else {
    text_to_copy = text;
    open(Dialog::text);
  }
}

void App::use_built_in_rules() {
  if (deferred([this] { use_built_in_rules(); })) return;
  lay_over(std::nullopt);
  said = tr("rules.built-in-again");
}

void App::show_rule(const Finding& finding) {
  rule_shown = {finding.rule, finding};
  rule_shown.finding.evidence.clear();
  open(Dialog::rule);
}

void App::draft_remark() {
  draft = remark_draft(filing, pack());
  open(Dialog::draft);
}

void App::take_draft() {
  set("icp_applets.base_info.comment", draft);
  close_dialog();
  platform::focus("f:icp_applets.base_info.comment");
}

void App::set_done(std::string_view step, bool done) {
  if (deferred([this, id = std::string(step), done] { set_done(id, done); })) return;
  beian::set_done(filing, step, done);
  unsaved_ = true;
  platform::set_unsaved(true);
  plan_again();
}

void App::save_calendar() {
  offer(tr("save.calendar-name"), "text/calendar", plan_ics(plan, report.date));
}

void App::save_checklist() {
  offer(tr("save.checklist-name"), "text/markdown", plan_markdown(plan));
}

void App::set_language(Language next) {
  if (deferred([this, next] { set_language(next); })) return;
  use_language(next);
  platform::set_language(next == Language::zh ? "zh-CN" : "en", tr("app.title"));
  explanations = explain_rejection(rejection, pack(), next);
  check_again();
}

void App::next_theme() {
  const bool dark = ui::theme() == ui::Theme::dark;
  theme_choice = dark ? 1 : 2;
  use_theme();
}

// --- what the views ask --------------------------------------------------------------------------

const Field* App::field_of(std::string_view path) const {
  while (!path.empty()) {
    if (const Field* field = built_in_pack().catalogue.find(path)) return field;
    const size_t dot = path.rfind('.');
    path = dot == std::string_view::npos ? std::string_view() : path.substr(0, dot);
  }
  return nullptr;
}

const std::vector<const Finding*>& App::findings_at(std::string_view path) const {
  static const std::vector<const Finding*> none;
  const auto found = by_field_.find(path);
  return found == by_field_.end() ? none : found->second;
}

bool App::is_missing(const Finding& finding) {
  return std::string_view(finding.rule->id).substr(0, 9) == "required.";
}

bool App::is_shown(const Field& field) const {
  return filing.holds(field.shown_when);
}

bool App::was_touched(std::string_view path) const {
  return all_touched_ || touched_.find(path) != touched_.end();
}

void App::Tally::add(const Finding& finding) {
  if (finding.result == Result::needs_review) {
    ++reviews;
  } else if (is_missing(finding)) {
    ++missing;
  } else if (finding.severity == Severity::error) {
    ++errors;
  } else {
    ++warnings;
  }
}

App::Tally App::tally() const {
  Tally tally;
  for (const Finding& finding : report.findings) tally.add(finding);
  return tally;
}

App::Tally App::tally(Page of) const {
  Tally tally;
  for (const Finding& finding : report.findings) {
    const Field* field = finding.fields.empty() ? nullptr : field_of(finding.fields.front());
    if (field != nullptr && field->step == step_id(of)) tally.add(finding);
  }
  return tally;
}

}  // namespace beian
