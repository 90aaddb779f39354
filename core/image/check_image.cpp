#include "core/image/check_image.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/report/parts.h"

namespace beian {
namespace {

std::string in(const LocalText& text, Language language) {
  return language == Language::en ? text.en : text.zh;
}

/// `text` with {name} replaced by the argument of that name.
std::string filled(std::string text, std::string_view name, std::string_view argument) {
  const std::string place = "{" + std::string(name) + "}";
  for (size_t at = 0; (at = text.find(place, at)) != std::string::npos; at += argument.size()) {
    text.replace(at, place.size(), argument);
  }
  return text;
}

std::string filled(const std::string& text, const ImageVerdict& verdict, const ImageCase& picture) {
  std::string result = filled(text, "format", label(picture.decoded.header.format));
  result = filled(std::move(result), "limit", verdict.shown_limit);
  return filled(std::move(result), "value", printable(verdict.shown_value));
}

std::string_view text_of(const Json* object, Language language) {
  const Json* text = object ? member(*object, language == Language::en ? "en" : "zh") : nullptr;
  return text ? std::string_view(*text->get_ptr<const std::string*>()) : std::string_view();
}

ImageFinding finding(const ImageRule& rule, const ImageVerdict& verdict, const ImageCase& picture,
                     Language language) {
  ImageFinding result{&rule, verdict.outcome, rule.severity, verdict.value, verdict.limit, {}, {},
                      {}};
  const bool fails = verdict.outcome == Outcome::fail;
  if (!fails && rule.severity == Severity::error) result.severity = Severity::warning;
  result.message = filled(in(fails ? rule.fail : rule.warn, language), verdict, picture);
  result.fix = filled(in(rule.fix, language), verdict, picture);
  if (verdict.reason.empty()) return result;
  const Json* reason = member(image_rulebook().reasons, verdict.reason);
  result.message = filled(std::string(text_of(reason, language)), verdict, picture);
  result.message += language == Language::en ? "." : "。";
  const std::string_view fix = text_of(reason ? member(*reason, "fix") : nullptr, language);
  if (!fix.empty()) result.fix = fix;
  return result;
}

Json metrics(const ImageHeader& header, const DecodedImage& decoded) {
  Json result = Json::object();
  result["megapixels"] = header.megapixels();
  result["bits"] = header.bits;
  result["colour"] = name(header.colour);
  result["frames"] = header.frames;
  result["transparent"] = decoded.transparent;
  result["location"] = header.location;
  if (header.quality > 0) result["jpeg_quality"] = header.quality;
  return result;
}

}  // namespace

std::vector<ImageFinding> check_image(const ImageCase& picture, Language language) {
  std::vector<ImageFinding> findings;
  for (const ImageRule& rule : image_rulebook().rules) {
    if (!rule.applies(picture.role)) continue;
    const ImageVerdict verdict = rule.check(picture);
    if (verdict.outcome == Outcome::pass) continue;
    findings.push_back(finding(rule, verdict, picture, language));
  }
  const auto before = [](const ImageFinding& a, const ImageFinding& b) {
    return a.severity < b.severity;
  };
  std::stable_sort(findings.begin(), findings.end(), before);
  return findings;
}

Json image_json(const ImageCase& picture, const std::vector<ImageFinding>& findings) {
  const ImageHeader& header = picture.decoded.header;
  Json list = Json::array();
  for (const ImageFinding& one : findings) {
    Json region = nullptr;
    for (const Point& point : one.region) region.push_back({point.x, point.y});
    list.push_back({{"rule", one.rule->id},
                    {"result", name(one.outcome)},
                    {"severity", name(one.severity)},
                    {"value", one.value},
                    {"threshold", one.limit},
                    {"region", std::move(region)},
                    {"message", one.message},
                    {"fix", one.fix}});
  }
  return {{"file", picture.file_name},
          {"role", picture.role.id},
          {"format", name(header.format)},
          {"width", header.width()},
          {"height", header.height()},
          {"orientation", header.orientation},
          {"bytes", picture.bytes},
          {"damaged", picture.decoded.damaged()},
          {"quad", nullptr},
          {"metrics", metrics(header, picture.decoded)},
          {"findings", std::move(list)}};
}

std::string image_text(const ImageCase& picture, const std::vector<ImageFinding>& findings,
                       Language language) {
  const bool en = language == Language::en;
  const ImageHeader& header = picture.decoded.header;
  std::string text = printable(picture.file_name) + (en ? ": " : "：");
  text += label(header.format);
  if (header.width() > 0) {
    text += " " + std::to_string(header.width()) + "×" + std::to_string(header.height());
  }
  text += (en ? ", as " : "，按") + in(picture.role.title, language);
  text += findings.empty() ? (en ? "; nothing to object to\n" : "；没有发现问题\n") : "\n";
  constexpr std::array<std::string_view, 3> zh{"必须修改", "建议修改", "提示"};
  for (const ImageFinding& one : findings) {
    const std::string word(en ? name(one.severity) : zh[static_cast<size_t>(one.severity)]);
    text += "  " + word + (en ? ": " : "：") + one.message + "  [" + one.rule->id + "]\n";
    text += std::string(en ? "    → " : "    → ") + one.fix + "\n";
  }
  return text;
}

std::string_view name(Outcome outcome) {
  constexpr std::array<std::string_view, 4> names{"pass", "warn", "fail", "unknown"};
  return names[static_cast<size_t>(outcome)];
}

}  // namespace beian
