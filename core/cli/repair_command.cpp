// beian-check repair FILE --as ROLE --out FILE: what can be put right about a picture's file.
#include <cmath>
#include <cstdlib>
#include <filesystem>

#include "core/cli/commands.h"
#include "core/image/check_image.h"
#include "core/image/quadrilateral.h"
#include "core/image/repair.h"

namespace beian::cli {
namespace {

constexpr size_t most_bytes = size_t{256} << 20;

/// "x,y,x,y,x,y,x,y": the corners clockwise from the upper left.
std::optional<Quad> corners_of(std::string_view text) {
  Quad quad;
  for (size_t i = 0; i < 8; ++i) {
    const std::string number(text.substr(0, text.find(',')));
    char* end = nullptr;
    const double value = std::strtod(number.c_str(), &end);
    if (number.empty() || *end != '\0' || !(std::abs(value) < 1e6)) return std::nullopt;
    (i % 2 == 0 ? quad[i / 2].x : quad[i / 2].y) = value;
    text.remove_prefix(std::min(text.size(), number.size() + 1));
  }
  return text.empty() ? std::optional(quad) : std::nullopt;
}

/// The document's corners in the upright picture, when they are found for sure.
std::optional<Quad> found_corners(std::string_view bytes) {
  const ImageHeader header = read_image_header(bytes);
  int scale = 1;
  while (scale < 8 && header.megapixels() / (scale * scale) > 8) scale *= 2;
  const Image image = decode_image(bytes, {.scale = scale}).image;
  if (image.empty()) return std::nullopt;
  Found found = find_document(in_colour(image));
  if (found.confidence < sure) return std::nullopt;
  const double by = double{1} * header.width() / image.width;
  for (Point& corner : found.corners)
    corner = {(corner.x + 0.5) * by - 0.5, (corner.y + 0.5) * by - 0.5};
  return found.corners;
}

/// What is wrong with the options, "" when nothing; else they are in `repair`.
std::string read_options(const Options& options, std::string_view bytes, RepairOptions& repair) {
  if (!options.turn.empty()) {
    if (options.turn != "0" && options.turn != "90" && options.turn != "180" &&
        options.turn != "270")
      return "--turn is 0, 90, 180 or 270";
    repair.turn = std::stoi(options.turn);
  }
  if (options.crop.empty()) return "";
  repair.crop = options.crop == "auto" ? found_corners(bytes) : corners_of(options.crop);
  if (!repair.crop && options.crop != "auto") return "--crop is auto or x,y,x,y,x,y,x,y";
  return "";
}

bool same_file(const std::string& a, const std::string& b) {
  std::error_code error;
  return std::filesystem::equivalent(a, b, error) && !error;
}

/// In a folder the file gets the name that its role expects.
std::string destination(const std::string& out, const ImageRole& role, ImageFormat format) {
  std::error_code error;
  if (!std::filesystem::is_directory(out, error)) return out;
  return (std::filesystem::path(out) / expected_name(role, "", format)).string();
}

/// The picture before or after, by the same checks.
struct Side {
  const std::string& file;
  std::string_view bytes;
  DecodedImage decoded;
  std::vector<ImageFinding> findings;

