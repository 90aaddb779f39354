#include <cmath>

#include "core/image/inspect.h"

namespace beian {
namespace {

Json points(const Point* first, size_t count) {
  const auto tenth = [](double value) { return std::round(value * 10) / 10; };
  Json list = Json::array();
  for (size_t i = 0; i < count; ++i) list.push_back({tenth(first[i].x), tenth(first[i].y)});
  return list;
}

Json number(double value) {  // four decimals tell enough
  return std::round(value * 1e4) / 1e4;
}

Json quad(const Found& document) {
  if (document.confidence <= 0) return nullptr;
  return {{"corners", points(document.corners.data(), 4)},
          {"confidence", number(document.confidence)}};
}

/// All numbers by the name of their rule, and what the file says of itself.
Json metrics(const Inspection& inspection) {
  const ImageHeader& header = inspection.header;
  Json result = {{"megapixels", number(header.megapixels())},
                 {"bits", header.bits},
                 {"colour", name(header.colour)},
                 {"frames", header.frames}};
  if (header.quality > 0) result["jpeg_quality"] = header.quality;
  if (inspection.px_per_mm > 0) result["px_per_mm"] = number(inspection.px_per_mm);
  for (const ImageFinding& one : inspection.results) {
    const Measurement& measured = one.measured;
    if (measured.confidence <= 0 || (measured.value == 0 && measured.threshold == 0)) continue;
    result[std::string(one.rule.substr(one.rule.find('.') + 1))] = number(measured.value);
  }
  return result;
}

Json finding(const ImageFinding& one) {
  const Measurement& measured = one.measured;
  Json result = {
      {"rule", one.rule},
      {"result", name(measured.outcome)},
      {"value", number(measured.value)},
      {"threshold", number(measured.threshold)},
      {"confidence", number(measured.confidence)},
      {"region",
       measured.region.empty() ? Json() : points(measured.region.data(), measured.region.size())}};
  if (!one.variant.empty()) result["variant"] = one.variant;
  if (!one.arguments.empty()) {
    for (const auto& [key, text] : one.arguments) result["arguments"][std::string(key)] = text;
  }
  return result;
}

}  // namespace

Json inspection_json(const Inspection& inspection) {
  const ImageHeader& header = inspection.header;
  Json findings = Json::array(), passed = Json::array();
  for (const ImageFinding& one : inspection.results) {
    const Measurement& measured = one.measured;
    if (measured.outcome != Outcome::pass) {
      findings.push_back(finding(one));
    } else {
      passed.push_back({{"rule", one.rule},
                        {"value", number(measured.value)},
                        {"threshold", number(measured.threshold)}});
    }
  }
  return {{"file", inspection.file},        {"role", inspection.role->id},
          {"format", name(header.format)},  {"width", header.width()},
          {"height", header.height()},      {"orientation", header.orientation},
          {"bytes", inspection.bytes},      {"sha256", inspection.sha256},
          {"damaged", inspection.damaged},  {"quad", quad(inspection.document)},
          {"metrics", metrics(inspection)}, {"findings", std::move(findings)},
          {"passed", std::move(passed)}};
}

}  // namespace beian
