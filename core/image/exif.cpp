#include "core/image/exif.h"

#include <algorithm>

#include "core/image/bytes.h"

namespace beian {
namespace {

constexpr uint32_t tag_orientation = 0x0112, tag_gps = 0x8825, gps_latitude = 2;
constexpr uint32_t type_short = 3, type_long = 4, type_rational = 5;

/// Calls `use(tag, type, count, place of the value)` for each entry of the directory at `at`.
template <typename Use>
void entries(const Bytes& tiff, size_t at, Use use) {
  const size_t count = std::min<size_t>(tiff.u16(at), 512);
  for (size_t i = 0; i < count && tiff.has(at + 2 + 12 * i, 12); ++i) {
    const size_t entry = at + 2 + 12 * i;
    use(tiff.u16(entry), tiff.u16(entry + 2), tiff.u32(entry + 4), entry + 8);
  }
}

bool tells_place(const Bytes& tiff, size_t directory) {
  bool found = false;
  entries(tiff, directory, [&](uint32_t tag, uint32_t type, uint32_t count, size_t value) {
    if (tag != gps_latitude || type != type_rational || count != 3) return;
    const size_t at = tiff.u32(value);
    if (!tiff.has(at, 24)) return;
    for (size_t i = 0; i < 24; i += 8) found |= tiff.u32(at + i) != 0;  // 0° 0′ 0″: no fix
  });
  return found;
}

}  // namespace

Exif read_exif(std::string_view bytes) {
  Exif exif;
  const std::string_view order = bytes.substr(0, 2);
  if (order != "II" && order != "MM") return exif;
  const Bytes tiff(bytes, order == "II");
  if (tiff.u16(2) != 42) return exif;
  entries(tiff, tiff.u32(4), [&](uint32_t tag, uint32_t type, uint32_t count, size_t value) {
    if (tag == tag_orientation && (type == type_short || type == type_long) && count == 1) {
      const uint32_t turn = type == type_short ? tiff.u16(value) : tiff.u32(value);
      if (turn >= 1 && turn <= 8) exif.orientation = static_cast<int>(turn);
    }
    if (tag == tag_gps && type == type_long) exif.location |= tells_place(tiff, tiff.u32(value));
  });
  return exif;
}

}  // namespace beian
