#include "core/image/repair.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/image/crop.h"
#include "core/image/decode.h"
#include "core/image/encode.h"
#include "core/image/fit.h"
#include "core/image/resize.h"
#include "core/image/square.h"
#include "core/image/strip.h"

namespace beian {
namespace {

constexpr double most_pixels = 25e6, most_pixels_to_cut = 50e6;
constexpr double most_memory = 420e6;

double most_pixels_of(const RepairOptions& options) {
  return options.crop ? most_pixels_to_cut : most_pixels;
}

/// How much smaller a JPEG is decoded.
int decoding_scale(const ImageHeader& header, const RepairOptions& options) {
  int scale = 1;
  if (header.format != ImageFormat::jpeg) return scale;
  while (scale < 8 && 1e6 * header.megapixels() / (scale * scale) > most_pixels_of(options))
    scale *= 2;
  return scale;
}

/// Bytes of pixels there are at once, at most: while it is turned or copied, there are two
/// pictures.
double memory_needed(const ImageHeader& header, int scale) {
  const bool bmp = header.format == ImageFormat::bmp, jpeg = header.format == ImageFormat::jpeg;
  const double channels = bmp || header.alpha ? 4 : 3;
  const double pixels = 1e6 * header.megapixels() / (scale * scale);
  const double copied = bmp || header.orientation > 4 ? pixels : jpeg ? 0 : most_pixels;
  return channels * (pixels + std::min(pixels, copied));
}

/// Why the file of the picture is not touched; "" when it is.
std::string_view refusal(const DecodedImage& decoded) {
  if (!decoded.header.refused.empty()) return decoded.header.refused;
  for (const std::string_view code : decoded.damage) {
    if (!only_doubt(code)) return code;
  }
  return "";
}

/// The picture and what has been done to it so far.
struct Work {
  std::string_view source;
  const ImageHeader& header;
  Image image;
  bool sound;            // nothing in the file is in doubt
  bool reduced = false;  // to what memory allows
  Repaired result{};

