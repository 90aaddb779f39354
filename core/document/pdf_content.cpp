#include "core/document/pdf_content.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <set>

#include "core/document/pdf_appearance.h"
#include "core/document/pdf_file.h"
#include "core/document/pdf_lexer.h"

namespace beian {
namespace {

constexpr size_t most_images = 200, most_pieces = 200'000, most_pool = 4 << 20;
constexpr size_t most_states = 512, most_operands = 65'536, most_fonts = 500;
constexpr int most_forms = 12, most_form_runs = 2'000;

struct State {
  PdfMatrix matrix;
  const PdfFont* font = nullptr;
  double size = 0, character_space = 0, word_space = 0, scale = 1, leading = 0, rise = 0;
  int rendering = 0;
  bool white_fill = false, white_stroke = false;
};

struct Operand {
  PdfToken token = PdfToken::end;
  double number = 0;
  size_t at = 0, length = 0;  // of its text in the pool of operands
};

struct MarkedText {  // ActualText of a marked sequence: says what its glyphs mean
  bool actual = false;
  std::string text;
  bool told = false;
};

/// An operator's letters as one number, for a switch.
constexpr uint32_t op(std::string_view word) {
  uint32_t code = 0;
  for (const char c : word) code = code << 8 | static_cast<uint8_t>(c);
  return code;
}

/// What a content stream unpacks to; the page is broken when it does not.
std::string bytes_of(QPDFObjectHandle stream, PageContent& content, PdfWork& work) {
  if (!stream.isStream()) return "";
  try {
    std::string bytes = unpacked(stream, std::min(usual_stream, work.bytes));
    work.bytes -= bytes.size();
    return bytes;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    content.broken = true;
    return "";
  }
}

bool literal(std::string_view word) {
  return word == "true" || word == "false" || word == "null";
}

class Runner {
 public:
  Runner(PageContent& content, PdfWork& work, const PdfMatrix& page)
      : content_(content), work_(work), page_(page) {
    state_.matrix = page;
  }

  void run(std::string_view stream, const QPDFObjectHandle& resources);
  void run(const PdfAppearance& appearance);

 private:
  void execute(uint32_t code, PdfLexer& lexer);
  bool execute_state(uint32_t code);
  bool execute_colour(uint32_t code);
  bool execute_paint(uint32_t code);
  bool execute_text(uint32_t code);
  bool execute_marked(uint32_t code);

  void push(PdfLexer& lexer, PdfToken token);
  double number(size_t from_last) const;
  std::string_view text(const Operand& operand) const {
    return std::string_view(operand_text_).substr(operand.at, operand.length);
  }
  std::string key_of_last() const;
  PdfMatrix matrix_of_operands() const;

  void set_font();
  void next_line(double x, double y);
  void show(std::string_view codes);
  void show_adjusted();
  void move_along(double amount);

  void draw_object();
  void draw_form(const QPDFObjectHandle& form);
  void draw_image(const QPDFObjectHandle& dictionary, const QPDFObjectHandle& stream);
  void inline_image(PdfLexer& lexer);
  QPDFObjectHandle resource(const char* kind, const std::string& key) const;

