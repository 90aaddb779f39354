// The rules that look at the file: its format, its size, what is written beside the pixels.
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "core/image/checks.h"

namespace beian {

std::string shown_number(double value) {
  const long tenths = static_cast<long>(value * 10 + 0.5);
  std::string text = std::to_string(tenths / 10);
  if (tenths % 10 != 0) (text += '.') += std::to_string(tenths % 10);
  return text;
}

std::string shown_bytes(double bytes) {
  if (bytes < 1024) return shown_number(bytes) + " B";
  return bytes < 1024 * 1024 ? shown_number(bytes / 1024) + " KB"
                             : shown_number(bytes / 1024 / 1024) + " MB";
}

std::string shown_size(double width, double height) {
  return std::to_string(static_cast<int>(width)) + "×" + std::to_string(static_cast<int>(height));
}

namespace {

/// Which rule tells why a file was refused, or what is damaged in it.
std::string_view rule_of(std::string_view code) {
  if (code == "image-pixels") return "image.too-large";
  const bool damage =
      code == "image-empty" || code == "image-header" || code.starts_with("damage-");
  return damage ? "image.damaged" : "image.format";
}

/// The verdict of a code, when it belongs to this rule.
bool reason_says(std::string_view code, std::string_view rule, ImageVerdict& verdict) {
  if (code.empty() || rule_of(code) != rule) return false;
  verdict.measured.outcome = only_doubt(code) ? Outcome::warn : Outcome::fail;
  verdict.variant = code;
  return true;
}

ImageVerdict measured(Outcome outcome, double value, double limit, std::string shown_value = {},
                      std::string shown_limit = {}) {
  ImageVerdict verdict;
  verdict.measured = {outcome, value, limit, 1, {}};
  if (outcome == Outcome::warn) verdict.variant = "warn";
  if (!shown_value.empty()) verdict.arguments.emplace_back("value", std::move(shown_value));
  if (!shown_limit.empty()) verdict.arguments.emplace_back("limit", std::move(shown_limit));
  return verdict;
}

ImageVerdict format(const ImageCase& picture) {
  const ImageHeader& header = picture.header;
  ImageVerdict verdict;
  verdict.arguments.emplace_back("format", label(header.format));
  if (!header.refused.empty()) {
    reason_says(header.refused, "image.format", verdict);
    return verdict;
  }
  const auto& formats = picture.role.formats;
  if (std::find(formats.begin(), formats.end(), header.format) != formats.end()) return verdict;
  verdict.measured.outcome = Outcome::fail;
  std::string limit;
  for (const ImageFormat one : formats) (limit += limit.empty() ? "" : " / ") += label(one);
  verdict.arguments.emplace_back("limit", std::move(limit));
  return verdict;
}

ImageVerdict ending(const ImageCase& picture) {
  const ImageHeader& header = picture.header;
  if (!header.refused.empty() || extension_fits(header.format, picture.file_name)) return {};
  ImageVerdict verdict = measured(Outcome::warn, 0, 0, std::string(extension(picture.file_name)),
                                  std::string(usual_extension(header.format)));
  verdict.arguments.emplace_back("format", label(header.format));
  return verdict;
}

ImageVerdict damaged(const ImageCase& picture) {
  ImageVerdict verdict;
  if (reason_says(picture.header.refused, "image.damaged", verdict)) return verdict;
  for (const std::string_view code : picture.damage) {
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
  const ImageHeader& header = picture.header;
  ImageVerdict verdict;
  if (reason_says(header.refused, "image.too-large", verdict)) {
    verdict.measured.value = header.megapixels(), verdict.measured.threshold = most_megapixels;
    return verdict;
  }
  if (!header.refused.empty()) return {};
  const double bytes = static_cast<double>(picture.bytes);
  const auto [outcome, page] = by_pages(
      picture.role,
      [&](const ImageLimits& one) { return one.max_bytes > 0 && bytes > one.max_bytes; },
      [](const ImageLimits& a, const ImageLimits& b) { return a.max_bytes < b.max_bytes; });
  if (!page) return measured(Outcome::pass, bytes, 0);
  return measured(outcome, bytes, page->max_bytes, shown_bytes(bytes),
                  shown_bytes(page->max_bytes));
}

ImageVerdict too_small_bytes(const ImageCase& picture) {
  const double bytes = static_cast<double>(picture.bytes);
  const auto [outcome, page] = by_pages(
      picture.role, [&](const ImageLimits& one) { return bytes < one.min_bytes; },
      [](const ImageLimits& a, const ImageLimits& b) { return a.min_bytes > b.min_bytes; });
  if (!page || !picture.header.refused.empty()) return {};
  return measured(outcome, bytes, page->min_bytes, shown_bytes(bytes),
                  shown_bytes(page->min_bytes));
}

ImageVerdict low_resolution(const ImageCase& picture) {
  const ImageHeader& header = picture.header;
  if (!header.refused.empty()) return {};
  const double width = header.width(), height = header.height();
  const double shorter = std::min(width, height), longer = std::max(width, height);
  if (longer <= 1)
    return measured(Outcome::fail, longer, 2, shown_size(width, height), shown_size(2, 2));
  const auto [outcome, page] = by_pages(
      picture.role,
      [&](const ImageLimits& one) { return longer < one.min_long || shorter < one.min_short; },
      [](const ImageLimits& a, const ImageLimits& b) {
        return a.min_long * a.min_short > b.min_long * b.min_short;
      });
  if (!page) return measured(Outcome::pass, shorter, 0);
  return measured(outcome, shorter, page->min_short, shown_size(width, height),
                  width > height ? shown_size(page->min_long, page->min_short)
                                 : shown_size(page->min_short, page->min_long));
}

ImageVerdict not_square(const ImageCase& picture) {
  const ImageHeader& header = picture.header;
  if (!header.refused.empty() || picture.role.square == 0 || header.width() == header.height())
    return {};
  return measured(Outcome::warn, double{1} * header.width() / header.height(), 1,
                  shown_size(header.width(), header.height()));
}

ImageVerdict wrong_size(const ImageCase& picture) {
  const ImageHeader& header = picture.header;
  const int side = picture.role.square;
  const bool square = header.width() == header.height();
  if (!header.refused.empty() || side == 0 || !square || header.width() <= side) return {};
  return measured(Outcome::warn, header.width(), side, shown_size(header.width(), header.height()),
                  shown_size(side, side));
}

ImageVerdict animated(const ImageCase& picture) {
  const int frames = picture.header.frames;
  if (frames <= 1) return {};
  return measured(Outcome::fail, frames, 1, std::to_string(frames));
}

ImageVerdict location(const ImageCase& picture) {
  return measured(picture.header.location ? Outcome::warn : Outcome::pass, 0, 0);
}

constexpr std::pair<std::string_view, ImageCheck> checks[] = {
    {"image.format", format},
    {"image.extension", ending},
    {"image.damaged", damaged},
    {"image.too-large", too_large},
    {"image.too-small-bytes", too_small_bytes},
    {"image.low-resolution", low_resolution},
    {"image.not-square", not_square},
    {"image.wrong-size", wrong_size},
    {"image.animated", animated},
    {"image.location", location},
};

}  // namespace

ImageCheck file_check(std::string_view rule) {
  for (const auto& [id, check] : checks) {
    if (id == rule) return check;
  }
  return nullptr;
}

}  // namespace beian
