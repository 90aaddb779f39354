// What inspect_document (core/document/inspect.h) tells of a file, asked by name. Its JSON:
//   {name, type, bytes, sha256, problem,            problem: why it cannot be read, "" if it can
//    side?,                                         of pictures: "front", "back" of an ID card
//    pdf?: {version, encrypted, warnings, pages_lost, javascript, embedded, form_fields},
//    pages?: [{width, height (mm), turned, scan, dpi, colour, blank, characters,
//              marks: [part ids, the first on the page first], number?, of?, until: [YYYYMMDD],
//              side?, pixels? (of the scan), seal?: "pass" | "warn" | "fail" | "unknown", findings,
//              passed}],
//    sheet?: {mismatch, hidden, macros},
//    form?: {recognised, values: [{field, value, sheet, cell, code, required}]}}
#pragma once
#include <set>
#include <string>
#include <string_view>

#include "core/rules/document_slots.h"
#include "core/rules/told.h"

namespace beian {

bool is_true(const Json& object, std::string_view path);
double number_at(const Json& object, std::string_view path);
/// 0 for what is no count.
size_t count_at(const Json& object, std::string_view path);

inline size_t page_count(const Json& facts) {
  return list_at(facts, "pages").size();
}

/// The part of the slot that a page's text or card speaks of; nullptr when it does not tell.
const DocumentPart* part_of_page(const Json& page, const DocumentSlot& slot);

/// The parts of the slot that the pages speak of.
std::set<std::string> parts_told(const Json& facts, const DocumentSlot& slot);

}  // namespace beian
