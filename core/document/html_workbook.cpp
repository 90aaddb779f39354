// Tables of HTML: what many systems export under the name .xls.
#include <algorithm>
#include <cstdlib>

#include "core/document/sheet_readers.h"
#include "core/text/utf8.h"

namespace beian {
namespace {

constexpr uint32_t most_span = 1000;

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  return result;
}

bool is_blank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// "colspan" of `<td colspan="2">`; `otherwise` without it.
uint32_t span_of(std::string_view tag, std::string_view name) {
  const size_t at = tag.find(name);
  if (at == std::string_view::npos) return 1;
  std::string_view rest = tag.substr(at + name.size());
  rest.remove_prefix(std::min(rest.find_first_not_of(" \t\n\r=\"'"), rest.size()));
  const uint32_t span = parse_count(rest.substr(0, rest.find_first_not_of("0123456789")), 1);
  return std::clamp(span, 1u, most_span);
}

/// The character of "&amp;" at the start of the text; its length is added to `at`.
void append_entity(std::string_view text, size_t& at, std::string& out) {
  static constexpr std::pair<std::string_view, std::string_view> names[] = {
      {"amp", "&"},   {"lt", "<"},    {"gt", ">"},     {"quot", "\""},
      {"apos", "'"},  {"nbsp", " "},  {"ldquo", "“"},  {"rdquo", "”"},
      {"lsquo", "‘"}, {"rsquo", "’"}, {"middot", "·"}, {"mdash", "—"}};
  const size_t end = text.substr(at, 12).find(';');
  const std::string name(text.substr(at + 1, end == std::string_view::npos ? 0 : end - 1));
  if (name.size() > 1 && name[0] == '#') {
    const bool hex = lower(name)[1] == 'x';
    utf8::append(out, static_cast<char32_t>(
                          std::strtoul(name.c_str() + (hex ? 2 : 1), nullptr, hex ? 16 : 10)));
    at += end + 1;
    return;
  }
  for (const auto& [known, character] : names) {
    if (name != known) continue;
    out += character;
    at += end + 1;
    return;
  }
  out += text[at++];
}

/// One sheet of all tables, one below the other.
class Reader {
 public:
  Reader(CellWriter& writer, Sheet& sheet) : writer_(writer), sheet_(sheet) {}

  void read(std::string_view text) {
    for (size_t at = 0; at < text.size() && !writer_.full();) {
      if (text[at] == '<') {
        at = read_tag(text, at);
      } else if (text[at] == '&') {
        append_entity(text, at, cell_);
      } else {
        append(text[at++]);
      }
    }
    end_cell();
  }

 private:
  /// Blanks and line ends are one blank.
  void append(char c) {
    if (!is_blank(c))
      cell_ += c;
    else if (!cell_.empty() && cell_.back() != ' ' && cell_.back() != '\n')
      cell_ += ' ';
  }

  size_t read_tag(std::string_view text, size_t at) {
    if (text.substr(at, 4) == "<!--") return behind(text, at, "-->");
    const size_t end = behind(text, at, ">");
    const std::string tag = lower(text.substr(at, end - at));
    const std::string_view name =
        std::string_view(tag).substr(1, tag.find_first_of(" \t\r\n/>", 2) - 1);
    if (name == "script" || name == "style") return behind(text, end, "</" + std::string(name));
    if (name == "br") cell_ += '\n';
    if (name == "/td" || name == "/th" || name == "/tr" || name == "/table") end_cell();
    if (name == "tr") start_row();
    if (name == "td" || name == "th") start_cell(tag);
    return end;
  }

  static size_t behind(std::string_view text, size_t at, std::string_view mark) {
    const size_t found = text.find(mark, at);
    return found == std::string_view::npos ? text.size() : found + mark.size();
  }

  void start_row() {
    end_cell();
    ++row_;
    column_ = 0;
    std::erase_if(down_, [&](const CellRange& range) { return range.last_row < row_; });
  }

  void start_cell(std::string_view tag) {
    end_cell();
    for (size_t i = 0; i < down_.size(); ++i) {  // cells of rows above that reach down to here
      if (!down_[i].has(row_, column_)) continue;
      column_ = down_[i].last_column + 1;
      i = ~size_t{0};  // from the first one again
    }
    const uint32_t across = span_of(tag, "colspan"), down = span_of(tag, "rowspan");
    place_ = {row_, column_, row_ + down - 1, column_ + across - 1};
    open_ = row_ < most_rows;
    cell_.clear();
    if (across * down > 1) writer_.merge(sheet_, place_);
    if (down > 1 && down_.size() < most_span) down_.push_back(place_);
    column_ += across;
  }

  void end_cell() {
    while (!cell_.empty() && is_blank(cell_.back())) cell_.pop_back();
    if (open_) writer_.text(sheet_, place_.first_row, place_.first_column, std::move(cell_));
    cell_.clear();
    open_ = false;
  }

  CellWriter& writer_;
  Sheet& sheet_;
  uint32_t row_ = ~0u, column_ = 0;  // one before the first
  CellRange place_;
  bool open_ = false;
  std::string cell_;
  std::vector<CellRange> down_;
};

}  // namespace

void read_html_workbook(std::string_view text, Workbook& workbook) {
  CellWriter writer;
  Reader(writer, workbook.sheets.emplace_back()).read(text);
  if (writer.full()) workbook.refused = "sheet-too-large";
}

}  // namespace beian
