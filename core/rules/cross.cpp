// One part of a filing against another: the subject's name against its code, a branch against its
// region, numbers and terms against what documents can have, letters against the day of submission.
#include <algorithm>

#include "core/rules/functions.h"
#include "core/rules/shared.h"
#include "core/rules/values.h"

namespace beian::checks {
namespace {

constexpr std::string_view subject_name = "icp_subject.base_info.name";
constexpr std::string_view code_field = "icp_subject.organize_info.certificate_number";
constexpr std::string_view sole_trader = "individual-business";

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool holds(const std::vector<std::string_view>& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

/// 91 企业, 92 个体工商户, 93 农民专业合作社; "" for other codes and none.
std::string_view trade_prefix(const Context& context) {
  const std::string_view number = context.filing.text(code_field);
  if (number.empty()) return {};
  const Identified& code = identified(context, Kind::uscc, keep(context, comparable(number)));
  if (code.verdict == Verdict::invalid || code.normalized.size() != 18) return {};
  const std::string_view prefix = std::string_view(code.normalized).substr(0, 2);
  return prefix == "91" || prefix == "92" || prefix == "93" ? prefix : std::string_view{};
}

std::string holder(const Context& context, std::string_view prefix) {
  if (prefix == "92") return say(context, "个体工商户", "sole traders");
  if (prefix == "93") return say(context, "农民专业合作社", "farmers' cooperatives");
  return say(context, "企业", "companies");
}

/// Of the 个体工商户: its 经营者, who stands where others have a 法定代表人.
std::string operator_name(const Context& context) {
  const std::string given = clean(context.filing.text("icp_subject.legal_person_info.name"));
  if (!given.empty()) return given;
  if (context.filing.derived("principal-is-legal-person") != "yes") return {};
  return clean(context.filing.text("icp_subject.principal_info.name"));
}

bool is_sole_trader(const Context& context) {
  return trade_prefix(context) == "92" ||
         context.filing.text("scenario.subject_type") == sole_trader;
}

/// What is printed where a licence names no 字号, and what people type for it.
bool is_placeholder(std::string_view name) {
  if (holds({"无", "无字号", "无名称", "无字号名称", "没有", "/", "-"}, name)) return true;
  constexpr std::string_view wide = "＊";
  while (!name.empty()) {
    if (name.front() == '*') {
      name.remove_prefix(1);
    } else if (name.substr(0, wide.size()) == wide) {
      name.remove_prefix(wide.size());
    } else {
      return false;
    }
  }
  return true;
}

/// "张三" of 「个体户张三」, or "".
std::string_view after_household(std::string_view name) {
  for (const std::string_view start : {"个体工商户", "个体户"}) {
    if (name.substr(0, start.size()) == start) return name.substr(start.size());
  }
  return {};
}

}  // namespace

/// params.kinds [{ends, prefix}]: the last word of a name says who holds the code.
void name_against_code(const Context& context, Outcomes& outcomes) {
  const std::string name = clean(context.filing.text(subject_name));
  const std::string_view prefix = trade_prefix(context);
  const Json* kinds = find(context.rule.params, "kinds");
  if (name.empty() || prefix.empty() || kinds == nullptr) return outcomes.not_checked();
  for (const Json& kind : *kinds) {
    const Json *end = member(kind, "ends"), *wanted = member(kind, "prefix");
    if (end == nullptr || wanted == nullptr || !end->is_string() || *wanted == prefix) continue;
    const auto& word = end->get_ref<const std::string&>();
    if (!ends_with(name, word)) continue;
    return outcomes.fail(
        context.rule.fields,
        {{"ending", word}, {"prefix", std::string(prefix)}, {"holder", holder(context, prefix)}});
  }
  outcomes.pass();
}

/// fields: the code, and where 企业 or 个体工商户 was chosen.
void kind_against_code(const Context& context, Outcomes& outcomes) {
  if (context.rule.fields.size() < 2) return outcomes.not_checked();
  const std::string_view chosen = context.filing.text(context.rule.fields[1]);
  const std::string_view prefix = trade_prefix(context);
  if (prefix.empty() || (chosen != sole_trader && chosen != "enterprise"))
    return outcomes.not_checked();
  if ((chosen == sole_trader) == (prefix == "92")) return outcomes.pass();
  outcomes.fail({context.rule.fields[1], context.rule.fields[0]},
                {{"prefix", std::string(prefix)}, {"holder", holder(context, prefix)}});
}

/// params.form: "placeholder" (*** or 无 for a name), "own-name" (the 经营者's name alone) or
/// "other" (个体户 and somebody else's name).
void household_name(const Context& context, Outcomes& outcomes) {
  const std::string name = clean(context.filing.text(subject_name));
  if (name.empty() || !is_sole_trader(context)) return outcomes.not_checked();
  const std::string_view form = text_param(context, "form");
  const std::string person = operator_name(context);
  const std::string_view rest = after_household(name);
  const bool bad = (form == "placeholder" && is_placeholder(name)) ||
                   (form == "own-name" && name == person) ||
                   (form == "other" && !rest.empty() && !person.empty() && rest != person);
  bad ? outcomes.fail(context.rule.fields) : outcomes.pass();
}

/// params.ends: 分公司 has a 负责人 and no 法定代表人 of its own.
void name_ends(const Context& context, Outcomes& outcomes) {
  const auto ends = list_param(context, "ends");
  for (const Value& value : texts(context)) {
    const bool found = std::any_of(
        ends.begin(), ends.end(), [&](std::string_view end) { return ends_with(value.text, end); });
    found ? outcomes.fail(value.fields) : outcomes.pass();
  }
}

namespace {

/// 「北京」 of 「示例公司北京分公司」; "" when it is no 分公司 or names no place.
std::string_view branch_place(std::string_view name) {
  constexpr std::string_view branch = "分公司", company = "公司";
  if (!ends_with(name, branch)) return {};
  name.remove_suffix(branch.size());
  const size_t head = name.rfind(company);
  return head == std::string_view::npos ? std::string_view{} : name.substr(head + company.size());
}

/// "深圳" of 深圳市, "朝阳" of 朝阳区.
std::string_view short_place(std::string_view name) {
  for (const std::string_view end :
       {"壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "省", "市", "区", "县"}) {
    if (ends_with(name, end)) return name.substr(0, name.size() - end.size());
  }
  return name;
}

bool starts_with_place(std::string_view text, const Region& region) {
  constexpr size_t two_characters = 6;  // bytes; shorter names begin other words as well
  const std::string_view place = short_place(region.name);
  return place.size() >= two_characters && text.substr(0, place.size()) == place;
}

}  // namespace

/// The province or city in a 分公司's name against the filing's province. A name that its own
/// province has as well, down to the districts, is its own: 朝阳 is a district of 北京 too.
void branch_region(const Context& context, Outcomes& outcomes) {
  const std::string name = clean(context.filing.text(subject_name));
  const std::string_view place = branch_place(name);
  const auto chosen = context.filing.number("icp_subject.base_info.province");
  if (place.empty() || !chosen || *chosen <= 0) return outcomes.not_checked();
  const uint32_t province = static_cast<uint32_t>(*chosen) / 10000;
  const Region* elsewhere = nullptr;
  for (const Region& region : context.pack.regions.all()) {
    if (!region.official || !starts_with_place(place, region)) continue;
    if (region.code / 10000 == province) return outcomes.pass();
    if (region.code % 100 == 0) elsewhere = &region;
  }
  if (elsewhere == nullptr) return outcomes.pass();
  outcomes.fail(context.rule.fields, {{"place", std::string(elsewhere->name)}});
}

/// params.max: years; an older age than any 负责人 has is a mistyped number. That of a birth before
/// 1900 is id.before-1900's.
void age_at_most(const Context& context, Outcomes& outcomes) {
  const int most = int_param(context, "max", 0);
  for (const Certificate& certificate : certificates(context)) {
    const Identified& number = identified(context, Kind::resident_id, certificate.number);
    const auto birth = parse_loose_date(number.part("birth_date"));
    if (number.verdict == Verdict::invalid || !birth || birth->year < 1900) {
      outcomes.not_checked();
    } else if (age(*birth, context.options.date) > most) {
      outcomes.fail(certificate.fields, {{"max", std::to_string(most)}});
    } else {
      outcomes.pass();
    }
  }
}

namespace {

constexpr std::string_view start_key = "certificate_validity_date_start";
constexpr std::string_view end_key = "certificate_validity_date_end";

/// One document's dates; the same in both roles is one.
struct Dates {
  int type = 0;
  std::string_view start, end;
  std::vector<std::string> fields;
};

std::vector<Dates> document_dates(const Context& context, std::string_view key) {
  std::vector<Dates> found;
  const Filing& filing = context.filing;
  for (const std::string_view path : principals) {
    const int type = filing.number(join(path, "certificate_type")).value_or(0);
    const std::string_view start = filing.text(join(path, start_key));
    const std::string_view end = filing.text(join(path, end_key));
    const bool again =
        !found.empty() && found[0].type == type && found[0].start == start && found[0].end == end;
    if (!again) found.push_back({type, start, end, {}});
    found.back().fields.push_back(join(path, key));
  }
  return found;
}

bool is_before_birth(const Context& context, const Dates& card, Date day) {
  const std::string field = join(parent_of(card.fields.front()), "certificate_number");
  const std::string number = clean_number(context.filing.text(field));
  if (number.empty()) return false;
  const auto birth = parse_loose_date(
      identified(context, Kind::resident_id, keep(context, number)).part("birth_date"));
  return birth && day < *birth;
}

}  // namespace

/// Cards of the second generation exist since 2004, those of the first are void since 2013. A start
/// before the birth is validity.before-birth's.
void first_generation_card(const Context& context, Outcomes& outcomes) {
  constexpr int resident_id_card = 2;
  constexpr Date first_cards{2004, 1, 1};
  for (const Dates& card : document_dates(context, start_key)) {
    const auto start = parse_compact_date(clean_number(card.start));
    if (card.type != resident_id_card || !start) {
      outcomes.not_checked();
    } else if (*start < first_cards && !is_before_birth(context, card, *start)) {
      outcomes.fail(card.fields);
    } else {
      outcomes.pass();
    }
  }
}

/// params.years: certificate_type → the longest term in years, for documents that never run 长期.
/// params.form: "long-term" or "years".
void document_term(const Context& context, Outcomes& outcomes) {
  const bool long_term = text_param(context, "form") == "long-term";
  const Json* years = find(context.rule.params, "years");
  for (const Dates& document : document_dates(context, end_key)) {
    const Json* most = years == nullptr ? nullptr : member(*years, std::to_string(document.type));
    if (most == nullptr || !most->is_number_integer()) continue;
    const auto start = parse_compact_date(clean_number(document.start));
    const auto end = parse_compact_date(clean_number(document.end));
    const bool open = document.end.find("长期") != std::string_view::npos;
    const bool bad =
        long_term ? open : start && end && *end > add_months(*start, 12 * most->get<int>());
    if (bad) {
      const Choice* type = context.pack.enums.find("certificate_types", document.type);
      outcomes.fail(document.fields,
                    {{"years", std::to_string(most->get<int>())},
                     {"type", type == nullptr ? "" : say(context, type->name.zh, type->name.en)}});
    } else {
      outcomes.pass();
    }
  }
}

namespace {

/// The sentence about the emergency number, which some provinces want in a remark; "" without one.
std::string_view sentence_on_emergency(std::string_view remark) {
  const size_t start = remark.find("应急");
  if (start == std::string_view::npos) return {};
  size_t end = remark.size();
  for (const std::string_view mark : {"。", "；", ";", "\n"}) {
    end = std::min(end, remark.find(mark, start));
  }
  return remark.substr(start, end - start);
}

/// What follows 「使用人为」, 「机主是」 …; "" when nobody is named.
std::string_view named_user(std::string_view sentence) {
  for (const std::string_view word : {"使用人", "机主", "联系人"}) {
    const size_t at = sentence.find(word);
    if (at == std::string_view::npos) continue;
    std::string_view rest = sentence.substr(at + word.size());
    for (const std::string_view link : {"姓名", "为", "是", "：", ":"}) {
      if (rest.substr(0, link.size()) == link) rest.remove_prefix(link.size());
    }
    return rest;
  }
  return {};
}

/// fields of remarks → the path of the 负责人 they speak of.
std::string_view principal_of(std::string_view remark) {
  return principals[remark.substr(0, 11) == "icp_applets" ? 1 : 0];
}

}  // namespace

/// The 负责人 is named as the user of the emergency number, which has to be somebody else's. What
/// is left of a template is applet.comment-template's.
void emergency_sentence(const Context& context, Outcomes& outcomes) {
  for (const Value& value : texts(context)) {
    const std::string_view user = named_user(sentence_on_emergency(value.text));
    if (user.empty()) continue;
    const std::string name =
        clean(context.filing.text(join(principal_of(value.fields.front()), "name")));
    const bool own = !name.empty() && user.substr(0, name.size()) == name;
    own ? outcomes.fail(value.fields) : outcomes.pass();
  }
}

/// params.form: "old" (signed more than params.months before) or "future".
void letter_date(const Context& context, Outcomes& outcomes) {
  const bool old = text_param(context, "form") == "old";
  const Date today = context.options.date;
  for (const Value& value : texts(context)) {
    const auto day = parse_loose_date(value.text);
    if (!day) {
      outcomes.not_checked();
    } else if (old ? *day < add_months(today, -int_param(context, "months", 1)) : *day > today) {
      outcomes.fail(value.fields);
    } else {
      outcomes.pass();
    }
  }
}

}  // namespace beian::checks
