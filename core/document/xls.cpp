// XLS: the records of BIFF8 ([MS-XLS]) in the stream "Workbook" of a compound file.
#include <algorithm>
#include <bit>
#include <cstring>
#include <optional>
#include <span>

#include "core/document/compound_file.h"
#include "core/document/number_format.h"
#include "core/document/sheet_readers.h"
#include "core/text/utf8.h"

namespace beian {
namespace {

enum Type : uint32_t {
  formula = 0x0006,
  end_of_part = 0x000A,
  date_mode = 0x0022,
  file_pass = 0x002F,
  continued = 0x003C,
  bound_sheet = 0x0085,
  multiple_rk = 0x00BD,
  rich_string = 0x00D6,
  extended_format = 0x00E0,
  merged_cells = 0x00E5,
  shared_strings = 0x00FC,
  label_shared = 0x00FD,
  number_cell = 0x0203,
  label = 0x0204,
  boolean_or_error = 0x0205,
  string_of_formula = 0x0207,
  rk = 0x027E,
  number_format = 0x041E,
  start_of_part = 0x0809,
};
constexpr uint32_t biff8 = 0x0600;

struct Record {
  uint32_t type = 0;
  std::vector<std::string_view> parts;  // its own bytes, then those of the CONTINUE records

  Bytes bytes() const { return Bytes(parts[0], true); }
};

/// Reads records one after the other; `at` is where the next one starts.
class Records {
 public:
  Records(std::string_view stream, size_t at) : stream_(stream, true), at_(at) {}

  /// nullopt at the end of the stream, or where a record reaches beyond it.
  std::optional<Record> next() {
    Record record;
    if (!stream_.has(at_, 4)) return std::nullopt;
    record.type = stream_.u16(at_);
    do {
      const size_t size = stream_.u16(at_ + 2);
      if (!stream_.has(at_ + 4, size)) return std::nullopt;
      record.parts.push_back(stream_.view(at_ + 4, size));
      at_ += 4 + size;
    } while (stream_.has(at_, 4) && stream_.u16(at_) == continued);
    return record;
  }

 private:
  Bytes stream_;
  size_t at_;
};

/// Texts in a record, which may go on in CONTINUE records: there a text starts with its flags
/// again.
class Strings {
 public:
  Strings(std::span<const std::string_view> parts, size_t at) : parts_(parts), at_(at) {}

  bool ended() {
    enter_part();
    return part_ >= parts_.size();
  }

  uint32_t u8() {
    enter_part();
    return part_ < parts_.size() ? static_cast<uint8_t>(parts_[part_][at_++]) : 0;
  }
  uint32_t u16() {
    const uint32_t low = u8();
    return low | u8() << 8;
  }
  uint32_t u32() {
    const uint32_t low = u16();
    return low | u16() << 16;
  }

  /// Behind its length: flags, what follows the letters, letters.
  std::string text(uint32_t letters) {
    constexpr uint32_t phonetic = 4, rich = 8;
    const uint32_t flags = u8();
    const uint32_t runs = (flags & rich) != 0 ? u16() : 0;
    const uint32_t more = (flags & phonetic) != 0 ? u32() : 0;
    std::string result = read_letters(letters, (flags & 1) != 0);
    skip(uint64_t{runs} * 4 + more);
    return result;
  }

 private:
  void enter_part() {
    while (part_ < parts_.size() && at_ >= parts_[part_].size()) {
      ++part_;
      at_ = 0;
    }
  }

  std::string read_letters(uint32_t letters, bool wide) {
    std::string result;
    char32_t high = 0;  // the first half of a pair
    for (uint32_t i = 0; i < letters && !ended(); ++i) {
      if (at_ == 0 && part_ > 0) wide = (u8() & 1) != 0;  // the letters go on in this part
      const char32_t unit = wide ? u16() : u8();
      if (high != 0 && unit >= 0xDC00 && unit < 0xE000) {
        utf8::append(result, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
        high = 0;
        continue;
      }
      if (high != 0) utf8::append(result, 0xFFFD);
      high = unit >= 0xD800 && unit < 0xDC00 ? unit : 0;
      if (high == 0) utf8::append(result, unit);
    }
    return result;
  }

  void skip(uint64_t count) {
    while (count > 0 && !ended()) {
      const uint64_t here = std::min<uint64_t>(count, parts_[part_].size() - at_);
      at_ += static_cast<size_t>(here);
      count -= here;
    }
  }

  std::span<const std::string_view> parts_;
  size_t part_ = 0, at_;
};

struct Listed {
  size_t at = 0;
  uint32_t kind = 0;  // 0 a sheet, 1 macros, 2 a chart, 6 VBA
  Sheet::Visibility visibility = Sheet::Visibility::visible;
  std::string name;
};

/// The part of the stream that holds for all sheets.
struct Globals {
  std::vector<Listed> sheets;
  std::vector<std::string> strings;
  std::vector<std::pair<uint32_t, std::string>> formats;
  std::vector<uint32_t> styles;  // the format of each
  bool date_1904 = false;

