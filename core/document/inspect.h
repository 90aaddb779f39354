// Bytes of a file → what it is, and what stands in it as far as the rules ask. Its JSON is
// described in core/package/facts.h; which slot it belongs to comes after (core/package/place.h).
#pragma once
#include <string>
#include <string_view>

#include "core/filing/json.h"
#include "core/text/gbk.h"

namespace beian {

inline constexpr size_t most_document = size_t{100} << 20;  // bytes; larger ones are not opened

/// Never fails: what cannot be read is said in `problem`. Pages that are scans are looked at as
/// pictures are (core/image/inspect.h), in the role "scan"; of those the first 60.
Json inspect_document(std::string_view bytes, std::string_view file_name, GbkToUtf8 gbk = no_gbk);

/// The picture that is the page of a PDF, as a file that shows it upright by its EXIF orientation;
/// "" when the page is no scan. `page`: from 0.
std::string scanned_page(std::string_view bytes, size_t page, GbkToUtf8 gbk = no_gbk);

}  // namespace beian
