// Finding one's way among the markers of a JPEG file (ITU-T T.81 annex B).
#pragma once
#include "core/image/bytes.h"

namespace beian {

/// Markers without a segment: restarts, which are part of a scan's data, and what has no meaning.
inline bool stands_alone(uint32_t marker) {
  return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
}

/// Where the next marker after entropy-coded data stands; the size when there is none.
inline size_t after_scan(const Bytes& file, size_t at) {
  for (;; ++at) {
    at = file.view().find('\xff', at);
    if (at == std::string_view::npos || at + 1 >= file.size()) return file.size();
    const uint32_t next = file.u8(at + 1);
    if (next != 0 && next != 0xFF && !stands_alone(next)) return at;
  }
}

}  // namespace beian
