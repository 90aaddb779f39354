// A font of a page: what its codes mean and how wide their glyphs are.
#pragma once
#include <array>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/pdf_cmap.h"
#include "core/document/pdf_glyphs.h"
#include "core/text/gbk.h"

namespace beian {

class PdfFont {
 public:
  PdfFont() = default;  // one that says nothing
  PdfFont(QPDFObjectHandle dictionary, GbkToUtf8 gbk);

  struct Glyph {
    double width = 0;       // of an em
    bool known = false;     // its meaning was appended
    bool word_gap = false;  // the single byte 32, which word spacing widens
  };

  /// Takes one code off text[at] and appends what it means.
  Glyph next(std::string_view text, size_t& at, std::string& out) const;

  bool vertical() const { return vertical_; }

  /// Of Type 3, whose glyphs have their own space: what its text is high, by its size; else 1.
  double em() const { return em_; }

 private:
  struct Widths {
    uint32_t first = 0, last = 0;
    std::vector<float> each;  // one: the same for all
  };
  void read_simple(QPDFObjectHandle dictionary);
  void read_simple_encoding(QPDFObjectHandle dictionary);
  void read_composite(QPDFObjectHandle dictionary);
  void read_cid_widths(QPDFObjectHandle list);
  void read_to_unicode(QPDFObjectHandle map);
  bool append_meaning(uint32_t code, std::string_view bytes, std::string& out) const;
  double width(uint32_t code) const;

  enum class Meaning : uint8_t { none, unicode, gbk };

  bool composite_ = false, vertical_ = false;
  CodeCut cut_ = CodeCut::one;
  Meaning meaning_ = Meaning::none;  // of codes that ToUnicode does not explain
  GbkToUtf8 gbk_ = no_gbk;
  PdfCMap to_unicode_;
  std::vector<CodeSpace> spaces_;
  std::array<char32_t, 256> characters_{};  // of a simple font
  std::vector<Widths> widths_;              // by `first`
  double other_width_ = 0.5, width_unit_ = 0.001, em_ = 1;
};

}  // namespace beian
