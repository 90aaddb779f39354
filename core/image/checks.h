// The rules of pictures: each a small function of what is known of one picture.
#pragma once
#include "core/image/inspect.h"
#include "core/image/sharpness.h"
#include "core/image/side.h"

namespace beian {

/// What the rules look at. Positions are the working picture's.
struct ImageCase {
  const ImageHeader& header;
  const std::vector<std::string_view>& damage;  // codes, the worst first
  bool transparent = false;
  size_t bytes = 0;            // of the file
  std::string_view file_name;  // may be ""
  const ImageRole& role;
  const Image& original;  // as decoded: with alpha, if it has any
  const Image& rgb;       // on white; empty when nothing could be decoded
  const Image& grey;
  double scale = 1;      // pixels of the upright file for one of the working picture
  Found document = {};   // on the working picture
  Quad inside = {};      // what is measured: the document without its rim, or the middle
  double px_per_mm = 0;  // of the working picture; 0: unknown
  Sharpness sharp = {};
  Histogram tones = {};  // these three of the grey picture, inside
  Tiles tiles = {};
  double noise = 0;
  CardSide card = {};  // of cards: which side it is

  bool framed() const { return document.confidence >= sure; }
};

struct ImageVerdict {
  Measurement measured{Outcome::pass, 0, 0, 1, {}};
  std::vector<std::pair<std::string_view, std::string>> arguments = {};
  std::string_view variant = {};
};

using ImageCheck = ImageVerdict (*)(const ImageCase&);

/// The function of a rule, or nullptr; of the file alone, and of the pixels.
ImageCheck file_check(std::string_view rule);
ImageCheck pixel_check(std::string_view rule);

/// "1600×1200", "3.1 MB", "2.5".
std::string shown_size(double width, double height);
std::string shown_bytes(double bytes);
std::string shown_number(double value);

}  // namespace beian
