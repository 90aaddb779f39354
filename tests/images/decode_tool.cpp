// What the decoders make of one file, for tests that compare it with another program: a line of
// JSON about the file, then the pixels as they are in memory (rows from the top, upright).
//
//   decode-tool FILE [--luma] [--scale N]
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "core/filing/json.h"
#include "core/image/decode.h"
#include "tests/contents.h"

using namespace beian;

namespace {

Json about(const DecodedImage& decoded) {
  Json damage = Json::array();
  for (const std::string_view code : decoded.damage) damage.push_back(std::string(code));
  return {{"width", decoded.image.width},
          {"height", decoded.image.height},
          {"channels", decoded.image.channels},
          {"format", std::string(name(decoded.header.format))},
          {"orientation", decoded.header.orientation},
          {"frames", decoded.header.frames},
          {"transparent", decoded.transparent},
          {"refused", std::string(decoded.header.refused)},
          {"damage", std::move(damage)}};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  DecodeOptions options;
  for (int i = 2; i < argc; ++i) {
    if (std::strcmp(argv[i], "--luma") == 0) options.luma = true;
    if (std::strcmp(argv[i], "--scale") == 0 && i + 1 < argc)
      options.eighths = 8 / std::atoi(argv[++i]);
  }
  const DecodedImage decoded = decode_image(contents(argv[1]), options);
  std::printf("%s\n", write_json(about(decoded), -1).c_str());
  std::fwrite(decoded.image.pixels.data(), 1, decoded.image.pixels.size(), stdout);
  return 0;
}
