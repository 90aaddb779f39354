// What was measured in pictures (core/image/inspect.h), told in the words of the rule pack. The
// measurements stand in the filing's documents.pictures, one entry a picture: {path, sha256,
// findings: [{rule, result, variant?, arguments?, region?}], passed: [{rule}]}; those of scanned
// pages in the pictures of documents.files.
#include "core/rules/functions.h"
#include "core/rules/told.h"
#include "core/rules/values.h"

namespace beian::checks {
namespace {

/// "icp_materials.commitment_letter.0" → "icp_materials.commitment_letter": 主体 and 小程序负责人
/// may be one person with one card, so only the last name tells what a picture is of.
std::string_view kind_of(std::string_view path) {
  const size_t last = path.find_last_not_of(".0123456789");
  path = path.substr(0, last == std::string_view::npos ? path.size() : last + 1);
  return path.substr(path.rfind('.') + 1);
}

}  // namespace

/// The rule's own results, of each picture and of each scanned page of a document.
void picture(const Context& context, Outcomes& outcomes) {
  const Json& pictures = list_at(context.filing.document, "documents.pictures");
  for (size_t i = 0; i < looked_at(pictures); ++i) {
    const std::string path = text(pictures[i], "path");
    if (!path.empty()) tell_kept(context, outcomes, path, pictures[i]);
  }
  const Json& files = list_at(context.filing.document, "documents.files");
  for (size_t i = 0; i < looked_at(files); ++i) {
    const std::string path = text(files[i], "path");
    const Json& pages = list_at(files[i], "pictures");
    for (size_t k = 0; k < looked_at(pages) && !path.empty(); ++k) {
      const Json* page = member(pages[k], "page");
      const bool counted = page != nullptr && page->is_number_unsigned();
      tell_kept(context, outcomes, path, pages[k], counted ? page->get<size_t>() : 0);
    }
  }
}

/// One file where two different papers belong.
void duplicate_picture(const Context& context, Outcomes& outcomes) {
  struct Seen {
    std::string path, sha256;
  };
  std::vector<Seen> seen;
  const Json& pictures = list_at(context.filing.document, "documents.pictures");
  for (size_t i = 0; i < looked_at(pictures); ++i) {
    Seen one{text(pictures[i], "path"), text(pictures[i], "sha256")};
    if (one.path.empty() || one.sha256.empty()) continue;
    for (const Seen& earlier : seen) {
      const bool other_paper = kind_of(earlier.path) != kind_of(one.path) ||
                               parent_of(earlier.path) == parent_of(one.path);
      if (earlier.sha256 == one.sha256 && other_paper) {
        outcomes.fail({one.path, earlier.path});
        break;
      }
    }
    outcomes.pass();
    seen.push_back(std::move(one));
  }
}

}  // namespace beian::checks

namespace beian {

std::string RulePack::picture_reason(std::string_view code, Language language) const {
  for (const Rule& rule : rules) {
    const Json* said = rule.check == "picture" ? member(rule.params, code) : nullptr;
    if (said) return text(*said, language == Language::zh ? "fail.zh" : "fail.en");
  }
  return {};
}

}  // namespace beian
