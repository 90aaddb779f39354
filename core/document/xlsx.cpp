// XLSX (ECMA-376, transitional and strict): a ZIP of XML parts that name each other.
#include <algorithm>
#include <cstdlib>

#include "core/document/number_format.h"
#include "core/document/sheet_readers.h"
#include "core/document/xml.h"
#include "core/document/zip.h"
#include "core/text/utf8.h"

namespace beian {
namespace {

constexpr ZipLimits limits{
    .entries = 5000, .entry = 24u << 20, .total = 64u << 20, .ratio = 400, .depth = 0};

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  return result;
}

bool wanted(std::string_view name) {
  const std::string part = lower(name);
  return part.ends_with(".xml") || part.ends_with(".rels") || part == "mimetype";
}

struct Relation {
  std::string id, type;
  std::string target;  // the name of a part, without a leading '/'
};

/// "xl/worksheets/sheet1.xml" of "../worksheets/sheet1.xml" in "xl/x/"; "/xl/…" is from the top.
std::string resolved(std::string_view folder, std::string_view target) {
  std::string path = target.starts_with('/') ? "" : std::string(folder);
  path += target.substr(target.starts_with('/') ? 1 : 0);
  std::vector<std::string_view> names;
  for (size_t at = 0; at <= path.size();) {
    const size_t slash = std::min(path.find('/', at), path.size());
    const std::string_view name = std::string_view(path).substr(at, slash - at);
    if (name == ".." && !names.empty()) names.pop_back();
    if (name != ".." && name != "." && !name.empty()) names.push_back(name);
    at = slash + 1;
  }
  std::string result;
  for (const std::string_view name : names) result.append(result.empty() ? "" : "/").append(name);
  return result;
}

/// Excel writes characters that XML forbids as "_x000D_".
std::string unescaped(std::string_view text) {
  std::string result;
  for (size_t at = 0; at < text.size();) {
    const std::string hex(text.substr(std::min(at + 2, text.size()), 4));
    if (text.substr(at, 2) != "_x" || text.substr(std::min(at + 6, text.size()), 1) != "_" ||
        hex.find_first_not_of("0123456789abcdefABCDEF") != std::string::npos) {
      result += text[at++];
      continue;
    }
    const auto character = static_cast<char32_t>(std::strtoul(hex.c_str(), nullptr, 16));
    if (character != '\r') utf8::append(result, character);
    at += 7;
  }
  return result;
}

/// The text of <si> or <is>: of its own <t> or of its runs; phonetic runs <rPh> are another text.
std::string rich_text(pugi::xml_node item) {
  std::string text;
  for (pugi::xml_node part = item.first_child(); part; part = part.next_sibling()) {
    const std::string_view name = xml::local_name(part.name());
    if (name == "t") text += part.child_value();
    if (name == "r") text += xml::child(part, "t").child_value();
  }
  return text.find("_x") == std::string::npos ? text : unescaped(text);
}

class Package {
 public:
  explicit Package(std::string_view bytes) : zip_(read_zip(bytes, limits, no_gbk, wanted)) {}

  std::string_view refused() const { return zip_.refused; }

  /// nullptr when there is none. Names of parts know no case.
  ZipEntry* find(std::string_view name) {
    const std::string part = lower(name);
    for (ZipEntry& entry : zip_.entries) {
      if (lower(entry.name) == part) return &entry;
    }
    return nullptr;
  }
  bool any(bool (*of)(std::string_view name)) const {
    return std::any_of(zip_.entries.begin(), zip_.entries.end(),
                       [&](const ZipEntry& entry) { return of(lower(entry.name)); });
  }

  /// Of a part, or with "" of the package.
  std::vector<Relation> relations(const std::string& part) {
    const size_t slash = part.rfind('/') + 1;  // 0 when there is none
    const std::string folder = part.substr(0, slash);
    ZipEntry* entry = find(folder + "_rels/" + part.substr(slash) + ".rels");
    std::vector<Relation> result;
    pugi::xml_document document;
    if (!entry || !xml::load(document, entry->bytes)) return result;
    pugi::xml_node node = xml::child(xml::child(document, "Relationships"), "Relationship");
    for (; node; node = xml::next(node)) {
      result.push_back({std::string(xml::attribute(node, "Id")),
                        std::string(xml::attribute(node, "Type")),
                        resolved(folder, xml::attribute(node, "Target"))});
    }
    return result;
  }

