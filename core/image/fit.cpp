#include "core/image/fit.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/image/resize.h"

namespace beian {
namespace {

constexpr int fair = 50, good = 75, best = 95, utmost = 97;  // qualities
constexpr double no_smaller = 1600;                          // long side, where no page names one
constexpr double small_picture = 500'000;  // pixels: their colours are kept at full size

std::string encoded(const Image& image, int quality, std::string_view profile) {
  const bool small = double{1} * image.width * image.height <= small_picture;
  return encode_jpeg(image, {quality, small, profile});
}

struct Encoded {
  std::string bytes;
  int quality = 0;  // 0: none fits
};

/// The highest quality in low … high with at most that many bytes.
Encoded highest(const Image& image, int low, int high, double most, std::string_view profile) {
  Encoded found;
  while (low <= high) {
    const int middle = (low + high + 1) / 2;
    std::string bytes = encoded(image, middle, profile);
    if (static_cast<double>(bytes.size()) <= most) {
      found = {std::move(bytes), middle};
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  return found;
}

/// How far the picture may shrink.
double least_scale(const Image& image, const ImageLimits& limits) {
  const double longer = std::max(image.width, image.height);
  const double shorter = std::min(image.width, image.height);
  const bool none = limits.min_long <= 0 && limits.min_short <= 0;
  return std::min(
      1.0, std::max((none ? no_smaller : limits.min_long) / longer, limits.min_short / shorter));
}

int scaled(int side, double scale) {
  return static_cast<int>(std::ceil(side * scale - 1e-6));
}

/// At `good` and above: at the present size, or the largest at which that fits, approached from
/// above by the bytes a pixel took. `smaller` gets the pixels that were tried last.
Encoded good_or_smaller(const Image& image, Image& smaller, double least, double most,
                        std::string_view profile) {
  double scale = 1;
  for (;;) {
    const Image& tried = smaller.empty() ? image : smaller;
    Encoded lowest{encoded(tried, good, profile), good};
    const double size = static_cast<double>(lowest.bytes.size());
    if (size <= most) {
      Encoded higher = highest(tried, good + 1, best, most, profile);
      return higher.quality > 0 ? higher : lowest;
    }
    if (scale <= least) return {};
    scale = std::max(least, 0.97 * scale * std::sqrt(most / size));
    smaller = resized(image, scaled(image.width, scale), scaled(image.height, scale));
  }
}

void raise_to(double least_bytes, const Image& image, double most, std::string_view profile,
              Encoded& found) {
  while (static_cast<double>(found.bytes.size()) < least_bytes && found.quality < utmost) {
    std::string bytes = encoded(image, found.quality + 1, profile);
    if (static_cast<double>(bytes.size()) > most) return;
    found = {std::move(bytes), found.quality + 1};
  }
}

}  // namespace

Fitted fitted_jpeg(const Image& image, const ImageLimits& limits, std::string_view profile) {
  const double most =
      limits.max_bytes > 0 ? limits.max_bytes : std::numeric_limits<double>::infinity();
  Fitted fitted;
  Image smaller;
  const double least = least_scale(image, limits);
  Encoded found = good_or_smaller(image, smaller, least, most, profile);
  const Image& last = smaller.empty() ? image : smaller;
  if (found.quality == 0) found = highest(last, fair, good - 1, most, profile);
  if (found.quality == 0) {
    found = {encoded(last, fair, profile), fair};
    fitted.missed.push_back("max-bytes");
  }
  if (found.bytes.empty()) return {};
  raise_to(limits.min_bytes, last, most, profile, found);
  fitted.width = last.width, fitted.height = last.height, fitted.quality = found.quality;
  fitted.bytes = std::move(found.bytes);
  if (static_cast<double>(fitted.bytes.size()) < limits.min_bytes)
    fitted.missed.push_back("min-bytes");
  if (std::max(last.width, last.height) < limits.min_long ||
      std::min(last.width, last.height) < limits.min_short)
    fitted.missed.push_back("min-size");
  return fitted;
}

ImageLimits strictest(const std::vector<ImageLimits>& pages) {
  ImageLimits all;
  for (const ImageLimits& page : pages) {
    all.min_bytes = std::max(all.min_bytes, page.min_bytes);
    all.min_long = std::max(all.min_long, page.min_long);
    all.min_short = std::max(all.min_short, page.min_short);
    if (all.max_bytes <= 0 || (page.max_bytes > 0 && page.max_bytes < all.max_bytes))
      all.max_bytes = page.max_bytes;
  }
  return all;
}

ImageLimits mildest(const std::vector<ImageLimits>& pages) {
  if (pages.empty()) return {};
  ImageLimits any = pages.front();
  for (const ImageLimits& page : pages) {
    any.min_bytes = std::min(any.min_bytes, page.min_bytes);
    any.min_long = std::min(any.min_long, page.min_long);
    any.min_short = std::min(any.min_short, page.min_short);
    const bool unlimited = any.max_bytes <= 0 || page.max_bytes <= 0;
    any.max_bytes = unlimited ? 0 : std::max(any.max_bytes, page.max_bytes);
  }
  return any;
}

}  // namespace beian
