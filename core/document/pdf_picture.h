// A picture's file → an image of a PDF, nothing lost.
#pragma once
#include <qpdf/QPDF.hh>
#include <string_view>

#include "core/image/header.h"

namespace beian {

struct PdfPicture {
  QPDFObjectHandle object;   // an image XObject of the file; uninitialised when refused
  std::string_view refused;  // "merge-picture", or as ImageHeader has it
};

/// Metadata stays behind; the colour profile comes along. `header` was read from `bytes`.
PdfPicture add_picture(QPDF& file, std::string_view bytes, const ImageHeader& header);

}  // namespace beian
