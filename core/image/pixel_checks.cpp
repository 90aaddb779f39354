// The rules that look at the pixels: which measurement each takes, and when it has nothing to say.
// Where no document was found for sure one rule asks (image.border-incomplete); the others that
// need its outline keep silent.
#include <utility>

#include "core/image/checks.h"
#include "core/image/glare.h"
#include "core/image/grey_copy.h"
#include "core/image/seal.h"
#include "core/image/shadow.h"
#include "core/image/tones.h"

namespace beian {
namespace {

const Measurement silent{Outcome::pass, 0, 0, 0, {}};

ImageVerdict verdict(Measurement measured) {
  ImageVerdict result{std::move(measured), {}, {}};
  if (result.measured.outcome == Outcome::warn) result.variant = "warn";
  if (result.measured.outcome == Outcome::unknown) result.variant = "unknown";
  return result;
}

/// Not worth a question of its own.
ImageVerdict verdict_if_known(Measurement measured) {
  if (measured.outcome == Outcome::unknown) measured.outcome = Outcome::pass;
  return verdict(std::move(measured));
}

ImageVerdict transparent(const ImageCase& picture) {
  return verdict({picture.transparent ? Outcome::warn : Outcome::pass, 0, 0, 1, {}});
}

ImageVerdict border_incomplete(const ImageCase& picture) {
  Measurement measured = border_complete(picture.document, picture.rgb);
  if (measured.outcome == Outcome::unknown) measured.region.clear();
  return verdict(std::move(measured));
}

ImageVerdict too_far(const ImageCase& picture) {
  if (!picture.framed()) return verdict(silent);
  return verdict(document_share(picture.document, picture.rgb));
}

ImageVerdict blurred(const ImageCase& picture) {
  return verdict(picture.sharp.blur);
}

ImageVerdict motion_blur(const ImageCase& picture) {
  ImageVerdict result = verdict_if_known(picture.sharp.motion);
  result.arguments.emplace_back("value", shown_number(picture.sharp.motion_angle));
  return result;
}

ImageVerdict overexposed(const ImageCase& picture) {
  return verdict_if_known(overexposure(histogram(picture.grey, picture.inside)));
}

ImageVerdict underexposed(const ImageCase& picture) {
  return verdict_if_known(underexposure(histogram(picture.grey, picture.inside)));
}

ImageVerdict low_contrast(const ImageCase& picture) {
  const Histogram tones = histogram(picture.grey, picture.inside);
  return verdict_if_known(contrast(picture.grey, picture.inside, tones));
}

ImageVerdict glares(const ImageCase& picture) {
  return verdict_if_known(glare(picture.rgb, picture.grey, picture.inside));
}

ImageVerdict shadowed(const ImageCase& picture) {
  return verdict_if_known(shadow(picture.grey, picture.inside));
}

ImageVerdict photocopy(const ImageCase& picture) {
  return verdict_if_known(grey_copy(picture.rgb, picture.inside));
}

ImageVerdict grey(const ImageCase& picture) {
  return verdict_if_known(grey_file(picture.rgb));
}

ImageVerdict seal_missing(const ImageCase& picture) {
  return verdict(find_seal(picture.rgb, picture.inside).present);
}

constexpr std::pair<std::string_view, ImageCheck> checks[] = {
    {"image.transparent", transparent},
    {"image.border-incomplete", border_incomplete},
    {"image.too-far", too_far},
    {"image.blurred", blurred},
    {"image.motion-blur", motion_blur},
    {"image.overexposed", overexposed},
    {"image.underexposed", underexposed},
    {"image.low-contrast", low_contrast},
    {"image.glare", glares},
    {"image.shadow", shadowed},
    {"image.photocopy", photocopy},
    {"image.grey-file", grey},
    {"image.seal-missing", seal_missing},
};

}  // namespace

ImageCheck pixel_check(std::string_view rule) {
  for (const auto& [id, check] : checks) {
    if (id == rule) return check;
  }
  return nullptr;
}

}  // namespace beian
