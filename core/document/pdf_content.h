// Runs a page's content streams and notes what they show: images, text, whether anything at all.
#pragma once
#include <map>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <vector>

#include "core/document/pdf.h"
#include "core/document/pdf_font.h"
#include "core/document/pdf_lines.h"

namespace beian {

/// What pages of a file share: fonts by object, and how much work is left for all of them.
struct PdfWork {
  GbkToUtf8 gbk = no_gbk;
  std::map<QPDFObjGen, PdfFont> fonts;
  size_t operators = 20'000'000;
  size_t bytes = 512u << 20;  // unpacked
};

struct DrawnImage {
  PdfImage shown;
  QPDFObjectHandle stream;  // uninitialised: an inline image
};

struct PageContent {
  double width = 0, height = 0;  // points, upright
  std::vector<DrawnImage> images;
  std::vector<TextPiece> pieces;
  std::string pool;     // the pieces' text
  size_t missing = 0;   // glyphs that say nothing
  size_t visible = 0;   // glyphs that are seen
  bool drawn = false;   // lines, areas or shadings in another colour than white
  bool broken = false;  // unreadable from some point on
};

/// Throws only what must end everything (std::bad_alloc).
PageContent run_page(QPDFObjectHandle page, PdfWork& work);

}  // namespace beian
