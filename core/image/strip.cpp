#include "core/image/strip.h"

#include <algorithm>
#include <array>

#include "core/image/jpeg_markers.h"

namespace beian {
namespace {

using namespace std::string_view_literals;

constexpr uint32_t eoi = 0xD9, sos = 0xDA, app0 = 0xE0, app2 = 0xE2, app14 = 0xEE, app15 = 0xEF,
                   comment = 0xFE;
constexpr auto icc = "ICC_PROFILE\0"sv;
constexpr size_t icc_header = icc.size() + 2;  // and which part it is, of how many
constexpr size_t largest_profile = 16384;

struct Segment {
  uint32_t marker = 0;
  std::string_view all;      // with its marker and length, and a scan's data
  std::string_view content;  // what follows its length
};

/// Calls `use` for each segment from the start mark to the end mark; false when that is not
/// reached. (ITU-T T.81 annex B.)
template <typename Use>
bool segments(std::string_view jpeg, Use use) {
  const Bytes file(jpeg);
  for (size_t at = 2; file.has(at, 2);) {
    const uint32_t marker = file.u8(at + 1);
    if (file.u8(at) != 0xFF || marker == 0xFF || marker == 0) {  // stray, or a fill byte
      ++at;
      continue;
    }
    if (stands_alone(marker)) {
      at += 2;
      continue;
    }
    if (marker == eoi) return true;
    const size_t length = file.u16(at + 2);
    if (length < 2 || !file.has(at + 2, length)) return false;
    size_t end = at + 2 + length;
    if (marker == sos) end = after_scan(file, end);
    use(Segment{marker, file.view(at, end - at), file.view(at + 4, length - 2)});
    at = end;
  }
  return false;
}

bool begins(std::string_view content, std::string_view with) {
  return content.substr(0, with.size()) == with;
}

bool stays(const Segment& one) {
  if (one.marker == app0) return begins(one.content, "JFIF\0"sv) && one.content.size() >= 14;
  if (one.marker == app2) return begins(one.content, icc);
  if (one.marker == app14) return begins(one.content, "Adobe"sv);
  return one.marker != comment && (one.marker < app0 || one.marker > app15);
}

bool png_holds_metadata(std::string_view bytes) {
  constexpr std::array types{"eXIf"sv, "tEXt"sv, "zTXt"sv, "iTXt"sv, "tIME"sv};
  const Bytes file(bytes);
  for (size_t at = 8; file.has(at, 12); at += size_t{12} + file.u32(at)) {
    if (std::find(types.begin(), types.end(), file.view(at + 4, 4)) != types.end()) return true;
  }
  return false;
}

}  // namespace

std::string without_metadata(std::string_view jpeg) {
  std::string file(jpeg.substr(0, 2));
  const bool complete = segments(jpeg, [&](const Segment& one) {
    if (!stays(one)) return;
    if (one.marker == app0) {  // version and density; a thumbnail of no size
      file.append("\xff\xe0\0\x10"sv).append(one.content.substr(0, 12)).append("\0\0"sv);
    } else {
      file.append(one.all);
    }
  });
  return complete ? file.append("\xff\xd9"sv) : std::string();
}

bool holds_metadata(std::string_view bytes, ImageFormat format) {
  if (format == ImageFormat::png) return png_holds_metadata(bytes);
  if (format != ImageFormat::jpeg) return false;
  const std::string bare = without_metadata(bytes);
  return !bare.empty() && bare.size() < bytes.size();
}

std::string colour_profile(std::string_view jpeg) {
  std::string profile;
  uint32_t next = 1, parts = 0;
  segments(jpeg, [&](const Segment& one) {
    if (one.marker != app2 || !begins(one.content, icc)) return;
    const Bytes content(one.content);
    if (content.u8(icc.size()) != next) return;
    parts = content.u8(icc.size() + 1);
    profile.append(one.content.substr(std::min(icc_header, one.content.size())));
    ++next;
  });
  return next == parts + 1 && profile.size() <= largest_profile ? profile : std::string();
}

}  // namespace beian
