// What the provincial administrations (管局) want beyond the national rules: one row for each
// province, one statement for each sentence of a source. The rules province.* run them.
//
// assets/rules/provinces.json, and rows of the same form in a rule pack laid over ours:
//   {"sources": {"T": {"authority": "…", …}}, "provinces": {"440000": {"key": "guangdong",
//     "name": {"zh": "广东", "en": "Guangdong"}, "statements": [
//       {"id": "phones", "rule": "province.phones", "applies": {…}, "wrong": {…}, "fields": […],
//        "params": {…}, "title": {"zh", "en"}, "fail": {"zh", "en"}, "fix": {"zh", "en"}, "source":
//        "T", "clause": "…", "confidence": "observed", "severity": "advice", "review": true,
//        "valid_to": "…"}]}}}
// A statement without words of its own speaks in those of its rule; "{province}" in a source is
// the province's name. The full id is "guangdong.phones". A statement whose rule is not of this
// family is looked at by that rule, and stands here for the sake of its source.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/filing/catalogue.h"
#include "core/report/report.h"
#include "core/rules/source.h"
#include "core/text/date.h"

namespace beian {

struct Statement {
  std::string id;    // "guangdong.phones"
  std::string rule;  // id of the rule that looks at it
  uint32_t province = 0;
  LocalText title, fail, fix;       // empty: the rule's
  Condition applies;                // whom it concerns
  Condition wrong;                  // for rules that only compare what the filing says
  std::vector<std::string> fields;  // empty: the rule's
  Json params = Json::object();
  Source source;
  Confidence confidence{};
  Severity severity = Severity::warning;
  bool review = false;        // a person must judge
  Date valid_from, valid_to;  // year 0: open
};

struct Province {
  uint32_t code = 0;  // 440000
  std::string key;    // "guangdong"
  LocalText name;
  std::vector<Statement> statements;
};

class Provinces {
 public:
  /// Rows of our own file or of an agency's pack: a statement with a known id takes its place, a
  /// new one is added. Returns what is wrong with the file, if anything; statements that cannot be
  /// used are left out.
  std::optional<std::string> add(const Json& file);

  const std::vector<Province>& all() const { return provinces_; }
  const Province* find(uint32_t code) const;
  const Statement* statement(std::string_view id) const;

 private:
  std::vector<Province> provinces_;
};

struct RulePack;

/// The province of a filing: 主体信息's, else the one chosen at the start; 0 when none is.
uint32_t province_of(const Filing& filing);

/// What the filing's province says about a filing like this one, of one rule or of all.
std::vector<const Statement*> statements_for(const Filing& filing, const Provinces& provinces,
                                             std::string_view rule = {});

/// Sentences that the province wants in the 备注 and that are not there yet, with XXX for what only
/// the applicant knows.
std::vector<std::string> wanted_sentences(const Filing& filing, const Provinces& provinces);

}  // namespace beian
