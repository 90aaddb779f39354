#include "core/rules/remark_draft.h"

#include <algorithm>
#include <vector>

#include "core/filing/filing.h"
#include "core/rules/pack.h"
#include "core/rules/provinces.h"
#include "core/rules/values.h"
#include "core/text/utf8.h"

namespace beian {
namespace {

constexpr std::string_view gap = "XXX";
constexpr size_t shortest = 20, longest = 200;  // 字: apply_icp_filing, base_info.comment

/// Names of the kinds of service: 「其他」 with that of the level above, which says more.
std::vector<std::string> services(const Filing& filing, const RulePack& pack) {
  std::vector<std::string> names;
  each_path(filing, "icp_applets.base_info.service_content_types[]", [&](std::string_view path) {
    const Choice* service =
        pack.enums.find("service_content_types", filing.number(path).value_or(0));
    if (service == nullptr) return;
    if (service->name.zh == "其他") {
      service = pack.enums.find("service_content_types", service->parent);
      if (service == nullptr || service->name.zh == "其他") return;
    }
    if (std::find(names.begin(), names.end(), service->name.zh) == names.end()) {
      names.push_back(service->name.zh);
    }
  });
  constexpr size_t enough = 3;
  if (names.size() > enough) names.resize(enough);
  return names;
}

/// The introduction, where reviewers will not stumble over it.
std::string introduction(const Filing& filing, const RulePack& pack) {
  constexpr size_t least = 5, most = 80;
  std::string intro = clean(filing.text("account.intro"));
  const size_t length = utf8::length(intro);
  if (length < least || length > most || count_han(intro) < least) return {};
  WordIndex::Groups wrong = 0;
  for (const std::string_view group : {"superlative", "marketing", "contact", "forbidden"}) {
    wrong |= pack.words.group(group);
  }
  for (const WordHit& hit : pack.words.hits(intro)) {
    if ((hit.groups & wrong) != 0) return {};
  }
  for (char& c : intro) c = c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  for (const std::string_view mark : {"。", "！", "；", "，", "."}) {
    while (intro.size() > mark.size() && intro.ends_with(mark)) {
      intro.resize(intro.size() - mark.size());
    }
  }
  return intro;
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : "、") + name;
  return text;
}

/// Where an item of 前置审批 is chosen, nothing may deny it.
bool has_approval(const Filing& filing) {
  constexpr int none = 24;
  bool chosen = false;
  each_path(filing, "icp_applets.base_info.nrlx_details[]", [&](std::string_view path) {
    const auto type = filing.number(join(path, "type"));
    chosen = chosen || (type && *type != none);
  });
  return chosen;
}

}  // namespace

std::string remark_draft(const Filing& filing, const RulePack& pack) {
  const std::string kinds = listed(services(filing, pack));
  const std::string intro = introduction(filing, pack);
  std::string draft = "本小程序主要经营内容为";
  draft += kinds.empty() ? std::string(gap) : kinds;
  if (!kinds.empty() && !kinds.ends_with("服务")) draft += "类服务";
  draft += "，为用户提供";
  draft += intro.empty() ? std::string(gap) : "以下服务：" + intro;
  draft += intro.empty() ? "服务。" : "。";
  const bool approval = has_approval(filing);
  for (const std::string& sentence : wanted_sentences(filing, pack.provinces)) {
    if (approval && sentence.find("不涉及前置审批") != std::string::npos) continue;
    // Those already asked for count more than what would no longer fit.
    if (utf8::length(draft) + utf8::length(sentence) + 1 > longest) continue;
    draft += sentence;
    if (!sentence.ends_with("。")) draft += "。";
  }
  if (utf8::length(draft) < shortest) draft += "主要功能为XXX。";
  return draft;
}

}  // namespace beian
