// The field catalogue: one entry for each field of the filing document. The form, the reader and
// writer, "missing field", the report and the documentation all come from it.
// Data: assets/fields.json.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/filing/json.h"

namespace beian {

struct LocalText {
  std::string zh, en;
};

enum class Input : uint8_t {
  text,
  paragraph,      // several lines
  choice,         // one code of a list
  choices,        // several codes of a list
  region,         // province, city or district code
  date,           // YYYYMMDD, or 长期 where `open_ended`
  flag,           // yes or no
  media,          // a media_id of an uploaded picture; by hand: "I have it ready"
  media_list,     // an array of media_ids
  pre_approvals,  // the list of 前置审批 items {type, code, media}
};

enum class ValueType : uint8_t { string, number, boolean, string_list, number_list, object_list };

enum class Mask : uint8_t { none, name, id_number, phone, email, address, account, text };

/// {"icp_subject.base_info.type": [4, 5]}: holds when every listed path has one of the listed
/// values (a single value may stand without its list; 4 and "4" are the same); `"not": {…}`
/// inverts; `"any": [{…}, …]` is or. The empty condition always holds. The literal values null and
/// "" stand for "absent or empty". Keys may also be the derived names of Filing::derived (e.g.
/// "principal-is-legal-person").
struct Condition {
  Json json = Json::object();
};

struct Field {
  std::string path;  // "icp_subject.principal_info.mobile"
  LocalText label, help, example;
  Input input{};
  ValueType type{};
  std::string choices;  // list in assets/enums.json, for choice and choices
  bool required = false;
  Condition required_when;  // further narrows `required`
  Condition shown_when;     // when the field makes sense at all
  uint32_t max_length = 0;  // code points; 0: no limit known
  uint32_t max_items = 0;   // for lists; 0: no limit known
  std::string keyboard;     // HTML inputmode: "numeric", "tel", "email", "" …
  bool open_ended = false;  // 长期 allowed (dates)
  Mask mask{};
  std::string step, group;  // where the form shows it
  bool official = true;     // part of the official request body; false: our own key
  std::string source;
};

/// A step of the form, and a card of fields inside one; both in the order in which they are shown.
struct Step {
  std::string id;
  LocalText title;
};

struct Group {
  std::string id, step;
  LocalText title, hint;
};

class Catalogue {
 public:
  /// Requires the JSON of assets/fields.json (checked by a test, not at run time).
  explicit Catalogue(const Json& fields);

  const std::vector<Field>& fields() const { return fields_; }  // in form order
  const std::vector<Step>& steps() const { return steps_; }
  const std::vector<Group>& groups() const { return groups_; }
  const Group* group(std::string_view id) const;
  /// The objects on the way to official fields: "icp_subject", "icp_subject.base_info", …
  const std::vector<std::string>& objects() const { return objects_; }
  /// The keys right below a path as the catalogue writes it ("icp_subject", "…nrlx_details[]").
  const std::vector<std::string>& keys_below(std::string_view path) const;
  /// List indices are ignored: "…nrlx_details.0.type" finds "…nrlx_details[].type".
  const Field* find(std::string_view path) const;

 private:
  std::vector<Field> fields_;
  std::vector<Step> steps_;
  std::vector<Group> groups_;
  std::vector<std::string> objects_;
  std::map<std::string, size_t, std::less<>> by_path_;
  std::map<std::string, std::vector<std::string>, std::less<>> keys_below_;
};

/// One code list of assets/enums.json.
struct Choice {
  int code = 0;
  std::string key;  // for lists whose values are words ("general"); else empty
  LocalText name, note;
  int parent = 0;  // service_content_types: level-1 code; certificate_types: subject type
};

class Enums {
 public:
  explicit Enums(const Json& enums);
  const std::vector<Choice>& list(std::string_view name) const;  // empty when unknown
  const Choice* find(std::string_view list, int code) const;
  const Choice* find(std::string_view list, std::string_view key) const;

 private:
  std::vector<std::pair<std::string, std::vector<Choice>>> lists_;
};

}  // namespace beian