  void did(std::string_view what) {
    auto& done = result.done;
    if (std::find(done.begin(), done.end(), what) == done.end()) done.push_back(what);
  }
};

void limit_pixels(Work& work, const RepairOptions& options) {
  const double pixels = double{1} * work.image.width * work.image.height;
  if (pixels > most_pixels_of(options)) {
    const double share = std::sqrt(most_pixels / pixels);
    work.image = resized(work.image, static_cast<int>(work.image.width * share),
                         static_cast<int>(work.image.height * share));
  }
  work.reduced = work.image.width < work.header.width();
}

/// The corners in a picture that is `scale` times as large.
Quad scaled(const Quad& quad, double scale) {
  Quad out = quad;
  for (Point& corner : out)
    corner = {(corner.x + 0.5) * scale - 0.5, (corner.y + 0.5) * scale - 0.5};
  return out;
}

void put_on_white(Work& work) {
  if (work.image.channels != 4) return;
  work.image = in_colour(work.image);
  work.did("white");
}

bool crop(Work& work, const RepairOptions& options) {
  if (!options.crop) return true;
  put_on_white(work);
  const double scale = double{1} * work.image.width / work.header.width();
  Crop cut = cut_out(work.image, scaled(*options.crop, scale), options.aspect);
  if (cut.image.empty()) return false;
  work.image = std::move(cut.image);
  work.did("crop");
  if (cut.straightened) work.did("straighten");
  return true;
}

void turn(Work& work, int degrees) {
  const int orientation = degrees == 90 ? 6 : degrees == 180 ? 3 : degrees == 270 ? 8 : 1;
  if (orientation == 1) return;
  work.image = upright(std::move(work.image), orientation);
  work.did("turn");
}

void fit_square(Work& work, const RepairOptions& options) {
  if (options.square <= 0) return;
  if (options.on_white) put_on_white(work);
  Squared squared = squared_picture(work.image, options.square);
  if (squared.scaled) work.did("resize");
  if (squared.padded) work.did("pad");
  work.image = std::move(squared.image);
}

void finish(Work& work, std::string bytes, ImageFormat format, int width, int height) {
  Repaired& result = work.result;
  result.bytes = std::move(bytes);
  result.format = format, result.width = width, result.height = height;
  if (result.bytes.empty()) result.refused = "repair-encode";
}

bool within(const ImageLimits& limits, size_t bytes, const ImageHeader& header) {
  const double size = static_cast<double>(bytes);
  return size >= limits.min_bytes && (limits.max_bytes <= 0 || size <= limits.max_bytes) &&
         std::max(header.width(), header.height()) >= limits.min_long &&
         std::min(header.width(), header.height()) >= limits.min_short;
}

/// The file as it is, if it is within the limits and nothing has to be done to its pixels: not one
/// is lost.
bool keep(Work& work, const ImageLimits& limits) {
  const ImageHeader& header = work.header;
  const bool inks = header.colour == ImageColour::cmyk || header.colour == ImageColour::ycck;
  if (!work.result.done.empty() || !work.sound || inks) return false;
  const bool jpeg = header.format == ImageFormat::jpeg;
  std::string bytes = jpeg ? without_metadata(work.source) : std::string(work.source);
  if (!within(limits, bytes.size(), header)) return false;
  finish(work, std::move(bytes), header.format, header.width(), header.height());
  return true;
}

/// The profile that goes with the pixels as they are now; inks have become RGB.
std::string profile_of(const Work& work) {
  if (work.header.format != ImageFormat::jpeg) return "";
  std::string profile = colour_profile(work.source);
  const std::string_view space = work.header.colour == ImageColour::grey ? "GRAY" : "RGB ";
  return profile.size() > 20 && profile.compare(16, 4, space) == 0 ? profile : std::string();
}

/// What all pages want, else what the mildest of them wants.
void finish_jpeg(Work& work, const std::vector<ImageLimits>& pages) {
  put_on_white(work);
  const bool jpeg = work.header.format == ImageFormat::jpeg;
  const ImageLimits mild = mildest(pages);
  if (jpeg && keep(work, strictest(pages))) return;
  const std::string profile = profile_of(work);
  Fitted fitted = fitted_jpeg(work.image, strictest(pages), profile);
  if (!fitted.missed.empty()) {
    if (jpeg && keep(work, mild)) return;
    Fitted milder = fitted_jpeg(work.image, mild, profile);
    if (milder.missed.size() < fitted.missed.size()) fitted = std::move(milder);
  }
  if (work.reduced || fitted.width < work.image.width) work.did("resize");
  work.did("encode");
  work.result.quality = fitted.quality;
  work.result.missed = std::move(fitted.missed);
  finish(work, std::move(fitted.bytes), ImageFormat::jpeg, fitted.width, fitted.height);
}

/// False when it becomes larger than the mildest page allows.
bool finish_png(Work& work, const std::vector<ImageLimits>& pages) {
  const ImageLimits mild = mildest(pages);
  const bool png = work.header.format == ImageFormat::png;
  if (png && !holds_metadata(work.source, ImageFormat::png) && keep(work, mild)) return true;
  std::string bytes = encode_png(work.image);
  if (mild.max_bytes > 0 && static_cast<double>(bytes.size()) > mild.max_bytes) return false;
  if (work.reduced) work.did("resize");
  if (!png) work.did("encode");
  finish(work, std::move(bytes), ImageFormat::png, work.image.width, work.image.height);
  return true;
}

Repaired refused(std::string_view why) {
  Repaired result;
  result.refused = why;
  return result;
}

}  // namespace

RepairOptions repair_options(const ImageRole& role) {
  RepairOptions options;
  options.pages = role.limits;
  options.square = role.square;
  options.aspect = role.short_mm > 0 ? role.long_mm / role.short_mm : 0;
  options.keep_png = role.id == "screenshot" || role.id == "other";
  return options;
}

Repaired repair_image(std::string_view bytes, const RepairOptions& options) {
  const ImageHeader header = read_image_header(bytes);
  if (!header.refused.empty()) return refused(header.refused);
  const int scale = decoding_scale(header, options);
  if (memory_needed(header, scale) > most_memory) return refused("repair-memory");
  DecodedImage decoded = decode_image(bytes, {.eighths = 8 / scale});
  if (const auto why = refusal(decoded); !why.empty()) return refused(why);
  Work work{bytes, header, std::move(decoded.image), !decoded.damaged()};
  if (header.orientation != 1) work.did("upright");
  if (header.frames > 1) work.did("frame");
  limit_pixels(work, options);
  if (!crop(work, options)) return refused("repair-crop");
  turn(work, options.turn);
  fit_square(work, options);
  const bool png = options.square > 0 || (options.keep_png && header.format != ImageFormat::jpeg);
  if (!png || !finish_png(work, options.pages)) finish_jpeg(work, options.pages);
  if (holds_metadata(bytes, header.format)) work.did("strip");
  return std::move(work.result);
}

}  // namespace beian
