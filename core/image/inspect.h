// Bytes of a picture's file → everything that is measured in it, by the rules of its role. Words,
// severities and sources of these rules are the rule pack's (assets/rules/image.json).
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/image/decode.h"
#include "core/image/quadrilateral.h"
#include "core/image/roles.h"

namespace beian {

/// What one rule says of a picture.
struct ImageFinding {
  std::string_view rule;  // "image.blurred"; lives as long as the program
  Measurement measured;   // its region in the upright picture, full size; empty: all of it
  std::vector<std::pair<std::string_view, std::string>> arguments;  // of the rule's words
  std::string_view variant;  // which of the rule's words: a member of its params; "" its own
};

struct Inspection {
  std::string file;  // its name
  const ImageRole* role = nullptr;
  ImageHeader header;
  size_t bytes = 0;
  std::string sha256;  // of the file: two slots with the same file are found by it
  bool damaged = false;
  Found document;                     // in the upright picture, full size
  double px_per_mm = 0;               // there; 0: unknown
  std::vector<ImageFinding> results;  // one for each rule of the role, in its order; passes, too
};

/// Never fails: what cannot be decoded is a finding. The picture is looked at with a long side of
/// about 2,000 pixels, which a JPEG is decoded to at once. `digest`: the file's SHA-256 in
/// hexadecimal digits, from who has it already.
Inspection inspect_image(std::string_view bytes, std::string_view file_name, const ImageRole& role,
                         std::string_view digest = {});

/// {file, role, format, width, height, orientation, bytes, sha256, damaged, quad, metrics,
/// findings, passed}: what `documents.pictures` of a filing holds for each picture, but for its
/// path.
Json inspection_json(const Inspection& inspection);

std::string_view name(Outcome outcome);  // "pass" …

/// The picture as measured: upright, RGB on white, long side at most `long_side`. Empty when it
/// cannot be decoded.
Image decoded_at(std::string_view bytes, int long_side);

}  // namespace beian
