#include "core/process/explain.h"
namespace beian {
std::vector<Explanation> explain_rejection(std::string_view, const RulePack&, Language) { return {}; }
}  // namespace beian
