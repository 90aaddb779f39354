// The segments of a JPEG file (ITU-T T.81 annex B).
#include <algorithm>
#include <cmath>

#include "core/image/exif.h"
#include "core/image/header.h"
#include "core/image/jpeg_markers.h"

namespace beian {
namespace {

using namespace std::string_view_literals;

constexpr uint32_t sof0 = 0xC0, sof3 = 0xC3, dht = 0xC4, sof9 = 0xC9, jpg = 0xC8, dac = 0xCC,
                   sof15 = 0xCF, eoi = 0xD9, sos = 0xDA, dqt = 0xDB, app1 = 0xE1, app14 = 0xEE;

bool is_frame(uint32_t marker) {
  return marker >= sof0 && marker <= sof15 && marker != dht && marker != jpg && marker != dac;
}

/// What the frame header allows; "" when it can be decoded.
std::string_view refused(uint32_t marker, uint32_t bits) {
  if (marker >= sof9) return "jpeg-arithmetic";
  if (marker == sof3 || marker == 0xC7) return "jpeg-lossless";
  if (marker > sof3) return "jpeg-hierarchical";
  return bits == 8 ? "" : "jpeg-12-bit";
}

/// Mean of the luma table (number 0) of a DQT segment; 0 when it is not there.
double mean_of_luma_table(const Bytes& segment) {
  for (size_t at = 0; at < segment.size();) {
    const bool wide = segment.u8(at) >> 4 != 0;
    const size_t length = wide ? 128 : 64;
    if (!segment.has(at + 1, length)) return 0;
    if ((segment.u8(at) & 15) == 0) {
      double sum = 0;
      for (size_t i = 0; i < 64; ++i)
        sum += wide ? segment.u16(at + 1 + 2 * i) : segment.u8(at + 1 + i);
      return sum / 64;
    }
    at += 1 + length;
  }
  return 0;
}

/// The quality at which the tables of annex K, scaled as the IJG's encoder does, have this mean.
/// Phones use tables of their own: an estimate.
int quality_of(double mean) {
  constexpr double mean_of_annex_k = 57.625;
  const double percent = 100 * mean / mean_of_annex_k;
  const double quality = percent > 100 ? 5000 / percent : (200 - percent) / 2;
  return static_cast<int>(std::lround(quality < 1 ? 1 : quality > 100 ? 100 : quality));
}

void read_frame(uint32_t marker, const Bytes& segment, ImageHeader& header) {
  header.bits = static_cast<int>(segment.u8(0));
  header.stored_height = static_cast<int>(segment.u16(1));
  header.stored_width = static_cast<int>(segment.u16(3));
  header.progressive = marker == 0xC2;
  const uint32_t components = segment.u8(5);
  header.colour = components == 1   ? ImageColour::grey
                  : components == 4 ? ImageColour::cmyk
                                    : ImageColour::ycbcr;
  if (components == 3 && segment.u8(6) == 'R' && segment.u8(9) == 'G')
    header.colour = ImageColour::rgb;
  header.refused = refused(marker, segment.u8(0));
}

void read_adobe(const Bytes& segment, ImageHeader& header) {
  const uint32_t transform = segment.u8(11);
  if (header.colour == ImageColour::cmyk && transform == 2) header.colour = ImageColour::ycck;
  if (header.colour == ImageColour::ycbcr && transform == 0) header.colour = ImageColour::rgb;
}

}  // namespace

void read_jpeg_header(std::string_view bytes, ImageHeader& header) {
  const Bytes file(bytes);
  bool framed = false;
  std::string_view adobe;  // may come before the frame that it speaks of
  for (size_t at = 2; at + 1 < file.size();) {
    if (file.u8(at) != 0xFF) {  // stray bytes between segments
      at = std::min(bytes.find('\xff', at), file.size());
      continue;
    }
    const uint32_t marker = file.u8(at + 1);
    if (marker == 0xFF || marker == 0 || stands_alone(marker)) {
      at += marker == 0xFF ? 1 : 2;
      continue;
    }
    if (marker == eoi) {
      header.complete = true;
      break;
    }
    const size_t length = file.u16(at + 2);
    if (length < 2) break;
    const Bytes segment(file.view(at + 4, length - 2));
    if (is_frame(marker) && !framed) {
      framed = true;
      read_frame(marker, segment, header);
    } else if (marker == dqt && header.quality == 0) {
      const double mean = mean_of_luma_table(segment);
      if (mean > 0) header.quality = quality_of(mean);
    } else if (marker == app1 && segment.view(0, 6) == "Exif\0\0"sv && header.orientation == 1) {
      const Exif exif = read_exif(segment.view(6, segment.size()));
      header.orientation = exif.orientation;
      header.location |= exif.location;
    } else if (marker == app14 && segment.view(0, 5) == "Adobe"sv) {
      adobe = segment.view();
    }
    at += 2 + length;
    if (marker == sos) at = after_scan(file, at);
  }
  if (!adobe.empty()) read_adobe(Bytes(adobe), header);
}

}  // namespace beian
