// A decoded picture against the rules of its role.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/image/decode.h"
#include "core/image/measurement.h"
#include "core/image/rulebook.h"

namespace beian {

struct ImageCase {
  const DecodedImage& decoded;
  size_t bytes = 0;            // of the file
  std::string_view file_name;  // may be ""
  const ImageRole& role;
};

/// What one check says.
struct ImageVerdict {
  Outcome outcome = Outcome::pass;
  double value = 0, limit = 0;
  std::string shown_value = {}, shown_limit = {};  // "3.1 MB": {value} and {limit} of the texts
  std::string_view reason = {};  // code of assets/image/reasons.json that says more than the rule
};

struct ImageFinding {
  const ImageRule* rule = nullptr;  // never null
  Outcome outcome{};                // warn, fail or unknown
  Severity severity{};
  double value = 0, limit = 0;
  Polygon region;  // in the upright picture; empty: all of it
  std::string message, fix;
};

/// All but what passed; errors first.
std::vector<ImageFinding> check_image(const ImageCase& picture, Language language);

/// {file, format, width, height, orientation, bytes, damaged, quad, metrics, findings}.
Json image_json(const ImageCase& picture, const std::vector<ImageFinding>& findings);
std::string image_text(const ImageCase& picture, const std::vector<ImageFinding>& findings,
                       Language language);

std::string_view name(Outcome outcome);  // "pass" …

}  // namespace beian