  std::string_view format(uint32_t style) const {
    const uint32_t id = style < styles.size() ? styles[style] : 0;
    const auto own = std::find_if(formats.begin(), formats.end(),
                                  [&](const auto& it) { return it.first == id; });
    return own == formats.end() ? builtin_format(id) : own->second;
  }
};

Listed read_listed(const Record& record) {
  const Bytes bytes = record.bytes();
  Listed listed{bytes.u32(0), bytes.u8(5), static_cast<Sheet::Visibility>(bytes.u8(4) & 3), {}};
  if (listed.visibility > Sheet::Visibility::very_hidden)
    listed.visibility = Sheet::Visibility::hidden;
  listed.name = Strings(record.parts, 7).text(bytes.u8(6));
  return listed;
}

/// False when there are more of them than could be shown.
bool read_shared_strings(const Record& record, std::vector<std::string>& strings) {
  constexpr size_t most_bytes = 64u << 20;
  const uint32_t count = record.bytes().u32(4);
  Strings reader(record.parts, 8);
  size_t bytes = 0;
  for (uint32_t i = 0; i < count && !reader.ended(); ++i) {
    const uint32_t letters = reader.u16();
    strings.push_back(reader.text(letters));
    bytes += strings.back().size() + sizeof(std::string);
    if (bytes > most_bytes) return false;
  }
  return true;
}

/// Why they cannot be read; "" when they can.
std::string_view read_globals(std::string_view stream, Globals& globals) {
  Records records(stream, 0);
  std::optional<Record> record = records.next();
  if (!record || (record->type & 0xF0FF) != (start_of_part & 0xF0FF)) return "sheet-damaged";
  if (record->type != start_of_part || record->bytes().u16(0) != biff8) return "sheet-biff";
  while ((record = records.next()) && record->type != end_of_part) {
    const Bytes bytes = record->bytes();
    switch (record->type) {
      case file_pass:
        return "sheet-encrypted";
      case date_mode:
        globals.date_1904 = bytes.u16(0) == 1;
        break;
      case bound_sheet:
        globals.sheets.push_back(read_listed(*record));
        break;
      case extended_format:
        globals.styles.push_back(bytes.u16(2));
        break;
      case number_format:
        globals.formats.emplace_back(bytes.u16(0), Strings(record->parts, 4).text(bytes.u16(2)));
        break;
      case shared_strings:
        if (!read_shared_strings(*record, globals.strings)) return "sheet-too-large";
        break;
      default:
        break;
    }
  }
  return record && !globals.sheets.empty() ? "" : "sheet-damaged";
}

/// A number in four bytes: an integer, or the upper bits of a double; either perhaps of hundredths.
double rk_number(uint32_t value) {
  constexpr uint32_t hundredths = 1, integer = 2;
  double number = 0;
  if ((value & integer) != 0) {
    number = static_cast<int32_t>(value) >> 2;
  } else {
    const uint64_t bits = uint64_t{value & ~3u} << 32;
    std::memcpy(&number, &bits, sizeof number);
  }
  return (value & hundredths) != 0 ? number / 100 : number;
}

double double_at(const Bytes& bytes, size_t at) {
  const uint64_t bits = bytes.u32(at) | uint64_t{bytes.u32(at + 4)} << 32;
  double number = 0;
  std::memcpy(&number, &bits, sizeof number);
  return number;
}

std::string_view error_text(uint32_t code) {
  switch (code) {
    case 0x00:
      return "#NULL!";
    case 0x07:
      return "#DIV/0!";
    case 0x0F:
      return "#VALUE!";
    case 0x17:
      return "#REF!";
    case 0x1D:
      return "#NAME?";
    case 0x24:
      return "#NUM!";
    default:
      return "#N/A";
  }
}

class SheetReader {
 public:
  SheetReader(const Globals& globals, CellWriter& writer, Sheet& sheet)
      : globals_(globals), writer_(writer), sheet_(sheet) {}

  /// Whether the sheet's end was reached.
  bool read(std::string_view stream, size_t at) {
    Records records(stream, at);
    std::optional<Record> record = records.next();
    if (!record || record->type != start_of_part) return false;
    int depth = 1;  // charts within the sheet are parts of their own
    while (depth > 0 && !writer_.full()) {
      record = records.next();
      if (!record) return false;
      depth += (record->type == start_of_part) - (record->type == end_of_part);
      if (depth == 1) read_record(*record);
    }
    return true;
  }

