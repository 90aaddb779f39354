// "Why was I rejected": reviewers' words and the official API's answers, explained.
// Data: assets/rejections.json.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/rules/pack.h"

namespace beian {

struct Explanation {
  std::string id;  // of the entry; "" when only the field was recognised
  std::string title, meaning, remedy;
  std::vector<std::string> fields;  // paths, most important first; may be empty
  std::string rule;                 // id of a rule of ours that checks it; may be ""
  std::string matched;              // the words or the code that were recognised
  std::string source, url;          // for people; the address may be ""
};

/// `pasted`: the reviewer's words, an error code, or JSON of the official API (hints[], audit_data,
/// a whole answer, also wrapped in another). Empty: nothing was recognised, and callers say so.
/// Only the first 256 KiB of a text are looked at.
std::vector<Explanation> explain_rejection(std::string_view pasted, const RulePack& pack,
                                           Language language);

/// "主体负责人 · 联系方式 › 手机号"; a path that the catalogue does not have, as it is.
std::string field_place(const std::string& path, const RulePack& pack, Language language);

/// {"recognised": …, "explanations": […]}
Json explanations_json(const std::vector<Explanation>& explanations);
std::string explanations_text(const std::vector<Explanation>& explanations, const RulePack& pack,
                              Language language);

}  // namespace beian
