#include "core/document/pdf_appearance.h"

#include <algorithm>

#include "core/document/pdf_file.h"

namespace beian {
namespace {

constexpr int most_annotations = 2'000;
constexpr int invisible = 1, hidden = 2, no_view = 32;

/// The normal appearance, in the state the annotation is in; no stream when there is none.
QPDFObjectHandle normal_appearance(QPDFObjectHandle annotation) {
  QPDFObjectHandle all = annotation.getKey("/AP");
  QPDFObjectHandle normal = all.isDictionary() ? all.getKey("/N") : all;
  if (normal.isStream() || !normal.isDictionary()) return normal;
  QPDFObjectHandle state = annotation.getKey("/AS");
  return state.isName() ? normal.getKey(state.getName()) : QPDFObjectHandle::newNull();
}

/// Puts the form's box, as its own matrix turns it, onto the annotation's rectangle.
bool fitted(QPDFObjectHandle form, const QPDFObjectHandle& rectangle, PdfMatrix& fit) {
  double box[4], onto[4];
  if (!read_box(form.getDict().getKey("/BBox"), box) || !read_box(rectangle, onto)) return false;
  const PdfMatrix own = form_matrix(form);
  double x[4], y[4];
  for (int i = 0; i < 4; ++i) {
    const double cx = box[i % 2 * 2], cy = box[i / 2 * 2 + 1];
    x[i] = own.a * cx + own.c * cy + own.e;
    y[i] = own.b * cx + own.d * cy + own.f;
  }
  const auto [left, right] = std::minmax_element(x, x + 4);
  const auto [low, high] = std::minmax_element(y, y + 4);
  if (*right - *left <= 0 || *high - *low <= 0) return false;
  const double across = (onto[2] - onto[0]) / (*right - *left);
  const double up = (onto[3] - onto[1]) / (*high - *low);
  fit = {across, 0, 0, up, onto[0] - across * *left, onto[1] - up * *low};
  return true;
}

}  // namespace

std::vector<PdfAppearance> appearances_of(QPDFObjectHandle page) {
  std::vector<PdfAppearance> seen;
  QPDFObjectHandle list = page.getKey("/Annots");
  if (!list.isArray()) return seen;
  for (int i = 0; i < std::min(list.getArrayNItems(), most_annotations); ++i) {
    QPDFObjectHandle annotation = list.getArrayItem(i);
    if (!annotation.isDictionary()) continue;
    QPDFObjectHandle kind = annotation.getKey("/Subtype");
    const bool popup = kind.isName() && kind.getName() == "/Popup";
    const int flags = integer_of(annotation.getKey("/F"));
    if (popup || (flags & (invisible | hidden | no_view)) != 0) continue;
    PdfAppearance appearance{normal_appearance(annotation), {}};
    if (appearance.form.isStream() &&
        fitted(appearance.form, annotation.getKey("/Rect"), appearance.matrix))
      seen.push_back(appearance);
  }
  return seen;
}

}  // namespace beian
