#include "core/process/explain.h"

namespace beian {

std::string field_place(const std::string& path, const RulePack& pack, Language language) {
  const bool zh = language == Language::zh;
  const Field* field = pack.catalogue.find(path);
  if (field == nullptr) return path;
  const Group* group = pack.catalogue.group(field->group);
  return (group ? (zh ? group->title.zh : group->title.en) + " › " : std::string()) +
         (zh ? field->label.zh : field->label.en);
}

Json explanations_json(const std::vector<Explanation>& explanations) {
  Json json = {{"recognised", !explanations.empty()}, {"explanations", Json::array()}};
  for (const Explanation& one : explanations) {
    Json entry = {{"id", one.id},           {"title", one.title},   {"meaning", one.meaning},
                  {"remedy", one.remedy},   {"fields", one.fields}, {"rule", one.rule},
                  {"matched", one.matched}, {"source", one.source}, {"url", one.url}};
    for (const char* key : {"id", "rule", "source", "url"}) {
      if (entry[key].get_ref<const std::string&>().empty()) entry.erase(key);
    }
    json["explanations"].push_back(std::move(entry));
  }
  return json;
}

std::string explanations_text(const std::vector<Explanation>& explanations, const RulePack& pack,
                              Language language) {
  const bool zh = language == Language::zh;
  if (explanations.empty()) {
    return zh ? "没有认出其中的原因。请贴上审核的原文、错误码或接口返回的 JSON；仍认不出时，"
                "请询问平台客服。\n"
              : "Not recognised. Paste the reviewer's words, an error code or the API's JSON; "
                "otherwise ask the platform's support.\n";
  }
  std::string out;
  for (const Explanation& one : explanations) {
    out += (out.empty() ? "" : "\n") + one.title + (zh ? "（" : " (") + one.matched +
           (zh ? "）\n  " : ")\n  ") + one.meaning + "\n" + (zh ? "  怎么办：" : "  What to do: ") +
           one.remedy + "\n";
    for (const std::string& path : one.fields) {
      const std::string place = field_place(path, pack, language);
      out += (zh ? "  字段：" : "  Field: ") + place + (place == path ? "" : "  " + path) + "\n";
    }
    if (!one.rule.empty()) out += (zh ? "  规则：" : "  Rule: ") + one.rule + "\n";
    if (!one.source.empty()) out += (zh ? "  依据：" : "  Source: ") + one.source + "\n";
  }
  return out;
}

}  // namespace beian
