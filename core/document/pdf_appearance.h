// What annotations add to a page's look: stamps, signatures, filled-in fields (ISO
// 32000-1, 12.5.5).
#pragma once
#include <qpdf/QPDFObjectHandle.hh>
#include <vector>

#include "core/document/pdf_matrix.h"

namespace beian {

struct PdfAppearance {
  QPDFObjectHandle form;  // a form XObject
  PdfMatrix matrix;       // under which it is drawn on the page
};

/// Of those annotations that are seen, in their order.
std::vector<PdfAppearance> appearances_of(QPDFObjectHandle page);

}  // namespace beian
