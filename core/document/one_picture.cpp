#include "core/document/one_picture.h"

#include <algorithm>

#include "core/image/encode.h"
#include "core/image/inspect.h"
#include "core/image/resize.h"

namespace beian {
namespace {

constexpr int longest_side = 2400;  // pixels: letters of a phone's screenshot stay sharp
constexpr int gap = 24;             // of white between two
constexpr int tallest = 20000;

}  // namespace

std::string one_picture(const std::vector<std::string_view>& files) {
  std::vector<Image> pictures;
  int width = longest_side, height = -gap;
  for (const std::string_view bytes : files) {
    pictures.push_back(decoded_at(bytes, longest_side));
    if (pictures.back().empty()) return {};
    width = std::min(width, pictures.back().width);
  }
  for (Image& one : pictures) {
    const double scale = double{1} * width / one.width;
    if (one.width > width)
      one = resized(one, width, std::max(1, static_cast<int>(one.height * scale)));
    height += one.height + gap;
  }
  if (height <= 0 || height > tallest) return {};
  Image all{width, height, 3, {}};
  all.pixels.assign(all.stride() * static_cast<size_t>(height), 255);
  int top = 0;
  for (const Image& one : pictures) {
    std::copy(one.pixels.begin(), one.pixels.end(), all.row(top));
    top += one.height + gap;
  }
  return encode_png(all);
}

}  // namespace beian
