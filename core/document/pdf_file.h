// A PDF opened with qpdf, within limits. What includes this throws: it stays behind pdf.h and
// pdf_merge.h, which catch.
#pragma once
#include <memory>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/pdf.h"
#include "core/document/pdf_matrix.h"

namespace beian {

struct OpenPdf {
  std::unique_ptr<QPDF> file;           // reads from the caller's bytes: they must outlive it
  std::string_view refused;             // one of pdf_refusals; "" when the file is open
  std::vector<QPDFObjectHandle> pages;  // dictionaries, in their order
  size_t lost = 0;                      // pages that the file promises and has not
};

OpenPdf open_pdf(std::string_view bytes, const PdfOptions& options);

/// What a stream unpacks to beyond this is refused, unless said otherwise.
constexpr size_t usual_stream = 32 << 20;

/// A stream's bytes, unpacked as far as qpdf goes; throws when broken or beyond `most` bytes.
std::string unpacked(QPDFObjectHandle stream, size_t most = usual_stream);
/// As stored, but decrypted.
std::string stored(QPDFObjectHandle stream);

/// Of a page: its own or inherited from the nodes above it; null when there is none.
QPDFObjectHandle inherited(QPDFObjectHandle page, const std::string& key);

/// 0 when it is no number.
double number_of(QPDFObjectHandle object);
int integer_of(const QPDFObjectHandle& object);

/// x0 y0 x1 y1, the smaller first; false when it is none, or empty.
bool read_box(QPDFObjectHandle array, double (&box)[4]);

/// The crop box within the media box, A4 when there is neither.
void page_box(const QPDFObjectHandle& page, double (&box)[4]);

/// Of a form XObject; the identity when it has none.
PdfMatrix form_matrix(QPDFObjectHandle form);

/// 0, 90, 180 or 270.
int page_rotation(const QPDFObjectHandle& page);
int quarter_turn(int degrees);

/// Names of filters, without slashes, abbreviations written out.
std::vector<std::string> filters_of(QPDFObjectHandle stream_dictionary);

}  // namespace beian
