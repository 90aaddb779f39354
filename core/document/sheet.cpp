#include "core/document/sheet.h"

#include <algorithm>

#include "core/document/compound_file.h"
#include "core/document/sheet_readers.h"
#include "core/document/zip.h"
#include "core/image/signature.h"
#include "core/text/utf8.h"

namespace beian {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  return result;
}

/// UTF-16 with its byte order mark.
std::string from_utf16(std::string_view bytes) {
  const Bytes units(bytes, bytes[0] == '\xFF');
  std::string text;
  for (size_t at = 2; at + 1 < units.size(); at += 2) {
    char32_t unit = units.u16(at);
    const uint32_t low = units.u16(at + 2);
    if (unit >= 0xD800 && unit < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
      unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
      at += 2;
    }
    utf8::append(text, unit);
  }
  return text;
}

/// UTF-8 of a text file; "" when it is none.
std::string decoded(std::string_view bytes, GbkToUtf8 gbk) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return from_utf16(bytes);
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const bool binary = std::any_of(bytes.begin(), bytes.end(), [](char c) {
    return static_cast<uint8_t>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f';
  });
  if (binary) return {};
  return utf8::valid(bytes) ? std::string(bytes) : gbk(bytes);
}

/// A tab or a comma, whichever the first lines have more of; 0 without either.
char separator(std::string_view text) {
  const std::string_view start = text.substr(0, 4096);
  const auto tabs = std::count(start.begin(), start.end(), '\t');
  const auto commas = std::count(start.begin(), start.end(), ',');
  return tabs == 0 && commas == 0 ? '\0' : tabs >= commas ? '\t' : ',';
}

/// BIFF 2 to 5 without a compound file around it.
bool is_old_excel(std::string_view bytes) {
  return bytes.size() > 8 && bytes[0] == 9 && (bytes[1] & ~0x0E) == 0 && bytes[2] >= 4 &&
         bytes[2] <= 16 && bytes[3] == 0;
}

void read_text(std::string_view bytes, std::string_view extension, GbkToUtf8 gbk,
               Workbook& workbook) {
  std::string text = decoded(bytes, gbk);
  const std::string start = lower(std::string_view(text).substr(0, 8192));
  const size_t first = std::min(start.find_first_not_of(" \t\r\n"), start.size());
  const auto has = [&](std::string_view word) { return start.find(word) != std::string::npos; };
  const bool markup = start.substr(first, 1) == "<";
  if (markup && (has("<workbook") || has(":workbook")) &&
      has("urn:schemas-microsoft-com:office:spreadsheet")) {
    workbook.format = SheetFormat::xml;
    read_xml_workbook(std::move(text), workbook);
  } else if (markup && (has("<html") || has("<table") || has("<!doctype html"))) {
    workbook.format = SheetFormat::html;
    read_html_workbook(text, workbook);
  } else if (const char mark = separator(text);
             !markup && (mark != 0 || (extension == "csv" && !text.empty()))) {
    workbook.format = mark == '\t' ? SheetFormat::tsv : SheetFormat::csv;
    read_separated_workbook(text, mark == 0 ? ',' : mark, workbook);
  } else {
    workbook.refused = "sheet-unknown";
  }
}

/// What the ending of a name may stand for.
std::string_view endings(SheetFormat format) {
  switch (format) {
    case SheetFormat::xlsx:
      return " xlsx xlsm xltx xltm ";
    case SheetFormat::xls:
      return " xls xlt et ett ";
    case SheetFormat::html:
      return " html htm ";
    case SheetFormat::csv:
      return " csv txt ";
    case SheetFormat::tsv:
      return " tsv txt csv tab ";
    case SheetFormat::xml:
      return " xml ";
    case SheetFormat::xlsb:
      return " xlsb ";
    case SheetFormat::ods:
      return " ods ";
    default:
      return "";
  }
}

