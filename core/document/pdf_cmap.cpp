#include "core/document/pdf_cmap.h"

#include <algorithm>

#include "core/document/pdf_lexer.h"
#include "core/text/utf8.h"

namespace beian {
namespace {

constexpr size_t most_ranges = 1 << 17;

/// What U+2F00–U+2FD5 stand for (their compatibility decompositions). Fonts have one glyph for
/// both, and programs that look up what a glyph means may find the radical.
constexpr std::u16string_view radicals =
    u"一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山"
    u"巛工"
    u"己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬"
    u"玄玉"
    u"瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫"
    u"血行"
    u"衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟"
    u"鬥鬯"
    u"鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";
static_assert(radicals.size() == 0x2FD6 - 0x2F00);

/// The same for those of U+2E80–U+2EF3 that look like a character: radical, character, radical, …
constexpr std::u16string_view more_radicals =
    u"⺁厂⺅亻⺆冂⺇几⺋卩⺌小⺗心⺘扌⺙攵⺜日⺝月⺟母⺠民⺡氵⺣灬⺩王⺬示⺭礻⺯糹⺰纟⺹耂⺼肉⻁虎"
    u"⻂衤"
    u"⻃覀⻄西⻅見⻈讠⻉贝⻋车⻌辶⻏阝⻐钅⻑長⻓长⻔门⻖阝⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨"
    u"⻤鬼"
    u"⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟";

/// The character that is written when a font's glyph is called a radical.
char32_t character_of(char32_t c) {
  if (c >= 0x2F00 && c < 0x2F00 + radicals.size()) return radicals[c - 0x2F00];
  if (c < 0x2E80 || c >= 0x2F00) return c;
  for (size_t i = 0; i < more_radicals.size(); i += 2)
    if (more_radicals[i] == c) return more_radicals[i + 1];
  return c;
}

uint32_t code_of(std::string_view bytes) {
  uint32_t code = 0;
  for (const char c : bytes.substr(0, 4)) code = code << 8 | static_cast<uint8_t>(c);
  return code;
}

bool surrogate(char32_t c, char32_t first) {
  return c >= first && c < first + 0x400;
}

bool within(uint32_t code, const CodeSpace& space) {  // each byte within its own bounds
  for (int shift = 0; shift < 8 * space.bytes; shift += 8) {
    const uint32_t byte = code >> shift & 0xFF;
    if (byte < (space.low >> shift & 0xFF) || byte > (space.high >> shift & 0xFF)) return false;
  }
  return true;
}

size_t listed_length(std::string_view text, size_t at, const std::vector<CodeSpace>& spaces) {
  uint32_t code = 0;
  for (int bytes = 1; bytes <= 4 && at < text.size(); ++bytes) {
    code = code << 8 | static_cast<uint8_t>(text[at++]);
    for (const CodeSpace& space : spaces)
      if (space.bytes == bytes && within(code, space)) return static_cast<size_t>(bytes);
  }
  return spaces.empty() ? 2 : static_cast<size_t>(spaces.front().bytes);
}

size_t code_length(std::string_view text, size_t at, CodeCut cut,
                   const std::vector<CodeSpace>& spaces) {
  const auto byte = [&](size_t i) {
    return at + i < text.size() ? static_cast<uint8_t>(text[at + i]) : 0;
  };
  const bool lead = byte(0) > 0x80 && byte(0) < 0xFF;
  switch (cut) {
    case CodeCut::one:
      return 1;
    case CodeCut::two:
      return 2;
    case CodeCut::utf16:
      return byte(0) >= 0xD8 && byte(0) < 0xDC ? 4 : 2;
    case CodeCut::mixed:
      return lead ? 2 : 1;
    case CodeCut::gb18030:
      return !lead ? 1 : byte(1) >= '0' && byte(1) <= '9' ? 4 : 2;
    case CodeCut::listed:
      break;
  }
  return listed_length(text, at, spaces);
}

}  // namespace

bool append_character(char32_t c, std::string& out) {
  const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  const bool private_use = (c >= 0xE000 && c < 0xF900) || c >= 0xF0000;
  const bool none =
      c == 0xFFFD || c == 0xFFFE || c == 0xFFFF || surrogate(c, 0xD800) || surrogate(c, 0xDC00);
  if (control || private_use || none) return false;
  if (c == 0xAD) return true;  // a soft hyphen: part of no word
  utf8::append(out, character_of(c));
  return true;
}

bool append_utf16(std::u16string_view utf16, std::string& out) {
  bool any = false;
  for (size_t i = 0; i < utf16.size(); ++i) {
    char32_t c = utf16[i];
    if (surrogate(c, 0xD800) && i + 1 < utf16.size() && surrogate(utf16[i + 1], 0xDC00))
      c = 0x10000 + ((c - 0xD800) << 10) + (utf16[++i] - 0xDC00u);
    any |= append_character(c, out);
  }
  return any;
}

uint32_t next_code(std::string_view text, size_t& at, CodeCut cut,
                   const std::vector<CodeSpace>& spaces) {
  const size_t length = std::min(code_length(text, at, cut, spaces), text.size() - at);
  const uint32_t code = code_of(text.substr(at, length));
  at += length;
  return code;
}

PdfCMap PdfCMap::parse(std::string_view bytes) {
  PdfCMap map;
  PdfLexer lexer(bytes);
  for (PdfToken token = lexer.next(); token != PdfToken::end; token = lexer.next()) {
    if (token != PdfToken::word) continue;
    if (lexer.text() == "begincodespacerange") map.read_spaces(lexer);
    if (lexer.text() == "beginbfchar") map.read_characters(lexer);
    if (lexer.text() == "beginbfrange") map.read_ranges(lexer);
  }
  std::stable_sort(map.ranges_.begin(), map.ranges_.end(),
                   [](const Range& a, const Range& b) { return a.low < b.low; });
  return map;
}

bool PdfCMap::append(uint32_t code, std::string& out) const {
  auto range = std::upper_bound(ranges_.begin(), ranges_.end(), code,
                                [](uint32_t wanted, const Range& r) { return wanted < r.low; });
  if (range == ranges_.begin() || (--range)->high < code) return false;
  if (code == range->low) return append_utf16(range->first, out);
  std::u16string meant = range->first;
  meant.back() = static_cast<char16_t>(meant.back() + (code - range->low));
  return append_utf16(meant, out);
}

void PdfCMap::read_spaces(PdfLexer& lexer) {
  while (lexer.next() == PdfToken::string && spaces_.size() < 256) {
    CodeSpace space;
    space.bytes = static_cast<int>(std::clamp<size_t>(lexer.text().size(), 1, 4));
    space.low = code_of(lexer.text());
    if (lexer.next() != PdfToken::string) return;
    space.high = code_of(lexer.text());
    spaces_.push_back(space);
  }
}

void PdfCMap::read_characters(PdfLexer& lexer) {
  while (lexer.next() == PdfToken::string) {
    const uint32_t code = code_of(lexer.text());
    if (lexer.next() == PdfToken::string) add(code, code, lexer.text());  // a name means nothing
  }
}

void PdfCMap::read_ranges(PdfLexer& lexer) {
  while (lexer.next() == PdfToken::string) {
    const uint32_t low = code_of(lexer.text());
    if (lexer.next() != PdfToken::string) return;
    const uint32_t high = code_of(lexer.text());
    PdfToken token = lexer.next();
    if (token == PdfToken::string) add(low, high, lexer.text());
    if (token != PdfToken::array_open) continue;
    for (uint32_t code = low; (token = lexer.next()) == PdfToken::string; ++code)
      if (code <= high) add(code, code, lexer.text());
  }
}

void PdfCMap::add(uint32_t low, uint32_t high, std::string_view utf16) {
  if (high < low || utf16.empty() || ranges_.size() >= most_ranges) return;
  Range range{low, high, {}};
  if (utf16.size() == 1) range.first = {static_cast<uint8_t>(utf16[0])};  // seen in the wild
  for (size_t i = 0; i + 1 < std::min<size_t>(utf16.size(), 64); i += 2)
    range.first += static_cast<char16_t>(code_of(utf16.substr(i, 2)));
  ranges_.push_back(std::move(range));
}

}  // namespace beian
