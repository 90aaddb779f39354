#include "core/cli/pictures.h"

#include <algorithm>

#include "core/image/inspect.h"
#include "core/rules/pack.h"
#include "core/rules/slots.h"

namespace beian::cli {
namespace {

constexpr size_t most_files = 1000;

/// What is decoded, and what is named with the way out. Documents are none.
bool is_picture(std::string_view bytes) {
  switch (image_format(bytes)) {
    case ImageFormat::unknown:
    case ImageFormat::pdf:
    case ImageFormat::video:
    case ImageFormat::zip:
      return false;
    default:
      return true;
  }
}

/// The list field counts as ready, not its element.
std::string field_of(const std::string& path) {
  const size_t last = path.rfind('.');
  const bool element = last != std::string::npos &&
                       path.find_first_not_of("0123456789", last + 1) == std::string::npos;
  return element ? path.substr(0, last) : path;
}

}  // namespace

std::string PicturePlacer::add(std::string_view bytes, const std::string& name) {
  if (!is_picture(bytes)) return {};
  std::string path = place(name);
  const ImageRole* role = path.empty() ? nullptr : image_role(role_at(filing_, path));
  if (role == nullptr) return {};
  Json picture = {{"path", path}};
  picture.update(inspection_json(inspect_image(bytes, name, *role)));
  pictures_.push_back(std::move(picture));
  ready_.push_back(field_of(path));
  return path;
}

void PicturePlacer::finish() {
  Json ready = Json::array();
  if (const Json* listed = filing_.find("documents.ready"); listed && listed->is_array())
    ready = *listed;
  for (Json& field : ready_) {
    if (std::find(ready.begin(), ready.end(), field) == ready.end()) ready.push_back(field);
  }
  filing_.set("documents.pictures", std::move(pictures_));
  filing_.set("documents.ready", std::move(ready));
}

/// The path of the field a file belongs to; "" when its name says nothing.
std::string PicturePlacer::place(const std::string& name) {
  std::string path = by_value(name);
  if (path.empty()) path = by_words(name);
  if (!path.empty()) taken_.insert(path);
  return path;
}

std::string PicturePlacer::by_value(const std::string& name) const {
  for (const Slot& slot : slots()) {
    const Json* value = filing_.find(slot.path);
    if (value == nullptr) continue;
    if (*value == name) return slot.path;
    if (!value->is_array()) continue;
    for (size_t i = 0; i < value->size(); ++i) {
      if ((*value)[i] == name) return slot.path + "." + std::to_string(i);
    }
  }
  return {};
}

/// The field that the name suits best and that has no picture yet; a list takes several.
std::string PicturePlacer::by_words(const std::string& name) const {
  std::string best;
  int most = 0;
  for (const Slot& slot : slots()) {
    const int suited = suits(slot, name);
    if (suited <= most) continue;
    const std::string path = free_path(slot);
    if (path.empty()) continue;
    most = suited;
    best = path;
  }
  return best;
}

std::string PicturePlacer::free_path(const Slot& slot) const {
  const Field* field = built_in_pack().catalogue.find(slot.path);
  const bool several = field && field->input == Input::media_list;
  const bool in_list = slot.path.find("[]") != std::string::npos;
  if (!several && !in_list) return taken_.count(slot.path) ? std::string() : slot.path;
  for (size_t i = 0; i < most_files; ++i) {
    std::string path = slot.path;
    if (several) {
      path += "." + std::to_string(i);
    } else {
      path.replace(path.find("[]"), 2, "." + std::to_string(i));
      if (filing_.find(path.substr(0, path.rfind('.'))) == nullptr) return {};
    }
    if (taken_.count(path) == 0) return path;
  }
  return {};
}

}  // namespace beian::cli
