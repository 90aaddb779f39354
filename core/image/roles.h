// What a picture is meant to be, and which rules it must keep for that: assets/image/roles.json.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/filing/catalogue.h"
#include "core/image/signature.h"

namespace beian {

/// What one official page says; 0: nothing. Pages differ: what breaks all of them fails, what
/// breaks some is a warning.
struct ImageLimits {
  double min_bytes = 0, max_bytes = 0;
  double min_long = 0, min_short = 0;  // sides in pixels, whichever way the picture lies
  bool soft = false;                   // never more than a warning
};

struct ImageRole {
  std::string id;  // "id-front"
  LocalText title;
  std::vector<ImageFormat> formats;
  std::vector<ImageLimits> limits;
  std::vector<std::string> rules;  // "image.blurred" …, in the order in which they are looked at
  int square = 0;                  // side of the square it should be; 0: no such wish
  double long_mm = 0, short_mm = 0;  // of the document on it; 0: unknown
  bool front = false, back = false;  // which side of an ID card it shows
};

/// All of them; parsed on first use.
const std::vector<ImageRole>& image_roles();

/// The one of that id, or nullptr.
const ImageRole* image_role(std::string_view id);

}  // namespace beian
