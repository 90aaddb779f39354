// What the cells of a registration form say: labels, notes, placeholder words. Data:
// assets/document/registration_form.json.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace beian {

/// A text without blanks, quotation marks, numbering, stars, colon and what is in brackets; ASCII
/// in lower case: what labels are compared by.
std::string label_key(std::string_view text);

class FormWords {
 public:
  static constexpr int none = -1, other = -2;  // no label; a label of something else

  static const FormWords& built_in();

  struct Field {
    std::string name;
    bool required = false;
  };
  const std::vector<Field>& fields() const { return fields_; }

  /// The field that a whole text is the label of, `other` or `none`.
  int label(std::string_view text) const;
  /// Whether it is a label only below another one ("姓名" of "法定代表人").
  bool is_part(std::string_view text) const;
  /// The field of a part below a label.
  int label(std::string_view above, std::string_view part) const;

  bool is_note(std::string_view text) const;
  bool is_placeholder(std::string_view text) const;
  bool is_title(std::string_view text) const;
  bool is_other_sheet(std::string_view name) const;
  static bool demands(std::string_view label);  // has a star or says 必填

 private:
  explicit FormWords(std::string_view json);
  int find(const std::string& key) const;

  std::vector<Field> fields_;
  std::map<std::string, int, std::less<>> labels_;  // by key
  std::vector<std::string> parts_, notes_, titles_, signatures_, other_sheets_;
  std::vector<std::string> placeholder_parts_, placeholders_;
};

}  // namespace beian
