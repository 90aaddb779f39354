#include "core/rules/remark_draft.h"

#include "core/rules/provinces.h"
#include "core/rules/values.h"
#include "core/text/utf8.h"

namespace beian {
namespace {

constexpr size_t most = 200;       // applet.comment-length
constexpr int individual = 5;      // icp_subject.base_info.type
constexpr size_t intro_most = 60;  // code points

std::string services(const Filing& filing, const RulePack& pack) {
  std::string names;
  each_path(filing, "icp_applets.base_info.service_content_types[]", [&](std::string_view path) {
    const auto code = filing.number(path);
    const Choice* choice = code ? pack.enums.find("service_content_types", *code) : nullptr;
    if (choice == nullptr) return;
    if (!names.empty()) names += "、";
    names += choice->name.zh;
  });
  return names.empty() ? "XXX" : names;
}

/// The introduction of the account as one sentence, when it is one.
std::string purpose(const Filing& filing) {
  std::string intro = clean(filing.text("account.intro"));
  if (count_han(intro) < 4 || utf8::length(intro) > intro_most) return "主要作用是XXX。";
  for (const std::string_view mark : {"。", "；", "，", ".", ";", ","}) {
    if (intro.size() > mark.size() &&
        std::string_view(intro).substr(intro.size() - mark.size()) == mark) {
      intro.resize(intro.size() - mark.size());
      break;
    }
  }
  return "主要作用：" + intro + "。";
}

std::string owner(const Filing& filing) {
  const std::string name = clean(filing.text("account.name"));
  const std::string subject = clean(filing.text("icp_subject.base_info.name"));
  if (name.empty() || subject.empty()) return "";
  if (filing.number("icp_subject.base_info.type") == individual) return "";
  return "“" + name + "”是" + subject + "的小程序项目。";
}

}  // namespace

std::string remark_draft(const Filing& filing, const RulePack& pack) {
  const std::string core =
      "本小程序主要经营内容为" + services(filing, pack) + "，" + purpose(filing);
  std::string ending;  // what must be there comes before what may be
  for (const std::string& sentence : wanted_sentences(filing, pack.provinces)) ending += sentence;
  const std::string relation = owner(filing);
  for (const std::string& whole : {core + relation + ending, core + ending}) {
    if (utf8::length(whole) <= most) return whole;
  }
  return "本小程序主要经营内容为XXX。" + ending;
}

}  // namespace beian
