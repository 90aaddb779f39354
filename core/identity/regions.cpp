#include "core/identity/regions.h"

#include <algorithm>

namespace beian {
namespace {

/// Number at the front of `text`, which moves behind it; 0 when there is none.
int take_number(std::string_view& text) {
  int value = 0;
  while (!text.empty() && text.front() >= '0' && text.front() <= '9' && value < 1000000) {
    value = value * 10 + (text.front() - '0');
    text.remove_prefix(1);
  }
  return value;
}

std::string_view take_until(std::string_view& text, char end) {
  const size_t at = std::min(text.find(end), text.size());
  const std::string_view front = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return front;
}

/// Year of two digits at the front of `text` (the lists begin in 1981); 0 when there is none.
int16_t take_year(std::string_view& text) {
  if (text.empty() || text.front() == '-') return 0;
  const int two_digits = take_number(text);
  return static_cast<int16_t>(two_digits + (two_digits > 80 ? 1900 : 2000));
}

/// One entry of a line, e.g. "!03崇文区-09"; `next` is the code it has when it does not say.
Region region_of(std::string_view entry, uint32_t next) {
  Region region;
  region.official = entry.front() != '!';
  if (!region.official) entry.remove_prefix(1);
  const bool numbered = !entry.empty() && entry.front() >= '0' && entry.front() <= '9';
  region.code = numbered ? next - next % 100 + static_cast<uint32_t>(take_number(entry)) : next;
  const size_t size = std::min(entry.find_first_of("0123456789-="), entry.size());
  region.name = entry.substr(0, size);
  entry.remove_prefix(size);
  if (entry == "=") return region;
  region.from = take_year(entry);
  if (region.from == 0) region.from = 1981;
  if (!entry.empty()) entry.remove_prefix(1);
  region.until = take_year(entry);
  return region;
}

/// What the form offers under this code, or nullptr.
const Region* official(const Regions& regions, uint32_t code) {
  for (const Region& region : regions.history(code)) {
    if (region.official) return &region;
  }
  return nullptr;
}

}  // namespace

Regions::Regions(std::string_view data) {
  regions_.reserve(7200);
  while (!data.empty()) {
    std::string_view line = take_until(data, '\n');
    if (line.empty() || line.front() == '#') continue;
    uint32_t next = static_cast<uint32_t>(take_number(line)) * 100;
    if (next == 0 || next > 999900) continue;
    while (!line.empty()) {
      const std::string_view entry = take_until(line, ' ');
      if (entry.empty()) continue;
      regions_.push_back(region_of(entry, next));
      next = regions_.back().code + 1;
    }
  }
  first_.reserve(10001);
  for (uint32_t i = 0; i < regions_.size(); ++i) {
    while (first_.size() * 100 <= regions_[i].code && first_.size() <= 10000) first_.push_back(i);
  }
  first_.resize(10001, static_cast<uint32_t>(regions_.size()));
}

std::span<const Region> Regions::prefecture(uint32_t four_digits) const {
  if (four_digits >= 10000) return {};
  const uint32_t first = first_[four_digits];
  return std::span<const Region>(regions_).subspan(first, first_[four_digits + 1] - first);
}

std::span<const Region> Regions::history(uint32_t code) const {
  const std::span<const Region> near = prefecture(code / 100);
  size_t first = 0, size = 0;
  while (first < near.size() && near[first].code < code) ++first;
  while (first + size < near.size() && near[first + size].code == code) ++size;
  return near.subspan(first, size);
}

const Region* Regions::find(uint32_t code) const {
  const std::span<const Region> entries = history(code);
  return entries.empty() ? nullptr : &entries.back();
}

std::vector<const Region*> Regions::official_children(uint32_t parent) const {
  std::vector<const Region*> children;
  if (parent % 100 != 0) return children;
  const uint32_t step = parent == 0 ? 10000 : parent % 10000 == 0 ? 100 : 1;
  const uint32_t end = parent == 0 ? 1000000 : parent + step * 100;
  const uint32_t begin = parent == 0 ? 0 : parent + 1;
  const auto first =
      std::lower_bound(regions_.begin(), regions_.end(), begin,
                       [](const Region& region, uint32_t key) { return region.code < key; });
  for (auto it = first; it != regions_.end() && it->code < end; ++it) {
    if (it->official && it->code % step == 0) children.push_back(&*it);
  }
  return children;
}

uint32_t Regions::official_parent(uint32_t code) const {
  if (code % 10000 == 0 || official(*this, code) == nullptr) return 0;
  return code % 100 == 0 ? code - code % 10000 : code - code % 100;
}

std::string Regions::full_name(uint32_t code) const {
  const Region* region = official(*this, code);
  if (region == nullptr) return {};
  const uint32_t parent = official_parent(code);
  if (parent == 0) return std::string(region->name);
  return full_name(parent).append(" ").append(region->name);
}

std::string_view Regions::province_abbreviation(uint32_t code) {
  struct Province {
    uint32_t number;
    std::string_view abbreviation;
  };
  static constexpr Province provinces[] = {
      {11, "京"}, {12, "津"}, {13, "冀"}, {14, "晋"}, {15, "蒙"}, {21, "辽"}, {22, "吉"},
      {23, "黑"}, {31, "沪"}, {32, "苏"}, {33, "浙"}, {34, "皖"}, {35, "闽"}, {36, "赣"},
      {37, "鲁"}, {41, "豫"}, {42, "鄂"}, {43, "湘"}, {44, "粤"}, {45, "桂"}, {46, "琼"},
      {50, "渝"}, {51, "川"}, {52, "贵"}, {53, "云"}, {54, "藏"}, {61, "陕"}, {62, "甘"},
      {63, "青"}, {64, "宁"}, {65, "新"}, {71, "台"}, {81, "港"}, {82, "澳"}};
  for (const Province& province : provinces) {
    if (province.number == code / 10000) return province.abbreviation;
  }
  return {};
}

}  // namespace beian
