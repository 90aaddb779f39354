#include "core/rules/document_slots.h"

#include <algorithm>

#include "core/rules/assets.h"
#include "core/rules/keys.h"
#include "core/rules/slots.h"

namespace beian {
namespace {

std::vector<std::string> texts(const Json& object, std::string_view key) {
  std::vector<std::string> list;
  if (const Json* value = member(object, key)) {
    for (const Json& one : *value) list.push_back(one.get<std::string>());
  }
  return list;
}

double number_of(const Json& object, std::string_view key) {
  const Json* value = member(object, key);
  return value ? value->get<double>() : 0;
}

bool flag(const Json& object, std::string_view key) {
  const Json* value = member(object, key);
  return value && value->get<bool>();
}

DocumentPart part_of(const Json& one) {
  return {text(one, "id"),     {text(one, "title.zh"), text(one, "title.en")},
          texts(one, "words"), texts(one, "hints"),
          texts(one, "marks"), text(one, "side")};
}

DocumentSlot slot_of(const Json& one) {
  DocumentSlot slot;
  slot.path = text(one, "path");
  slot.name = text(one, "name");
  slot.types = texts(one, "types");
  slot.role = text(one, "role");
  slot.min_bytes = number_of(one, "min_bytes");
  slot.max_bytes = number_of(one, "max_bytes");
  slot.stamped = flag(one, "stamped");
  slot.form = flag(one, "form");
  slot.numbered = flag(one, "numbered");
  slot.words = texts(one, "words");
  slot.hints = texts(one, "hints");
  if (const Json* pages = member(one, "pages")) {
    slot.min_pages = (*pages)[0].get<size_t>();
    slot.max_pages = (*pages)[1].get<size_t>();
  }
  if (const Json* parts = member(one, "parts")) {
    for (const Json& part : *parts) slot.parts.push_back(part_of(part));
  }
  return slot;
}

/// Whatever a picture's role says of its file is asked of pictures; here only that it is one.
DocumentSlot slot_of(const Slot& picture) {
  DocumentSlot slot;
  slot.path = picture.path;
  slot.types = {"jpeg", "png", "bmp", "gif"};
  slot.role = picture.role;
  slot.words = picture.words;
  slot.hints = picture.hints;
  return slot;
}

}  // namespace

const DocumentPart* DocumentSlot::part(std::string_view id) const {
  for (const DocumentPart& one : parts) {
    if (one.id == id) return &one;
  }
  return nullptr;
}

bool DocumentSlot::takes(std::string_view type) const {
  return std::find(types.begin(), types.end(), type) != types.end();
}

const std::vector<DocumentSlot>& document_slots() {
  static const std::vector<DocumentSlot> all = [] {
    std::vector<DocumentSlot> list;
    const JsonText file = read_json(rules_asset("documents.json"));
    for (const Json& one : *member(file.value, "slots")) list.push_back(slot_of(one));
    const size_t own = list.size();
    for (const Slot& picture : slots()) {
      const bool there = std::any_of(list.begin(), list.begin() + static_cast<ptrdiff_t>(own),
                                     [&](auto& one) { return one.path == picture.path; });
      if (!there) list.push_back(slot_of(picture));
    }
    return list;
  }();
  return all;
}

const DocumentSlot* document_slot(std::string_view path) {
  return find_slot(document_slots(), path);
}

bool slot_applies(const DocumentSlot& slot, const Filing& filing, const RulePack& pack) {
  const Field* field = pack.catalogue.find(slot.path);
  return field != nullptr && filing.holds(field->shown_when);
}

}  // namespace beian