  PageContent& content_;
  PdfWork& work_;
  const PdfMatrix page_;
  State state_;
  std::vector<State> states_;
  std::vector<MarkedText> marked_;
  PdfMatrix text_, line_;
  std::vector<Operand> operands_;
  std::string operand_text_;
  QPDFObjectHandle resources_;
  std::map<std::string, const PdfFont*> named_;  // of the resources at hand
  std::set<QPDFObjGen> open_forms_;
  int forms_run_ = 0;
};

void Runner::push(PdfLexer& lexer, PdfToken token) {
  if (operands_.size() >= most_operands) return;
  Operand operand{token, 0, operand_text_.size(), 0};
  if (token == PdfToken::number) operand.number = std::clamp(lexer.number(), -1e9, 1e9);
  if (token == PdfToken::string || token == PdfToken::name || token == PdfToken::word) {
    operand_text_ += lexer.text();
    operand.length = lexer.text().size();
  }
  operands_.push_back(operand);
}

void Runner::run(std::string_view stream, const QPDFObjectHandle& resources) {
  resources_ = resources;
  named_.clear();
  PdfLexer lexer(stream);
  for (PdfToken token = lexer.next(); token != PdfToken::end; token = lexer.next()) {
    if (token != PdfToken::word || literal(lexer.text())) {
      push(lexer, token);
      continue;
    }
    if (work_.operators == 0) {
      content_.broken = true;
      return;
    }
    --work_.operators;
    if (lexer.text().size() <= 3) execute(op(lexer.text()), lexer);
    operands_.clear();
    operand_text_.clear();
  }
}

void Runner::run(const PdfAppearance& appearance) {
  states_.clear();
  marked_.clear();
  state_ = {};
  state_.matrix = appearance.matrix * page_;
  draw_form(appearance.form);
}

double Runner::number(size_t from_last) const {
  return from_last < operands_.size() ? operands_[operands_.size() - 1 - from_last].number : 0;
}

std::string Runner::key_of_last() const {
  return operands_.empty() ? "/" : "/" + std::string(text(operands_.back()));
}

PdfMatrix Runner::matrix_of_operands() const {
  return {number(5), number(4), number(3), number(2), number(1), number(0)};
}

QPDFObjectHandle Runner::resource(const char* kind, const std::string& key) const {
  QPDFObjectHandle resources = resources_;
  if (!resources.isDictionary()) return QPDFObjectHandle::newNull();
  QPDFObjectHandle group = resources.getKey(kind);
  return group.isDictionary() ? group.getKey(key) : QPDFObjectHandle::newNull();
}

void Runner::execute(uint32_t code, PdfLexer& lexer) {
  if (code == op("BI")) return inline_image(lexer);
  if (code == op("Do")) return draw_object();
  static_cast<void>(execute_text(code) || execute_state(code) || execute_colour(code) ||
                    execute_paint(code) || execute_marked(code));
}

bool Runner::execute_state(uint32_t code) {
  switch (code) {
    case op("q"):
      if (states_.size() < most_states) states_.push_back(state_);
      return true;
    case op("Q"):
      if (states_.empty()) return true;
      state_ = states_.back();
      states_.pop_back();
      return true;
    case op("cm"):
      state_.matrix = matrix_of_operands() * state_.matrix;
      return true;
    default:
      return false;
  }
}

bool Runner::execute_colour(uint32_t code) {
  const auto all = [this](double value) {
    if (operands_.empty()) return false;
    return std::all_of(operands_.begin(), operands_.end(), [value](const Operand& operand) {
      return operand.token == PdfToken::number && std::abs(operand.number - value) < 0.004;
    });
  };
  switch (code) {
    case op("g"):
    case op("rg"):
      state_.white_fill = all(1);
      return true;
    case op("G"):
    case op("RG"):
      state_.white_stroke = all(1);
      return true;
    case op("k"):
      state_.white_fill = all(0);
      return true;
    case op("K"):
      state_.white_stroke = all(0);
      return true;
    case op("sc"):
    case op("scn"):
      state_.white_fill = all(operands_.size() == 4 ? 0 : 1);
      return true;
    case op("SC"):
    case op("SCN"):
      state_.white_stroke = all(operands_.size() == 4 ? 0 : 1);
      return true;
    case op("cs"):
      state_.white_fill = false;
      return true;
    case op("CS"):
      state_.white_stroke = false;
      return true;
    default:
      return false;
  }
}

bool Runner::execute_paint(uint32_t code) {
  const bool fill = !state_.white_fill, stroke = !state_.white_stroke;
  switch (code) {
    case op("f"):
    case op("F"):
    case op("f*"):
      content_.drawn |= fill;
      return true;
    case op("S"):
    case op("s"):
      content_.drawn |= stroke;
      return true;
    case op("B"):
    case op("B*"):
    case op("b"):
    case op("b*"):
      content_.drawn |= fill || stroke;
      return true;
    case op("sh"):
      content_.drawn = true;
      return true;
    default:
      return false;
  }
}

bool Runner::execute_text(uint32_t code) {
  switch (code) {
    case op("BT"):
      text_ = line_ = {};
      return true;
    case op("Tf"):
      set_font();
      return true;
    case op("Tc"):
      state_.character_space = number(0);
      return true;
    case op("Tw"):
      state_.word_space = number(0);
      return true;
    case op("Tz"):
      state_.scale = number(0) / 100;
      return true;
    case op("TL"):
      state_.leading = number(0);
      return true;
    case op("Ts"):
      state_.rise = number(0);
      return true;
    case op("Tr"):
      state_.rendering = static_cast<int>(number(0));
      return true;
    case op("Tm"):
      text_ = line_ = matrix_of_operands();
      return true;
    case op("Td"):
      next_line(number(1), number(0));
      return true;
    case op("TD"):
      state_.leading = -number(0);
      next_line(number(1), number(0));
      return true;
    case op("T*"):
      next_line(0, -state_.leading);
      return true;
    case op("Tj"):
      if (!operands_.empty()) show(text(operands_.back()));
      return true;
    case op("TJ"):
      show_adjusted();
      return true;
    case op("\""):
      state_.word_space = number(2);
      state_.character_space = number(1);
      [[fallthrough]];
    case op("'"):
      next_line(0, -state_.leading);
      if (!operands_.empty()) show(text(operands_.back()));
      return true;
    default:
      return false;
  }
}

bool Runner::execute_marked(uint32_t code) {
  if (code == op("EMC")) {
    if (!marked_.empty()) marked_.pop_back();
    return true;
  }
  if (code != op("BDC") && code != op("BMC")) return false;
  if (marked_.size() >= most_states) return true;
  MarkedText mark;
  for (size_t i = 0; i + 1 < operands_.size(); ++i) {
    const bool actual = operands_[i].token == PdfToken::name &&
                        text(operands_[i]) == "ActualText" &&
                        operands_[i + 1].token == PdfToken::string;
    if (!actual) continue;
    mark.actual = true;
    mark.text = QPDFObjectHandle::newString(std::string(text(operands_[i + 1]))).getUTF8Value();
  }
  marked_.push_back(std::move(mark));
  return true;
}

void Runner::set_font() {
  if (operands_.size() < 2) return;
  state_.size = number(0);
  const std::string key = "/" + std::string(text(operands_[operands_.size() - 2]));
  const auto known = named_.find(key);
  if (known != named_.end()) {
    state_.font = known->second;
    return;
  }
  const QPDFObjectHandle dictionary = resource("/Font", key);
  const QPDFObjGen object = dictionary.getObjGen();
  auto font = work_.fonts.find(object);
  if (font == work_.fonts.end() || !dictionary.isIndirect()) {
    PdfFont read;
    try {
      if (work_.fonts.size() < most_fonts) read = PdfFont(dictionary, work_.gbk);
    } catch (const std::bad_alloc&) {
      throw;
    } catch (const std::exception&) {  // says nothing then
    }
    const QPDFObjGen own(-1 - static_cast<int>(work_.fonts.size()), 0);  // a number of no object
    font = work_.fonts.emplace(dictionary.isIndirect() ? object : own, std::move(read)).first;
  }
  state_.font = named_[key] = &font->second;
}

void Runner::next_line(double x, double y) {
  text_ = line_ = PdfMatrix{1, 0, 0, 1, x, y} * line_;
}

void Runner::move_along(double amount) {
  const bool vertical = state_.font && state_.font->vertical();
  text_ = PdfMatrix{1, 0, 0, 1, vertical ? 0 : amount, vertical ? amount : 0} * text_;
}

void Runner::show_adjusted() {
  for (size_t i = 0; i < operands_.size(); ++i) {
    const Operand operand = operands_[i];
    const bool vertical = state_.font && state_.font->vertical();
    if (operand.token == PdfToken::string) show(text(operand));
    if (operand.token == PdfToken::number)
      move_along(-operand.number / 1000 * state_.size * (vertical ? 1 : state_.scale));
  }
}

void Runner::show(std::string_view codes) {
  static const PdfFont nothing;
  const PdfFont& font = state_.font ? *state_.font : nothing;
  const bool hidden = state_.rendering == 3 || state_.rendering == 7;
  const bool full = content_.pieces.size() >= most_pieces || content_.pool.size() >= most_pool;
  const PdfMatrix shown = PdfMatrix{1, 0, 0, 1, 0, state_.rise} * text_ * state_.matrix;
  const size_t start = content_.pool.size();
  double advance = 0;
  for (size_t at = 0; at < codes.size();) {
    const PdfFont::Glyph glyph = font.next(codes, at, content_.pool);
    content_.missing += !glyph.known;
    content_.visible += !hidden;
    const double space = state_.character_space + (glyph.word_gap ? state_.word_space : 0);
    if (font.vertical())
      advance -= glyph.width * state_.size + space;
    else
      advance += (glyph.width * state_.size + space) * state_.scale;
  }
  move_along(advance);
  MarkedText* actual = nullptr;
  for (MarkedText& mark : marked_)
    if (mark.actual && !actual) actual = &mark;
  if (actual) {
    content_.pool.resize(start);
    if (!actual->told) content_.pool += actual->text;
    actual->told = true;
  }
  if (full) return content_.pool.resize(start);
  const PdfMatrix after = PdfMatrix{1, 0, 0, 1, 0, state_.rise} * text_ * state_.matrix;
  const double size = std::abs(state_.size) * std::hypot(shown.c, shown.d) * font.em();
  const bool outside = shown.e < -size || shown.f < -size || shown.e > content_.width + size ||
                       shown.f > content_.height + size || !std::isfinite(shown.e + shown.f + size);
  if (outside || content_.pool.size() == start) return content_.pool.resize(start);
  const auto narrow = [](double value) { return static_cast<float>(value); };
  content_.pieces.push_back({narrow(shown.e), narrow(shown.f), narrow(after.e), narrow(after.f),
                             narrow(size), static_cast<uint32_t>(start),
                             static_cast<uint32_t>(content_.pool.size() - start)});
}

void Runner::draw_object() {
  QPDFObjectHandle object = resource("/XObject", key_of_last());
  if (!object.isStream()) return;
  QPDFObjectHandle kind = object.getDict().getKey("/Subtype");
  if (kind.isName() && kind.getName() == "/Image") return draw_image(object.getDict(), object);
  if (kind.isName() && kind.getName() == "/Form") draw_form(object);
}

void Runner::draw_form(const QPDFObjectHandle& form) {
  const QPDFObjGen own = QPDFObjectHandle(form).getObjGen();
  if (static_cast<int>(open_forms_.size()) >= most_forms || ++forms_run_ > most_form_runs ||
      !open_forms_.insert(own).second)
    return;
  const std::string bytes = bytes_of(form, content_, work_);
  const State state = state_;
  const size_t depth = states_.size();
  const PdfMatrix text = text_, line = line_;
  const QPDFObjectHandle resources = resources_;
  auto named = std::move(named_);
  QPDFObjectHandle dictionary = QPDFObjectHandle(form).getDict();
  state_.matrix = form_matrix(form) * state_.matrix;
  operands_.clear();
  operand_text_.clear();
  QPDFObjectHandle own_resources = dictionary.getKey("/Resources");
  run(bytes, own_resources.isDictionary() ? own_resources : resources);
  states_.resize(std::min(states_.size(), depth));
  state_ = state;
  text_ = text;
  line_ = line;
  resources_ = resources;
  named_ = std::move(named);
  open_forms_.erase(own);
}

/// Whether samples in this colour space are grey at most.
bool grey_space(QPDFObjectHandle space, int depth = 0) {
  if (depth > 4) return false;
  if (space.isName())
    return space.getName() == "/DeviceGray" || space.getName() == "/G" ||
           space.getName() == "/CalGray";
  if (!space.isArray() || space.getArrayNItems() < 2) return false;
  QPDFObjectHandle kind = space.getArrayItem(0);
  const std::string name = kind.isName() ? kind.getName() : "";
  QPDFObjectHandle second = space.getArrayItem(1);
  if (name == "/CalGray") return true;
  if (name == "/ICCBased" && second.isStream())
    return integer_of(second.getDict().getKey("/N")) == 1;
  if (name == "/Separation") return second.isName() && second.getName() == "/Black";
  if (name != "/Indexed" && name != "/I") return false;
  if (grey_space(second, depth + 1)) return true;
  // A palette of greys only: what programs write for black and white.
  QPDFObjectHandle table = space.getArrayNItems() > 3 ? space.getArrayItem(3) : second;
  const std::string bytes = table.isString()   ? table.getStringValue()
                            : table.isStream() ? unpacked(table, 4096)
                                               : "";
  if (!second.isName() || second.getName() != "/DeviceRGB" || bytes.empty()) return false;
  for (size_t i = 0; i + 2 < bytes.size(); i += 3)
    if (bytes[i] != bytes[i + 1] || bytes[i] != bytes[i + 2]) return false;
  return true;
}

std::string_view filter_word(const std::vector<std::string>& filters) {
  constexpr std::pair<std::string_view, std::string_view> words[] = {
      {"DCTDecode", "jpeg"},       {"FlateDecode", "flate"},
      {"LZWDecode", "lzw"},        {"RunLengthDecode", "run-length"},
      {"CCITTFaxDecode", "ccitt"}, {"JBIG2Decode", "jbig2"},
      {"JPXDecode", "jpeg-2000"},  {"ASCIIHexDecode", "raw"},
      {"ASCII85Decode", "raw"}};
  if (filters.empty()) return "raw";
  for (const auto& [name, word] : words)
    if (filters.back() == name) return word;
  return "?";
}

/// The box, density and turn of the unit square that `matrix` puts on the page (y downwards).
void place(PdfImage& image, const PdfMatrix& matrix) {
  const double x[]{0, matrix.a, matrix.c, matrix.a + matrix.c};
  const double y[]{0, matrix.b, matrix.d, matrix.b + matrix.d};
  image.left = matrix.e + *std::min_element(x, x + 4);
  image.right = matrix.e + *std::max_element(x, x + 4);
  image.top = matrix.f + *std::min_element(y, y + 4);
  image.bottom = matrix.f + *std::max_element(y, y + 4);
  const double across = std::hypot(matrix.a, matrix.b), down = std::hypot(matrix.c, matrix.d);
  image.dpi_x = across > 0 ? 72 * image.width / across : 0;
  image.dpi_y = down > 0 ? 72 * image.height / down : 0;
  // Rows run along (a, b); columns run against (c, d), for the first row is at the square's top.
  image.mirrored = matrix.a * -matrix.d - matrix.b * -matrix.c < 0;
  const double side = image.mirrored ? -1 : 1, along_x = side * matrix.a, along_y = side * matrix.b;
  image.turn =
      std::abs(along_x) >= std::abs(along_y) ? (along_x >= 0 ? 0 : 180) : (along_y >= 0 ? 90 : 270);
}

void Runner::draw_image(const QPDFObjectHandle& dictionary, const QPDFObjectHandle& stream) {
  if (content_.images.size() >= most_images) return;
  QPDFObjectHandle image = dictionary;
  const auto either = [&](const char* full, const char* brief) {
    return image.hasKey(full) ? image.getKey(full) : image.getKey(brief);
  };
  DrawnImage drawn;
  PdfImage& shown = drawn.shown;
  shown.width = std::clamp(integer_of(either("/Width", "/W")), 0, 1 << 20);
  shown.height = std::clamp(integer_of(either("/Height", "/H")), 0, 1 << 20);
  shown.filter = filter_word(filters_of(image));
  QPDFObjectHandle mask = either("/ImageMask", "/IM");
  const bool stencil = mask.isBool() && mask.getBoolValue();
  shown.bits = stencil ? 1 : integer_of(either("/BitsPerComponent", "/BPC"));
  if (shown.bits == 0 && (shown.filter == "ccitt" || shown.filter == "jbig2")) shown.bits = 1;
  if (shown.bits == 0 && shown.filter == "jpeg") shown.bits = 8;
  QPDFObjectHandle space = either("/ColorSpace", "/CS");
  if (space.isName() && resource("/ColorSpace", space.getName()).isArray())
    space = resource("/ColorSpace", space.getName());
  shown.colour = !stencil && !space.isNull() && !grey_space(space);
  if (space.isNull() && !stencil) shown.colour = shown.filter == "jpeg-2000";
  place(shown, state_.matrix);
  if (!std::isfinite(shown.left + shown.right + shown.top + shown.bottom)) return;
  drawn.stream = stream;
  content_.images.push_back(std::move(drawn));
}

/// Behind the image data of a content stream: at "EI", between blanks.
size_t end_of_inline_image(std::string_view rest) {
  const auto blank = [&](size_t i) {
    return i >= rest.size() ||
           std::string_view(" \n\r\t\f\0", 6).find(rest[i]) != std::string::npos;
  };
  for (size_t at = rest.find("EI"); at != std::string_view::npos; at = rest.find("EI", at + 1))
    if (at > 0 && blank(at - 1) && blank(at + 2)) return at + 2;
  return rest.size();
}

void Runner::inline_image(PdfLexer& lexer) {
  QPDFObjectHandle dictionary = QPDFObjectHandle::newDictionary();
  std::string key;
  for (PdfToken token = lexer.next(); token != PdfToken::end; token = lexer.next()) {
    if (token == PdfToken::word && lexer.text() == "ID") break;
    QPDFObjectHandle value = QPDFObjectHandle::newNull();
    if (token == PdfToken::name) value = QPDFObjectHandle::newName("/" + std::string(lexer.text()));
    if (token == PdfToken::number)
      value = QPDFObjectHandle::newReal(std::clamp(lexer.number(), -1e9, 1e9));
    if (token == PdfToken::word) value = QPDFObjectHandle::newBool(lexer.text() == "true");
    if (key.empty() && token == PdfToken::name) {
      key = "/" + std::string(lexer.text());
    } else if (!key.empty() && !value.isNull()) {
      dictionary.replaceKey(key, value);
      key.clear();
    }
    if (token == PdfToken::array_close || token == PdfToken::dictionary_close) key.clear();
  }
  lexer.skip_to(lexer.at() + end_of_inline_image(lexer.rest()));
  draw_image(dictionary, QPDFObjectHandle());
}

/// All content streams of a page as one, with a blank between them.
std::string contents_of(QPDFObjectHandle contents, PageContent& content, PdfWork& work) {
  if (!contents.isArray()) return bytes_of(contents, content, work);
  std::string bytes;
  for (int i = 0; i < std::min(contents.getArrayNItems(), 10'000); ++i)
    bytes += bytes_of(contents.getArrayItem(i), content, work) + '\n';
  return bytes;
}

/// From the page's space to points on the upright page, from its upper left corner.
PdfMatrix upright_matrix(const double (&box)[4], int rotation, double unit) {
  const double width = box[2] - box[0], height = box[3] - box[1];
  const PdfMatrix to_origin{1, 0, 0, 1, -box[0], -box[1]};
  PdfMatrix turned{1, 0, 0, -1, 0, height};
  if (rotation == 90) turned = {0, 1, 1, 0, 0, 0};
  if (rotation == 180) turned = {-1, 0, 0, 1, width, 0};
  if (rotation == 270) turned = {0, -1, -1, 0, height, width};
  return to_origin * turned * PdfMatrix{unit, 0, 0, unit, 0, 0};
}

}  // namespace

PageContent run_page(QPDFObjectHandle page, PdfWork& work) {
  PageContent content;
  double box[4];
  page_box(page, box);
  const int rotation = page_rotation(page);
  const double given = number_of(page.getKey("/UserUnit"));
  const double unit = given > 0 ? std::clamp(given, 0.01, 1000.0) : 1;
  content.width = unit * (rotation % 180 == 0 ? box[2] - box[0] : box[3] - box[1]);
  content.height = unit * (rotation % 180 == 0 ? box[3] - box[1] : box[2] - box[0]);
  try {
    const std::string bytes = contents_of(page.getKey("/Contents"), content, work);
    Runner runner(content, work, upright_matrix(box, rotation, unit));
    runner.run(bytes, inherited(page, "/Resources"));
    for (const PdfAppearance& appearance : appearances_of(page)) runner.run(appearance);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    content.broken = true;
  }
  return content;
}

}  // namespace beian