 private:
  void read_record(const Record& record) {
    const Bytes bytes = record.bytes();
    const uint32_t row = bytes.u16(0), column = bytes.u16(2);
    const std::string_view format = globals_.format(bytes.u16(4));
    switch (record.type) {
      case label_shared: {
        const uint32_t index = bytes.u32(6);
        if (index < globals_.strings.size())
          writer_.text(sheet_, row, column, globals_.strings[index]);
        break;
      }
      case label:
      case rich_string:
        writer_.text(sheet_, row, column, Strings(record.parts, 8).text(bytes.u16(6)));
        break;
      case number_cell:
        writer_.number(sheet_, row, column, double_at(bytes, 6), format);
        break;
      case rk:
        writer_.number(sheet_, row, column, rk_number(bytes.u32(6)), format);
        break;
      case multiple_rk:
        read_multiple(bytes, row, column);
        break;
      case boolean_or_error:
        boolean_or_error_cell(row, column, bytes.u8(6), bytes.u8(7) != 0, false);
        break;
      case formula:
        read_formula(bytes, row, column, format);
        break;
      case string_of_formula:
        read_string_of_formula(record);
        break;
      case merged_cells:
        read_merged(bytes);
        break;
      default:
        break;
    }
  }

  void read_multiple(const Bytes& bytes, uint32_t row, uint32_t first) {
    for (size_t at = 4; at + 8 <= bytes.size(); at += 6) {
      writer_.number(sheet_, row, first++, rk_number(bytes.u32(at + 2)),
                     globals_.format(bytes.u16(at)));
    }
  }

  void boolean_or_error_cell(uint32_t row, uint32_t column, uint32_t value, bool error,
                             bool computed) {
    if (error)
      writer_.error(sheet_, row, column, std::string(error_text(value)), computed);
    else
      writer_.boolean(sheet_, row, column, value != 0, computed);
  }

  /// The value that was computed last; a text is in a record that follows.
  void read_formula(const Bytes& bytes, uint32_t row, uint32_t column, std::string_view format) {
    text_row_ = row;
    text_column_ = column;
    if (bytes.u16(12) != 0xFFFF) {
      writer_.number(sheet_, row, column, double_at(bytes, 6), format, true);
    } else if (const uint32_t kind = bytes.u8(6); kind == 1 || kind == 2) {
      boolean_or_error_cell(row, column, bytes.u8(8), kind == 2, true);
    }
  }

  void read_string_of_formula(const Record& record) {
    const uint32_t letters = record.bytes().u16(0);
    writer_.text(sheet_, text_row_, text_column_, Strings(record.parts, 2).text(letters), true);
  }

  void read_merged(const Bytes& bytes) {
    for (size_t at = 2; at + 8 <= bytes.size(); at += 8) {
      writer_.merge(sheet_,
                    {bytes.u16(at), bytes.u16(at + 4), bytes.u16(at + 2), bytes.u16(at + 6)});
    }
  }

  const Globals& globals_;
  CellWriter& writer_;
  Sheet& sheet_;
  uint32_t text_row_ = 0, text_column_ = 0;  // of the formula that a text is of
};

std::string_view read_stream(std::string_view stream, Workbook& workbook) {
  Globals globals;
  const std::string_view refused = read_globals(stream, globals);
  if (!refused.empty()) return refused;
  CellWriter writer;
  writer.date_1904 = globals.date_1904;
  for (Listed& listed : globals.sheets) {
    workbook.macros |= listed.kind == 1 || listed.kind == 6;
    if (listed.kind != 0) continue;
    if (workbook.sheets.size() >= most_sheets) return "sheet-too-large";
    Sheet& sheet = workbook.sheets.emplace_back();
    sheet.name = std::move(listed.name);
    sheet.visibility = listed.visibility;
    if (!SheetReader(globals, writer, sheet).read(stream, listed.at)) return "sheet-damaged";
    if (writer.full()) return "sheet-too-large";
  }
  return {};
}

}  // namespace

void read_compound_workbook(std::string_view bytes, Workbook& workbook) {
  const CompoundFile file(bytes);
  const auto refuse = [&](std::string_view code) { workbook.refused = code; };
  if (file.damaged()) return refuse("sheet-damaged");
  if (file.has("EncryptedPackage")) {
    workbook.format = SheetFormat::xlsx;
    return refuse("sheet-encrypted");
  }
  if (file.has("WordDocument")) return refuse("sheet-word");
  if (!file.has("Workbook") && !file.has("Book")) return refuse("sheet-unknown");
  workbook.format = SheetFormat::xls;
  if (!file.has("Workbook")) return refuse("sheet-biff");
  workbook.macros = file.has("_VBA_PROJECT_CUR");
  const std::optional<std::string> stream = file.stream("Workbook");
  refuse(stream ? read_stream(*stream, workbook) : "sheet-damaged");
}

}  // namespace beian
