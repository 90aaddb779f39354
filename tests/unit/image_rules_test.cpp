// Rules of the file, by role; and that roles, functions and the rule pack know the same rules.
#include <doctest/doctest.h>

#include <set>

#include "core/image/checks.h"
#include "core/rules/pack.h"
#include "image_files.h"

using namespace beian;
using namespace beian::test;

namespace {

/// "rule result" of each finding about the file; the pictures here are no documents, so what is
/// measured in them does not count.
std::multiset<std::string> findings(std::string_view bytes, std::string_view role,
                                    std::string_view file, size_t size = 0) {
  const ImageRole* as = image_role(role);
  REQUIRE(as != nullptr);
  const DecodedImage decoded = decode_image(bytes);
  const Image grey = luma(decoded.image);
  const ImageCase picture{.header = decoded.header,
                          .damage = decoded.damage,
                          .transparent = decoded.transparent,
                          .bytes = size == 0 ? bytes.size() : size,
                          .file_name = file,
                          .role = *as,
                          .original = decoded.image,
                          .rgb = decoded.image,
                          .grey = grey};
  std::multiset<std::string> result;
  for (const std::string& rule : as->rules) {
    ImageCheck check = file_check(rule);
    if (rule == "image.transparent" || rule == "image.overcompressed" ||
        rule == "image.wrong-orientation")
      check = pixel_check(rule);
    if (check == nullptr) continue;
    const ImageVerdict verdict = check(picture);
    if (verdict.measured.outcome != Outcome::pass)
      result.insert(rule + " " + std::string(name(verdict.measured.outcome)));
  }
  return result;
}

using Said = std::multiset<std::string>;
constexpr size_t kb = 1024;

}  // namespace

TEST_CASE("every rule of a role is in the rule pack and has a function, and the other way round") {
  std::set<std::string> used;
  CHECK(image_roles().size() == 12);
  for (const ImageRole& role : image_roles()) {
    CAPTURE(role.id);
    CHECK(!role.title.zh.empty());
    CHECK(!role.title.en.empty());
    CHECK(!role.formats.empty());
    CHECK(!role.rules.empty());
    for (const std::string& rule : role.rules) {
      CAPTURE(rule);
      CHECK((file_check(rule) != nullptr || pixel_check(rule) != nullptr));
      CHECK(built_in_pack().find(rule) != nullptr);
      used.insert(rule);
    }
  }
  for (const Rule& rule : built_in_pack().rules) {
    if (rule.check == "picture") CHECK_MESSAGE(used.count(rule.id) == 1, rule.id);
  }
}

TEST_CASE("every code of a file that is not decoded has words of its own") {
  for (const std::string_view bytes : {"", "%PDF-1.4", "RIFF\0\0\0\0WEBPVP8 ", "GIF89a"}) {
    const Inspection inspection = inspect_image(bytes, "a.jpg", *image_role("id-front"));
    size_t told = 0;
    for (const ImageFinding& one : inspection.results) {
      if (one.variant.empty() || one.variant == "warn") continue;
      CAPTURE(one.variant);
      CHECK(member(built_in_pack().find(one.rule)->params, one.variant) != nullptr);
      ++told;
    }
    CHECK(told == 1);
  }
}

TEST_CASE("a photo within every official page's limits passes") {
  const std::string file = jpeg_file(slope(1600, 1200, 3));
  CHECK(findings(file, "id-front", "a.jpg", 150 * kb) == Said{});
  CHECK(findings(file, "business-licence", "a.jpg", 150 * kb) == Said{});
}

TEST_CASE("between the pages a warning, beyond them an error") {
  const std::string file = jpeg_file(slope(1600, 1200, 3)), less = jpeg_file(slope(800, 1400, 3)),
                    tiny = jpeg_file(slope(600, 400, 3));
  CHECK(findings(file, "id-front", "a.jpg", 900 * kb) == Said{"image.too-large warn"});
  CHECK(findings(file, "id-front", "a.jpg", 3000 * kb) == Said{"image.too-large fail"});
  CHECK(findings(file, "id-front", "a.jpg", 50 * kb) == Said{"image.too-small-bytes warn"});
  CHECK(findings(less, "id-front", "a.jpg", 150 * kb) == Said{});
  CHECK(findings(less, "business-licence", "a.jpg", 150 * kb) == Said{"image.low-resolution warn"});
  CHECK(findings(tiny, "id-front", "a.jpg", 150 * kb) == Said{"image.low-resolution fail"});
  CHECK(findings(file, "letter", "a.jpg", 3000 * kb) == Said{"image.too-large warn"});
}

TEST_CASE("format, ending, damage") {
  const std::string file = jpeg_file(slope(1600, 1200, 3));
  CHECK(findings(file, "id-front", "a.png", 150 * kb) == Said{"image.extension warn"});
  CHECK(findings(std::string_view(file).substr(0, file.size() / 2), "other", "a.jpg") ==
        Said{"image.damaged fail"});
  CHECK(findings("", "other", "a.jpg") == Said{"image.damaged fail"});
  CHECK(findings("%PDF-1.4", "other", "a.jpg") == Said{"image.format fail"});
  CHECK(findings(bmp_file(slope(1600, 1200, 3)), "id-front", "a.bmp", 150 * kb) ==
        Said{"image.format fail"});
  CHECK(findings(png_file(slope(1, 1, 3)), "other", "a.png") == Said{"image.low-resolution fail"});
}

TEST_CASE("the logo") {
  CHECK(findings(png_file(slope(144, 144, 3)), "logo", "a.png") == Said{});
  CHECK(findings(png_file(slope(300, 300, 3)), "logo", "a.png") == Said{"image.wrong-size warn"});
  CHECK(findings(png_file(slope(200, 150, 3)), "logo", "a.png") == Said{"image.not-square warn"});
  CHECK(findings(png_file(slope(144, 144, 4)), "logo", "a.png") == Said{"image.transparent warn"});
  CHECK(findings(gif_file(144, 144, 2), "logo", "a.gif") == Said{"image.animated fail"});
  CHECK(findings(png_file(slope(100, 100, 3)), "logo", "a.png") ==
        Said{"image.low-resolution fail"});
}

TEST_CASE("what a phone or a messenger did to it") {
  const Image image = slope(1600, 1200, 3);
  CHECK(findings(jpeg_file(image, {.orientation = 6, .location = true}), "id-front", "a.jpg",
                 150 * kb) == Said{"image.location warn", "image.wrong-orientation warn"});
  CHECK(findings(jpeg_file(image, {.quality = 40}), "other", "a.jpg") ==
        Said{"image.overcompressed warn"});
  CHECK(findings(jpeg_file(image, {.quality = 15}), "other", "a.jpg") ==
        Said{"image.overcompressed fail"});
}
