#include "tests/bench/images/scene.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "tests/bench/images/camera.h"
#include "tests/bench/images/captures.h"
#include "tests/bench/images/covers.h"
#include "tests/bench/images/jpeg_loss.h"
#include "tests/bench/images/screen.h"
#include "tests/bench/images/table.h"

namespace scenes {

using beian::Homography;
using beian::Image;
using beian::Point;
using beian::Quad;

const char* name(Fault fault) {
  constexpr const char* names[] = {
      "none",           "defocus",   "motion",     "upscaled",  "over",       "under",
      "low contrast",   "glare",     "shadow",     "grey copy", "corner out", "recapture",
      "overcompressed", "watermark", "screenshot", "borders",   "occluded",   "bent"};
  return names[static_cast<int>(fault)];
}

const char* name(Nuisance nuisance) {
  constexpr const char* names[] = {"none",        "dim",     "dark",       "noisy", "flat",
                                   "soft shadow", "texture", "compressed", "warm"};
  return names[static_cast<int>(nuisance)];
}

namespace {

/// Moved to the left until one corner is that far outside.
void push_out(Quad& quad, double by) {
  double left = quad[0].x;
  for (const Point& corner : quad) left = std::min(left, corner.x);
  for (Point& corner : quad) corner.x -= left + by;
}

/// The document on a frame of that size: turned, tilted, and where it should not be, cut off.
Quad placed(const Document& document, int width, int height, bool corner_out, Random& random) {
  const double aspect = double(document.picture.height) / document.picture.width;
  const double fill = random.real(0.68, 0.88);
  double w = fill * width, h = w * aspect;
  if (h > fill * height) h = fill * height, w = h / aspect;
  const bool one_corner = corner_out && random.chance(0.5);
  const double turn = random.real(-0.14, 0.14) + (one_corner ? 0.2 : 0);
  const double margin_x = std::max(0.0, (width - w) / 2 - 0.1 * h);
  const double margin_y = std::max(0.0, (height - h) / 2 - 0.1 * w);
  Point centre{width / 2.0 + random.real(-0.6, 0.6) * margin_x,
               height / 2.0 + random.real(-0.6, 0.6) * margin_y};
  if (corner_out && !one_corner) {
    if (random.chance(0.5))
      centre.x = random.chance(0.5) ? w * 0.42 : width - w * 0.42;
    else
      centre.y = random.chance(0.5) ? h * 0.42 : height - h * 0.42;
  }
  Quad quad;
  constexpr double sides[4][2] = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};
  for (size_t i = 0; i < 4; ++i) {
    const double x = sides[i][0] * w / 2 * random.real(0.95, 1),
                 y = sides[i][1] * h / 2 * random.real(0.95, 1);
    quad[i] = {centre.x + x * std::cos(turn) - y * std::sin(turn),
               centre.y + x * std::sin(turn) + y * std::cos(turn)};
  }
  if (one_corner) push_out(quad, random.real(0.02, 0.04) * width);
  if (!corner_out) {  // well inside, whatever the turn
    for (Point& corner : quad) {
      corner.x = std::clamp(corner.x, 0.025 * width, 0.975 * width);
      corner.y = std::clamp(corner.y, 0.025 * height, 0.975 * height);
    }
  }
  return quad;
}

double longer_side(const Quad& q) {
  return std::max(std::hypot(q[1].x - q[0].x, q[1].y - q[0].y),
                  std::hypot(q[3].x - q[0].x, q[3].y - q[0].y));
}

bool in_rounded(double x, double y, double w, double h, double radius) {
  const double dx = std::max({radius - x, x - (w - radius), 0.0});
  const double dy = std::max({radius - y, y - (h - radius), 0.0});
  return x >= 0 && y >= 0 && x <= w && y <= h && std::hypot(dx, dy) <= std::max(radius, 0.01);
}

/// Each pixel of the scene from four points of the document; a faint shadow lies beside it.
void lay(Image& scene, const Document& document, const Quad& quad) {
  const Image& flat = document.picture;
  const Homography map = inverse(from_unit_square(quad));
  const double radius = document.corner_mm / document.width_mm * flat.width;
  const auto within = [&](double x, double y) {
    const Point at = map(x, y);
    return in_rounded(at.x * flat.width, at.y * flat.height, flat.width, flat.height, radius);
  };
  for (int y = 0; y < scene.height; ++y) {
    for (int x = 0; x < scene.width; ++x) {
      double sum[3] = {}, covered = 0;
      for (int part = 0; part < 4; ++part) {
        const double px = x + (part % 2) * 0.5 - 0.25, py = y + (part / 2) * 0.5 - 0.25;
        const Point at = map(px, py);
        if (!in_rounded(at.x * flat.width, at.y * flat.height, flat.width, flat.height, radius))
          continue;
        const Colour colour = sampled(flat, at.x * flat.width - 0.5, at.y * flat.height - 0.5);
        for (int c = 0; c < 3; ++c) sum[c] += colour[static_cast<size_t>(c)] / 4;
        covered += 0.25;
      }
      uint8_t* pixel = scene.row(y) + x * 3;
      const double dark = covered < 1 && (within(x - 4, y - 5) || within(x - 2, y - 2)) ? 0.82 : 1;
      for (int c = 0; c < 3; ++c) pixel[c] = byte(sum[c] + pixel[c] * dark * (1 - covered));
    }
  }
}

Light light_for(Fault fault, Nuisance nuisance, Random& random) {
  Light light;
  light.gain = random.real(0.85, 1.0);
  light.noise = random.real(0.8, 2.5);
  light.quality = random.integer(75, 95);
  switch (nuisance) {
    case Nuisance::dim:
      light.gain = random.real(0.62, 0.75);
      break;
    case Nuisance::dark:
      light.gain = random.real(0.35, 0.5);
      break;
    case Nuisance::noisy:
      light.noise = random.real(6, 9);
      break;
    case Nuisance::flat:
      light.contrast = random.real(0.48, 0.6);
      break;
    case Nuisance::compressed:
      light.quality = random.integer(25, 40);
      break;
    case Nuisance::warm:
      light.blue = random.real(0.7, 0.85);
      break;
    default:
      break;
  }
  if (fault == Fault::over) light.gain = random.real(1.35, 2.0);
  if (fault == Fault::under) light.gain = random.real(0.12, 0.28);
  if (fault == Fault::low_contrast) light.contrast = random.real(0.14, 0.26);
  if (fault == Fault::overcompressed) light.quality = random.integer(5, 18);
  return light;
}

void spoil_sharpness(Image& picture, Fault fault, Random& random) {
  if (fault == Fault::defocus) defocus(picture, random.real(2.2, 5));
  if (fault == Fault::motion) smear(picture, random.real(9, 22), random.real(0, std::numbers::pi));
  if (fault == Fault::upscaled) upscale(picture, random.real(3, 4));
}

void spoil_light(Scene& scene, Random& random) {
  if (scene.nuisance == Nuisance::soft_shadow)
    cast_shadow(scene.picture, random.real(0.72, 0.85), 160, random);
  if (scene.fault == Fault::shadow) cast_shadow(scene.picture, random.real(0.3, 0.5), 14, random);
}

/// Noise and file, and what happens to a file later.
void hand_in(Scene& scene, const Light& light, const Style& style, Random& random) {
  Image& picture = scene.picture;
  scene.quality = light.quality;
  record(picture, light, random);
  if (scene.fault == Fault::overcompressed && random.chance(0.5))  // the new file hides it
    jpeg_loss(picture, scene.quality = 92);
  if (scene.fault == Fault::watermark) watermark(picture, *style.text, random);
  if (scene.fault == Fault::borders) pad(picture, scene.truth, random);
  if (scene.fault == Fault::watermark || scene.fault == Fault::borders)
    jpeg_loss(picture, scene.quality = random.integer(80, 95));
  if (scene.fault != Fault::screenshot) return;
  capture_screen(picture, scene.truth, *style.text, style.second, random);
  scene.quality = 0;
}

Kind kind_for(Fault fault, Random& random) {
  const int last = fault == Fault::grey_copy ? 2 : 3;
  return static_cast<Kind>(random.integer(0, last));
}

}  // namespace

