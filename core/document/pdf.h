// PDF (ISO 32000-1): what is in a file, page by page. Damaged files are repaired as far as that
// goes.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/gbk.h"

namespace beian {

struct PdfOptions {
  GbkToUtf8 gbk = no_gbk;         // for text in fonts that are encoded as GBK
  size_t most_bytes = 100 << 20;  // of the file
  size_t most_pages = 2000;
};

/// Why a PDF is not read.
inline constexpr std::string_view pdf_refusals[] = {
    "pdf-not",         // no PDF at all
    "pdf-password",    // needs a password to open
    "pdf-encryption",  // locked by something else than a password (a certificate, a rights server)
    "pdf-damaged",     // beyond repair
    "pdf-no-pages",    // a PDF, but without a page
    "pdf-pages",       // beyond PdfOptions::most_pages
    "pdf-too-large"    // beyond PdfOptions::most_bytes, or it unpacks to too much
};

/// An image as a page shows it. One that is shown twice is here twice.
struct PdfImage {
  int width = 0, height = 0;    // pixels, as stored
  int bits = 0;                 // a sample; 0 unknown (JPEG 2000)
  bool colour = false;          // else grey or black and white
  double dpi_x = 0, dpi_y = 0;  // along the stored rows and columns, by the matrix it is shown with
  double left = 0, top = 0;     // points, from the upper left corner of the upright page
  double right = 0, bottom = 0;  // of the box around it
  int turn = 0;                  // 0, 90, 180, 270: clockwise, from stored to shown
  bool mirrored = false;         // flipped left to right before it is turned
  std::string_view
      filter;  // "jpeg", "flate", "lzw", "run-length", "ccitt", "jbig2", "jpeg-2000", "raw", "?"
};

struct PdfPage {
  double width = 0, height = 0;  // points (1/72 inch), upright: after `rotation`
  int rotation = 0;              // 0, 90, 180, 270, clockwise
  std::vector<PdfImage> images;  // in the order of drawing, at most 200
  int scan = -1;                 // place in `images` of the one that covers the page; -1 none
  double covered = 0;            // share of the page under images, 0–1
  bool blank = false;            // nothing is drawn on it, or only white
  bool broken = false;           // its contents cannot be read to their end
  std::string text;              // UTF-8, lines from the top; invisible text (of OCR), too
  bool text_hidden = false;      // all of it is invisible: OCR's guess under a scan
  size_t text_missing = 0;       // glyphs whose meaning the file does not tell

  bool landscape() const { return width > height; }
};

struct Pdf {
  std::string_view refused;           // one of pdf_refusals; "" when it is read
  std::string version;                // "1.7"
  bool encrypted = false;             // opens without a password, but forbids things
  std::vector<std::string> warnings;  // of the repair, in English, for engineers; at most 50
  size_t pages_lost = 0;              // promised by the file, or broken, and not to be had
  size_t form_fields = 0;             // that can be filled in
  size_t signatures = 0;              // digital ones
  bool javascript = false;
  std::vector<std::string> embedded_files;  // names, UTF-8
  std::vector<PdfPage> pages;

  bool repaired() const { return !warnings.empty(); }
};

/// Whether the bytes start as a PDF does: "%PDF-" within the first 1,024.
bool is_pdf(std::string_view bytes);

/// Never fails: what cannot be read is said in `refused`.
Pdf read_pdf(std::string_view bytes, const PdfOptions& options = {});

/// Why an image of a page does not become a file.
inline constexpr std::string_view pdf_image_refusals[] = {
    "pdf-image-none",    // no such page or image
    "pdf-image-filter",  // JBIG2, CCITT fax or JPEG 2000, which are not decoded here
    "pdf-image-colour",  // a colour space that is not had here (Lab, separations, …)
    "pdf-image-damaged",
    "pdf-image-too-large"  // above 100 megapixels
};

struct PdfImageFile {
  std::string bytes;         // a JPEG as it is, everything else as PNG
  std::string_view refused;  // one of pdf_image_refusals, or of pdf_refusals
};

/// The image as a file that shows it as the page does: its turn is written as EXIF orientation.
/// `page` and `image` are places in what read_pdf returned.
PdfImageFile pdf_image(std::string_view bytes, size_t page, size_t image,
                       const PdfOptions& options = {});

}  // namespace beian
