// Administrative division codes (GB/T 2260): the tree the official form offers, and every code that
// was in use since 1981 with its years, for codes inside ID numbers.
// Data: assets/regions.txt (its head names the sources).
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace beian {

struct Region {
  uint32_t code = 0;  // 110105
  std::string_view name;
  int16_t from = 0,
          until = 0;  // years in use, inclusive; until 0 = still in use; from 1981 = 1981 or before
  bool official = false;  // offered by the official form's district list
};

class Regions {
 public:
  /// Parses the asset; keeps string_views into `data`, which must outlive the object.
  explicit Regions(std::string_view data);

  /// The region with this code, or nullptr. A code that was reused has the entry in use last.
  const Region* find(uint32_t code) const;
  /// All entries of one code, oldest first (a code can have had several names).
  std::span<const Region> history(uint32_t code) const;
  /// Children in the official form: provinces for 0, cities of a province, districts of a city.
  std::vector<const Region*> official_children(uint32_t parent) const;
  /// Code of the official parent (city of a district, province of a city); 0 for provinces or
  /// unknown codes.
  uint32_t official_parent(uint32_t code) const;
  /// "广东省" / "广东省 深圳市 南山区" for the official form; level-2 names such as 市辖区
  /// included.
  std::string full_name(uint32_t code) const;
  /// "粤" for 440000 and every code below it; "" when unknown.
  static std::string_view province_abbreviation(uint32_t code);

  std::span<const Region> all() const { return regions_; }
  /// All entries whose code begins with these four digits (4403), in the order of their codes.
  std::span<const Region> prefecture(uint32_t four_digits) const;

 private:
  std::vector<Region> regions_;  // sorted by (code, from)
  std::vector<uint32_t> first_;  // by the first four digits: where they begin; one more for the end
};

}  // namespace beian
