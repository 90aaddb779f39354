// The site this page may be embedded in: what it sets, what it asks, and what the applicant must
// agree to. The talking, and every limit, is platform/embed.js; the protocol is
// web/embed/beian-check.d.ts.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "web/app/app.h"

namespace beian::host {

/// What a method answers: {"result": …} or {"error": {code, message, data}}.
Json answer(App& app, std::string_view method, const Json& params);

/// The same for parameters that cannot be read.
Json unreadable(const JsonError& problem);

/// Something is to leave this page, or to be lost.
struct Question {
  std::string kind;  // "filing", "report", "report-unmasked", "package", "save" or "lose"
  std::string name;  // of the file, with "save"
  std::string origin;
  bool always = false;  // for this visit
  bool drawn = false;
  bool armed = false;  // not in the first moment, in which a press was meant for something else
};
void ask(std::string_view kind, std::string_view name, std::string_view origin);
void arm();
Question* question();
/// In its dialog, once no other is open.
void show_question(App& app);
/// The dialog is on the screen: its first moment begins.
void question_drawn();
/// The applicant has decided; a closed dialog is a no.
void decide(bool yes);
/// "Always for this visit" is over.
void forget();

// --- what the site has set ---
bool hides(Page page);
bool wants_leave();   // a button that asks it to close the page
bool wants_height();  // the page is as high as its content
/// What the site knows of the applicant's case, where nothing else is said.
void prefill(App& app);

// --- what the site is told ---
void tell_changed();
void tell_waiting(size_t pictures);
void tell_height(float content);  // CSS pixels
void tell_leave();

/// The part of the page that is on the screen: of a tall frame only some.
ui::Rect seen(ui::Rect window);
void set_seen(float top, float height);

}  // namespace beian::host
