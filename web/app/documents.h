// The documents of a filing: dropped or chosen, looked at by the worker, each given its place,
// merged and packed. What was found in them stands in the filing (`documents.files`); their
// contents never do.
#pragma once
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/package/plan.h"
#include "core/report/report.h"
#include "web/ui/picture.h"

namespace beian::documents {

// --- what the platform tells: the answers to what platform.h was asked
// -----------------------------

/// A document has come in. `slot`: what choose_documents() was called with; "" for drops.
void opened(int file, std::string_view name, size_t bytes, std::string_view slot);
void progress(int file, std::string_view stage);
/// Facts of one document, as the worker writes them (core/package/facts.h).
void inspected(int file, std::string_view json);
/// What was in a ZIP file; its files come by opened().
void unpacked(int file, std::string_view json);
/// The answer to show_page(), or to show_picture() of a document that is a picture.
void pixels(int file, size_t page, int long_side, int width, int height, const uint8_t* rgba);
/// The merged document, itself a file; 0 and {refused} when it could not be made.
void merged(int file, size_t bytes, std::string_view json);
/// The package; 0 when it would be too large.
void packed(int file, size_t bytes, std::string_view json);
/// See pictures::failed().
void failed(int file, std::string_view code);
/// Whether the number is a document's, or of one of the jobs here.
bool owns(int file);

// --- documents in their slots
// ----------------------------------------------------------------------

enum class State : uint8_t { waiting, working, read, cancelled, failed };

struct Item {
  int id = 0;
  std::string name;  // of the file, without folders
  size_t bytes = 0;
  State state = State::waiting;
  std::string problem;   // the code of failed()
  bool archive = false;  // a ZIP that could not be opened, or not all of it
  bool picture = false;  // one that may be a part of a document
  bool by_hand = false;  // its place was said, not found
  bool unseen = false;   // no view of it can be made
  std::string wanted;    // the slot that was said before it was read
  Json facts;
  Place place;
  ui::Picture thumbnail;
  std::vector<Item> sources;  // what it was merged from, on this page

  bool busy() const { return state == State::waiting || state == State::working; }
};

std::vector<const Item*> all();
/// Those in the slot, parts in their order.
std::vector<const Item*> at(std::string_view path);
/// Entries of `documents.files` at that path.
std::vector<const Json*> entries(const Filing& filing, std::string_view path);
/// What the report says of the document at that path.
std::vector<const Finding*> findings(const Report& report, std::string_view path);
/// Where a file stands that has no slot: its findings are there.
std::string path_of(const Item& item);
/// Slots of this filing that documents have, in their order.
std::vector<const DocumentSlot*> open_slots();
bool is_slot(std::string_view path);  // a card of documents is drawn for it

void choose(std::string_view path);
void choose_folder();
void move(int file, std::string_view path);  // "": nowhere
void remove(int file);
void remove_at(std::string_view path);
void cancel(int file);
void check_again(int file);
/// Asks for a view of one of its pages.
void show(int file, size_t page, int long_side);
/// Whether a picture that has come in may be a part of a document: then it is looked at here first.
bool takes_picture(int picture, std::string_view name, size_t bytes, std::string_view slot);
/// The filing asks for other papers now.
void place_again();
void forget_all();
size_t count_waiting();

/// Being given another slot from a list (Dialog::move); 0: none.
int& moving();
/// Carried over the page by the mouse; 0: none.
int& carried();

// --- the package
// -----------------------------------------------------------------------------------

enum class Making : uint8_t { none, working, ready, failed };

/// What will be in it, and how far it is.
struct Package {
  std::vector<GivenDocument> given;
  std::vector<int> files;  // their numbers
  PackagePlan plan;
  Making making = Making::none;
  int result = 0;
  size_t bytes = 0;
  std::string problem;
  std::vector<std::string> refused;  // names of what could not be made
};
Package& package();
void open_package();
void make_package();
void save_package();
void give_up_package();
/// What the worker is asked for to make it, apart from what the page shows.
Json request_of_package();

// --- the pages of a merged document
// ----------------------------------------------------------------

struct DocumentPage {
  int file = 0;
  size_t page = 0;  // of the file, from 0
  int turn = 0;     // degrees clockwise
  ui::Picture view;
  bool asked = false;
};
struct Pages {
  std::string path;
  std::vector<DocumentPage> list;
  Making making = Making::none;
  std::string problem;
};
Pages& pages();
void open_pages(std::string_view path);
void move_page(size_t from, size_t to);
void turn_page(size_t page);
void drop_page(size_t page);
void insert_pages();
void merge_pages();
void leave_pages();
const Item* file(int id);

// --- between documents.cpp and package.cpp
// -----------------------------------------------------------

inline constexpr int merge_job = -1, pack_job = -2;  // numbers of no file
inline constexpr int page_side = 240;                // of the views in the list of pages
void job_failed(int job, std::string_view code);
/// A file that was inserted into the pages that are being arranged.
void arrived_for_pages(int file, const std::string& path);
/// The merged document takes the place of what it was made from; that comes back when it is
/// removed.
void adopt_merged(int file, size_t bytes, const std::string& path, const std::set<int>& sources);

}  // namespace beian::documents
