// All that the page asks of a browser. The implementation is platform.js; nothing else in web/
// knows of the DOM. Positions are device pixels of the canvas unless a name says otherwise.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace beian::platform {

/// What the surroundings want; changes arrive through App::environment_changed().
struct Environment {
  float width = 0, height = 0;  // of the canvas
  float scale = 1;              // device pixels per CSS pixel
  bool dark = false;            // prefers-color-scheme
  bool forced_colours = false;  // the palette below must be used
  uint32_t forced[6] =
      {};               // Canvas, CanvasText, LinkText, ButtonFace, Highlight, GrayText: 0xAABBGGRR
  bool coarse = false;  // the main pointer is a finger
};
const Environment& environment();

/// Local calendar date of the device, "YYYYMMDD".
std::string today();

/// Draw (at least) one more frame.
void request_frame();

/// Moves the keyboard focus to a node of the semantics tree once it exists; selects its text.
void focus(std::string_view node_id);

/// Opens the file chooser; must run inside a user gesture. Files arrive at App::file_opened().
void choose_files(std::string_view accept, bool multiple);

// --- pictures (pictures.js) ----------------------------------------------------------------------
// They stay with the browser: the program of the page knows them by a number alone, and what takes
// time is done by the worker, one job after the other. Pictures arrive at pictures::opened(), from
// here and from drops, pastes and choose_files(), too. What is asked below is answered once, at the
// functions of app/pictures.h, with the answer or with failed(); after cancel_picture() and
// forget_picture() nothing more is heard of that picture.

enum class Camera : uint8_t { none, back, front };
/// Opens the file chooser, or a camera of a phone; must run inside a user gesture. `slot` comes
/// back with each picture.
void choose_pictures(std::string_view slot, Camera camera, bool multiple);

/// Looks at it as the picture of a role ("id-front"); answers inspected().
void inspect_picture(int picture, std::string_view role);

/// Gives up what was asked of it.
void cancel_picture(int picture);

/// A view of it, upright, no side longer than `long_side` pixels; answers pixels().
void show_picture(int picture, int long_side);

/// A repaired copy, itself a picture; answers repaired().
void repair_picture(int picture, std::string_view request_json);

/// A copy as JPEG of what the browser can open and the checks cannot (WebP, HEIC, AVIF …), itself a
/// picture; answers converted().
void convert_picture(int picture);

/// Offers it as a file; see save_file().
bool save_picture(int picture, std::string_view name);

/// Lets its bytes go.
void forget_picture(int picture);

// --- documents (documents.js) --------------------------------------------------------------------
// They are numbered, asked for and given up as pictures are; answers come at the functions of
// app/documents.h.

/// Opens the file chooser, or that of a folder; must run inside a user gesture. `slot` comes back
/// with each file.
void choose_documents(std::string_view slot, bool folder);

/// Looks at it; answers inspected().
void inspect_document(int file, std::string_view name);

/// Opens a ZIP file; answers unpacked(), and each file in it arrives as if it had been dropped.
void unpack(int file, std::string_view name);

/// A view of a scanned page, from 0; answers pixels().
void show_page(int file, size_t page, int long_side);

/// Jobs of several files, which `request_json` names: {files: [numbers], …} as web/worker has it.
/// They answer merged() and packed() with a file of its own; given up by cancel_picture(job).
void merge(int job, std::string_view request_json);
void pack(int job, std::string_view request_json);

/// Another number for the same file.
int same_file(int file);

// --- files, clipboard ----------------------------------------------------------------------------

/// Offers bytes as a file: download, else share sheet. False when the browser (WeChat, QQ) can do
/// neither: show the text for copying instead.
bool save_file(std::string_view name, std::string_view mime, std::string_view bytes);

/// Puts text on the clipboard; must run inside a user gesture. False when refused.
bool copy_text(std::string_view text);

/// UTF-8 of GB18030 bytes; "" when they are not GB18030 either.
std::string from_gb18030(std::string_view bytes);

/// Two fingers enlarge what the page shows (pinch_event()), not the page as a whole.
void own_pinches(bool own);

/// Ask before the page is left.
void set_unsaved(bool unsaved);

/// <html lang>, document title.
void set_language(std::string_view lang, std::string_view title);
/// Tells the DOM the theme's ink and ground (of focused text fields, and behind the canvas).
void show_theme(bool dark);

struct Network {
  int requests = 0;    // resources the page has loaded since it was opened
  int violations = 0;  // attempts the browser has blocked
};
Network network();

/// Tries to leak in every way a page can; results arrive one by one at App::leak_result().
void try_to_leak();

/// What this very file is arrives at App::source and, where the browser can tell its SHA-256, as
/// hex at App::digest.
void file_facts();

/// The diffed, always-on DOM mirror (see ui/semantics.h for the format).
void show_semantics(std::string_view json);

}  // namespace beian::platform
