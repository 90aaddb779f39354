// Rules that need no look at the pixels, by role.
#include <doctest/doctest.h>

#include <set>

#include "core/image/check_image.h"
#include "image_files.h"

using namespace beian;
using namespace beian::test;

namespace {

/// "rule result severity" of each finding.
std::multiset<std::string> findings(std::string_view bytes, std::string_view role,
                                    std::string_view file, size_t size = 0) {
  const DecodedImage decoded = decode_image(bytes);
  const ImageRole* as = image_rulebook().role(role);
  REQUIRE(as != nullptr);
  const ImageCase picture{decoded, size == 0 ? bytes.size() : size, file, *as};
  std::multiset<std::string> result;
  for (const Language language : {Language::zh, Language::en}) {
    result.clear();
    for (const ImageFinding& one : check_image(picture, language)) {
      CHECK(one.message.find('{') == std::string::npos);
      CHECK(one.fix.find('{') == std::string::npos);
      CHECK(one.message.size() > 5);
      CHECK(one.fix.size() > 5);
      result.insert(one.rule->id + " " + std::string(name(one.outcome)) + " " +
                    std::string(name(one.severity)));
    }
  }
  return result;
}

using Found = std::multiset<std::string>;
constexpr size_t kb = 1024;

}  // namespace

TEST_CASE("the rulebook is whole") {
  const ImageRulebook& book = image_rulebook();
  CHECK(book.roles.size() == 11);
  CHECK(book.rules.size() == 13);
  for (const ImageRule& rule : book.rules) {
    CAPTURE(rule.id);
    CHECK(rule.id.starts_with("image."));
    CHECK(!rule.title.zh.empty());
    CHECK(!rule.source.document.empty());
    CHECK(rule.source.checked.size() == 10);
    CHECK((rule.severity != Severity::error || rule.confidence != Confidence::inferred));
    for (const std::string& role : rule.roles) CHECK(book.role(role) != nullptr);
  }
  for (const auto& reason : book.reasons.items()) {
    CAPTURE(reason.key());
    CHECK(member(reason.value(), "zh") != nullptr);
    CHECK(member(reason.value(), "en") != nullptr);
  }
}

TEST_CASE("a photo within every official page's limits passes") {
  const std::string file = jpeg_file(slope(1600, 1200, 3));
  CHECK(findings(file, "id-front", "a.jpg", 150 * kb) == Found{});
  CHECK(findings(file, "business-licence", "a.jpg", 150 * kb) == Found{});
}

TEST_CASE("between the pages a warning, beyond them an error") {
  const std::string file = jpeg_file(slope(1600, 1200, 3)), less = jpeg_file(slope(800, 1400, 3)),
                    tiny = jpeg_file(slope(600, 400, 3));
  CHECK(findings(file, "id-front", "a.jpg", 900 * kb) == Found{"image.too-large warn warning"});
  CHECK(findings(file, "id-front", "a.jpg", 3000 * kb) == Found{"image.too-large fail error"});
  CHECK(findings(file, "id-front", "a.jpg", 50 * kb) ==
        Found{"image.too-small-bytes warn warning"});
  CHECK(findings(less, "id-front", "a.jpg", 150 * kb) == Found{});
  CHECK(findings(less, "business-licence", "a.jpg", 150 * kb) ==
        Found{"image.low-resolution warn warning"});
  CHECK(findings(tiny, "id-front", "a.jpg", 150 * kb) == Found{"image.low-resolution fail error"});
  CHECK(findings(file, "letter", "a.jpg", 3000 * kb) == Found{"image.too-large warn warning"});
}

TEST_CASE("format, ending, damage") {
  const std::string file = jpeg_file(slope(1600, 1200, 3));
  CHECK(findings(file, "id-front", "a.png", 150 * kb) == Found{"image.extension warn warning"});
  CHECK(findings(std::string_view(file).substr(0, file.size() / 2), "other", "a.jpg") ==
        Found{"image.damaged fail error"});
  CHECK(findings("", "other", "a.jpg") == Found{"image.damaged fail error"});
  CHECK(findings("%PDF-1.4", "other", "a.jpg") == Found{"image.format fail error"});
  CHECK(findings(bmp_file(slope(1600, 1200, 3)), "id-front", "a.bmp", 150 * kb) ==
        Found{"image.format fail error"});
  CHECK(findings(png_file(slope(1, 1, 3)), "other", "a.png") ==
        Found{"image.low-resolution fail error"});
}

TEST_CASE("the logo") {
  CHECK(findings(png_file(slope(144, 144, 3)), "logo", "a.png") == Found{});
  CHECK(findings(png_file(slope(300, 300, 3)), "logo", "a.png") ==
        Found{"image.wrong-size warn advice"});
  CHECK(findings(png_file(slope(200, 150, 3)), "logo", "a.png") ==
        Found{"image.not-square warn warning"});
  CHECK(findings(png_file(slope(144, 144, 4)), "logo", "a.png") ==
        Found{"image.transparent warn warning"});
  CHECK(findings(gif_file(144, 144, 2), "logo", "a.gif") == Found{"image.animated fail warning"});
  CHECK(findings(png_file(slope(100, 100, 3)), "logo", "a.png") ==
        Found{"image.low-resolution fail error"});
}

TEST_CASE("what a phone or a messenger did to it") {
  const Image image = slope(1600, 1200, 3);
  CHECK(findings(jpeg_file(image, {.orientation = 6, .location = true}), "id-front", "a.jpg",
                 150 * kb) ==
        Found{"image.location warn advice", "image.wrong-orientation warn advice"});
  CHECK(findings(jpeg_file(image, {.quality = 40}), "other", "a.jpg") ==
        Found{"image.overcompressed warn warning"});
  CHECK(findings(jpeg_file(image, {.quality = 15}), "other", "a.jpg") ==
        Found{"image.overcompressed fail warning"});
}
