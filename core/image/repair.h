// What can be put right about a picture's file without changing what the picture shows: turned,
// cut out, scaled down, encoded anew, rid of metadata. Nothing here sharpens, brightens or mends.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/image/geometry.h"
#include "core/image/roles.h"
#include "core/report/report.h"

namespace beian {

struct RepairOptions {
  std::vector<ImageLimits> pages;  // what official pages ask for
  std::optional<Quad> crop;        // the document's corners in the upright picture, its pixels
  double aspect = 0;               // the document's long side by its short one; 0: as photographed
  int turn = 0;                    // degrees to the right, after all else: 0, 90, 180, 270
  int square = 0;                  // side of the square to fit it in, as PNG; 0: none
  bool on_white = false;           // a square's transparent parts become white
  bool keep_png = false;           // a PNG stays one (GIF and BMP become one) while it fits
};

/// What a picture in this role is to become.
RepairOptions repair_options(const ImageRole& role);

struct Repaired {
  std::string bytes;  // a file that tells nothing but the picture; "" when refused
  ImageFormat format = ImageFormat::unknown;
  int width = 0, height = 0;
  int quality = 0;                       // of the JPEG that was encoded; 0: none was
  std::vector<std::string_view> done;    // codes of assets/image/repair.json; none: it was fine
  std::vector<std::string_view> missed;  // limits that cannot be reached: "min-bytes" "max-bytes"
                                         // "min-size"
  std::string_view refused;  // why not: as decoding has it, or of repair.json; "" when repaired
};

/// Repairs the file of a picture. Pure; any bytes get an answer. A file that is damaged is refused:
/// the original is needed. Pictures of more than 25 megapixels (50, when something is cut out of
/// them) are scaled down; what would take more than about 400 MB of memory is refused.
Repaired repair_image(std::string_view bytes, const RepairOptions& options);

/// What a code of assets/image/repair.json means; "" for others: rule_words() has those of
/// decoding.
std::string repair_words(std::string_view code, Language language);

/// A name for the file: the slot's label, where there is one, and what the picture is
/// ("身份证人像面.jpg"), without what file systems do not take.
std::string expected_name(const ImageRole& role, std::string_view slot_label, ImageFormat format);

}  // namespace beian
