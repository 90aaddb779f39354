// Words for what was done to a picture: assets/image/repair.json.
#include "core/image/assets.h"
#include "core/image/repair.h"

namespace beian {

std::string repair_words(std::string_view code, Language language) {
  static const Json words = Json::parse(image_asset("image/repair.json"), nullptr, false);
  const Json* found = nullptr;
  for (const std::string_view kind : {"done", "missed", "refused"}) {
    const Json* codes = member(words, kind);
    if (const Json* one = codes ? member(*codes, code) : nullptr) found = one;
  }
  return found ? text(*found, language == Language::en ? "en" : "zh") : std::string();
}

std::string expected_name(const ImageRole& role, std::string_view slot_label, ImageFormat format) {
  std::string name(slot_label);
  if (name.find(role.title.zh) == std::string::npos)
    name += (name.empty() ? "" : "-") + role.title.zh;
  for (char& c : name) {
    const bool control = static_cast<unsigned char>(c) < 32 || c == 127;
    if (control || std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos) c = '_';
  }
  return name + "." + std::string(usual_extension(format));
}

}  // namespace beian
