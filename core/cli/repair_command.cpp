// beian-check repair FILE --as ROLE --out FILE: what can be put right about a picture's file.
#include <cmath>
#include <cstdlib>
#include <filesystem>

#include "core/cli/picture_report.h"
#include "core/image/quadrilateral.h"
#include "core/image/repair.h"
#include "core/rules/pack.h"

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

/// What is wrong with the options, "" when nothing; else they are in `repair`.
std::string read_options(const Options& options, const Found& document, RepairOptions& repair) {
  if (!options.turn.empty()) {
    if (options.turn != "0" && options.turn != "90" && options.turn != "180" &&
        options.turn != "270")
      return "--turn is 0, 90, 180 or 270";
    repair.turn = std::stoi(options.turn);
  }
  if (options.crop.empty()) return "";
  if (options.crop == "auto") {
    if (document.confidence >= sure) repair.crop = document.corners;
    return "";
  }
  repair.crop = corners_of(options.crop);
  return repair.crop ? "" : "--crop is auto or x,y,x,y,x,y,x,y";
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

/// The picture before or after, in a few words.
std::string in_short(const PictureReport& report) {
  const Inspection& inspection = report.inspection;
  const ImageHeader& header = inspection.header;
  return inspection.file + ": " + std::string(label(header.format)) + " " +
         std::to_string(header.width()) + "×" + std::to_string(header.height()) + " " +
         std::to_string(inspection.bytes) + " B";
}

/// What a code of the repair means, or one of the decoder's.
std::string words(std::string_view code, const RulePack& pack, Language language) {
  const std::string own = repair_words(code, language);
  return own.empty() ? pack.picture_reason(code, language) : own;
}

struct Answer {
  const Repaired& repaired;
  const PictureReport& before;
  const PictureReport* after;  // nullptr: refused
  bool cropped_in_vain;
  const RulePack& pack;
  Language language;
};

Json coded(const std::vector<std::string_view>& codes, Language language) {
  Json list = Json::array();
  for (const std::string_view code : codes)
    list.push_back({{"code", code}, {"message", repair_words(code, language)}});
  return list;
}

Json answer_json(const Answer& answer) {
  const Repaired& repaired = answer.repaired;
  const Language language = answer.language;
  Json refused = nullptr;
  if (!repaired.refused.empty())
    refused = {{"code", repaired.refused},
               {"message", words(repaired.refused, answer.pack, language)}};
  return {{"before", answer.before.json},
          {"after", answer.after ? answer.after->json : Json(nullptr)},
          {"done", coded(repaired.done, language)},
          {"missed", coded(repaired.missed, language)},
          {"document_not_found", answer.cropped_in_vain},
          {"quality", repaired.quality > 0 ? Json(repaired.quality) : Json(nullptr)},
          {"refused", std::move(refused)}};
}

std::string answer_text(const Answer& answer) {
  const Repaired& repaired = answer.repaired;
  const Language language = answer.language;
  const bool en = language == Language::en;
  std::string text = in_short(answer.before);
  if (!answer.after)
    return text + (en ? "\n  not repaired: " : "\n  未修复：") +
           words(repaired.refused, answer.pack, language) + "\n";
  text += " → " + in_short(*answer.after);
  if (repaired.quality > 0)
    text += (en ? ", quality " : "，质量 ") + std::to_string(repaired.quality);
  text += "\n";
  for (const std::string_view code : repaired.done)
    text += "  ✓ " + repair_words(code, language) + "\n";
  if (repaired.done.empty()) text += en ? "  nothing to do\n" : "  不用修复\n";
  if (answer.cropped_in_vain)
    text += en ? "  ! the document was not found for sure; not cropped\n"
               : "  ! 没有把握找到证件，未裁剪\n";
  for (const std::string_view code : repaired.missed)
    text += "  ! " + repair_words(code, language) + "\n";
  return text + picture_text(*answer.after, language);
}

}  // namespace

int repair_command(const Options& options) {
  if (options.operands.size() != 1) return usage_error("repair needs one FILE");
  if (options.out.empty()) return usage_error("repair needs --out FILE");
  if (!options.format.empty() && options.format != "text" && options.format != "json")
    return usage_error("--format is text or json");
  const ImageRole* role = image_role(options.role.empty() ? "other" : options.role);
  if (role == nullptr) return usage_error("--as is one of" + role_names());
  const RulePack* pack = picture_rule_pack(options);
  if (pack == nullptr) return exit_unusable;
  const std::string& file = options.operands.front();
  const auto bytes = read_file(file, most_bytes);
  if (!bytes) return usage_error("cannot read " + file);
  const PictureReport before = picture_report(*bytes, file, *role, *pack, options);
  RepairOptions wanted = repair_options(*role);
  const std::string wrong = read_options(options, before.inspection.document, wanted);
  if (!wrong.empty()) return usage_error(wrong);
  const Repaired repaired = repair_image(*bytes, wanted);
  const std::string out = destination(options.out, *role, repaired.format);
  if (same_file(file, out)) return usage_error("--out is the picture itself: choose another name");
  if (repaired.refused.empty() && !write_file(out, repaired.bytes))
    return usage_error("cannot write " + out);
  std::optional<PictureReport> after;
  if (repaired.refused.empty()) after = picture_report(repaired.bytes, out, *role, *pack, options);
  const Answer answer{
      repaired, before,          after ? &*after : nullptr, !options.crop.empty() && !wanted.crop,
      *pack,    options.language};
  const bool json = options.format == "json" || (options.format.empty() && !output_is_terminal());
  Output output;
  output << (json ? write_json(answer_json(answer)) + "\n" : answer_text(answer));
  return !after || after->holds_error() ? exit_errors_found : exit_good;
}

}  // namespace beian::cli
