// Where documents of a filing belong, and what they must be there: assets/documents.json, and the
// places of pictures (core/rules/slots.h).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/rules/pack.h"

namespace beian {

/// What a merged document is made of, in this order.
struct DocumentPart {
  std::string id;
  LocalText title;
  std::vector<std::string> words;  // in a file's name
  std::vector<std::string> hints;  // which of two parts alike
  std::vector<std::string> marks;  // in a page's text, without blanks
  std::string side;                // "front", "back": pages that show that side of an ID card
};

struct DocumentSlot {
  std::string path;                     // of the catalogue
  std::string name;                     // exactly how the file must be called; "": any name
  std::vector<std::string> types;       // "pdf", "xls", "png", "video" …: by content
  std::string role;                     // of pictures (core/image/roles.h)
  size_t min_pages = 0, max_pages = 0;  // 0: not limited
  double min_bytes = 0, max_bytes = 0;
  bool stamped = false;   // printed, stamped and scanned
  bool form = false;      // a registration form
  bool numbered = false;  // its pages say their numbers
  std::vector<std::string> words, hints;
  std::vector<DocumentPart> parts;

  const DocumentPart* part(std::string_view id) const;
  bool takes(std::string_view type) const;
};

/// Those of assets/documents.json first.
const std::vector<DocumentSlot>& document_slots();

/// The slot of a field, also of a list's element, or nullptr.
const DocumentSlot* document_slot(std::string_view path);

/// Whether the filing asks for it at all: the ten files of a short drama only in that scenario.
bool slot_applies(const DocumentSlot& slot, const Filing& filing, const RulePack& pack);

}  // namespace beian
