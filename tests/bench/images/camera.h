// What light, lens, hand and file do to a picture.
#pragma once
#include "core/image/geometry.h"
#include "tests/bench/images/canvas.h"
#include "tests/bench/images/random.h"

namespace scenes {

struct Light {
  double gain = 1, contrast = 1, noise = 1, blue = 1;
  int quality = 90;
};

Colour sampled(const beian::Image& image, double x, double y);  ///< between pixels
void soften(beian::Image& image, double sigma);                 ///< the lens at its best
void defocus(beian::Image& image, double radius);
void smear(beian::Image& image, double length, double angle);
void upscale(beian::Image& image, double factor);  ///< made small and large again
void cast_shadow(beian::Image& image, double darkness, double penumbra, Random& random);
void shine(beian::Image& image, const beian::Quad& on, int spots, Random& random);
void photocopy(beian::Image& flat, Random& random);  ///< greys, harder contrast, dirt
void illuminate(beian::Image& image, const Light& light);
void record(beian::Image& image, const Light& light, Random& random);  ///< noise and JPEG

}  // namespace scenes
