#include "core/identity/region.h"

#include "core/identity/digits.h"

namespace beian {
namespace {

bool province_exists(uint32_t code) {
  const uint32_t province = code / 10000;
  return province == 83 || !Regions::province_abbreviation(code).empty();
}

bool listed(const Region& region) {
  return region.from != 0;
}

bool in_use(const Region& region, int year) {
  return (region.from <= 1981 || region.from <= year) &&
         (region.until == 0 || year <= region.until + 1);
}

/// Name in the ministry's lists, the last one when there were several.
std::string_view listed_name(uint32_t code, const Regions& regions) {
  const Region* region = regions.find(code);
  return region != nullptr && listed(*region) ? region->name : std::string_view();
}

void append_word(std::string& text, std::string_view word) {
  if (word.empty()) return;
  if (!text.empty()) text += ' ';
  text += word;
}

RegionCode judge(std::string_view text, const Regions& regions) {
  RegionCode answer;
  if (text.empty()) {
    answer.reject(Why::text_empty);
  } else if (!all_digits(text)) {
    answer.reject(Why::text_characters);
  } else if (text.size() != 6) {
    answer.reject(Why::text_length);
  } else {
    answer.normalized.assign(text);
    answer.code = number(text);
    for (const Region& region : regions.history(answer.code)) {
      if (answer.entry == nullptr || region.official || !answer.entry->official) {
        answer.entry = &region;
      }
    }
    if (answer.entry == nullptr) {
      answer.doubt(Why::region_unknown);
    } else if (answer.entry->until != 0) {
      answer.doubt(Why::region_abolished);
    } else if (!answer.entry->official) {
      answer.doubt(Why::region_not_in_form);
    }
  }
  return answer;
}

}  // namespace

RegionUse region_use(uint32_t code, int year, const Regions& regions) {
  using Known = RegionUse::Known;
  RegionUse use;
  use.code = code;
  for (const Region& region : regions.history(code)) {
    if (!listed(region)) continue;
    use.entry = &region;
    use.known = Known::other_years;
    if (year == 0 || in_use(region, year)) {
      use.known = Known::listed;
      return use;
    }
  }
  if (use.entry != nullptr) return use;
  if (!province_exists(code)) return use;
  const uint32_t tail = code % 100;
  const bool summary = tail <= 1 || tail == 20 || tail == 21;
  use.known =
      summary && !regions.prefecture(code / 100).empty() ? Known::aggregate : Known::unknown;
  return use;
}

std::string place_name(const RegionUse& use, const Regions& regions) {
  const uint32_t province = use.code - use.code % 10000, prefecture = use.code - use.code % 100;
  std::string name;
  if (province != use.code) append_word(name, listed_name(province, regions));
  if (prefecture != use.code) append_word(name, listed_name(prefecture, regions));
  if (use.entry != nullptr) {
    append_word(name, use.entry->name);
  } else if (use.known == RegionUse::Known::aggregate && use.code % 100 == 1) {
    append_word(name, "市辖区");
  }
  return name;
}

RegionCode region_code(std::string_view text, const Regions& regions) {
  return judge_exact(text, change::all, undo_letters,
                     [&](std::string_view t) { return judge(t, regions); });
}

}  // namespace beian
