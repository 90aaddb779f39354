// Roles of pictures and the rules for them: assets/image/{roles,rules,reasons}.json.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/filing/catalogue.h"
#include "core/image/signature.h"
#include "core/report/report.h"
#include "core/rules/source.h"

namespace beian {

/// What one official page says; 0: nothing. Pages differ: what breaks all of them fails, what
/// breaks some is a warning.
struct ImageLimits {
  double min_bytes = 0, max_bytes = 0;
  double min_long = 0, min_short = 0;  // sides in pixels, whichever way the picture lies
  bool soft = false;                   // never more than a warning
};

/// What a picture is meant to be.
struct ImageRole {
  std::string id;  // "id-front"
  LocalText title;
  std::vector<ImageFormat> formats;
  std::vector<ImageLimits> limits;
  int square = 0;  // side of the square it should be; 0: no such wish
};

struct ImageCase;
struct ImageVerdict;
using ImageCheck = ImageVerdict (*)(const ImageCase&);

struct ImageRule {
  std::string id;  // "image.too-large": stable, never reused
  LocalText title, fail, warn, fix;
  Severity severity{};
  ImageCheck check = nullptr;
  std::vector<std::string> roles, not_roles;  // of which it speaks; none named: of all
  Source source;
  Confidence confidence{};

  bool applies(const ImageRole& role) const;
};

struct ImageRulebook {
  std::vector<ImageRole> roles;
  std::vector<ImageRule> rules;
  Json reasons;  // code → {rule, doubt?, zh, en, fix?}

  const ImageRole* role(std::string_view id) const;
};

/// The one compiled into this build; parsed on first use.
const ImageRulebook& image_rulebook();

/// The check of that name (image_checks.cpp), or nullptr.
ImageCheck image_check(std::string_view name);

}  // namespace beian
