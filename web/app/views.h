// The views: each draws one part of the page into the room it is given, in CSS pixels. Those that
// return a float return the y at which they ended.
#pragma once
#include "web/app/app.h"
#include "web/ui/widgets.h"

namespace beian {

void shell_view(App& app);  // header, steps, content, findings, dialogs

float start_view(App& app, ui::Rect room);
float form_view(App& app, std::string_view step, ui::Rect room);
float field_view(App& app, const Field& field, std::string_view path, ui::Rect room);
/// The pictures of a field that wants some: a card for each.
float slots_view(App& app, const Field& field, std::string_view path, ui::Rect room);
/// The card of a paper that is a document.
float document_view(App& app, const Field& field, ui::Rect room);
/// All files that came in: how far each is, and where it was put.
float files_view(App& app, ui::Rect room);
/// What a code of documents::failed() means to the applicant.
std::string document_problem(std::string_view code);
void move_view(App& app, ui::Rect window);     // Dialog::move: another slot for a document
void package_view(App& app, ui::Rect window);  // Dialog::package
void pages_view(App& app, ui::Rect window);    // Dialog::pages
void carried_view();                           // what the mouse is carrying
/// Which paper a picture is of, where its name does not say.
float unplaced_view(App& app, ui::Rect room);
/// "1.6 MB", "148 KB".
std::string shown_bytes(double bytes);
/// What a code of pictures::failed() means to the applicant.
std::string picture_problem(std::string_view code);
void picture_view(App& app, ui::Rect window);  // Dialog::picture: one in full
void place_view(App& app, ui::Rect window);    // Dialog::place
void notices_view(App& app, ui::Rect window);  // Dialog::notices
float results_view(App& app, ui::Rect room);
float after_view(App& app, ui::Rect room);
float rejection_view(App& app, ui::Rect room);

struct VerdictColours {
  ui::Colour ground, ink;
};
VerdictColours verdict_colours(const App& app);
/// The verdict in a tinted box.
float verdict_view(const App& app, ui::Rect room);
/// All findings by kind, each a way to its field.
float findings_list(App& app, ui::Rect room, bool in_full);
std::string verdict_title(const App& app);
std::string verdict_detail(const App& app);

void dialog_view(App& app, ui::Rect window);
/// A box with its own scrolling, as tall as its content; returns the room for that, already begun.
ui::Rect begin_sheet(App& app, ui::Rect window, const std::string& title, float wanted_width);
void end_sheet(App& app, ui::Rect room, float y);
void picker_view(App& app, ui::Rect window);
std::vector<const Picker::Option*> matching_options(const Picker& picker);

bool is_phone();  // narrower than 640 CSS pixels
float window_width();
float window_height();

/// "广东省", "居民身份证": what a stored code means; "" when unknown.
std::string meaning(const App& app, const Field& field, std::string_view path);

}  // namespace beian
