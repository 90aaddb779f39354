// The list of 前置审批 items, icp_applets.base_info.nrlx_details.
#include <algorithm>

#include "core/identity/permit_number.h"
#include "core/rules/functions.h"
#include "core/rules/keys.h"
#include "core/rules/shared.h"
#include "core/rules/values.h"
#include "core/rules/words.h"

namespace beian::checks {
namespace {

constexpr std::string_view list = "icp_applets.base_info.nrlx_details";
constexpr int none = 24;  // 以上都不涉及

struct Item {
  int type = 0;
  std::string path;  // "….nrlx_details.0"
};

/// Items with a readable type.
std::vector<Item> items(const Filing& filing) {
  std::vector<Item> found;
  each_path(filing, std::string(list) + "[]", [&](std::string_view path) {
    if (const auto type = filing.number(join(path, "type")))
      found.push_back({*type, std::string(path)});
  });
  return found;
}

std::string item_name(const Context& context, int type) {
  const Choice* choice = context.pack.enums.find("nrlx_types", type);
  return choice == nullptr ? std::to_string(type) : say(context, choice->name.zh, choice->name.en);
}

bool holds(const Json* codes, int code) {
  return codes != nullptr && codes->is_array() &&
         std::any_of(codes->begin(), codes->end(),
                     [code](const Json& one) { return one.is_number_integer() && one == code; });
}

std::string service_name(const Context& context, int code) {
  const Choice* service = context.pack.enums.find("service_content_types", code);
  return service == nullptr ? std::to_string(code)
                            : say(context, service->name.zh, service->name.en);
}

/// A service or a word of the filing that explains why the item was chosen.
bool is_explained(const Context& context, const Json& pair) {
  bool explained = false;
  each_path(context.filing, "icp_applets.base_info.service_content_types[]",
            [&](std::string_view path) {
              const int code = context.filing.number(path).value_or(0);
              explained = explained || holds(find(pair, "services"), code);
            });
  if (explained) return true;
  const WordIndex::Groups groups = groups_in(context, find(pair, "groups"));
  for (const std::string_view field : list_param(context, "texts")) {
    for (const FieldText& text : texts_at(context, field)) {
      const auto& hits = word_hits(context, text);
      if (std::any_of(hits.begin(), hits.end(),
                      [&](const WordHit& hit) { return (hit.groups & groups) != 0; })) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

void none_alone(const Context& context, Outcomes& outcomes) {
  const std::vector<Item> all = items(context.filing);
  if (all.empty()) return outcomes.not_checked();
  const auto is_none = [](const Item& item) { return item.type == none; };
  const auto first = std::find_if(all.begin(), all.end(), is_none);
  if (first == all.end() || std::all_of(all.begin(), all.end(), is_none)) return outcomes.pass();
  outcomes.fail({join(first->path, "type")});
}

/// params.key: what every item but 「以上都不涉及」 needs.
void pre_approval_given(const Context& context, Outcomes& outcomes) {
  const std::string_view key = text_param(context, "key");
  for (const Item& item : items(context.filing)) {
    if (item.type == none) continue;
    std::string path = join(item.path, key);
    if (context.filing.given(path)) {
      outcomes.pass();
      continue;
    }
    const auto& strange = strange_keys(context);
    const bool misspelt = std::any_of(strange.begin(), strange.end(),
                                      [&](const StrangeKey& one) { return one.meant == path; });
    if (!misspelt) outcomes.fail({std::move(path)}, {{"item", item_name(context, item.type)}});
  }
}

void none_with_paper(const Context& context, Outcomes& outcomes) {
  for (const Item& item : items(context.filing)) {
    if (item.type != none) continue;
    bool passed = true;
    for (const std::string_view key : {"code", "media"}) {
      std::string path = join(item.path, key);
      if (!context.filing.given(path)) continue;
      passed = false;
      outcomes.fail({std::move(path)});
    }
    if (passed) outcomes.pass();
  }
}

/// params.types: items that call for a word of advice.
void item_listed(const Context& context, Outcomes& outcomes) {
  const Json* types = find(context.rule.params, "types");
  for (const Item& item : items(context.filing)) {
    if (holds(types, item.type)) {
      outcomes.fail({join(item.path, "type")},
                    {{"item", item_name(context, item.type)}, {"code", std::to_string(item.type)}});
    } else {
      outcomes.pass();
    }
  }
}

/// params.pairs [{services, items}]: service codes that usually go with one of these items.
void services_without_item(const Context& context, Outcomes& outcomes) {
  const Json* pairs = find(context.rule.params, "pairs");
  const std::vector<Item> all = items(context.filing);
  std::vector<std::string> services;
  each_path(context.filing, "icp_applets.base_info.service_content_types[]",
            [&](std::string_view path) { services.emplace_back(path); });
  if (all.empty() || services.empty() || pairs == nullptr) return outcomes.not_checked();
  for (const std::string& field : services) {
    const int code = context.filing.number(field).value_or(0);
    const auto pair = std::find_if(pairs->begin(), pairs->end(), [&](const Json& one) {
      return holds(find(one, "services"), code);
    });
    if (pair == pairs->end()) {
      outcomes.pass();
      continue;
    }
    const Json* wanted = find(*pair, "items");
    const bool listed = std::any_of(all.begin(), all.end(),
                                    [&](const Item& item) { return holds(wanted, item.type); });
    if (listed || wanted == nullptr || !wanted->is_array() || wanted->empty() ||
        !wanted->front().is_number_integer()) {
      outcomes.pass();
      continue;
    }
    outcomes.fail({field, std::string(list)},
                  {{"service", service_name(context, code)},
                   {"item", item_name(context, wanted->front().get<int>())}});
  }
}

/// params.services: kinds of service that call for a word.
void service_listed(const Context& context, Outcomes& outcomes) {
  const Json* services = find(context.rule.params, "services");
  each_path(context.filing, "icp_applets.base_info.service_content_types[]",
            [&](std::string_view path) {
              const int code = context.filing.number(path).value_or(0);
              if (!holds(services, code)) return outcomes.pass();
              outcomes.fail({std::string(path)}, {{"service", service_name(context, code)}});
            });
}

/// params.pairs [{items, services, groups}], params.texts (fields): an item that neither a kind of
/// service nor a word explains.
void item_unexplained(const Context& context, Outcomes& outcomes) {
  const Json* pairs = find(context.rule.params, "pairs");
  if (pairs == nullptr) return;
  for (const Item& item : items(context.filing)) {
    const auto pair = std::find_if(pairs->begin(), pairs->end(), [&](const Json& one) {
      return holds(find(one, "items"), item.type);
    });
    if (pair == pairs->end()) continue;
    if (is_explained(context, *pair)) {
      outcomes.pass();
    } else {
      outcomes.fail({join(item.path, "type")}, {{"item", item_name(context, item.type)}});
    }
  }
}

/// params.texts: the remark says that no permit is needed, though an item is chosen.
void item_denied(const Context& context, Outcomes& outcomes) {
  const std::vector<Item> all = items(context.filing);
  const auto chosen =
      std::find_if(all.begin(), all.end(), [](const Item& item) { return item.type != none; });
  if (chosen == all.end()) return;
  const auto denials = list_param(context, "texts");
  for (const Value& value : texts(context)) {
    const bool denied = std::any_of(denials.begin(), denials.end(), [&](std::string_view text) {
      return value.text.find(text) != std::string_view::npos;
    });
    if (denied) {
      outcomes.fail({std::string(value.fields.front()), join(chosen->path, "type")},
                    {{"item", item_name(context, chosen->type)}});
    } else {
      outcomes.pass();
    }
  }
}

/// params.pairs [{items, kinds}], params.licences {kind: {zh, en}}: the number has the form of
/// another permit than the item asks for.
void permit_of_item(const Context& context, Outcomes& outcomes) {
  const Json* pairs = find(context.rule.params, "pairs");
  const Json* licences = find(context.rule.params, "licences");
  if (pairs == nullptr || licences == nullptr) return;
  for (const Item& item : items(context.filing)) {
    const auto pair = std::find_if(pairs->begin(), pairs->end(), [&](const Json& one) {
      return holds(find(one, "items"), item.type);
    });
    const std::string field = join(item.path, "code");
    if (pair == pairs->end() || !context.filing.given(field)) continue;
    const std::string_view kind = permit_number(context.filing.text(field)).kind;
    const Json* licence = kind.empty() ? nullptr : member(*licences, kind);
    const Json* own = member(*pair, "kind");
    if (licence == nullptr || (own != nullptr && *own == kind)) {
      outcomes.pass();
      continue;
    }
    const auto text = [&](std::string_view key) {
      const Json* value = member(*licence, key);
      const auto* string = value ? value->get_ptr<const std::string*>() : nullptr;
      return string ? std::string_view(*string) : std::string_view();
    };
    outcomes.fail({field}, {{"item", item_name(context, item.type)},
                            {"licence", say(context, text("zh"), text("en"))}});
  }
}

}  // namespace beian::checks
