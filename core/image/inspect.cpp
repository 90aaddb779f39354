#include "core/image/inspect.h"

#include <algorithm>
#include <cmath>

#include "core/image/checks.h"
#include "core/image/noise.h"
#include "core/text/sha256.h"

namespace beian {
namespace {

// Pixels along the long side. A picture up to the first is measured as it is: blocks of a
// compression and traces of an enlargement show in no other. Of a larger one as much is taken as
// shows letters of 2 mm on an A4 page ten high.
constexpr int whole_side = 2000, working_side = 1500;

/// How many eighths of a JPEG's size keep its long side at that, if it has so much.
int eighths_for(const ImageHeader& header, int long_side) {
  const int longest = std::max(header.stored_width, header.stored_height);
  int eighths = 1;
  while (eighths < 8 && longest * eighths < long_side * 8) ++eighths;
  return eighths;
}

/// The picture as measured: `decoded` itself, or what is then held by `made`.
const Image& working_picture(const Image& decoded, Image& made) {
  const Image* picture = &decoded;
  if (picture->channels != 3) made = in_colour(*picture), picture = &made;
  if (std::max(picture->width, picture->height) > whole_side)
    made = reduced(*picture, working_side), picture = &made;
  return *picture;
}

double longer_side(const Quad& quad) {
  double longest = 0;
  for (size_t i = 0; i < 4; ++i) {
    const Point a = quad[i], b = quad[(i + 1) % 4];
    longest = std::max(longest, std::hypot(b.x - a.x, b.y - a.y));
  }
  return longest;
}

/// From the working picture to the upright one in full size; pixel centres are whole numbers.
void enlarge(Point& point, double scale) {
  point.x = (point.x + 0.5) * scale - 0.5;
  point.y = (point.y + 0.5) * scale - 0.5;
}

/// A result is told where the picture could be looked at; else the file rules say why not.
void look(const ImageCase& picture, Inspection& inspection) {
  for (const std::string& rule : picture.role.rules) {
    ImageCheck check = file_check(rule);
    if (check == nullptr && !picture.rgb.empty()) check = pixel_check(rule);
    if (check == nullptr) continue;
    ImageVerdict verdict = check(picture);
    for (Point& point : verdict.measured.region) enlarge(point, picture.scale);
    inspection.results.push_back(
        {rule, std::move(verdict.measured), std::move(verdict.arguments), verdict.variant});
  }
}

/// Finds the document and what hangs on it.
void find_frame(ImageCase& picture) {
  if (picture.rgb.empty()) return;
  if (picture.role.long_mm > 0) picture.document = find_document(picture.rgb);
  picture.inside =
      picture.framed() ? shrunk(picture.document.corners, 0.06) : shrunk(whole(picture.rgb), 0.35);
  if (picture.framed())
    picture.px_per_mm = longer_side(picture.document.corners) / picture.role.long_mm;
  if (picture.framed() && (picture.role.front || picture.role.back))
    picture.card = card_side(picture.rgb, picture.document.corners);
  picture.sharp = sharpness(picture.grey, picture.inside, picture.px_per_mm);
  picture.tones = histogram(picture.grey, picture.inside);
  picture.tiles = tiles_of(picture.grey, picture.inside);
  picture.noise = noise_level(picture.grey, picture.inside);
}

}  // namespace

Image decoded_at(std::string_view bytes, int long_side) {
  const int eighths = eighths_for(read_image_header(bytes), long_side);
  return reduced(in_colour(decode_image(bytes, {.eighths = eighths}).image), long_side);
}

Inspection inspect_image(std::string_view bytes, std::string_view file_name, const ImageRole& role,
                         std::string_view digest) {
  Inspection inspection;
  inspection.file = file_name;
  inspection.role = &role;
  inspection.bytes = bytes.size();
  inspection.sha256 = digest.empty() ? sha256(bytes) : digest;
  const ImageHeader header = read_image_header(bytes);
  const bool large = std::max(header.stored_width, header.stored_height) > whole_side;
  const DecodedImage decoded =
      decode_image(bytes, {.eighths = large ? eighths_for(header, working_side) : 8});
  inspection.header = decoded.header;
  inspection.damaged = decoded.damaged();
  Image made;
  const Image& rgb = working_picture(decoded.image, made);
  const Image grey = luma(rgb);
  ImageCase picture{.header = decoded.header,
                    .damage = decoded.damage,
                    .transparent = decoded.transparent,
                    .bytes = bytes.size(),
                    .file_name = file_name,
                    .role = role,
                    .original = decoded.image,
                    .rgb = rgb,
                    .grey = grey};
  if (!rgb.empty()) picture.scale = double{1} * decoded.header.width() / rgb.width;
  find_frame(picture);
  look(picture, inspection);
  inspection.document = picture.document;
  for (Point& corner : inspection.document.corners) enlarge(corner, picture.scale);
  inspection.px_per_mm = picture.px_per_mm * picture.scale;
  return inspection;
}

std::string_view name(Outcome outcome) {
  constexpr std::array<std::string_view, 4> names{"pass", "warn", "fail", "unknown"};
  return names[static_cast<size_t>(outcome)];
}

}  // namespace beian
