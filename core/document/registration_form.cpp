#include "core/document/registration_form.h"

#include <algorithm>
#include <set>

#include "core/document/form_words.h"

namespace beian {
namespace {

constexpr uint32_t reach = 24;  // cells between a label and what belongs to it
constexpr size_t most_cells = 20'000, most_merged = 500;  // larger sheets are no forms

std::string_view trimmed(std::string_view text) {
  static constexpr std::string_view blanks[] = {" ", "\t", "\n", "\r", "\u3000", "\u00A0"};
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view blank : blanks) {
      if (text.starts_with(blank)) text.remove_prefix(blank.size()), again = true;
      if (text.ends_with(blank) && !text.empty()) text.remove_suffix(blank.size()), again = true;
    }
  }
  return text;
}

/// A sheet by its merged cells.
class Grid {
 public:
  explicit Grid(const Sheet& sheet) : sheet_(sheet) {
    for (const Cell& cell : sheet.cells) last_column_ = std::max(last_column_, cell.column);
  }

  const Sheet& sheet() const { return sheet_; }
  uint32_t last_column() const { return last_column_; }

  CellRange range(uint32_t row, uint32_t column) const {
    for (const CellRange& merged : sheet_.merged) {
      if (merged.has(row, column)) return merged;
    }
    return {row, column, row, column};
  }
  const Cell* at(const CellRange& range) const {
    return sheet_.cell(range.first_row, range.first_column);
  }
  const Cell* at(uint32_t row, uint32_t column) const { return at(range(row, column)); }

 private:
  const Sheet& sheet_;
  uint32_t last_column_ = 0;
};

class SheetForm {
 public:
  SheetForm(const Sheet& sheet, RegistrationForm& form)
      : words_(FormWords::built_in()), grid_(sheet), form_(form) {}

  void read() {
    for (const Cell& cell : grid_.sheet().cells) {
      form_.recognised |= words_.is_title(cell.text);
      if (const int field = label_at(cell); field >= 0)
        read_neighbour(cell, field);
      else if (field == FormWords::none)
        read_lines(cell);
    }
  }

 private:
  /// What a cell is the label of: by itself, or with the label that it stands behind.
  int label_at(const Cell& cell) const {
    if (cell.kind != CellKind::text) return FormWords::none;
    const int own = words_.label(cell.text);
    if (!words_.is_part(cell.text)) return own;
    const int joint = label_behind(cell);
    return joint != FormWords::none ? joint : own != FormWords::none ? own : FormWords::other;
  }

  /// Of a part: the nearest label to its left decides.
  int label_behind(const Cell& part) const {
    uint32_t column = part.column;
    for (uint32_t i = 0; i < reach && column > 0; ++i) {
      const CellRange range = grid_.range(part.row, column - 1);
      column = range.first_column;
      const Cell* left = grid_.at(range);
      if (!left || words_.is_part(left->text)) continue;
      if (words_.label(left->text) != FormWords::none) return words_.label(left->text, part.text);
    }
    return FormWords::none;
  }

  bool is_label(const Cell* cell) const { return cell && label_at(*cell) != FormWords::none; }

  void read_neighbour(const Cell& label, int field) {
    const CellRange range = grid_.range(label.row, label.column);
    CellRange place = range;
    const Cell* value = below_header(range);
    if (!value) {
      value = right_of(range, place);
      if (value && words_.is_part(value->text) &&
          words_.label(label.text, value->text) != FormWords::none)
        return;  // the parts have the values
    }
    const bool nothing_beside = place.first_column == range.first_column;
    if (!value && nothing_beside) value = below(range);
    if (value)
      place = grid_.range(value->row, value->column);
    else if (nothing_beside)
      place = empty_place(range);
    add(field, label, value, value ? value->text : "", place);
  }

  /// To the right up to the next label; notes do not count. `place` is the first empty cell when
  /// there is one.
  const Cell* right_of(const CellRange& label, CellRange& place) const {
    uint32_t column = label.last_column + 1;
    for (uint32_t i = 0; i < reach && column <= grid_.last_column(); ++i) {
      const CellRange range = grid_.range(label.first_row, column);
      const Cell* cell = grid_.at(range);
      if (cell && words_.is_part(cell->text)) return cell;
      if (is_label(cell)) break;
      if (cell && !words_.is_note(cell->text)) return cell;
      if (!cell && place.first_column == label.first_column) place = range;
      column = range.last_column + 1;
    }
    return nullptr;
  }

  const Cell* below(const CellRange& label) const {
    const Cell* cell = grid_.at(label.last_row + 1, label.first_column);
    return is_label(cell) ? nullptr : cell;
  }

  /// Where a value would be expected: beside the label, or below where that is another label.
  CellRange empty_place(const CellRange& label) const {
    const bool beside = !is_label(grid_.at(label.first_row, label.last_column + 1));
    return beside ? grid_.range(label.first_row, label.last_column + 1)
                  : grid_.range(label.last_row + 1, label.first_column);
  }

