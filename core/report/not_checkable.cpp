#include "core/assets.h"
#include "core/report/report.h"

namespace beian {

std::vector<std::string> not_checkable(Language language) {
  static const JsonText data = read_json(core_asset("not_checkable.json"));
  std::vector<std::string> texts;
  const Json* items = data.ok ? find(data.value, "items") : nullptr;
  if (!items || !items->is_array()) return texts;
  for (const Json& item : *items) {
    const Json* text = find(item, language == Language::zh ? "zh" : "en");
    if (const auto* string = text ? text->get_ptr<const std::string*>() : nullptr) {
      texts.push_back(*string);
    }
  }
  return texts;
}

}  // namespace beian
