#include "core/rules/context.h"

#include "core/rules/provinces.h"

namespace beian {

void Outcomes::pass() {
  passed = true;
}

void Outcomes::not_checked() {
  unchecked = true;
}

void Outcomes::fail(std::vector<std::string> fields, Arguments arguments) {
  add({false, std::move(fields), std::move(arguments)});
}

void Outcomes::review(std::vector<std::string> fields, Arguments arguments) {
  add({true, std::move(fields), std::move(arguments)});
}

void Outcomes::tell(const Statement& statement, bool review, std::vector<std::string> fields,
                    Arguments arguments) {
  add({review, std::move(fields), std::move(arguments), &statement});
}

void Outcomes::add(Failure&& failure) {
  constexpr size_t enough = 50;  // every field can be told once; a list of thousands cannot
  if (failures.size() < enough) {
    failures.push_back(std::move(failure));
  } else {
    ++omitted;
  }
}

}  // namespace beian
