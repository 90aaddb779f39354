// The pictures of a filing: chosen for a slot, looked at by the worker, shown, repaired. What was
// found in them stands in the filing (`documents.pictures`); their pixels never do.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/report/report.h"
#include "web/ui/picture.h"

namespace beian::pictures {

// --- what the platform tells: the answers to what platform.h was asked
// -----------------------------

/// A picture has come in. `slot`: what choose_pictures() was called with; "" for drops and pastes.
void opened(int picture, std::string_view name, size_t bytes, std::string_view slot);

/// The same, once it is known that it is no part of a document (documents.h).
void arrived(int picture, std::string_view name, size_t bytes, std::string_view slot);

/// What is being done with it now: "reading", "checking", "drawing", "repairing", "converting".
void progress(int picture, std::string_view stage);

/// The JSON of one picture, as the worker writes it.
void inspected(int picture, std::string_view json);

/// The answer to show_picture() of that `long_side`: width × height × 4 bytes, gone afterwards.
void pixels(int picture, int long_side, int width, int height, const uint8_t* rgba);

/// `result`: the repaired copy, a picture of its own; `json` says what was done.
void repaired(int picture, int result, std::string_view json);

/// `result`: the copy as JPEG, a picture of its own.
void converted(int picture, int result);

/// What was asked could not be done: "file-unreadable", "not-shown" (no view of it can be made),
/// "not-repaired", "not-converted" (the browser cannot open it either), or the worker's own end:
/// "worker-crashed", "worker-memory", "worker-timeout", "worker-unsupported" (this browser cannot
/// run it at all). Other pictures, and other wishes for this one, go on.
void failed(int picture, std::string_view code);

/// Files are held over the page at that point; `dropped`: they fall there, and are being opened.
void dragged(bool over, bool dropped, float x, float y);

// --- pictures in their slots
// -----------------------------------------------------------------------

enum class State : uint8_t { unplaced, waiting, working, checked, cancelled, failed };

struct Item {
  int id = 0;
  std::string path;  // of its slot; "" while nobody has said
  std::string name;  // of the file
  std::string role;  // that it was last looked at as
  size_t bytes = 0;
  State state = State::unplaced;
  std::string problem;   // the code of failed()
  bool guessed = false;  // placed by the words of its name
  bool unseen = false;   // no view of it can be made
  ui::Picture thumbnail;
};

/// The picture at that path, or nullptr: none chosen since the page was opened.
const Item* at(std::string_view path);
/// What was found in the picture at that path: an entry of `documents.pictures`, or nullptr.
const Json* entry(const Filing& filing, std::string_view path);
/// Where pictures are, or may be, of a field: itself; of a list each element and the next free one.
std::vector<std::string> places(const Filing& filing, const Field& field, std::string_view path);
/// Paths of this filing at which a picture is or may be wanted, in form order.
std::vector<std::string> open_places();

/// What the report says of the picture at that path.
std::vector<const Finding*> findings(const Report& report, std::string_view path);

/// Views tell where they draw a slot, so that files can fall on it; true while some are held there.
bool is_below_files(std::string_view path, ui::Rect rect);
void forget_places();  // before each picture of the page
/// The slot onto which files are falling just now; "" for none.
std::string_view dropped_on();
/// The slot that is drawn at that point; "" for none.
std::string_view place_below(float x, float y);

void choose(std::string_view path, bool camera);
void place(int picture, std::string_view path, bool guessed = false);
void remove(std::string_view path);
void cancel(std::string_view path);
void check_again(std::string_view path);  // after a cancel, or when it failed
void check_roles();                       // those that other answers make pictures of another kind
void convert(std::string_view path);      // by the browser, to JPEG
/// Those whose slot nobody has said yet.
const Item* unplaced();
size_t unplaced_count();
void drop_unplaced();  // they are not wanted
/// All of them, and what the browser keeps of them.
void forget_all();
/// How many still have to be looked at.
size_t count_waiting();

// --- the viewer
// --------------------------------------------------------------------------------------

/// The picture that is looked at, in full; at most one.
struct Viewer {
  std::string path;
  int document = 0;  // its file, when it is a page of a document (documents.h)
  size_t page = 0;   // of that, from 0
  ui::Picture full, repaired_full;
  enum class Repair : uint8_t { none, working, ready, failed } repair = Repair::none;
  bool crop = true;     // cut out the document and straighten it, where it was found
  int turn = 0;         // degrees clockwise, as the applicant asked
  int result = 0;       // the repaired picture
  std::string problem;  // the code of failed()
  Json repaired;        // the worker's answer: what was done, and the result's own check
  Report repaired_report;
  bool after = false;            // the repaired one is shown
  float zoom = 1, x = 0, y = 0;  // enlarged, and moved from the centre (CSS pixels)
  int lit = -1;                  // the finding below the pointer or with the focus
};
Viewer& viewer();
void view(std::string_view path);
void view_page(int document, size_t page);
void leave_viewer();
bool has_document();  // its corners were found for sure
void repair();        // what is shown; for a look before it is taken
void drop_repair();
void turn();   // another quarter, and repair again
void adopt();  // the repaired one takes the place
void save();   // what is shown, under the expected name
/// "主体证件.jpg": how a picture in that slot is to be called.
std::string file_name(std::string_view path, const Json& found);

}  // namespace beian::pictures
