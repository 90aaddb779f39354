// The C++ side of platform.js: what the browser calls, and what platform.h promises.
#include "web/platform/platform.h"

#include <emscripten.h>

#include "web/app/app.h"
#include "web/app/documents.h"
#include "web/app/pictures.h"
#include "web/ui/interaction.h"
#include "web/ui/theme.h"

extern "C" {
void beian_request_frame();
int beian_today();
void beian_own_pinches(int);
void beian_choose_files(const char*, size_t, int multiple);
void beian_choose_pictures(const char*, size_t, int camera, int multiple);
void beian_inspect_picture(int, const char*, size_t);
void beian_cancel_picture(int);
void beian_show_picture(int, int long_side);
void beian_repair_picture(int, const char*, size_t);
void beian_convert_picture(int);
int beian_save_picture(int, const char*, size_t);
void beian_forget_picture(int);
void beian_choose_documents(const char*, size_t, int folder);
void beian_inspect_document(int, const char*, size_t);
void beian_unpack(int, const char*, size_t);
void beian_show_page(int, int page, int long_side);
void beian_merge(int, const char*, size_t);
void beian_pack(int, const char*, size_t);
int beian_same_file(int);
int beian_save_file(const char*, size_t, const char*, size_t, const char*, size_t);
int beian_copy_text(const char*, size_t);
int beian_from_gb18030(const char*, size_t);
void beian_set_unsaved(int);
void beian_set_language(const char*, size_t, const char*, size_t);
void beian_set_theme(int dark, const char*, size_t, const char*, size_t);
int beian_requests();
int beian_violations();
void beian_try_to_leak();
void beian_file_facts();
void beian_show_semantics(const char*, size_t);
void beian_focus_node(const char*, size_t);
}

namespace beian::platform {
namespace {
Environment current;
std::string decoded;
}  // namespace

const Environment& environment() {
  return current;
}
void request_frame() {
  beian_request_frame();
}

std::string today() {
  return std::to_string(beian_today());
}

void focus(std::string_view id) {
  beian_focus_node(id.data(), id.size());
}
void choose_files(std::string_view accept, bool multiple) {
  beian_choose_files(accept.data(), accept.size(), multiple ? 1 : 0);
}

void choose_pictures(std::string_view slot, Camera camera, bool multiple) {
  beian_choose_pictures(slot.data(), slot.size(), static_cast<int>(camera), multiple ? 1 : 0);
}
void inspect_picture(int picture, std::string_view role) {
  beian_inspect_picture(picture, role.data(), role.size());
}
void cancel_picture(int picture) {
  beian_cancel_picture(picture);
}
void show_picture(int picture, int long_side) {
  beian_show_picture(picture, long_side);
}
void repair_picture(int picture, std::string_view request) {
  beian_repair_picture(picture, request.data(), request.size());
}
void convert_picture(int picture) {
  beian_convert_picture(picture);
}
bool save_picture(int picture, std::string_view name) {
  return beian_save_picture(picture, name.data(), name.size()) != 0;
}
void forget_picture(int picture) {
  beian_forget_picture(picture);
}

void choose_documents(std::string_view slot, bool folder) {
  beian_choose_documents(slot.data(), slot.size(), folder ? 1 : 0);
}
void inspect_document(int file, std::string_view name) {
  beian_inspect_document(file, name.data(), name.size());
}
void unpack(int file, std::string_view name) {
  beian_unpack(file, name.data(), name.size());
}
void show_page(int file, size_t page, int long_side) {
  beian_show_page(file, static_cast<int>(page), long_side);
}
void merge(int job, std::string_view request) {
  beian_merge(job, request.data(), request.size());
}
void pack(int job, std::string_view request) {
  beian_pack(job, request.data(), request.size());
}
int same_file(int file) {
  return beian_same_file(file);
}

bool save_file(std::string_view name, std::string_view mime, std::string_view bytes) {
  return beian_save_file(name.data(), name.size(), mime.data(), mime.size(), bytes.data(),
                         bytes.size()) != 0;
}
bool copy_text(std::string_view text) {
  return beian_copy_text(text.data(), text.size()) != 0;
}

std::string from_gb18030(std::string_view bytes) {
  decoded.clear();
  beian_from_gb18030(bytes.data(), bytes.size());
  return std::move(decoded);
}

void own_pinches(bool own) {
  beian_own_pinches(own ? 1 : 0);
}
void set_unsaved(bool unsaved) {
  beian_set_unsaved(unsaved ? 1 : 0);
}
void set_language(std::string_view lang, std::string_view title) {
  beian_set_language(lang.data(), lang.size(), title.data(), title.size());
}
void show_theme(bool dark) {
  const std::string ink = ui::css(ui::Colour::text), ground = ui::css(ui::Colour::background);
  beian_set_theme(dark ? 1 : 0, ink.data(), ink.size(), ground.data(), ground.size());
}

Network network() {
  return {beian_requests(), beian_violations()};
}
void try_to_leak() {
  beian_try_to_leak();
}
void file_facts() {
  beian_file_facts();
}
void show_semantics(std::string_view json) {
  beian_show_semantics(json.data(), json.size());
}

}  // namespace beian::platform

using beian::app;
using beian::platform::current;
namespace documents = beian::documents;
namespace pictures = beian::pictures;
namespace ui = beian::ui;

