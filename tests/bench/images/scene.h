// Photographs of flat documents: a table, a camera, light, faults; everything known beforehand.
#pragma once
#include <string>

#include "core/image/geometry.h"
#include "tests/bench/images/documents.h"

namespace scenes {

enum class Fault {
  none,
  defocus,
  motion,
  upscaled,
  over,
  under,
  low_contrast,
  glare,
  shadow,
  grey_copy,
  corner_out,
  recapture,
  overcompressed,
  watermark,
  screenshot,
  borders,
  occluded,
  bent
};
/// What a good photo may have, too.
enum class Nuisance { none, dim, dark, noisy, flat, soft_shadow, texture, compressed, warm };

const char* name(Fault fault);
const char* name(Nuisance nuisance);
constexpr int faults = 18, nuisances = 9;

struct Scene {
  beian::Image picture;
  beian::Quad truth;  ///< from the corner that is at the upper left of the document, clockwise
  Kind kind = Kind::letter;
  Fault fault = Fault::none;
  Nuisance nuisance = Nuisance::none;
  double px_per_mm = 0;
  int quality = 0;  ///< that its JPEG file would name; 0: it is no JPEG
  bool seal = false;
  beian::Point seal_centre;
};

Scene photographed(Document document, Fault fault, Nuisance nuisance, const Style& style,
                   Random& random);
/// The same seed gives the same picture.
Scene photograph(uint64_t seed, Fault fault, Nuisance nuisance, const Style& style);

}  // namespace scenes