std::string_view mismatch(SheetFormat format, const std::string& extension) {
  if (format == SheetFormat::unknown || extension.empty()) return {};
  if (endings(format).find(" " + extension + " ") != std::string_view::npos) return {};
  return sheet_mismatches[static_cast<size_t>(format) - 1];
}

/// By place; of two cells in one place the later one counts, as in Excel.
void put_in_order(std::vector<Cell>& cells) {
  const auto before = [](const Cell& a, const Cell& b) {
    return a.row != b.row ? a.row < b.row : a.column < b.column;
  };
  const auto same = [&](const Cell& a, const Cell& b) { return !before(a, b) && !before(b, a); };
  if (!std::is_sorted(cells.begin(), cells.end(), before))
    std::stable_sort(cells.begin(), cells.end(), before);
  const auto kept = std::unique(cells.rbegin(), cells.rend(), same);
  cells.erase(cells.begin(), kept.base());
}

void read_by_content(std::string_view bytes, const std::string& extension, GbkToUtf8 gbk,
                     Workbook& workbook) {
  if (is_zip(bytes)) return read_zipped_workbook(bytes, workbook);
  if (CompoundFile::is_one(bytes)) return read_compound_workbook(bytes, workbook);
  const ImageFormat other = image_format(bytes);
  if (other == ImageFormat::pdf) {
    workbook.refused = "sheet-pdf";
  } else if (is_old_excel(bytes)) {
    workbook.format = SheetFormat::xls;
    workbook.refused = "sheet-biff";
  } else if (other != ImageFormat::unknown && other != ImageFormat::svg) {
    workbook.refused = "sheet-picture";
  } else {
    read_text(bytes, extension, gbk, workbook);
  }
}

}  // namespace

std::string_view name(SheetFormat format) {
  static constexpr std::string_view names[] = {"unknown", "xlsx", "xls",  "html", "csv",
                                               "tsv",     "xml",  "xlsb", "ods"};
  return names[static_cast<size_t>(format)];
}

const Cell* Sheet::cell(uint32_t row, uint32_t column) const {
  const auto found = std::lower_bound(
      cells.begin(), cells.end(), std::pair(row, column),
      [](const Cell& cell, const auto& place) { return std::pair(cell.row, cell.column) < place; });
  return found != cells.end() && found->row == row && found->column == column ? &*found : nullptr;
}

Workbook read_workbook(std::string_view bytes, std::string_view name, GbkToUtf8 gbk) {
  Workbook workbook;
  const std::string ending = lower(extension(name));
  read_by_content(bytes, ending, gbk, workbook);
  workbook.mismatch = mismatch(workbook.format, ending);
  if (!workbook.refused.empty()) workbook.sheets.clear();
  for (Sheet& sheet : workbook.sheets) put_in_order(sheet.cells);
  return workbook;
}

std::string cell_name(uint32_t row, uint32_t column) {
  std::string letters;
  for (uint64_t rest = uint64_t{column} + 1; rest > 0; rest = (rest - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return letters + std::to_string(uint64_t{row} + 1);
}

bool parse_cell_name(std::string_view name, uint32_t& row, uint32_t& column) {
  uint32_t letters = 0, digits = 0;
  size_t at = 0;
  const auto skip_dollar = [&] { at += at < name.size() && name[at] == '$'; };
  skip_dollar();
  for (; at < name.size() && name[at] >= 'A' && name[at] <= 'Z' && letters <= most_columns; ++at)
    letters = letters * 26 + static_cast<uint32_t>(name[at] - 'A') + 1;
  skip_dollar();
  digits = parse_count(name.substr(at), 0);
  if (letters == 0 || letters > most_columns || digits == 0 || digits > most_rows) return false;
  row = digits - 1;
  column = letters - 1;
  return true;
}

uint32_t parse_count(std::string_view digits, uint32_t otherwise) {
  if (digits.empty() || digits.size() > 9) return otherwise;
  uint32_t result = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return otherwise;
    result = result * 10 + static_cast<uint32_t>(c - '0');
  }
  return result;
}

}  // namespace beian
