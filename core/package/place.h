// Which file is which: files are given their slots by name, text, kind and shape.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/rules/document_slots.h"

namespace beian {

struct Place {
  std::string path;     // of the slot; "" when the file fits none
  std::string part;     // of a document that is merged from several; "" for the whole of it
  std::string_view by;  // "name" as required, "near" but for marks, "text", "words" of the name,
                        // "shape" of a card; "" none; "hand" where a person said it
  bool extra = false;   // another file has that slot already

  /// Only those are sure.
  bool guess() const { return by == "text" || by == "words" || by == "shape"; }
};

/// `facts`: for each file what inspect_document (core/document/inspect.h) said of it. One answer
/// for each, in their order. No two files get the same slot unless nothing else fits; parts take
/// several. Pictures that are no part of a document have their own places (core/rules/slots.h).
std::vector<Place> place_documents(const Filing& filing, const RulePack& pack,
                                   const std::vector<Json>& facts);

/// A picture may be two things at once: the licence of the filing and a part of 营业执照.pdf. Not
/// if its name speaks of the part more exactly: 办结告知书 is no 告知书.
bool is_picture_too(const Place& place, std::string_view name);

/// JPEG, PNG, BMP or GIF: what can become a page.
bool is_page_picture(std::string_view type);

}  // namespace beian
