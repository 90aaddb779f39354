// The rules that look at the pixels: which measurement each takes, and when it has nothing to say.
// Where no document was found for sure one rule asks (image.border-incomplete); the others that
// need its outline keep silent.
#include <utility>

#include "core/image/background.h"
#include "core/image/bow.h"
#include "core/image/checks.h"
#include "core/image/compression.h"
#include "core/image/glare.h"
#include "core/image/grey_copy.h"
#include "core/image/logo.h"
#include "core/image/occlusion.h"
#include "core/image/recapture.h"
#include "core/image/screenshot.h"
#include "core/image/seal.h"
#include "core/image/shadow.h"
#include "core/image/skew.h"
#include "core/image/tones.h"
#include "core/image/upscaled.h"
#include "core/image/watermark.h"

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

/// The more serious of two, where one rule speaks of both.
Measurement worse(const Measurement& a, const Measurement& b) {
  const auto rank = [](const Measurement& one) {
    return one.outcome == Outcome::fail ? 2 : one.outcome == Outcome::warn ? 1 : 0;
  };
  return rank(b) > rank(a) ? b : a;
}

ImageVerdict overcompressed(const ImageCase& picture) {
  const ImageHeader& header = picture.header;
  const bool jpeg = header.format == ImageFormat::jpeg;
  const double bits = jpeg ? 8e-6 * static_cast<double>(picture.bytes) / header.megapixels() : 0;
  ImageVerdict result = verdict_if_known(
      overcompression(header.quality, blockiness(picture.grey, picture.scale), bits));
  result.arguments.emplace_back("value", shown_number(header.quality));
  return result;
}

ImageVerdict captured(const ImageCase& picture) {
  return verdict_if_known(screenshot(picture.rgb, picture.header.width(), picture.header.height()));
}

ImageVerdict borders(const ImageCase& picture) {
  return verdict_if_known(frame_borders(picture.rgb));
}

ImageVerdict recaptured(const ImageCase& picture) {
  return verdict_if_known(recapture(picture.grey, picture.inside));
}

/// A picture that was made smaller to be looked at shows no trace of it any more.
ImageVerdict enlarged(const ImageCase& picture) {
  if (picture.scale > 1.01) return verdict(silent);
  return verdict_if_known(upscaled(picture.grey, picture.inside));
}

ImageVerdict bent(const ImageCase& picture) {
  if (!picture.framed()) return verdict(silent);
  const Quad& corners = picture.document.corners;
  return verdict_if_known(worse(bow(picture.rgb, corners), folded_corner(picture.rgb, corners)));
}

ImageVerdict skewed(const ImageCase& picture) {
  if (!picture.framed()) return verdict(silent);
  const Skew measured = skew(picture.document.corners);
  return verdict_if_known(worse(measured.rotation, measured.perspective));
}

ImageVerdict occluded(const ImageCase& picture) {
  if (!picture.framed()) return verdict(silent);
  const Occlusion measured = occlusion(picture.rgb, picture.document.corners);
  return verdict_if_known(worse(measured.skin, measured.thing));
}

ImageVerdict cluttered(const ImageCase& picture) {
  return verdict_if_known(background(picture.rgb).cluttered);
}

ImageVerdict not_white(const ImageCase& picture) {
  return verdict_if_known(background(picture.rgb).not_white);
}

/// A mark in the file that not every program obeys, or a card that was put down the wrong way.
ImageVerdict wrong_orientation(const ImageCase& picture) {
  const int turned = picture.card.turned.value_or(0), mark = picture.header.orientation;
  ImageVerdict result;
  if (turned != 0) {
    result = verdict({Outcome::warn, 0.0 + turned, 0, picture.card.confidence, {}});
    result.measured.region = polygon(picture.document.corners);
    result.variant = "turned";
  } else if (mark != 1) {
    result = verdict({Outcome::warn, 0.0 + mark, 1, 1, {}});
  }
  result.arguments.emplace_back("value", std::to_string(turned != 0 ? turned : mark));
  return result;
}

ImageVerdict wrong_side(const ImageCase& picture) {
  const CardSide& card = picture.card;
  if (!picture.framed()) return verdict(silent);
  if (card.side == Side::unknown) return verdict({Outcome::unknown, 0, 0, card.confidence, {}});
  const bool right = picture.role.front ? card.side == Side::front : card.side == Side::back;
  ImageVerdict result = verdict({right ? Outcome::pass : Outcome::fail, 0, 0, card.confidence, {}});
  if (!right) result.variant = card.side == Side::front ? "shows-front" : "shows-back";
  return result;
}

ImageVerdict transparent(const ImageCase& picture) {
  if (picture.role.square > 0 && picture.transparent) {
    ImageVerdict look = verdict(logo_look(picture.original).visible);
    if (look.measured.outcome == Outcome::warn) {
      look.variant = "vanishes";
      return look;
    }
  }
  return verdict({picture.transparent ? Outcome::warn : Outcome::pass, 0, 0, 1, {}});
}

ImageVerdict badge(const ImageCase& picture) {
  return verdict_if_known(logo_look(picture.original).badge);
}

ImageVerdict too_fine(const ImageCase& picture) {
  return verdict_if_known(logo_look(picture.original).detail);
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
  return verdict_if_known(overexposure(picture.tones));
}

ImageVerdict underexposed(const ImageCase& picture) {
  return verdict_if_known(underexposure(picture.tones));
}

ImageVerdict low_contrast(const ImageCase& picture) {
  return verdict_if_known(contrast(picture.tones, picture.tiles, picture.noise));
}

ImageVerdict glares(const ImageCase& picture) {
  return verdict_if_known(glare(picture.rgb, picture.inside, picture.tones, picture.tiles));
}

ImageVerdict shadowed(const ImageCase& picture) {
  return verdict_if_known(shadow(picture.tiles));
}

ImageVerdict photocopy(const ImageCase& picture) {
  return verdict_if_known(grey_copy(picture.rgb, picture.inside));
}

ImageVerdict grey(const ImageCase& picture) {
  return verdict_if_known(grey_file(picture.rgb));
}

ImageVerdict watermarked(const ImageCase& picture) {
  return verdict_if_known(watermark(picture.grey, picture.inside));
}

ImageVerdict seal_missing(const ImageCase& picture) {
  return verdict(find_seal(picture.rgb, picture.inside, picture.px_per_mm).present);
}

constexpr std::pair<std::string_view, ImageCheck> checks[] = {
    {"image.wrong-orientation", wrong_orientation},
    {"image.wrong-side", wrong_side},
    {"image.badge", badge},
    {"image.too-fine", too_fine},
    {"image.overcompressed", overcompressed},
    {"image.screenshot", captured},
    {"image.frame-borders", borders},
    {"image.recapture", recaptured},
    {"image.upscaled", enlarged},
    {"image.transparent", transparent},
    {"image.bent", bent},
    {"image.skewed", skewed},
    {"image.occluded", occluded},
    {"image.background-cluttered", cluttered},
    {"image.background-not-white", not_white},
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
    {"image.watermark-suspected", watermarked},
};

}  // namespace

ImageCheck pixel_check(std::string_view rule) {
  for (const auto& [id, check] : checks) {
    if (id == rule) return check;
  }
  return nullptr;
}

}  // namespace beian
