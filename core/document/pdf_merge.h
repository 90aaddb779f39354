// Pictures and PDFs → one PDF. Nothing is compressed anew: what was sharp stays sharp.
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace beian {

struct MergePage {
  size_t page = 0;  // of the part, from 0; 0 for a picture
  int turn = 0;     // 0, 90, 180, 270 more, clockwise
};

struct MergePart {
  std::string_view bytes;        // JPEG, PNG, BMP, GIF or PDF, by content
  std::vector<MergePage> pages;  // in the order wanted; empty: all, as they are
};

/// Why there is no result, besides pdf_refusals and the refusals of ImageHeader.
inline constexpr std::string_view merge_refusals[] = {
    "merge-nothing",   // no page at all
    "merge-format",    // neither picture nor PDF
    "merge-picture",   // a picture that does not decode
    "merge-page",      // a page that the part has not
    "merge-too-large"  // beyond 2,000 pages or 300 MB
};

struct MergedPdf {
  std::string bytes;
  size_t pages = 0;
  std::string_view refused;  // "" when `bytes` is the file
  size_t part = 0;           // the part that is refused
};

/// Same parts, same bytes. Pages of PDFs keep their size; a picture comes upright on A4, portrait
/// or landscape as it is, within margins of 10 mm, never enlarged beyond 100 dpi. JPEG data is
/// passed through, PNG stays lossless with its transparency. Names, dates, places, scripts, forms
/// (flattened to what they show), links, bookmarks and embedded files are left behind.
MergedPdf merge_pdf(std::span<const MergePart> parts);

}  // namespace beian
