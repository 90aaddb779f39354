// A whole picture looked at: decoded at working size, measured, told in the file's own pixels.
#include "core/image/inspect.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/rules/check.h"
#include "image_files.h"

using namespace beian;
using namespace beian::test;

namespace {

const ImageFinding* result(const Inspection& inspection, std::string_view rule) {
  for (const ImageFinding& one : inspection.results) {
    if (one.rule == rule) return &one;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("a large photo is measured small and told in its own pixels") {
  // A light card of 3000 by 1890 pixels on a dark table, with something like writing on it.
  Image photo{4000, 3000, 3, std::vector<uint8_t>(size_t{4000} * 3000 * 3, 60)};
  for (int y = 500; y < 2390; ++y) {
    for (int x = 500; x < 3500; ++x) {
      const bool ink = x > 700 && x < 3300 && y > 700 && y < 2190 && (x / 20 + y / 24) % 7 == 0;
      std::fill_n(photo.row(y) + 3 * x, 3, ink ? uint8_t{40} : uint8_t{230});
    }
  }
  const Inspection inspection =
      inspect_image(jpeg_file(photo, {.quality = 90}), "a.jpg", *image_role("id-front"));
  CHECK(inspection.header.width() == 4000);
  REQUIRE(inspection.document.confidence >= sure);
  CHECK(inspection.document.corners[0].x == doctest::Approx(500).epsilon(0.01));
  CHECK(inspection.document.corners[2].y == doctest::Approx(2390).epsilon(0.01));
  CHECK(inspection.px_per_mm == doctest::Approx(3000 / 85.6).epsilon(0.01));
  CHECK(result(inspection, "image.border-incomplete")->measured.outcome == Outcome::pass);
  const Json json = inspection_json(inspection);
  CHECK(json["width"] == 4000);
  CHECK(json["sha256"].get<std::string>().size() == 64);
  CHECK(json["quad"]["corners"].size() == 4);
  CHECK(json["metrics"].contains("blurred"));
}

TEST_CASE("what cannot be decoded has no measurements and one reason") {
  const Inspection inspection = inspect_image("GIF89a", "a.gif", *image_role("other"));
  CHECK(result(inspection, "image.blurred") == nullptr);
  CHECK(inspection_json(inspection)["quad"] == nullptr);
  CHECK(result(inspection, "image.damaged")->measured.outcome == Outcome::fail);
}

TEST_CASE("what was measured becomes findings of the report, with its place") {
  const Inspection inspection = inspect_image("%PDF-1.4", "a.jpg", *image_role("id-front"));
  Json picture = {{"path", "icp_subject.principal_info.certificate_photo_front"}};
  picture.update(inspection_json(inspection));
  picture["findings"].push_back(
      {{"rule", "image.glare"}, {"result", "warn"}, {"region", {{1, 2}, {30, 2}, {30, 40}}}});
  Filing filing;
  filing.set("documents.pictures", Json::array({picture}));
  const Report report = check(filing, built_in_pack(), {{2026, 11, 26}, Language::zh});
  const Finding* format = nullptr;
  const Finding* glare = nullptr;
  for (const Finding& one : report.findings) {
    if (one.rule->id == "image.format") format = &one;
    if (one.rule->id == "image.glare") glare = &one;
  }
  REQUIRE(format != nullptr);
  CHECK(format->severity == Severity::error);
  CHECK(format->message == "这是 PDF 文件，只是名字像图片。");
  CHECK(format->fields.front() == "icp_subject.principal_info.certificate_photo_front");
  REQUIRE(glare != nullptr);
  CHECK(glare->severity == Severity::warning);
  CHECK(glare->region.size() == 3);
}
