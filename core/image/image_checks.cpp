// The checks that rules of assets/image/rules.json name: those that need no look at the pixels.
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "core/image/check_image.h"

namespace beian {
namespace {

std::string decimal(double value) {
  const long tenths = static_cast<long>(value * 10 + 0.5);
  std::string text = std::to_string(tenths / 10);
  if (tenths % 10 != 0) (text += '.') += std::to_string(tenths % 10);
  return text;
}

std::string shown_bytes(double bytes) {
  if (bytes < 1024) return decimal(bytes) + " B";
  return bytes < 1024 * 1024 ? decimal(bytes / 1024) + " KB" : decimal(bytes / 1024 / 1024) + " MB";
}

std::string shown_size(double width, double height) {
  return std::to_string(static_cast<int>(width)) + "×" + std::to_string(static_cast<int>(height));
}

/// The verdict of a reason code, when it belongs to this rule.
bool reason_says(std::string_view code, std::string_view rule, ImageVerdict& verdict) {
  const Json* reason = member(image_rulebook().reasons, code);
  const Json* of = reason ? member(*reason, "rule") : nullptr;
  if (!of || *of != rule) return false;
  verdict.outcome = member(*reason, "doubt") ? Outcome::warn : Outcome::fail;
  verdict.reason = code;
  return true;
}

ImageVerdict format(const ImageCase& picture) {
  const ImageHeader& header = picture.decoded.header;
  ImageVerdict verdict;
  if (!header.refused.empty()) {
    reason_says(header.refused, "image.format", verdict);
    return verdict;
  }
  const auto& formats = picture.role.formats;
  if (std::find(formats.begin(), formats.end(), header.format) != formats.end()) return verdict;
  verdict.outcome = Outcome::fail;
  for (const ImageFormat one : formats) {
    if (!verdict.shown_limit.empty()) verdict.shown_limit += " / ";
    verdict.shown_limit += label(one);
  }
  return verdict;
}

ImageVerdict ending(const ImageCase& picture) {
  const ImageHeader& header = picture.decoded.header;
  ImageVerdict verdict;
  if (!header.refused.empty() || extension_fits(header.format, picture.file_name)) return verdict;
  verdict.outcome = Outcome::warn;
  verdict.shown_value = extension(picture.file_name);
  verdict.shown_limit = usual_extension(header.format);
  return verdict;
}

ImageVerdict damaged(const ImageCase& picture) {
  ImageVerdict verdict;
  if (reason_says(picture.decoded.header.refused, "image.damaged", verdict)) return verdict;
  for (const std::string_view code : picture.decoded.damage) {
    if (reason_says(code, "image.damaged", verdict)) return verdict;
  }
  return verdict;
}

/// Judges by what each official page says: breaking all of them fails, breaking some warns, and the
/// strictest is named. `broken`: whether a page's limits are; `stricter`: of two broken ones.
template <typename Broken, typename Stricter>
std::pair<Outcome, const ImageLimits*> by_pages(const ImageRole& role, Broken broken,
                                                Stricter stricter) {
  const ImageLimits* strictest = nullptr;
  const ImageLimits* mildest = nullptr;
  bool all = true, soft = false;
  for (const ImageLimits& page : role.limits) {
    if (!broken(page)) {
      all = false;
      continue;
    }
    soft |= page.soft;
    if (!strictest || stricter(page, *strictest)) strictest = &page;
    if (!mildest || stricter(*mildest, page)) mildest = &page;
  }
  if (!strictest) return {Outcome::pass, nullptr};
  if (all && !soft) return {Outcome::fail, mildest};
  return {Outcome::warn, strictest};
}

ImageVerdict too_large(const ImageCase& picture) {
  ImageVerdict verdict;
  const ImageHeader& header = picture.decoded.header;
  if (reason_says(header.refused, "image.too-large", verdict)) {
    verdict.value = header.megapixels(), verdict.limit = most_megapixels;
    return verdict;
  }
  if (!header.refused.empty()) return verdict;
  const double bytes = static_cast<double>(picture.bytes);
  const auto [outcome, page] = by_pages(
      picture.role,
      [&](const ImageLimits& one) { return one.max_bytes > 0 && bytes > one.max_bytes; },
      [](const ImageLimits& a, const ImageLimits& b) { return a.max_bytes < b.max_bytes; });
  if (!page) return verdict;
  return {outcome, bytes, page->max_bytes, shown_bytes(bytes), shown_bytes(page->max_bytes)};
}

ImageVerdict too_small_bytes(const ImageCase& picture) {
  const double bytes = static_cast<double>(picture.bytes);
  const auto [outcome, page] = by_pages(
      picture.role, [&](const ImageLimits& one) { return bytes < one.min_bytes; },
      [](const ImageLimits& a, const ImageLimits& b) { return a.min_bytes > b.min_bytes; });
  if (!page || !picture.decoded.header.refused.empty()) return {};
  return {outcome, bytes, page->min_bytes, shown_bytes(bytes), shown_bytes(page->min_bytes)};
}

ImageVerdict low_resolution(const ImageCase& picture) {
  const ImageHeader& header = picture.decoded.header;
  if (!header.refused.empty()) return {};
  const double width = header.width(), height = header.height();
  const double shorter = std::min(width, height), longer = std::max(width, height);
  if (longer <= 1) return {Outcome::fail, longer, 2, shown_size(width, height), shown_size(2, 2)};
  const auto [outcome, page] = by_pages(
      picture.role,
      [&](const ImageLimits& one) { return longer < one.min_long || shorter < one.min_short; },
      [](const ImageLimits& a, const ImageLimits& b) {
        return a.min_long * a.min_short > b.min_long * b.min_short;
      });
  if (!page) return {};
  const bool landscape = width > height;
  return {outcome, shorter, page->min_short, shown_size(width, height),
          landscape ? shown_size(page->min_long, page->min_short)
                    : shown_size(page->min_short, page->min_long)};
}

ImageVerdict not_square(const ImageCase& picture) {
  const ImageHeader& header = picture.decoded.header;
  if (!header.refused.empty() || picture.role.square == 0 || header.width() == header.height())
    return {};
  const double ratio = double{1} * header.width() / header.height();
  return {Outcome::warn, ratio, 1, shown_size(header.width(), header.height()), {}};
}

ImageVerdict wrong_size(const ImageCase& picture) {
  const ImageHeader& header = picture.decoded.header;
  const int side = picture.role.square;
  const bool square = header.width() == header.height();
  if (!header.refused.empty() || side == 0 || !square || header.width() <= side) return {};
  return {Outcome::warn, static_cast<double>(header.width()), static_cast<double>(side),
          shown_size(header.width(), header.height()), shown_size(side, side)};
}

ImageVerdict transparent(const ImageCase& picture) {
  return {picture.decoded.transparent ? Outcome::warn : Outcome::pass};
}

ImageVerdict animated(const ImageCase& picture) {
  const int frames = picture.decoded.header.frames;
  if (frames <= 1) return {};
  return {Outcome::fail, static_cast<double>(frames), 1, std::to_string(frames), {}};
}

ImageVerdict wrong_orientation(const ImageCase& picture) {
  const int orientation = picture.decoded.header.orientation;
  if (orientation == 1) return {};
  return {Outcome::warn, static_cast<double>(orientation), 1, std::to_string(orientation), {}};
}

/// From trials with lettering of card size: below 50 small writing suffers, below 25 all does.
ImageVerdict overcompressed(const ImageCase& picture) {
  const int quality = picture.decoded.header.quality;
  constexpr int doubtful = 50, bad = 25;
  if (quality == 0 || quality >= doubtful) return {};
  const int limit = quality < bad ? bad : doubtful;
  return {quality < bad ? Outcome::fail : Outcome::warn, static_cast<double>(quality),
          static_cast<double>(limit), std::to_string(quality), std::to_string(limit)};
}

ImageVerdict location(const ImageCase& picture) {
  return {picture.decoded.header.location ? Outcome::warn : Outcome::pass};
}

constexpr std::array<std::pair<std::string_view, ImageCheck>, 13> checks{{
    {"format", format},
    {"extension", ending},
    {"damaged", damaged},
    {"too-large", too_large},
    {"too-small-bytes", too_small_bytes},
    {"low-resolution", low_resolution},
    {"not-square", not_square},
    {"wrong-size", wrong_size},
    {"transparent", transparent},
    {"animated", animated},
    {"wrong-orientation", wrong_orientation},
    {"overcompressed", overcompressed},
    {"location", location},
}};

}  // namespace

ImageCheck image_check(std::string_view name) {
  for (const auto& [one, check] : checks) {
    if (one == name) return check;
  }
  return nullptr;
}

}  // namespace beian
