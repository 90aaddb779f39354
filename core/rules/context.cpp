#include "core/rules/context.h"

namespace beian {

void Outcomes::pass() {
  passed = true;
}

void Outcomes::not_checked() {
  unchecked = true;
}

void Outcomes::fail(std::vector<std::string> fields, Arguments arguments) {
  failures.push_back({false, std::move(fields), std::move(arguments)});
}

void Outcomes::review(std::vector<std::string> fields, Arguments arguments) {
  failures.push_back({true, std::move(fields), std::move(arguments)});
}

}  // namespace beian
