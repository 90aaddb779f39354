// The page's state, and what happens to it. Views (the other files of this folder) draw it.
#pragma once
#include <array>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/process/explain.h"
#include "core/process/plan.h"
#include "core/report/diff.h"
#include "core/rules/check.h"
#include "web/ui/interaction.h"

namespace beian {

enum class Page : uint8_t { start, materials, subject, principal, applet, drama, results, after };
std::string_view step_id(Page page);  // the step of the catalogue; "results", "after"

enum class Dialog : uint8_t {
  none,
  picker,    // choosing from a list
  clear,     // really wipe everything?
  replace,   // really open this file over what was typed?
  privacy,   // 「资料不出本机」 and its proofs
  notices,   // whose software is inside
  findings,  // the bottom sheet
  menu,      // the header's actions, on a phone
  text,      // text to copy, where files cannot be saved
  problem,   // a file that could not be opened
  rule,      // what stands behind a finding
  place,     // which paper is this a picture of?
  picture,   // the viewer
  move,      // another slot for a document
  package,   // what will be in it
  pages,     // of a merged document
  save,      // in which form to save the report
  draft,     // a 备注 to start from
  consent    // may the site have this? (host.h)
};

/// Choosing from a list by typing. The options are made when it opens.
struct Picker {
  struct Option {
    int code = 0;
    std::string key, name, note;
    bool selected = false;
  };
  std::string path;
  std::string title;
  std::string query;
  std::vector<Option> options;
  size_t highlight = 0;  // among the options that match
  bool several = false;
  ui::Scroll scroll;
};

enum class ReportForm : uint8_t { html, markdown, csv, sarif, json };
struct ReportFile {
  std::string name, mime, text;
};

inline constexpr size_t leak_ways = 11;  // platform.js tries as many
struct Leak {
  std::string way;
  bool blocked = false;
};

class App {
 public:
  static constexpr size_t page_count = 8;

  App();

  // --- what the platform tells ---
  void environment_changed();
  bool wants_key(ui::Key key) const;
  void text_changed(std::string_view id, std::string_view text);
  void field_left(std::string_view id, std::string_view text);
  void file_opened(std::string_view name, std::string_view bytes);
  void file_refused(std::string_view name);
  void leak_result(std::string_view way, bool blocked);
  /// Draws the page. What a press changes is done after the picture, so that no view sees the
  /// filing or the report change under it; true when that calls for another pass.
  bool draw();

  // --- what the views do ---
  void set(std::string_view path, Json value);  // and check again
  void start_filling();
  void go(Page page);
  void go_to(const Finding& finding);
  void go_to(std::string_view path);  // of a field
  void go_to_next_finding();
  void open(Dialog dialog);
  void close_dialog();
  void fit_dialog(float height);  // of its content, before it is shown
  void open_sample(std::string_view name);
  void replace_filing(Filing next, std::string_view said);
  void accept_pending();  // the file that asked to replace what was typed
  void clear();
  void save_filing();
  void save_official_body();
  void save_report(ReportForm form);
  void copy_report();
  void use_built_in_rules();
  void show_rule(const Finding& finding);
  void draft_remark();
  void take_draft();
  void set_done(std::string_view step, bool done);  // of the plan
  void save_calendar();
  void save_checklist();
  void pick(const Field& field, std::string_view path);
  void choose(size_t option);  // of the picker
  void set_language(Language language);
  void next_theme();
  void set_ready(std::string_view path, bool ready);  // 「已备好」
  /// Now, or after the page has been drawn.
  void after_drawing(std::function<void()> action);

  // --- what the site asks, which this page may be embedded in ---
  /// Replaces what is filled in, as if it were saved; pictures and the page shown stay.
  void take_filing(Filing next);
  /// Sets what is not given yet; that is nobody's work.
  void prefill(const Json& by_path);
  void lay_over(std::optional<RulePack> pack);  // nothing: the built-in rules alone
  void recheck() { check_again(); }

  // --- what the views ask ---
  ReportFile report_file(ReportForm form, bool masked) const;
  const Field* field_of(std::string_view path) const;
  /// Findings that belong under the field.
  const std::vector<const Finding*>& findings_at(std::string_view path) const;
  static bool is_missing(const Finding& finding);  // "not filled in yet", not "wrong"
  bool is_shown(const Field& field) const;
  bool has(Page which) const { return has_page_[static_cast<size_t>(which)]; }
  Page after(Page current) const;  // the next one this filing has
  const RulePack& pack() const { return overlay_ ? *overlay_ : built_in_pack(); }
  bool was_touched(std::string_view path) const;

  struct Tally {
    size_t errors = 0, missing = 0, warnings = 0, reviews = 0;
    void add(const Finding& finding);
  };
  Tally tally() const;
  Tally tally(Page page) const;

  Filing filing;
  Report report;
  std::optional<ReportDiff> diff;  // against an earlier report that was opened
  Plan plan;
  std::string rejection;  // what the reviewers wrote, pasted
  std::vector<Explanation> explanations;
  struct {
    const Rule* rule = nullptr;
    Finding finding;  // the words of what was found, no evidence
  } rule_shown;       // by Dialog::rule
  std::string draft;
  Page page = Page::start;
  Dialog dialog = Dialog::none;
  Picker picker;
  ui::Scroll scroll, aside_scroll, nav_scroll, dialog_scroll;
  float dialog_height = 0;  // of the open sheet's content; 0: not known yet
  std::string said;         // read out, and shown for a while
  std::string problem_title, problem_text;
  std::string text_to_copy;
  std::vector<Leak> leaks;
  bool leaking = false;
  std::string digest, source;  // source: see web/build/source.mjs
  std::string newer;           // the source of what the next load brings, when that is known
  bool dragging = false;
  int theme_choice = 0;  // 0 as the system, 1 light, 2 dark
  bool started = false;  // something was typed or opened: findings are worth showing

 private:
  void check_again();
  void plan_again();
  void compare_with(Json earlier, std::string_view name);
  void use_rules(std::string_view bytes, std::string_view name);
  void show_problem(std::string_view name, std::string text);
  WriteOptions write_options(bool masked = true) const;
  void use_theme();
  void offer(std::string_view name, std::string_view mime, const std::string& bytes);

  bool deferred(std::function<void()> action);  // true: not now, it will run after the picture

  CheckOptions options_;
  bool drawing_ = false;
  std::vector<std::function<void()>> later_;
  Filing pending_;
  std::string pending_name_;
  bool unsaved_ = false;
  std::map<std::string, std::vector<const Finding*>, std::less<>> by_field_;
  std::set<std::string, std::less<>> touched_;
  bool all_touched_ = false;  // an opened file: everything counts as seen
  size_t next_ = 0;
  std::array<bool, page_count> has_page_{};
  std::optional<RulePack> overlay_;  // an agency's rules over the built-in ones
  std::optional<Json> earlier_;      // the report to compare with
};

App& app();

}  // namespace beian