Scene photographed(Document document, Fault fault, Nuisance nuisance, const Style& style,
                   Random& random) {
  Scene scene;
  scene.fault = fault, scene.nuisance = nuisance, scene.kind = document.kind;
  if (fault == Fault::grey_copy) photocopy(document.picture, random);
  const bool upright = document.picture.height > document.picture.width;
  const int width = upright ? 1080 : 1440, height = upright ? 1440 : 1080;
  scene.truth = placed(document, width, height, fault == Fault::corner_out, random);
  scene.px_per_mm = longer_side(scene.truth) /
                    std::max(document.width_mm,
                             document.width_mm * document.picture.height / document.picture.width);
  scene.seal = document.seal;
  scene.seal_centre = from_unit_square(scene.truth)(document.seal_x / document.picture.width,
                                                    document.seal_y / document.picture.height);
  scene.picture = table(width, height, nuisance == Nuisance::texture, style.second, random);
  lay(scene.picture, document, scene.truth);
  if (fault == Fault::occluded) cover(scene.picture, scene.truth, random);
  if (fault == Fault::bent) bend(scene.picture, scene.truth, random);
  spoil_light(scene, random);
  soften(scene.picture, random.real(0.35, 0.6));
  spoil_sharpness(scene.picture, fault, random);
  if (fault == Fault::recapture) photograph_screen(scene.picture, style.second, random);
  const Light light = light_for(fault, nuisance, random);
  illuminate(scene.picture, light);
  if (fault == Fault::glare) shine(scene.picture, scene.truth, random.integer(1, 3), random);
  hand_in(scene, light, style, random);
  return scene;
}

Scene photograph(uint64_t seed, Fault fault, Nuisance nuisance, const Style& style) {
  Random random(seed);
  const Kind kind = kind_for(fault, random);
  return photographed(draw_document(kind, random.chance(0.5), style, random), fault, nuisance,
                      style, random);
}

}  // namespace scenes
