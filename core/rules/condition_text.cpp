#include "core/rules/condition_text.h"

namespace beian {
namespace {

struct Fact {
  std::string_view name, zh, zh_not, en, en_not;
};

// Facts of Filing::derived, as statements.
constexpr Fact facts[] = {
    {"principal-is-legal-person", "主体负责人是法定代表人", "主体负责人不是法定代表人",
     "the applicant contact is the legal representative",
     "the applicant contact is not the legal representative"},
    {"applet-principal-is-legal-person", "小程序负责人是法定代表人", "小程序负责人不是法定代表人",
     "the mini program contact is the legal representative",
     "the mini program contact is not the legal representative"},
    {"same-person", "两位负责人是同一人", "两位负责人不是同一人", "both contacts are one person",
     "the contacts are two people"},
};

class Speaker {
 public:
  Speaker(const RulePack& pack, Language language) : pack_(pack), zh_(language == Language::zh) {}

  std::string all(const Json& condition, bool negated = false) const {
    std::string text;
    if (!condition.is_object()) return text;
    for (const auto& [key, wanted] : condition.items()) {
      if (!text.empty()) text += zh_ ? "，且" : ", and ";
      text += clause(key, wanted, negated);
    }
    return text;
  }

 private:
  std::string clause(const std::string& key, const Json& wanted, bool negated) const {
    if (key == "not" && wanted.size() == 1) return all(wanted, !negated);
    if (key == "not") return (zh_ ? "不是这样：" : "not so: ") + all(wanted);
    return key == "any" ? any(wanted, negated) : statement(key, wanted, negated);
  }

  /// Not any of them: each of them not. An alternative of several clauses is denied as a whole.
  std::string any(const Json& conditions, bool negated) const {
    std::string text;
    for (const Json& condition : conditions) {
      if (!text.empty()) text += zh_ ? negated ? "，且" : "；或者" : negated ? ", and " : "; or ";
      if (negated && condition.size() > 1) text += zh_ ? "不是这样：" : "not so: ";
      text += all(condition, negated && condition.size() == 1);
    }
    return text;
  }

  std::string statement(const std::string& key, const Json& wanted, bool negated) const {
    for (const Fact& fact : facts) {
      if (fact.name != key) continue;
      const bool yes = (value_of(wanted) == "yes") != negated;
      return std::string(zh_ ? yes ? fact.zh : fact.zh_not : yes ? fact.en : fact.en_not);
    }
    const Field* field = pack_.catalogue.find(key);
    const std::string label = field ? (zh_ ? field->label.zh : field->label.en) : key;
    if (value_of(wanted).empty()) return filled_in(label, negated);
    const std::string what = values(field, wanted, negated);
    if (zh_) return "「" + label + (negated ? "」不是" : "」是") + what;
    return "\"" + label + (negated ? "\" is not " : "\" is ") + what;
  }

  std::string filled_in(const std::string& label, bool filled) const {
    if (zh_) return (filled ? "已填写「" : "没有填写「") + label + "」";
    return "\"" + label + (filled ? "\" is filled in" : "\" is not filled in");
  }

  std::string values(const Field* field, const Json& wanted, bool negated) const {
    if (!wanted.is_array()) return value(field, wanted);
    std::string text;
    bool filled = false;  // not this value, and not left empty either
    for (const Json& one : wanted) {
      if (negated && value_of(one).empty() && wanted.size() > 1) {
        filled = true;
        continue;
      }
      if (!text.empty()) text += zh_ ? negated ? "、" : "或" : " or ";
      text += value(field, one);
    }
    return filled ? text + (zh_ ? "（且已填写）" : " (and filled in)") : text;
  }

  std::string value(const Field* field, const Json& wanted) const {
    const std::string plain = value_of(wanted);
    if (plain.empty()) return zh_ ? "没有填写" : "not filled in";
    if (!field) return plain;
    if (field->input == Input::region && wanted.is_number_unsigned()) {
      const Region* region = pack_.regions.find(wanted.get<uint32_t>());
      return region ? std::string(region->name) : plain;
    }
    const Choice* choice = nullptr;
    if (wanted.is_number_integer())
      choice = pack_.enums.find(field->choices, static_cast<int>(wanted.get<int64_t>()));
    if (wanted.is_string()) choice = pack_.enums.find(field->choices, std::string_view(plain));
    if (choice) return zh_ ? choice->name.zh : choice->name.en;
    return plain;
  }

  static std::string value_of(const Json& wanted) {
    const Json& one = wanted.is_array() && wanted.size() == 1 ? wanted.front() : wanted;
    if (one.is_null()) return {};
    const auto* text = one.get_ptr<const std::string*>();
    return text ? *text : write_json(one, -1);
  }

  const RulePack& pack_;
  bool zh_;
};

}  // namespace

std::string condition_text(const Condition& condition, const RulePack& pack, Language language) {
  return Speaker(pack, language).all(condition.json);
}

}  // namespace beian
