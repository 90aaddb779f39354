#include "core/package/facts.h"

namespace beian {

bool is_true(const Json& object, std::string_view path) {
  const Json* value = find(object, path);
  return value && value->is_boolean() && value->get<bool>();
}

double number_at(const Json& object, std::string_view path) {
  const Json* value = find(object, path);
  return value && value->is_number() ? value->get<double>() : 0;
}

size_t count_at(const Json& object, std::string_view path) {
  const Json* value = find(object, path);
  if (value == nullptr || !value->is_number_integer()) return 0;
  return value->is_number_unsigned() || value->get<int64_t>() > 0 ? value->get<size_t>() : 0;
}

const DocumentPart* part_of_page(const Json& page, const DocumentSlot& slot) {
  for (const Json& mark : list_at(page, "marks")) {
    const DocumentPart* part = mark.is_string() ? slot.part(mark.get<std::string>()) : nullptr;
    if (part != nullptr) return part;
  }
  const std::string side = text(page, "side");
  for (const DocumentPart& part : slot.parts) {
    if (!side.empty() && part.side == side) return &part;
  }
  return nullptr;
}

std::set<std::string> parts_told(const Json& facts, const DocumentSlot& slot) {
  std::set<std::string> parts;
  for (const Json& page : list_at(facts, "pages")) {
    if (const DocumentPart* part = part_of_page(page, slot)) parts.insert(part->id);
  }
  return parts;
}

}  // namespace beian
