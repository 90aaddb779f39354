#include "core/document/pdf_font.h"

#include <algorithm>
#include <cmath>

#include "core/document/pdf_file.h"

namespace beian {
namespace {

constexpr int most_widths = 1 << 17;

bool starts_with(std::string_view text, std::string_view with) {
  return text.substr(0, with.size()) == with;
}

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// A name without its slash; "" when it is none.
std::string name_of(QPDFObjectHandle object) {
  return object.isName() ? object.getName().substr(1) : std::string();
}

PdfEncoding encoding_named(std::string_view name) {
  return name == "WinAnsiEncoding"    ? PdfEncoding::win_ansi
         : name == "MacRomanEncoding" ? PdfEncoding::mac_roman
         : name == "StandardEncoding" ? PdfEncoding::standard
                                      : PdfEncoding::none;
}

/// Whether its codes are the font's own business: a subset of symbols, say.
bool own_encoding(QPDFObjectHandle font) {
  QPDFObjectHandle descriptor = font.getKey("/FontDescriptor");
  const std::string base = name_of(font.getKey("/BaseFont"));
  if (base == "Symbol" || base == "ZapfDingbats" || font.isDictionaryOfType("/Font", "/Type3"))
    return true;
  if (!descriptor.isDictionary()) return false;
  const bool embedded = descriptor.hasKey("/FontFile") || descriptor.hasKey("/FontFile2") ||
                        descriptor.hasKey("/FontFile3");
  return embedded && (integer_of(descriptor.getKey("/Flags")) & 4) != 0;
}

}  // namespace

PdfFont::PdfFont(QPDFObjectHandle font, GbkToUtf8 gbk) : gbk_(gbk) {
  if (!font.isDictionary()) return;
  composite_ = name_of(font.getKey("/Subtype")) == "Type0";
  if (composite_)
    read_composite(font);
  else
    read_simple(font);
  read_to_unicode(font.getKey("/ToUnicode"));
}

void PdfFont::read_simple(QPDFObjectHandle font) {
  read_simple_encoding(font);
  QPDFObjectHandle list = font.getKey("/Widths");
  if (list.isArray()) {
    const int count = std::clamp(list.getArrayNItems(), 0, 256);
    Widths widths;
    widths.first = static_cast<uint32_t>(std::clamp(integer_of(font.getKey("/FirstChar")), 0, 255));
    widths.last = widths.first + static_cast<uint32_t>(std::max(count, 1)) - 1;
    for (int i = 0; i < count; ++i)
      widths.each.push_back(static_cast<float>(number_of(list.getArrayItem(i))));
    if (count > 0) widths_.push_back(std::move(widths));
  }
  QPDFObjectHandle matrix = font.getKey("/FontMatrix");
  if (name_of(font.getKey("/Subtype")) != "Type3" || !matrix.isArray() ||
      matrix.getArrayNItems() != 6)
    return;
  width_unit_ = std::abs(number_of(matrix.getArrayItem(0)));
  const double unit = std::abs(number_of(matrix.getArrayItem(3)));
  double box[4];
  if ((unit < 0.0003 || unit > 0.002) && read_box(font.getKey("/FontBBox"), box))
    em_ = std::clamp(unit * (box[3] - box[1]), 0.01, 100.0);
}

void PdfFont::read_simple_encoding(QPDFObjectHandle font) {
  QPDFObjectHandle encoding = font.getKey("/Encoding");
  QPDFObjectHandle base = encoding.isDictionary() ? encoding.getKey("/BaseEncoding") : encoding;
  PdfEncoding table = encoding_named(name_of(base));
  if (table == PdfEncoding::none && !own_encoding(font)) table = PdfEncoding::standard;
  for (size_t code = 0; code < 256; ++code)
    characters_[code] = character_of(table, static_cast<uint8_t>(code));
  QPDFObjectHandle differences =
      encoding.isDictionary() ? encoding.getKey("/Differences") : encoding;
  if (!differences.isArray()) return;
  size_t code = 0;
  for (int i = 0; i < std::min(differences.getArrayNItems(), 2048); ++i) {
    QPDFObjectHandle item = differences.getArrayItem(i);
    if (item.isInteger()) code = static_cast<size_t>(std::clamp(integer_of(item), 0, 256));
    if (item.isName() && code < 256) characters_[code++] = character_named(name_of(item));
  }
}

void PdfFont::read_composite(QPDFObjectHandle font) {
  QPDFObjectHandle encoding = font.getKey("/Encoding");
  const std::string name =
      name_of(encoding.isStream() ? encoding.getDict().getKey("/CMapName") : encoding);
  vertical_ = name.size() > 2 && name.substr(name.size() - 2) == "-V";
  cut_ = CodeCut::two;
  if (encoding.isStream()) {
    spaces_ = PdfCMap::parse(unpacked(encoding)).spaces();
    if (!spaces_.empty()) cut_ = CodeCut::listed;
  } else if (starts_with(name, "Uni")) {
    cut_ = holds(name, "UTF16") ? CodeCut::utf16 : CodeCut::two;
    if (holds(name, "UCS2") || holds(name, "UTF16")) meaning_ = Meaning::unicode;
  } else if (starts_with(name, "GB")) {
    cut_ = starts_with(name, "GBK2K") ? CodeCut::gb18030 : CodeCut::mixed;
    meaning_ = Meaning::gbk;
  } else if (!starts_with(name, "Identity") && !name.empty()) {
    cut_ = CodeCut::mixed;  // Japanese, Korean, Big5: cut right, not understood
  }
  QPDFObjectHandle descendants = font.getKey("/DescendantFonts");
  if (!descendants.isArray() || descendants.getArrayNItems() < 1) return;
  QPDFObjectHandle cid_font = descendants.getArrayItem(0);
  if (!cid_font.isDictionary()) return;
  other_width_ = cid_font.hasKey("/DW") ? number_of(cid_font.getKey("/DW")) * width_unit_ : 1;
  read_cid_widths(cid_font.getKey("/W"));
}

void PdfFont::read_cid_widths(QPDFObjectHandle list) {
  if (!list.isArray()) return;
  const int count = std::min(list.getArrayNItems(), most_widths);
  for (int i = 0; i + 1 < count;) {
    Widths widths;
    widths.first = static_cast<uint32_t>(std::clamp(integer_of(list.getArrayItem(i)), 0, 65535));
    QPDFObjectHandle second = list.getArrayItem(i + 1);
    if (second.isArray()) {
      const int each = std::min(second.getArrayNItems(), 65536);
      for (int j = 0; j < each; ++j)
        widths.each.push_back(static_cast<float>(number_of(second.getArrayItem(j))));
      widths.last = widths.first + static_cast<uint32_t>(std::max(each, 1)) - 1;
      i += 2;
    } else {
      if (i + 2 >= count) break;
      widths.last = static_cast<uint32_t>(std::clamp(integer_of(second), 0, 65535));
      widths.each.push_back(static_cast<float>(number_of(list.getArrayItem(i + 2))));
      i += 3;
    }
    if (!widths.each.empty() && widths.last >= widths.first) widths_.push_back(std::move(widths));
  }
  std::stable_sort(widths_.begin(), widths_.end(),
                   [](const Widths& a, const Widths& b) { return a.first < b.first; });
}

void PdfFont::read_to_unicode(QPDFObjectHandle map) {
  if (map.isStream()) to_unicode_ = PdfCMap::parse(unpacked(map));
  if (map.isName() && starts_with(name_of(map), "Identity")) meaning_ = Meaning::unicode;
}

bool PdfFont::append_meaning(uint32_t code, std::string_view bytes, std::string& out) const {
  if (to_unicode_.append(code, out)) return true;
  if (!composite_) {
    const char32_t c = code < 256 ? characters_[code] : 0;
    return c != 0 && append_character(c, out);
  }
  if (meaning_ == Meaning::unicode) {
    const std::u16string one{static_cast<char16_t>(code & 0xFFFF)};
    const std::u16string two{static_cast<char16_t>(code >> 16),
                             static_cast<char16_t>(code & 0xFFFF)};
    return append_utf16(bytes.size() == 4 ? two : one, out);
  }
  if (meaning_ != Meaning::gbk) return false;
  if (bytes.size() == 1 && code < 0x80) return append_character(code, out);
  const std::string meant = gbk_(bytes);
  out += meant;
  return !meant.empty();
}

double PdfFont::width(uint32_t code) const {
  // Predefined CMaps for Unicode and GBK map ASCII to the glyphs 1–95 of Adobe-GB1; the widths of
  // their other glyphs are an em, near enough.
  const bool predefined = composite_ && meaning_ != Meaning::none && to_unicode_.empty();
  if (predefined && (code < 0x20 || code > 0x7E)) return code < 0x100 ? 0.5 : other_width_;
  const uint32_t glyph = predefined ? code - 0x1F : code;
  auto widths = std::upper_bound(widths_.begin(), widths_.end(), glyph,
                                 [](uint32_t wanted, const Widths& w) { return wanted < w.first; });
  if (widths == widths_.begin() || (--widths)->last < glyph) return predefined ? 0.5 : other_width_;
  const size_t place = widths->each.size() == 1 ? 0 : glyph - widths->first;
  return place < widths->each.size() ? static_cast<double>(widths->each[place]) * width_unit_
                                     : other_width_;
}

PdfFont::Glyph PdfFont::next(std::string_view text, size_t& at, std::string& out) const {
  const size_t start = at;
  const uint32_t code = next_code(text, at, cut_, spaces_);
  const std::string_view bytes = text.substr(start, at - start);
  Glyph glyph;
  glyph.known = append_meaning(code, bytes, out);
  glyph.word_gap = bytes == " ";
  glyph.width = vertical_ ? 1 : width(code);
  return glyph;
}

}  // namespace beian
