// The filing document: a superset of the official request body of apply_icp_filing, plus our own
// top-level keys (scenario, account, …). Unknown keys are kept.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/filing/catalogue.h"
#include "core/filing/json.h"

namespace beian {

class Filing {
 public:
  Json document = Json::object();
  std::vector<std::string> duplicate_keys;  // dotted paths, from reading

  const Json* find(std::string_view path) const { return beian::find(document, path); }
  /// The string at a path; "" when absent or of another type.
  std::string_view text(std::string_view path) const;
  /// The integer at a path, also when written as a digit string; nullopt otherwise.
  std::optional<int> number(std::string_view path) const;
  /// False for absent, null, "", [] and {}. True also for a picture that has no media_id yet but
  /// that `documents.ready` lists: by hand an applicant has the picture, not its id.
  bool given(std::string_view path) const;

  /// Sets (or, for null, "" and [], removes) a value; creates the objects on the way, and takes
  /// away those that a removal leaves empty.
  void set(std::string_view path, Json value);

  /// Facts that rules and conditions ask by name; "" when undecided.
  ///   "principal-is-legal-person", "applet-principal-is-legal-person", "same-person",
  ///   "sole-trader": "yes" | "no"
  /// What the applicant said (scenario.*) comes first, then what the names and numbers show.
  std::string derived(std::string_view name) const;

  bool holds(const Condition& condition) const;
};

/// Makes the mini program's 负责人 the subject's: all but its own face check and authorisation.
void copy_principal(Filing& filing);

struct ReadResult {
  std::optional<Filing> filing;
  JsonError error;  // set when there is no filing
};

/// Reads an official body, a saved filing, or an answer of get_online_icp_order.
/// The top level must be an object ("json-not-an-object" otherwise).
ReadResult read_filing(std::string_view bytes);

/// The whole document, ours included: what 「保存」 writes.
std::string write_filing(const Filing& filing);

/// The official body alone: icp_subject, icp_applets, icp_materials and nothing of ours.
/// An untouched import gives back an equal JSON value.
std::string write_official_body(const Filing& filing);

}  // namespace beian
