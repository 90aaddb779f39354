// The values of a 《微短剧“小程序”信息登记表》, wherever in the workbook they stand. Labels and
// placeholder words: assets/document/registration_form.json.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/document/sheet.h"

namespace beian {

/// What is wrong with one value, by itself.
inline constexpr std::string_view form_codes[] = {
    "form-missing",      // no cell has the label
    "form-empty",        // the label is there, its value is not
    "form-placeholder",  // the words of the template are still there: 请填写, XXX, 张三
    "form-long-number",  // a long number stored as a number: its last digits are lost
    "form-error"         // #REF! and the like
};

struct FormValue {
  std::string_view field;  // "applet_name": as in short_drama.form.applet_name where that is one
  bool required = false;   // by the form
  std::string label;       // as written, "" when missing
  std::string value;       // as written, trimmed; "" when there is none
  std::string sheet;       // its name
  std::string cell;        // where the value stands, or should: "B3"; "" when missing
  std::string_view code;   // one of form_codes; "" when nothing is wrong
};

struct RegistrationForm {
  bool recognised = false;  // several of the labels are there, or the title
  std::vector<FormValue>
      values;  // in the order of the data; several of one field when it stands twice
};

/// Of the visible sheets. Labels are compared without blanks, colons, marks and notes in brackets.
RegistrationForm read_registration_form(const Workbook& workbook);

}  // namespace beian
