// What the filing keeps of its files: the list documents.files, which the rules of documents tell
// (core/rules/documents.cpp).
#pragma once
#include "core/package/place.h"

namespace beian {

/// One entry of the filing's documents.files: {path, part?, by, extra?, name, type, bytes, sha256,
/// pages, problem?, findings: [{rule, result, variant?, arguments?, parts?, page?}], passed:
/// [{rule}], until?: [{page, end}], form?: {field: {value, code}}, pictures?: [{page, findings,
/// passed}]}. Nothing else of the text is kept.
Json document_entry(const Json& facts, const Place& place);

/// The entry of an archive that could not be opened (`refused`: one of zip_file_codes), or of which
/// some files could not be read.
Json archive_entry(std::string_view name, std::string_view refused, size_t left_out);

/// Puts the entries into documents.files in place of those that are there, lists their fields as
/// ready, and what is there to be merged as merged: from here on the file.* rules speak of that.
/// What followed from those that are gone is taken back.
void add_documents(Filing& filing, Json entries);

/// The name that a file must have in its place: of the slot, else of the file itself.
std::string required_name(const Place& place, const Json& facts);

}  // namespace beian