  Side(const std::string& path, std::string_view content, const ImageRole& role, Language language)
      : file(path), bytes(content), decoded(decode_image(content)) {
    findings = check_image({decoded, bytes.size(), file, role}, language);
  }
  Json json(const ImageRole& role) const {
    return image_json({decoded, bytes.size(), file, role}, findings);
  }
  std::string text() const {
    const ImageHeader& header = decoded.header;
    return std::string(label(header.format)) + " " + std::to_string(header.width()) + "×" +
           std::to_string(header.height()) + " " + std::to_string(bytes.size()) + " B";
  }
};

Json coded(const std::vector<std::string_view>& codes, Language language) {
  Json list = Json::array();
  for (const std::string_view code : codes)
    list.push_back({{"code", code}, {"message", repair_words(code, language)}});
  return list;
}

Json answer_json(const Repaired& repaired, const Side& before, const Side* after,
                 const ImageRole& role, bool cropped_in_vain, Language language) {
  Json refused = nullptr;
  if (!repaired.refused.empty())
    refused = {{"code", repaired.refused}, {"message", repair_words(repaired.refused, language)}};
  return {{"before", before.json(role)},
          {"after", after ? after->json(role) : Json(nullptr)},
          {"done", coded(repaired.done, language)},
          {"missed", coded(repaired.missed, language)},
          {"document_not_found", cropped_in_vain},
          {"quality", repaired.quality > 0 ? Json(repaired.quality) : Json(nullptr)},
          {"refused", std::move(refused)}};
}

std::string answer_text(const Repaired& repaired, const Side& before, const Side* after,
                        const ImageRole& role, bool cropped_in_vain, Language language) {
  const bool en = language == Language::en;
  std::string text = before.file + ": " + before.text();
  if (!after)
    return text + (en ? "\n  not repaired: " : "\n  未修复：") +
           repair_words(repaired.refused, language) + "\n";
  text += " → " + after->file + ": " + after->text();
  if (repaired.quality > 0)
    text += (en ? ", quality " : "，质量 ") + std::to_string(repaired.quality);
  text += "\n";
  for (const std::string_view code : repaired.done)
    text += "  ✓ " + repair_words(code, language) + "\n";
  if (repaired.done.empty()) text += en ? "  nothing to do\n" : "  不用修复\n";
  if (cropped_in_vain)
    text += en ? "  ! the document was not found for sure; not cropped\n"
               : "  ! 没有把握找到证件，未裁剪\n";
  for (const std::string_view code : repaired.missed)
    text += "  ! " + repair_words(code, language) + "\n";
  return text + image_text({after->decoded, after->bytes.size(), after->file, role},
                           after->findings, language);
}

bool holds_error(const std::vector<ImageFinding>& findings) {
  return !findings.empty() && findings.front().severity == Severity::error;
}

}  // namespace

int repair_command(const Options& options) {
  if (options.operands.size() != 1) return usage_error("repair needs one FILE");
  if (options.out.empty()) return usage_error("repair needs --out FILE");
  if (!options.format.empty() && options.format != "text" && options.format != "json")
    return usage_error("--format is text or json");
  const ImageRole* role = image_rulebook().role(options.role.empty() ? "other" : options.role);
  if (role == nullptr) return usage_error("--as is one of" + role_names());
  const std::string& file = options.operands.front();
  const auto bytes = read_file(file, most_bytes);
  if (!bytes) return usage_error("cannot read " + file);
  RepairOptions wanted = repair_options(*role);
  if (const std::string wrong = read_options(options, *bytes, wanted); !wrong.empty())
    return usage_error(wrong);
  const Repaired repaired = repair_image(*bytes, wanted);
  const std::string out = destination(options.out, *role, repaired.format);
  if (same_file(file, out)) return usage_error("--out is the picture itself: choose another name");
  if (repaired.refused.empty() && !write_file(out, repaired.bytes))
    return usage_error("cannot write " + out);
  const Side before(file, *bytes, *role, options.language);
  std::optional<Side> after;
  if (repaired.refused.empty()) after.emplace(out, repaired.bytes, *role, options.language);
  const Side* result = after ? &*after : nullptr;
  const bool in_vain = !options.crop.empty() && !wanted.crop;
  const bool json = options.format == "json" || (options.format.empty() && !output_is_terminal());
  Output output;
  if (json)
    output << write_json(answer_json(repaired, before, result, *role, in_vain, options.language))
           << "\n";
  else
    output << answer_text(repaired, before, result, *role, in_vain, options.language);
  return !after || holds_error(after->findings) ? exit_errors_found : exit_good;
}

}  // namespace beian::cli
