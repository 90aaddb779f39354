// What the page's worker can do with a picture, called by worker.js (documents: documents.cpp).
// Bytes come in the memory that worker_take() gave; an answer stays until worker_forget().
#include <emscripten.h>

#include <algorithm>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/image/inspect.h"
#include "core/image/repair.h"
#include "web/worker/answer.h"

extern "C" {
void beian_out_of_memory();  // does not return: library.js
}

namespace beian {
namespace worker {
namespace {

Answer answer;

/// Four channels, as textures want them.
std::string rgba(const Image& rgb) {
  const size_t count = rgb.pixels.size() / 3;
  std::string pixels(4 * count, '\xFF');
  for (size_t i = 0; i < count; ++i) std::copy_n(&rgb.pixels[3 * i], 3, &pixels[4 * i]);
  return pixels;
}

}  // namespace

Held& held() {
  static Held all;
  return all;
}

const Answer* told(int width, int height) {
  const Held& all = held();
  answer = {all.json.data(), all.json.size(), all.result.data(), all.result.size(), width, height};
  return &answer;
}

const Answer* told_view(std::string_view picture, int long_side) {
  const Image view = decoded_at(picture, long_side);
  held().result = rgba(view);
  return told(view.width, view.height);
}

}  // namespace worker

namespace {

const ImageRole& role_of(std::string_view id) {
  const ImageRole* role = image_role(id);
  return role != nullptr ? *role : *image_role("other");
}

/// Four corners [[x, y] …].
std::optional<Quad> corners_of(const Json* list) {
  if (list == nullptr || !list->is_array() || list->size() != 4) return std::nullopt;
  Quad quad{};
  for (size_t i = 0; i < 4; ++i) {
    const Json& corner = (*list)[i];
    if (!corner.is_array() || corner.size() != 2 || !corner[0].is_number() ||
        !corner[1].is_number())
      return std::nullopt;
    quad[i] = {corner[0].get<double>(), corner[1].get<double>()};
  }
  return quad;
}

RepairOptions options_of(const Json& request, const ImageRole& role) {
  RepairOptions options = repair_options(role);
  options.crop = corners_of(member(request, "crop"));
  const Json* turn = member(request, "turn");
  if (turn != nullptr && turn->is_number_integer()) options.turn = turn->get<int>();
  return options;
}

Json repaired_json(const Repaired& repaired, const ImageRole& role) {
  return {{"file", expected_name(role, "", repaired.format)},
          {"format", name(repaired.format)},
          {"width", repaired.width},
          {"height", repaired.height},
          {"quality", repaired.quality},
          {"done", repaired.done},
          {"missed", repaired.missed},
          {"refused", repaired.refused}};
}

}  // namespace
}  // namespace beian

using namespace beian;
using worker::Answer, worker::held, worker::told;

extern "C" {

EMSCRIPTEN_KEEPALIVE char* worker_take(size_t size) {
  std::set_new_handler(beian_out_of_memory);
  held().file.assign(size, '\0');
  return held().file.data();
}

/// JSON of what was found in the picture. `digest`: inspect_image's; may be empty.
EMSCRIPTEN_KEEPALIVE const Answer* worker_inspect(const char* name, size_t name_size,
                                                  const char* role, size_t role_size,
                                                  const char* digest, size_t digest_size) {
  const Inspection found = inspect_image(held().file, {name, name_size}, role_of({role, role_size}),
                                         {digest, digest_size});
  held().json = write_json(inspection_json(found));
  return told(found.header.width(), found.header.height());
}

/// Pixels of a view of it, upright; none when it cannot be decoded.
EMSCRIPTEN_KEEPALIVE const Answer* worker_show(int long_side) {
  return worker::told_view(held().file, long_side);
}

/// `request`: {role, crop: [[x, y] × 4] | null, turn: degrees to the right}. No bytes: refused.
EMSCRIPTEN_KEEPALIVE const Answer* worker_repair(const char* request, size_t size) {
  const JsonText read = read_json({request, size});
  const Json wanted = read.ok && read.value.is_object() ? read.value : Json::object();
  const ImageRole& role = role_of(text(wanted, "role"));
  Repaired repaired = repair_image(held().file, options_of(wanted, role));
  held().json = write_json(repaired_json(repaired, role));
  held().result = std::move(repaired.bytes);
  return told(repaired.width, repaired.height);
}

/// Personal data does not wait in free memory for the next file.
EMSCRIPTEN_KEEPALIVE void worker_forget() {
  worker::Held& all = held();
  const auto wipe = [](std::string& one) {
    std::fill(one.begin(), one.end(), '\0');
    one = {};
  };
  for (std::string* one : {&all.file, &all.json, &all.result}) wipe(*one);
  for (std::string& one : all.files) wipe(one);
  all.files = {};
}

}  // extern "C"
