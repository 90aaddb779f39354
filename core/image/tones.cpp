#include "core/image/tones.h"

namespace beian {

namespace {

constexpr uint32_t enough_pixels = 400;
constexpr int nearly_white = 247, white = 250;

double confidence(const Histogram& tones) {
  return tones.total() >= 10 * enough_pixels ? 1 : 0.1 * tones.total() / enough_pixels;
}

/// Between paper and ink, where there is ink: the squares of most contrast (a page may have few
/// words), less what noise adds.
double text_contrast(const Tiles& tiles, double noise) {
  Histogram ranges;
  for (const Tiles::Tile& tile : tiles.tiles)
    if (tile.inside) ranges.add(tile.lightest - tile.darkest);
  return ranges.percentile(0.98) - 5.4 * noise;
}

}  // namespace

Measurement overexposure(const Histogram& tones) {
  if (tones.total() < enough_pixels) return {};
  const double share = tones.share_from(nearly_white);
  const bool clipped = share > 0.5 && tones.percentile(0.5) > white;
  return {clipped ? Outcome::warn : Outcome::pass, share, 0.5, confidence(tones), {}};
}

Measurement underexposure(const Histogram& tones) {
  if (tones.total() < enough_pixels) return {};
  return judged_low(tones.percentile(0.95), 150, 110, confidence(tones));
}

Measurement contrast(const Histogram& tones, const Tiles& tiles, double noise) {
  if (tones.total() < enough_pixels) return {};
  const double spread = tones.percentile(0.95) - tones.percentile(0.05);
  return judged_low(std::max(spread, text_contrast(tiles, noise)), 94, 60, confidence(tones));
}

}  // namespace beian
