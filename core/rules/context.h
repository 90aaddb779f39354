// What a rule function sees, and what it says.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/rules/check.h"

namespace beian {

struct Shared;
struct Statement;

struct Context {
  const Filing& filing;
  const Rule& rule;
  const RulePack& pack;
  const CheckOptions& options;
  Shared& shared;
};

/// Values for the {placeholders} of a rule's texts. Never personal data. {label} and {where} (name,
/// and place with name, of the first field; {label2}, {where2} … of the next ones) come by
/// themselves.
using Arguments = std::vector<std::pair<std::string_view, std::string>>;

/// Collects what one rule function found. A rule that says nothing is not-applicable.
class Outcomes {
 public:
  void pass();
  /// The inputs it needs are missing (the required rules say so).
  void not_checked();
  /// `fields`: most important first. The evidence is the value at the first field.
  void fail(std::vector<std::string> fields, Arguments arguments = {});
  /// A person must look: the rule's question is shown, the verdict is not spoilt.
  void review(std::vector<std::string> fields, Arguments arguments = {});

  /// In the words of a province's statement, where it has any, and with its source.
  void tell(const Statement& statement, bool review, std::vector<std::string> fields,
            Arguments arguments);

  struct Failure {
    bool review = false;
    std::vector<std::string> fields;
    Arguments arguments;
    const Statement* statement = nullptr;
    const Json* words = nullptr;  // {"fail"?: {zh, en}, "fix"?: {zh, en}} in place of the rule's
    bool doubtful = false;        // never more than a warning
    Outline region = {};          // in the picture at the first field
    size_t page = 0;              // of the document there, from 1; 0: all of it
  };
  void add(Failure&& failure);
  std::vector<Failure> failures;
  size_t omitted = 0;  // further failures: a person reads fifty alike, not a thousand
  bool passed = false, unchecked = false;
};

}  // namespace beian