 private:
  Zip zip_;
};

std::string target(const std::vector<Relation>& relations, std::string_view type) {
  for (const Relation& relation : relations) {
    if (relation.type.ends_with(type)) return relation.target;
  }
  return {};
}

/// What cells refer to by number.
struct Tables {
  std::vector<std::string> strings;
  std::vector<std::string> formats;  // of each cell style
};

void read_strings(Package& package, const std::string& part, Tables& tables) {
  ZipEntry* entry = package.find(part);
  pugi::xml_document document;
  if (!entry || !xml::load(document, entry->bytes)) return;
  pugi::xml_node item = xml::child(xml::child(document, "sst"), "si");
  for (; item; item = xml::next(item)) tables.strings.push_back(rich_text(item));
}

void read_styles(Package& package, const std::string& part, Tables& tables) {
  ZipEntry* entry = package.find(part);
  pugi::xml_document document;
  if (!entry || !xml::load(document, entry->bytes)) return;
  const pugi::xml_node root = xml::child(document, "styleSheet");
  std::vector<std::pair<uint32_t, std::string_view>> own;
  pugi::xml_node format = xml::child(xml::child(root, "numFmts"), "numFmt");
  for (; format; format = xml::next(format)) {
    own.emplace_back(parse_count(xml::attribute(format, "numFmtId"), 0),
                     xml::attribute(format, "formatCode"));
  }
  pugi::xml_node style = xml::child(xml::child(root, "cellXfs"), "xf");
  for (; style; style = xml::next(style)) {
    const uint32_t id = parse_count(xml::attribute(style, "numFmtId"), 0);
    const auto named =
        std::find_if(own.begin(), own.end(), [&](const auto& it) { return it.first == id; });
    tables.formats.emplace_back(named == own.end() ? builtin_format(id) : named->second);
  }
}

/// One sheet's cells.
class SheetReader {
 public:
  SheetReader(const Tables& tables, CellWriter& writer, Sheet& sheet)
      : tables_(tables), writer_(writer), sheet_(sheet) {}

  void read(pugi::xml_node root) {
    pugi::xml_node row = xml::child(xml::child(root, "sheetData"), "row");
    for (; row && !writer_.full(); row = xml::next(row)) read_row(row);
    pugi::xml_node merged = xml::child(xml::child(root, "mergeCells"), "mergeCell");
    for (; merged; merged = xml::next(merged)) merge(xml::attribute(merged, "ref"));
  }

 private:
  /// Rows and cells without a place follow the ones before.
  void read_row(pugi::xml_node row) {
    row_ = parse_count(xml::attribute(row, "r"), row_ + 2) - 1;
    column_ = ~0u;
    for (pugi::xml_node cell = xml::child(row, "c"); cell; cell = xml::next(cell)) {
      ++column_;
      uint32_t named_row = row_, named_column = column_;
      if (parse_cell_name(xml::attribute(cell, "r"), named_row, named_column)) {
        row_ = named_row;
        column_ = named_column;
      }
      read_cell(cell);
    }
  }

  void read_cell(pugi::xml_node cell) {
    const std::string_view type = xml::attribute(cell, "t");
    const bool formula = !xml::child(cell, "f").empty();
    const char* value = xml::child(cell, "v").child_value();
    if (type == "inlineStr") {
      writer_.text(sheet_, row_, column_, rich_text(xml::child(cell, "is")), formula);
    } else if (*value == 0) {
      return;
    } else if (type == "s") {
      const uint32_t index = parse_count(value, ~0u);
      if (index < tables_.strings.size())
        writer_.text(sheet_, row_, column_, tables_.strings[index]);
    } else if (type == "str") {
      writer_.text(sheet_, row_, column_, unescaped(value), formula);
    } else if (type == "b") {
      writer_.boolean(sheet_, row_, column_, *value != '0' && *value != 'f', formula);
    } else if (type == "e") {
      writer_.error(sheet_, row_, column_, value, formula);
    } else if (type == "d") {
      writer_.date(sheet_, row_, column_, value, formula);
    } else {
      number(cell, value, formula);
    }
  }

  void number(pugi::xml_node cell, const char* value, bool formula) {
    char* end = nullptr;
    const double number = std::strtod(value, &end);
    if (end == value) return;
    const uint32_t style = parse_count(xml::attribute(cell, "s"), 0);
    const std::string_view format =
        style < tables_.formats.size() ? std::string_view(tables_.formats[style]) : "General";
    writer_.number(sheet_, row_, column_, number, format, formula);
  }