extern "C" {

EMSCRIPTEN_KEEPALIVE void beian_environment(float width, float height, float scale, int dark,
                                            int forced, int coarse, uint32_t c0, uint32_t c1,
                                            uint32_t c2, uint32_t c3, uint32_t c4, uint32_t c5) {
  current = {width, height, scale, dark != 0, forced != 0, {c0, c1, c2, c3, c4, c5}, coarse != 0};
  if (const auto id = std::string(ui::focused_id()); !id.empty()) ui::reveal(id);
  app().environment_changed();
}

EMSCRIPTEN_KEEPALIVE void beian_pointer(int phase, int type, float x, float y, double time) {
  ui::pointer_event(static_cast<ui::Phase>(phase), type != 0, x / current.scale, y / current.scale,
                    time);
}

EMSCRIPTEN_KEEPALIVE void beian_wheel(float x, float y, float dx, float dy) {
  ui::wheel_event(x / current.scale, y / current.scale, dx / current.scale, dy / current.scale);
}

EMSCRIPTEN_KEEPALIVE void beian_pinch(float x, float y, float dx, float dy, float spread) {
  const float s = current.scale;
  ui::pinch_event(x / s, y / s, dx / s, dy / s, spread);
}

/// True when the page has a use for the key just now, so that the browser must not use it, too.
EMSCRIPTEN_KEEPALIVE int beian_key(int key) {
  ui::key_event(static_cast<ui::Key>(key));
  return app().wants_key(static_cast<ui::Key>(key)) ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void beian_activate(const char* id, size_t size) {
  ui::activate({id, size});
}
EMSCRIPTEN_KEEPALIVE void beian_focus(const char* id, size_t size) {
  ui::focus_changed({id, size});
}

EMSCRIPTEN_KEEPALIVE void beian_text(const char* id, size_t id_size, const char* text,
                                     size_t size) {
  app().text_changed({id, id_size}, {text, size});
}
EMSCRIPTEN_KEEPALIVE void beian_left_field(const char* id, size_t id_size, const char* text,
                                           size_t size) {
  app().field_left({id, id_size}, {text, size});
}

EMSCRIPTEN_KEEPALIVE void beian_file(const char* name, size_t name_size, const char* bytes,
                                     size_t size) {
  app().file_opened({name, name_size}, {bytes, size});
}
EMSCRIPTEN_KEEPALIVE void beian_file_refused(const char* name, size_t size) {
  app().file_refused({name, size});
}

EMSCRIPTEN_KEEPALIVE void beian_picture_opened(int picture, const char* name, size_t name_size,
                                               double bytes, const char* slot, size_t slot_size) {
  pictures::opened(picture, {name, name_size}, static_cast<size_t>(bytes), {slot, slot_size});
}
EMSCRIPTEN_KEEPALIVE void beian_picture_progress(int picture, const char* stage, size_t size) {
  if (documents::owns(picture)) return documents::progress(picture, {stage, size});
  pictures::progress(picture, {stage, size});
}
EMSCRIPTEN_KEEPALIVE void beian_picture_inspected(int picture, const char* json, size_t size) {
  pictures::inspected(picture, {json, size});
}
EMSCRIPTEN_KEEPALIVE void beian_picture_pixels(int picture, int long_side, int width, int height,
                                               const uint8_t* rgba, size_t) {
  if (documents::owns(picture))
    return documents::pixels(picture, 0, long_side, width, height, rgba);
  pictures::pixels(picture, long_side, width, height, rgba);
}
EMSCRIPTEN_KEEPALIVE void beian_picture_repaired(int picture, int result, const char* json,
                                                 size_t size) {
  pictures::repaired(picture, result, {json, size});
}
EMSCRIPTEN_KEEPALIVE void beian_picture_converted(int picture, int result) {
  pictures::converted(picture, result);
}
EMSCRIPTEN_KEEPALIVE void beian_picture_failed(int picture, const char* code, size_t size) {
  if (documents::owns(picture)) return documents::failed(picture, {code, size});
  pictures::failed(picture, {code, size});
}

EMSCRIPTEN_KEEPALIVE void beian_document_opened(int file, const char* name, size_t name_size,
                                                double bytes, const char* slot, size_t slot_size) {
  documents::opened(file, {name, name_size}, static_cast<size_t>(bytes), {slot, slot_size});
}
EMSCRIPTEN_KEEPALIVE void beian_document_inspected(int file, const char* json, size_t size) {
  documents::inspected(file, {json, size});
}
EMSCRIPTEN_KEEPALIVE void beian_document_unpacked(int file, const char* json, size_t size) {
  documents::unpacked(file, {json, size});
}
EMSCRIPTEN_KEEPALIVE void beian_document_pixels(int file, int page, int long_side, int width,
                                                int height, const uint8_t* rgba, size_t) {
  documents::pixels(file, static_cast<size_t>(page), long_side, width, height, rgba);
}
EMSCRIPTEN_KEEPALIVE void beian_document_merged(int file, double bytes, const char* json,
                                                size_t size) {
  documents::merged(file, static_cast<size_t>(bytes), {json, size});
}
EMSCRIPTEN_KEEPALIVE void beian_document_packed(int file, double bytes, const char* json,
                                                size_t size) {
  documents::packed(file, static_cast<size_t>(bytes), {json, size});
}

/// Files are held over the page (1), fall and are being opened (2), or neither (0).
EMSCRIPTEN_KEEPALIVE void beian_drag(int state, float x, float y) {
  app().dragging = state == 1;
  pictures::dragged(state > 0, state == 2, x, y);
}
EMSCRIPTEN_KEEPALIVE void beian_decoded(const char* text, size_t size) {
  beian::platform::decoded.assign(text, size);
}
EMSCRIPTEN_KEEPALIVE void beian_leak_result(const char* name, size_t size, int blocked) {
  app().leak_result({name, size}, blocked != 0);
}
EMSCRIPTEN_KEEPALIVE void beian_file_facts_ready(const char* source, size_t source_size,
                                                 const char* hex, size_t hex_size) {
  app().source.assign(source, source_size);
  app().digest.assign(hex, hex_size);
}

}  // extern "C"
