// 省市区 against each other, and addresses against 省市区.
#include <algorithm>

#include "core/rules/functions.h"
#include "core/rules/values.h"
#include "core/text/utf8.h"

namespace beian::checks {
namespace {

constexpr std::string_view province_field = "icp_subject.base_info.province";
constexpr std::string_view city_field = "icp_subject.base_info.city";
constexpr std::string_view district_field = "icp_subject.base_info.district";

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

/// Level-2 entries that are no places: nobody writes them in an address.
bool is_placeholder(std::string_view name) {
  return name == "市辖区" || name == "县" || ends_with(name, "直辖县级行政区划");
}

/// "广东" of 广东省, "新疆" of 新疆维吾尔自治区.
std::string_view short_name(std::string_view province) {
  for (const std::string_view end :
       {"壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "省", "市"}) {
    if (ends_with(province, end)) return province.substr(0, province.size() - end.size());
  }
  return province;
}

/// The text starts with the province's short name; its first character is compared first, since
/// most provinces end there.
bool names(std::string_view text, const Region& province) {
  constexpr size_t character = 3;  // bytes of a 汉字
  return starts_with(text, province.name.substr(0, character)) &&
         starts_with(text, short_name(province.name));
}

/// The official region at a field, or nullptr.
const Region* region_at(const Context& context, std::string_view field) {
  const auto code = context.filing.number(field);
  if (!code || *code <= 0) return nullptr;
  const Region* region = context.pack.regions.find(static_cast<uint32_t>(*code));
  return region != nullptr && region->official ? region : nullptr;
}

std::vector<const Region*> provinces(const Regions& regions) {
  std::vector<const Region*> found;
  for (uint32_t code = 110000; code <= 650000; code += 10000) {
    const Region* region = regions.find(code);
    if (region != nullptr && region->official) found.push_back(region);
  }
  return found;
}

/// The longest named region the text starts with, or nullptr.
const Region* leading(std::string_view text, const std::vector<const Region*>& regions) {
  const Region* best = nullptr;
  for (const Region* region : regions) {
    if (!starts_with(text, region->name) || is_placeholder(region->name)) continue;
    if (best == nullptr || region->name.size() > best->name.size()) best = region;
  }
  return best;
}

/// Districts of one city (code …00) or of all cities of a province (code …0000).
std::vector<const Region*> districts(const Regions& regions, uint32_t code) {
  if (code % 10000 != 0) return regions.official_children(code);
  std::vector<const Region*> all;
  for (const Region* city : regions.official_children(code)) {
    const auto children = regions.official_children(city->code);
    all.insert(all.end(), children.begin(), children.end());
  }
  return all;
}

/// The regions an address names at its front, as far as they can be told.
struct Place {
  const Region *province = nullptr, *city = nullptr, *district = nullptr;
};

Place place_of(const Regions& regions, std::string_view address) {
  Place place;
  const auto skip = [&](const Region* region) {
    if (region != nullptr) address.remove_prefix(region->name.size());
    return region;
  };
  const auto all = provinces(regions);
  place.province = skip(leading(address, all));
  for (const Region* province : all) {
    // 「广东深圳市…」 names 广东省, 「广东路…」 does not: the next word decides.
    if (place.province != nullptr || !names(address, *province)) continue;
    const std::string_view rest = address.substr(short_name(province->name).size());
    if (leading(rest, regions.official_children(province->code)) == nullptr &&
        leading(rest, districts(regions, province->code)) == nullptr) {
      continue;
    }
    place.province = province;
    address = rest;
  }
  if (place.province == nullptr) return place;
  place.city = skip(leading(address, regions.official_children(place.province->code)));
  const uint32_t within = place.city != nullptr ? place.city->code : place.province->code;
  place.district = leading(address, districts(regions, within));
  if (place.city == nullptr && place.district != nullptr) {
    place.city = regions.find(regions.official_parent(place.district->code));
  }
  return place;
}

std::string name_of(const Place& place) {
  std::string name(place.province->name);
  if (place.city != nullptr && !is_placeholder(place.city->name)) name += place.city->name;
  if (place.district != nullptr && name.find(place.district->name) == std::string::npos) {
    name += place.district->name;
  }
  return name;
}

/// The chosen 省市区 as far as they fit together; region.* tells where they do not.
Place chosen(const Context& context) {
  const auto parent = [&](const Region* region) {
    return region == nullptr ? 0 : context.pack.regions.official_parent(region->code);
  };
  Place place{region_at(context, province_field), region_at(context, city_field),
              region_at(context, district_field)};
  if (place.province == nullptr || parent(place.city) != place.province->code) place.city = nullptr;
  if (place.city == nullptr || parent(place.district) != place.city->code) place.district = nullptr;
  return place;
}

bool other(const Region* named, const Region* wanted) {
  return named != nullptr && wanted != nullptr && named->code != wanted->code;
}

}  // namespace

void region_known(const Context& context, Outcomes& outcomes) {
  for (const std::string& field : context.rule.fields) {
    if (!context.filing.given(field)) {
      outcomes.not_checked();
    } else if (region_at(context, field) != nullptr) {
      outcomes.pass();
    } else {
      outcomes.fail({field});
    }
  }
}

/// fields: the inner region, the outer one.
void region_parent(const Context& context, Outcomes& outcomes) {
  if (context.rule.fields.size() < 2) return outcomes.not_checked();
  const std::string &inner_field = context.rule.fields[0], &outer_field = context.rule.fields[1];
  const Region *inner = region_at(context, inner_field), *outer = region_at(context, outer_field);
  if (inner == nullptr || outer == nullptr) return outcomes.not_checked();
  if (context.pack.regions.official_parent(inner->code) == outer->code) return outcomes.pass();
  outcomes.fail({inner_field, outer_field},
                {{"inner", std::string(inner->name)}, {"outer", std::string(outer->name)}});
}

/// 通讯地址 starts with the chosen province, city or district, which the form adds itself.
void address_prefix(const Context& context, Outcomes& outcomes) {
  const Place place = chosen(context);
  std::vector<const Region*> chain;
  for (const Region* region : {place.province, place.city, place.district}) {
    if (region != nullptr) chain.push_back(region);
  }
  const std::vector<Value> values = texts(context);
  if (values.empty() || chain.empty()) return outcomes.not_checked();
  for (const Value& value : values) {
    if (const Region* region = leading(value.text, chain)) {
      outcomes.fail(value.fields, {{"region", std::string(region->name)}});
    } else {
      outcomes.pass();
    }
  }
}

/// 通讯地址 starts with a province, city or district other than the chosen one.
void address_elsewhere(const Context& context, Outcomes& outcomes) {
  const Regions& regions = context.pack.regions;
  const Place place = chosen(context);
  const std::vector<Value> values = texts(context);
  if (values.empty() || place.province == nullptr) return outcomes.not_checked();
  for (const Value& value : values) {
    const Region* named = leading(value.text, provinces(regions));
    if (named == nullptr)
      named = leading(value.text, regions.official_children(place.province->code));
    if (named == nullptr && place.city != nullptr) {
      named = leading(value.text, regions.official_children(place.city->code));
    }
    if (other(named, place.province) && other(named, place.city) && other(named, place.district)) {
      outcomes.fail(value.fields, {{"region", std::string(named->name)}});
    } else {
      outcomes.pass();
    }
  }
}

void address_starts_with_province(const Context& context, Outcomes& outcomes) {
  const auto all = provinces(context.pack.regions);
  for (const Value& value : texts(context)) {
    const bool named = std::any_of(all.begin(), all.end(), [&](const Region* province) {
      return names(value.text, *province);
    });
    if (named) {
      outcomes.pass();
    } else {
      outcomes.fail(value.fields);
    }
  }
}

/// 证件住所 names a province, city or district other than the chosen one.
void certificate_address_elsewhere(const Context& context, Outcomes& outcomes) {
  const Place wanted = chosen(context);
  for (const Value& value : texts(context)) {
    const Place place = place_of(context.pack.regions, value.text);
    if (place.province == nullptr || wanted.province == nullptr) {
      outcomes.not_checked();
    } else if (other(place.province, wanted.province) || other(place.city, wanted.city) ||
               other(place.district, wanted.district)) {
      std::vector<std::string> fields = value.fields;
      fields.emplace_back(other(place.province, wanted.province) ? province_field
                          : other(place.city, wanted.city)       ? city_field
                                                                 : district_field);
      outcomes.fail(std::move(fields), {{"named", name_of(place)}, {"chosen", name_of(wanted)}});
    } else {
      outcomes.pass();
    }
  }
}

/// No number of a house, floor or room, and no sentence in params.comment that there is none.
void house_number(const Context& context, Outcomes& outcomes) {
  const std::string comment = clean(context.filing.text(text_param(context, "comment")));
  const bool explained = comment.find("最详细") != std::string::npos;
  const auto signs = list_param(context, "signs");
  for (const Value& value : texts(context)) {
    const std::string address = clean_number(value.text);
    const bool digit =
        std::any_of(address.begin(), address.end(), [](char c) { return c >= '0' && c <= '9'; });
    const bool sign = std::any_of(signs.begin(), signs.end(), [&](std::string_view one) {
      return address.find(one) != std::string::npos;
    });
    if (digit || sign || explained) {
      outcomes.pass();
    } else {
      outcomes.fail(value.fields);
    }
  }
}

/// fields: the proof, the address on the certificate. An individual from another province needs it.
void residence_permit(const Context& context, Outcomes& outcomes) {
  if (context.rule.fields.size() < 2) return outcomes.not_checked();
  if (province_says_it(context)) return;
  const Region* wanted = chosen(context).province;
  const std::string address = clean(context.filing.text(context.rule.fields[1]));
  const Region* home = place_of(context.pack.regions, address).province;
  if (wanted == nullptr || home == nullptr) return outcomes.not_checked();
  if (home->code == wanted->code || context.filing.given(context.rule.fields[0])) {
    return outcomes.pass();
  }
  outcomes.fail(context.rule.fields,
                {{"home", std::string(home->name)}, {"chosen", std::string(wanted->name)}});
}

/// The registering office inside a code (params.kind) lies in another province than the filing.
/// Codes of national offices start with 100000.
void number_region(const Context& context, Outcomes& outcomes) {
  const auto kind = kind_from_name(text_param(context, "kind"));
  const Region* wanted = chosen(context).province;
  for (const Certificate& certificate : certificates(context)) {
    const std::string number = comparable(certificate.number);
    const size_t at = kind == Kind::uscc ? 2 : 0;
    if (!kind || wanted == nullptr || number.size() != (kind == Kind::uscc ? 18u : 15u) ||
        identified(context, *kind, number).verdict == Verdict::invalid) {
      outcomes.not_checked();
      continue;
    }
    const char tens = number[at], ones = number[at + 1];
    if (tens < '0' || tens > '9' || ones < '0' || ones > '9') continue;
    const uint32_t code = static_cast<uint32_t>((tens - '0') * 10 + (ones - '0')) * 10000;
    const Region* office = context.pack.regions.find(code);
    if (code == 100000 || office == nullptr || office->code == wanted->code) {
      outcomes.pass();
    } else {
      std::vector<std::string> fields = certificate.fields;
      fields.emplace_back(province_field);
      outcomes.fail(std::move(fields),
                    {{"office", std::string(office->name)}, {"chosen", std::string(wanted->name)}});
    }
  }
}

/// 「粤ICP备…」 belongs to 广东: the sign of another province than the chosen one.
void record_number_province(const Context& context, Outcomes& outcomes) {
  const Region* wanted = chosen(context).province;
  for (const Value& value : texts(context)) {
    const Identified& known = identified(context, Kind::icp_number, value.text);
    if (wanted == nullptr || known.verdict == Verdict::invalid) {
      outcomes.not_checked();
    } else if (starts_with(known.normalized, Regions::province_abbreviation(wanted->code))) {
      outcomes.pass();
    } else {
      outcomes.fail(value.fields, {{"chosen", std::string(wanted->name)}});
    }
  }
}

}  // namespace beian::checks
