// Any bytes as the file of a picture, repaired as its last bytes want: what comes out is whole.
#include <cstdint>
#include <cstdlib>

#include "core/image/decode.h"
#include "core/image/repair.h"

namespace {

using namespace beian;

/// The last 12 bytes: a role, a turn, whether to cut out and where.
RepairOptions options_of(std::string_view bytes, const ImageHeader& header) {
  const auto at = [&](size_t from_end) -> unsigned {
    return from_end <= bytes.size() ? static_cast<uint8_t>(bytes[bytes.size() - from_end]) : 0U;
  };
  const auto& roles = image_roles();
  RepairOptions options = repair_options(roles[at(1) % roles.size()]);
  options.turn = static_cast<int>(at(2) % 4 * 90);
  options.on_white = at(3) % 2 != 0;
  if (at(4) % 2 == 0) return options;
  Quad corners;
  for (size_t i = 0; i < 4; ++i) {
    corners[i] = {(at(5 + 2 * i) - 8.0) / 240 * header.width(),
                  (at(6 + 2 * i) - 8.0) / 240 * header.height()};
  }
  options.crop = corners;
  return options;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const ImageHeader header = read_image_header(bytes);
  if (header.refused.empty() && header.megapixels() > 0.25) return 0;  // slow, not wrong
  const Repaired repaired = repair_image(bytes, options_of(bytes, header));
  if (repaired.bytes.empty() != !repaired.refused.empty()) std::abort();
  if (!repaired.refused.empty()) {
    const bool own = repaired.refused.starts_with("repair-");
    if (own && repair_words(repaired.refused, Language::en).empty()) std::abort();
    return 0;
  }
  const DecodedImage decoded = decode_image(repaired.bytes);
  if (decoded.damaged() || decoded.header.format != repaired.format) std::abort();
  if (decoded.image.width != repaired.width || decoded.image.height != repaired.height)
    std::abort();
  if (decoded.header.orientation != 1 || decoded.header.location) std::abort();
  return 0;
}