  /// The value below, when the label is one of a row of them with a row of values below.
  const Cell* below_header(const CellRange& label) const {
    const Cell* value = below(label);
    if (!value || !has_label_beside(label)) return nullptr;
    for (uint32_t column = 0; column <= std::min(grid_.last_column(), reach); ++column) {
      if (is_label(grid_.at(label.last_row + 1, column))) return nullptr;
    }
    return value;
  }

  bool has_label_beside(const CellRange& label) const {
    return is_label(grid_.at(label.first_row, label.last_column + 1)) ||
           (label.first_column > 0 && is_label(grid_.at(label.first_row, label.first_column - 1)));
  }

  /// "联系人：吴样例 电话：…": label and value in one cell, on a line of their own or not.
  void read_lines(const Cell& cell) {
    if (cell.kind != CellKind::text) return;
    const std::string_view text = cell.text;
    for (size_t at = 0; at <= text.size();) {
      const size_t end = std::min(text.find('\n', at), text.size());
      read_line(cell, text.substr(at, end - at));
      at = end + 1;
    }
  }

  struct Found {
    int field = FormWords::none;
    size_t start = 0, value = 0;  // of the label, of what is behind its colon
  };

  /// The first label with a colon behind it, from `at` on.
  Found find_label(std::string_view line, size_t at) const {
    for (size_t colon = at; colon < line.size(); ++colon) {
      const size_t size = line.substr(colon).starts_with("：") ? 3 : line[colon] == ':' ? 1 : 0;
      if (size == 0) continue;
      for (size_t start = at; start < colon; start = behind_blank(line, start, colon)) {
        const int field = words_.label(line.substr(start, colon - start));
        if (field != FormWords::none) return {field, start, colon + size};
      }
    }
    return {FormWords::none, line.size(), line.size()};
  }

  static size_t behind_blank(std::string_view line, size_t from, size_t otherwise) {
    const size_t blank = line.find_first_of(" \t", from), wide = line.find("\u3000", from);
    const size_t behind = blank < wide                     ? blank + 1
                          : wide == std::string_view::npos ? wide
                                                           : wide + 3;
    return std::min(behind, otherwise);
  }

  void read_line(const Cell& cell, std::string_view line) {
    for (Found found = find_label(line, 0); found.field != FormWords::none;) {
      const Found next = find_label(line, found.value);
      const std::string_view value = trimmed(line.substr(found.value, next.start - found.value));
      if (found.field >= 0) {
        Cell label = cell;
        label.text = line.substr(found.start, found.value - found.start);
        if (value.empty() && line.size() == cell.text.size() && found.start == 0)
          read_neighbour(label, found.field);  // a colon and nothing else
        else
          add(found.field, label, &cell, value, grid_.range(cell.row, cell.column));
      }
      found = next;
    }
  }

  void add(int field, const Cell& label, const Cell* value, std::string_view text,
           const CellRange& place) {
    const FormWords::Field& known = words_.fields()[static_cast<size_t>(field)];
    FormValue result;
    result.field = known.name;
    result.required = known.required || FormWords::demands(label.text);
    result.label = trimmed(label.text);
    result.value = trimmed(text);
    result.sheet = grid_.sheet().name;
    result.cell = cell_name(place.first_row, place.first_column);
    if (result.value.empty())
      result.code = "form-empty";
    else if (value->kind == CellKind::error)
      result.code = "form-error";
    else if (value->long_number)
      result.code = "form-long-number";
    else if (words_.is_placeholder(result.value))
      result.code = "form-placeholder";
    form_.values.push_back(std::move(result));
  }

  const FormWords& words_;
  Grid grid_;
  RegistrationForm& form_;
};

/// Of a field that stands twice, the empty one is a line to sign on.
void drop_empty_doubles(std::vector<FormValue>& values) {
  std::set<std::string_view> filled;
  for (const FormValue& value : values) {
    if (!value.value.empty()) filled.insert(value.field);
  }
  std::set<std::string_view> kept;
  std::erase_if(values, [&](const FormValue& value) {
    return value.value.empty() &&
           (filled.count(value.field) > 0 || !kept.insert(value.field).second);
  });
}

}  // namespace

RegistrationForm read_registration_form(const Workbook& workbook) {
  constexpr size_t enough_fields = 3;
  const FormWords& words = FormWords::built_in();
  RegistrationForm form;
  for (const Sheet& sheet : workbook.sheets) {
    if (sheet.visibility != Sheet::Visibility::visible || words.is_other_sheet(sheet.name) ||
        sheet.cells.size() > most_cells || sheet.merged.size() > most_merged)
      continue;
    SheetForm(sheet, form).read();
  }
  drop_empty_doubles(form.values);
  std::set<std::string_view> found;
  for (const FormValue& value : form.values) found.insert(value.field);
  form.recognised |= found.size() >= enough_fields;
  std::vector<FormValue> ordered;
  for (const FormWords::Field& field : words.fields()) {
    for (FormValue& value : form.values) {
      if (value.field == field.name) ordered.push_back(std::move(value));
    }
    if (field.required && found.count(field.name) == 0) {
      FormValue& missing = ordered.emplace_back();
      missing.field = field.name;
      missing.required = true;
      missing.code = "form-missing";
    }
  }
  form.values = std::move(ordered);
  return form;
}

}  // namespace beian