  void merge(std::string_view range) {
    const size_t colon = range.find(':');
    CellRange merged;
    if (colon == std::string_view::npos ||
        !parse_cell_name(range.substr(0, colon), merged.first_row, merged.first_column) ||
        !parse_cell_name(range.substr(colon + 1), merged.last_row, merged.last_column))
      return;
    writer_.merge(sheet_, merged);
  }

  const Tables& tables_;
  CellWriter& writer_;
  Sheet& sheet_;
  uint32_t row_ = ~0u, column_ = ~0u;  // one before the first
};

Sheet::Visibility visibility(std::string_view state) {
  if (state == "hidden") return Sheet::Visibility::hidden;
  return state == "veryHidden" ? Sheet::Visibility::very_hidden : Sheet::Visibility::visible;
}

/// Whether the part was read.
bool read_sheet(Package& package, const std::string& part, const Tables& tables, CellWriter& writer,
                Sheet& sheet) {
  ZipEntry* entry = package.find(part);
  pugi::xml_document document;
  if (!entry || !entry->refused.empty() || !xml::load(document, entry->bytes)) return false;
  SheetReader(tables, writer, sheet).read(xml::child(document, "worksheet"));
  return true;
}

std::string_view read_workbook_part(Package& package, const std::string& part, Workbook& workbook) {
  ZipEntry* entry = package.find(part);
  pugi::xml_document document;
  if (!entry || !xml::load(document, entry->bytes)) return "sheet-damaged";
  const std::vector<Relation> relations = package.relations(part);
  Tables tables;
  read_strings(package, target(relations, "/sharedStrings"), tables);
  read_styles(package, target(relations, "/styles"), tables);
  const pugi::xml_node root = xml::child(document, "workbook");
  const std::string_view epoch = xml::attribute(xml::child(root, "workbookPr"), "date1904");
  CellWriter writer;
  writer.date_1904 = epoch == "1" || epoch == "true";
  pugi::xml_node listed = xml::child(xml::child(root, "sheets"), "sheet");
  if (!listed) return "sheet-damaged";
  for (; listed; listed = xml::next(listed)) {
    const std::string_view id = xml::attribute(listed, "id");
    const auto relation = std::find_if(relations.begin(), relations.end(),
                                       [&](const Relation& it) { return it.id == id; });
    if (relation == relations.end()) return "sheet-damaged";
    if (workbook.sheets.size() >= most_sheets) return "sheet-too-large";
    if (!relation->type.ends_with("/worksheet")) continue;  // a chart, a macro sheet
    Sheet& sheet = workbook.sheets.emplace_back();
    sheet.name = xml::attribute(listed, "name");
    sheet.visibility = visibility(xml::attribute(listed, "state"));
    if (!read_sheet(package, relation->target, tables, writer, sheet)) return "sheet-damaged";
    if (writer.full()) return "sheet-too-large";
  }
  return {};
}

/// What else is a ZIP.
std::string_view other_kind(Package& package, Workbook& workbook) {
  const auto set = [&](SheetFormat format, std::string_view code) {
    workbook.format = format;
    return code;
  };
  if (package.any([](std::string_view name) { return name == "xl/workbook.bin"; }))
    return set(SheetFormat::xlsb, "sheet-xlsb");
  if (package.find("word/document.xml")) return "sheet-word";
  const ZipEntry* type = package.find("mimetype");
  if (type && type->bytes.find("opendocument.spreadsheet") != std::string::npos)
    return set(SheetFormat::ods, "sheet-ods");
  return {};
}

}  // namespace

void read_zipped_workbook(std::string_view bytes, Workbook& workbook) {
  Package package(bytes);
  workbook.refused = package.refused().empty() ? other_kind(package, workbook) : "sheet-damaged";
  if (!workbook.refused.empty()) return;
  std::string part = target(package.relations(""), "/officeDocument");
  if (part.empty()) part = "xl/workbook.xml";
  if (!package.find(part)) {
    workbook.refused = "sheet-unknown";
    return;
  }
  workbook.format = SheetFormat::xlsx;
  workbook.macros = package.any([](std::string_view name) {
    return name.ends_with("vbaproject.bin") || name.starts_with("xl/macrosheets/");
  });
  workbook.refused = read_workbook_part(package, part, workbook);
}

}  // namespace beian
