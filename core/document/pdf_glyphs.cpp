#include "core/document/pdf_glyphs.h"

#include <algorithm>
#include <map>

namespace beian {
namespace {

/// Names of U+0020–U+007E.
constexpr std::string_view ascii_names =
    "space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright "
    "asterisk plus comma hyphen period slash zero one two three four five six seven eight nine "
    "colon semicolon less equal greater question at A B C D E F G H I J K L M N O P Q R S T U V "
    "W X Y Z bracketleft backslash bracketright asciicircum underscore grave a b c d e f g h i "
    "j k l m n o p q r s t u v w x y z braceleft bar braceright asciitilde";

/// Names of U+00A1–U+00FF.
constexpr std::string_view latin_names =
    "exclamdown cent sterling currency yen brokenbar section dieresis copyright ordfeminine "
    "guillemotleft logicalnot softhyphen registered macron degree plusminus twosuperior "
    "threesuperior acute mu paragraph periodcentered cedilla onesuperior ordmasculine "
    "guillemotright onequarter onehalf threequarters questiondown Agrave Aacute Acircumflex "
    "Atilde Adieresis Aring AE Ccedilla Egrave Eacute Ecircumflex Edieresis Igrave Iacute "
    "Icircumflex Idieresis Eth Ntilde Ograve Oacute Ocircumflex Otilde Odieresis multiply "
    "Oslash Ugrave Uacute Ucircumflex Udieresis Yacute Thorn germandbls agrave aacute "
    "acircumflex atilde adieresis aring ae ccedilla egrave eacute ecircumflex edieresis igrave "
    "iacute icircumflex idieresis eth ntilde ograve oacute ocircumflex otilde odieresis divide "
    "oslash ugrave uacute ucircumflex udieresis yacute thorn ydieresis";

/// Names of `more`, in its order.
constexpr std::string_view more_names =
    "Delta Euro Lslash OE Omega Scaron Ydieresis Zcaron approxequal arrowleft arrowright breve "
    "bullet caron checkmark circumflex dagger daggerdbl dotaccent dotlessi ellipsis emdash "
    "endash ff ffi ffl fi fl florin fraction greaterequal guilsinglleft guilsinglright "
    "hungarumlaut infinity integral lessequal lozenge lslash middot minus nbspace "
    "nonbreakingspace notequal oe ogonek partialdiff perthousand pi product quotedblbase "
    "quotedblleft quotedblright quoteleft quoteright quotesinglbase radical ring scaron "
    "sfthyphen summation tilde trademark zcaron";
constexpr uint16_t more[]{
    0x2206, 0x20AC, 0x141,  0x152,  0x2126, 0x160,  0x178,  0x17D,  0x2248, 0x2190, 0x2192,
    0x2D8,  0x2022, 0x2C7,  0x2713, 0x2C6,  0x2020, 0x2021, 0x2D9,  0x131,  0x2026, 0x2014,
    0x2013, 0xFB00, 0xFB03, 0xFB04, 0xFB01, 0xFB02, 0x192,  0x2044, 0x2265, 0x2039, 0x203A,
    0x2DD,  0x221E, 0x222B, 0x2264, 0x25CA, 0x142,  0xB7,   0x2212, 0xA0,   0xA0,   0x2260,
    0x153,  0x2DB,  0x2202, 0x2030, 0x3C0,  0x220F, 0x201E, 0x201C, 0x201D, 0x2018, 0x2019,
    0x201A, 0x221A, 0x2DA,  0x161,  0xAD,   0x2211, 0x2DC,  0x2122, 0x17E};

/// Codes 0x80–0x9F.
constexpr uint16_t win_ansi[]{0x20AC, 0,      0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                              0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0,      0x17D,  0,
                              0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                              0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0,      0x17E,  0x178};

/// Codes 0x80–0xFF.
constexpr uint16_t mac_roman[]{
    0xC4,   0xC5,   0xC7,   0xC9,   0xD1,   0xD6,  0xDC,   0xE1,   0xE0,   0xE2,   0xE4,   0xE3,
    0xE5,   0xE7,   0xE9,   0xE8,   0xEA,   0xEB,  0xED,   0xEC,   0xEE,   0xEF,   0xF1,   0xF3,
    0xF2,   0xF4,   0xF6,   0xF5,   0xFA,   0xF9,  0xFB,   0xFC,   0x2020, 0xB0,   0xA2,   0xA3,
    0xA7,   0x2022, 0xB6,   0xDF,   0xAE,   0xA9,  0x2122, 0xB4,   0xA8,   0x2260, 0xC6,   0xD8,
    0x221E, 0xB1,   0x2264, 0x2265, 0xA5,   0xB5,  0x2202, 0x2211, 0x220F, 0x3C0,  0x222B, 0xAA,
    0xBA,   0x3A9,  0xE6,   0xF8,   0xBF,   0xA1,  0xAC,   0x221A, 0x192,  0x2248, 0x2206, 0xAB,
    0xBB,   0x2026, 0xA0,   0xC0,   0xC3,   0xD5,  0x152,  0x153,  0x2013, 0x2014, 0x201C, 0x201D,
    0x2018, 0x2019, 0xF7,   0x25CA, 0xFF,   0x178, 0x2044, 0x20AC, 0x2039, 0x203A, 0xFB01, 0xFB02,
    0x2021, 0xB7,   0x201A, 0x201E, 0x2030, 0xC2,  0xCA,   0xC1,   0xCB,   0xC8,   0xCD,   0xCE,
    0xCF,   0xCC,   0xD3,   0xD4,   0xF8FF, 0xD2,  0xDA,   0xDB,   0xD9,   0x131,  0x2C6,  0x2DC,
    0xAF,   0x2D8,  0x2D9,  0x2DA,  0xB8,   0x2DD, 0x2DB,  0x2C7};

/// Codes 0xA0–0xFF.
constexpr uint16_t standard[]{
    0,      0xA1,   0xA2,   0xA3,   0x2044, 0xA5,   0x192,  0xA7,   0xA4, 0x27,  0x201C, 0xAB,
    0x2039, 0x203A, 0xFB01, 0xFB02, 0,      0x2013, 0x2020, 0x2021, 0xB7, 0,     0xB6,   0x2022,
    0x201A, 0x201E, 0x201D, 0xBB,   0x2026, 0x2030, 0,      0xBF,   0,    0x60,  0xB4,   0x2C6,
    0x2DC,  0xAF,   0x2D8,  0x2D9,  0xA8,   0,      0x2DA,  0xB8,   0,    0x2DD, 0x2DB,  0x2C7,
    0x2014, 0,      0,      0,      0,      0,      0,      0,      0,    0,     0,      0,
    0,      0,      0,      0,      0,      0xC6,   0,      0xAA,   0,    0,     0,      0,
    0x141,  0xD8,   0x152,  0xBA,   0,      0,      0,      0,      0,    0xE6,  0,      0,
    0,      0x131,  0,      0,      0x142,  0xF8,   0x153,  0xDF,   0,    0,     0,      0};

using Names = std::map<std::string_view, char32_t>;

/// The words of `list` mean what `meaning` says of their places.
template <typename Meaning>
void add_names(Names& names, std::string_view list, Meaning meaning) {
  for (size_t place = 0; !list.empty(); ++place) {
    const size_t end = std::min(list.find(' '), list.size());
    names[list.substr(0, end)] = static_cast<char32_t>(meaning(place));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

const Names& known_names() {
  static const Names all = [] {
    Names names;
    add_names(names, ascii_names, [](size_t place) { return 0x20 + place; });
    add_names(names, latin_names, [](size_t place) { return 0xA1 + place; });
    add_names(names, more_names, [](size_t place) { return more[place]; });
    return names;
  }();
  return all;
}

char32_t hexadecimal(std::string_view digits) {
  char32_t value = 0;
  for (const char c : digits) {
    const bool digit = c >= '0' && c <= '9', letter = c >= 'A' && c <= 'F';
    if (!digit && !letter) return 0;
    value = value << 4 | static_cast<char32_t>(digit ? c - '0' : c - 'A' + 10);
  }
  return value;
}

}  // namespace

char32_t character_of(PdfEncoding encoding, uint8_t code) {
  const bool quotes = encoding == PdfEncoding::standard;
  if (encoding == PdfEncoding::none || code < 0x20 || code == 0x7F) return 0;
  if (code < 0x80) return quotes && code == 0x27 ? 0x2019 : quotes && code == 0x60 ? 0x2018 : code;
  if (encoding == PdfEncoding::mac_roman) return mac_roman[code - 0x80];
  if (encoding == PdfEncoding::standard) return code < 0xA0 ? 0 : standard[code - 0xA0];
  if (code >= 0xA0) return code == 0xAD ? '-' : code;
  return win_ansi[code - 0x80] == 0 ? 0x2022 : win_ansi[code - 0x80];  // as annex D.2 has it
}

char32_t character_named(std::string_view glyph) {
  glyph = glyph.substr(0, glyph.find('.'));  // "a.sc"
  const auto known = known_names().find(glyph);
  if (known != known_names().end()) return known->second;
  if (glyph.size() == 7 && glyph.substr(0, 3) == "uni") return hexadecimal(glyph.substr(3));
  if (glyph.size() >= 5 && glyph.size() <= 7 && glyph[0] == 'u')
    return hexadecimal(glyph.substr(1));
  return 0;
}

}  // namespace beian
