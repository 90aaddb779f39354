// How sharp the edges of a document are, whatever its contrast.
#pragma once
#include "core/image/measurement.h"
#include "core/image/region.h"

namespace beian {

/// In four directions (0°, 45°, 90°, 135°): energy of the second by energy of the first difference
/// on strong edges across that direction, without the noise's share. For a blurred edge this is
/// 1/(2σ²), σ being the blur in pixels; contrast cancels out.
struct EdgeRatios {
  std::array<double, 4> ratio{};
  std::array<uint32_t, 4> edges{};  ///< pixels that spoke for a direction
  double least() const;             ///< of the directions with enough edges; 0: none has
  double most() const;
};
EdgeRatios edge_ratios(const Image& grey, const Quad& document);

struct Sharpness {
  Measurement blur;    ///< value: the least ratio R; small is blurred
  Measurement motion;  ///< value: least by largest ratio; small is motion
  double sigma_px = 0;
  double sigma_mm = 0;      ///< 0: scale unknown
  double motion_angle = 0;  ///< degrees from the x axis towards y, -90 … 90; only with `motion`
};

/// `px_per_mm` 0: unknown, then pixels alone decide.
Sharpness sharpness(const Image& grey, const Quad& document, double px_per_mm);

}  // namespace beian
