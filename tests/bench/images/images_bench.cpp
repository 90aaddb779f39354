// How well the measurements of pictures tell bad photos from good ones, on scenes made here.
//
//   images_bench                       the second set: other fonts, layouts, textures and seeds
//   images_bench --set 1               the set that thresholds were tuned on
//   images_bench --table               one line of numbers for each scene
//   images_bench --write DIR           the scenes as DIR/<number>.ppm, too, and what is known of
//                                      them as DIR/scenes.jsonl (input of peers.mjs)
//   images_bench --repeat N            N scenes of each fault and nuisance (default 2)
//   images_bench --every N             only every Nth of them: quick, and coarse
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string>

#include "core/filing/json.h"
#include "core/image/background.h"
#include "core/image/bow.h"
#include "core/image/compression.h"
#include "core/image/glare.h"
#include "core/image/grey_copy.h"
#include "core/image/noise.h"
#include "core/image/occlusion.h"
#include "core/image/quadrilateral.h"
#include "core/image/recapture.h"
#include "core/image/screenshot.h"
#include "core/image/seal.h"
#include "core/image/shadow.h"
#include "core/image/sharpness.h"
#include "core/image/side.h"
#include "core/image/tones.h"
#include "core/image/upscaled.h"
#include "core/image/watermark.h"
#include "tests/bench/images/portraits.h"
#include "tests/bench/images/ranking.h"
#include "tests/bench/images/scene.h"
#include "tests/bench/images/stamps.h"
#include "tests/bench/lib/line.h"

using namespace beian;
using namespace scenes;

namespace {

struct Options {
  bool second = true, table = false;
  int repeat = 2;
  uint64_t every = 1;
  const char* folder = nullptr;
};

struct Numbers {
  Scene scene;  // without its picture
  std::map<std::string, double> of;
  std::map<std::string, Outcome> outcome;
};

/// What many tools take for sharpness: the variance of the Laplacian.
double variance_of_laplacian(const Image& grey) {
  double sum = 0, squares = 0, count = 0;
  for (int y = 1; y + 1 < grey.height; ++y) {
    for (int x = 1; x + 1 < grey.width; ++x) {
      const uint8_t* p = grey.row(y) + x;
      const double value = p[-1] + p[1] + p[-grey.width] + p[grey.width] - 4 * p[0];
      sum += value, squares += value * value, ++count;
    }
  }
  return squares / count - (sum / count) * (sum / count);
}

void take(Numbers& numbers, const char* what, const Measurement& measured) {
  numbers.of[what] = measured.value;
  numbers.outcome[what] = measured.outcome;
}

/// As it is in earnest: the document where it was found, otherwise the middle of the picture.
Quad measured_region(const Found& found, const Image& picture) {
  return found.confidence >= sure ? shrunk(found.corners, 0.06) : shrunk(whole(picture), 0.35);
}

/// The milliseconds of one measurement are added up under its name.
template <typename Work>
auto timed(std::map<std::string, double>& times, const char* what, Work work) {
  const auto start = std::chrono::steady_clock::now();
  auto answer = work();
  times[what] +=
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return answer;
}

/// The worse of two, each by its limit.
Measurement worse(Measurement a, double limit_a, Measurement b, double limit_b) {
  a.value /= limit_a, b.value /= limit_b;
  const auto known = [](const Measurement& one) { return one.outcome != Outcome::unknown; };
  return known(b) && (!known(a) || b.value > a.value) ? b : a;
}

/// Shape of the document and what lies on it.
void measure_edges(const Image& rgb, const Found& found, Numbers& numbers,
                   std::map<std::string, double>& times) {
  Measurement bent, covered;
  if (found.confidence > 0) bent = timed(times, "bow", [&] { return bow(rgb, found.corners); });
  if (found.confidence >= sure) {
    bent = worse(bent, 0.008, folded_corner(rgb, found.corners), 0.6);
    const Occlusion over = timed(times, "occlusion", [&] { return occlusion(rgb, found.corners); });
    covered = worse(over.skin, 0.015, over.thing, 0.04);
  } else {
    bent.value /= 0.008;
  }
  take(numbers, "bent", bent);
  take(numbers, "covered", covered);
}

Numbers measure(const Scene& scene, std::map<std::string, double>& times) {
  Numbers numbers{scene, {}, {}};
  numbers.scene.picture = {};
  const Image& rgb = scene.picture;
  const Image grey = luma(rgb);
  const Found found = timed(times, "document", [&] { return find_document(rgb); });
  numbers.of["quad"] = found.confidence;
  numbers.of["iou"] = found.confidence > 0 ? overlap(found.corners, scene.truth) : 0;
  take(numbers, "border", border_complete(found, rgb));
  measure_edges(rgb, found, numbers, times);
  if (scene.kind != Kind::letter && found.confidence >= sure) {
    const CardSide card = timed(times, "side", [&] { return card_side(rgb, found.corners); });
    numbers.of["side"] = static_cast<int>(card.side);
    numbers.of["turned"] = card.turned.value_or(-1);
  }
  const Quad inside = measured_region(found, rgb);
  const Sharpness sharp =
      timed(times, "sharpness", [&] { return sharpness(grey, inside, scene.px_per_mm); });
  take(numbers, "blur", sharp.blur);
  take(numbers, "motion", sharp.motion);
  numbers.of["laplacian"] = variance_of_laplacian(grey);
  const Histogram tones = timed(times, "tones", [&] { return histogram(grey, inside); });
  const Tiles tiles = timed(times, "tiles", [&] { return tiles_of(grey, inside); });
  const double noise = timed(times, "noise", [&] { return noise_level(grey, inside); });
  take(numbers, "over", overexposure(tones));
  take(numbers, "under", underexposure(tones));
  take(numbers, "contrast", contrast(tones, tiles, noise));
  take(numbers, "glare", timed(times, "glare", [&] { return glare(rgb, inside, tones, tiles); }));
  take(numbers, "shadow", timed(times, "shadow", [&] { return shadow(tiles); }));
  take(numbers, "recapture", timed(times, "recapture", [&] { return recapture(grey, inside); }));
  const double blocks = timed(times, "blockiness", [&] { return blockiness(grey, 1); });
  numbers.of["blockiness"] = blocks;
  take(numbers, "compression", overcompression(scene.quality, blocks, 0));
  take(numbers, "upscaled", timed(times, "upscaled", [&] { return upscaled(grey, inside); }));
  take(numbers, "watermark", timed(times, "watermark", [&] { return watermark(grey, inside); }));
  take(numbers, "screenshot",
       timed(times, "screenshot", [&] { return screenshot(rgb, rgb.width, rgb.height); }));
  take(numbers, "borders", timed(times, "borders", [&] { return frame_borders(rgb); }));
  if (scene.kind != Kind::letter)
    take(numbers, "grey", timed(times, "grey copy", [&] { return grey_copy(rgb, inside); }));
  if (scene.kind == Kind::letter || scene.kind == Kind::licence) {
    const double scale = found.confidence >= sure ? scene.px_per_mm : 0;
    const Seal seal = timed(times, "seal", [&] { return find_seal(rgb, inside, scale); });
    take(numbers, scene.seal ? "seal" : "no seal", seal.present);
  }
  return numbers;
}

void write(const Image& image, const std::string& path) {
  if (FILE* file = std::fopen(path.c_str(), "wb")) {
    std::fprintf(file, "P6 %d %d 255\n", image.width, image.height);
    std::fwrite(image.pixels.data(), 1, image.pixels.size(), file);
    std::fclose(file);
  }
}

const char* name(Outcome outcome) {
  constexpr const char* names[]{"pass", "warn", "fail", "unknown"};
  return names[static_cast<int>(outcome)];
}

/// A line of JSON for each scene: what it is and what was measured.
void write_known(const std::vector<Numbers>& all, const char* folder) {
  FILE* file = std::fopen((std::string(folder) + "/scenes.jsonl").c_str(), "w");
  if (file == nullptr) return;
  for (size_t i = 0; i < all.size(); ++i) {
    const auto& [scene, numbers, outcomes] = all[i];
    Json line{{"file", std::to_string(i) + ".ppm"},
              {"fault", name(scene.fault)},
              {"nuisance", name(scene.nuisance)},
              {"numbers", numbers}};
    for (const Point& corner : scene.truth) line["truth"].push_back({corner.x, corner.y});
    for (const auto& [what, outcome] : outcomes) line["outcome"][what] = name(outcome);
    std::fprintf(file, "%s\n", write_json(line, -1).c_str());
  }
  std::fclose(file);
}

/// Every fault with every nuisance, and ten times as many good ones as of one fault.
std::vector<Numbers> all_scenes(const Options& options, const Style& style,
                                std::map<std::string, double>& times) {
  std::vector<Numbers> all;
  uint64_t seed = options.second ? 5'000'000 : 1'000'000;
  for (int fault = 0; fault < faults; ++fault) {
    for (int nuisance = 0; nuisance < nuisances; ++nuisance) {
      const int count = options.repeat * (fault == 0 ? 10 : 1);
      for (int i = 0; i < count; ++i, ++seed) {
        if (seed % options.every != 0) continue;
        const Scene scene =
            photograph(seed, static_cast<Fault>(fault), static_cast<Nuisance>(nuisance), style);
        if (options.folder)
          write(scene.picture,
                std::string(options.folder) + "/" + std::to_string(all.size()) + ".ppm");
        all.push_back(measure(scene, times));
      }
    }
  }
  return all;
}

void print_table(const std::vector<Numbers>& all) {
  for (size_t i = 0; i < all.size(); ++i) {
    const Scene& scene = all[i].scene;
    std::printf("%zu kind=%d fault=%s nuisance=%s seal=%d mm=%.2f", i, static_cast<int>(scene.kind),
                name(scene.fault), name(scene.nuisance), scene.seal, scene.px_per_mm);
    for (const auto& [what, value] : all[i].of) std::printf(" %s=%.4g", what.c_str(), value);
    std::printf("\n");
  }
}

void print_ranking(const char* title, const Ranking& ranking, double caught, double alarms) {
  if (ranking.good.empty() || ranking.bad.empty()) return;
  std::printf(
      "%-32s AUC %.3f  caught at 5 %% false: %5.1f %%, at 2 %%: %5.1f %%; at our limit: %5.1f %%, "
      "false %4.1f %%",
      title, ranking.auc(), 100 * ranking.caught(0.05), 100 * ranking.caught(0.02),
      100 * caught / static_cast<double>(ranking.bad.size()),
      100 * alarms / static_cast<double>(ranking.good.size()));
}

struct Check {
  const char* title;
  const char* number;
  int sign;  // 1: large is bad
  std::vector<Fault> bad;
  std::vector<Nuisance> left_out;  // nuisances that are half a fault themselves
};

const std::vector<Fault> soft{Fault::defocus, Fault::motion, Fault::upscaled};
const std::vector<Check> checks{
    {"sharpness", "blur", -1, soft, {}},
    {"  by variance of the Laplacian", "laplacian", -1, soft, {}},
    {"overexposed", "over", 1, {Fault::over}, {}},
    {"underexposed", "under", -1, {Fault::under}, {Nuisance::dark}},
    {"low contrast", "contrast", -1, {Fault::low_contrast}, {Nuisance::dark}},
    {"corner outside", "border", -1, {Fault::corner_out}, {}},
    {"glare", "glare", 1, {Fault::glare}, {}},
    {"covered by a finger or thing", "covered", 1, {Fault::occluded}, {}},
    {"bent or folded", "bent", 1, {Fault::bent}, {}},
    {"shadow", "shadow", -1, {Fault::shadow}, {}},
    {"grey copy (not letters)", "grey", -1, {Fault::grey_copy}, {}},
    {"recapture", "recapture", 1, {Fault::recapture}, {}},
    {"overcompressed, blocks alone", "blockiness", 1, {Fault::overcompressed}, {}},
    {"overcompressed", "compression", 0, {Fault::overcompressed}, {Nuisance::compressed}},
    {"upscaled", "upscaled", -1, {Fault::upscaled}, {}},
    {"watermark", "watermark", 1, {Fault::watermark}, {}},
    {"screenshot", "screenshot", 1, {Fault::screenshot}, {}},
    {"bars along the rim", "borders", 1, {Fault::borders}, {}},
};

/// Not a fault of the photo but of the page: the good ones without any fault, with a seal or not.
void report_seals(const std::vector<Numbers>& all) {
  Ranking ranking;
  double missing = 0, alarms = 0;
  for (const Numbers& numbers : all) {
    if (numbers.scene.fault != Fault::none) continue;
    const char* what = numbers.scene.seal ? "seal" : "no seal";
    const auto found = numbers.of.find(what);
    if (found == numbers.of.end()) continue;
    (numbers.scene.seal ? ranking.good : ranking.bad).push_back(-found->second);
    const bool alarm = numbers.outcome.at(what) != Outcome::pass;
    (numbers.scene.seal ? alarms : missing) += alarm;
  }
  print_ranking("seal missing", ranking, missing, alarms);
  std::printf("\n");
}

/// Cards and licences whose corners were found: the side and how it lies.
void report_sides(const std::vector<Numbers>& all) {
  double cards = 0, right = 0, wrong = 0, licences = 0, taken = 0;
  for (const Numbers& numbers : all) {
    const auto side = numbers.of.find("side");
    if (side == numbers.of.end() || numbers.scene.fault == Fault::corner_out) continue;
    if (numbers.scene.kind == Kind::licence) {
      ++licences, taken += side->second != 0;
      continue;
    }
    const Side truth = numbers.scene.kind == Kind::card_front ? Side::front : Side::back;
    const bool same = side->second == static_cast<int>(truth) && numbers.of.at("turned") == 0;
    ++cards, right += same, wrong += side->second != 0 && !same;
  }
  std::printf("%-32s right %.1f %%, wrong %.1f %% of %.0f; licences taken for cards %.0f of %.0f\n",
              "side of a card", 100 * right / cards, 100 * wrong / cards, cards, taken, licences);
}

/// Letters with seals of every shape and state, and with red things that are none.
void report_stamps(const Options& options, const Style& style) {
  Ranking ranking;
  double missing = 0, alarms = 0;
  std::map<std::string, int> by_stamp;
  uint64_t seed = options.second ? 7'000'000 : 3'000'000;
  for (int stamp = 0; stamp < stamps; ++stamp) {
    for (int i = 0; i < nuisances * (stamp == 0 ? 4 : 1) * options.repeat; ++i, ++seed) {
      Random random(seed * 0x2545f4914f6cdd1d);
      const Scene scene =
          photographed(stamped_letter(static_cast<Stamp>(stamp), style, random), Fault::none,
                       static_cast<Nuisance>(i % nuisances), style, random);
      const Found found = find_document(scene.picture);
      const double scale = found.confidence >= sure ? scene.px_per_mm : 0;
      const Quad inside = measured_region(found, scene.picture);
      const Measurement seal = find_seal(scene.picture, inside, scale).present;
      (stamp > 0 ? ranking.good : ranking.bad).push_back(-seal.value);
      if (seal.outcome != Outcome::pass) {
        (stamp > 0 ? alarms : missing) += 1;
        if (stamp > 0) ++by_stamp[name(static_cast<Stamp>(stamp))];
      }
    }
  }
  print_ranking("seal missing, odd seals", ranking, missing, alarms);
  for (const auto& [stamp, count] : by_stamp) std::printf(" %s %d", stamp.c_str(), count);
  std::printf("\n");
}

/// Selfies before each kind of wall: what is said of the wall.
void report_walls(bool second) {
  for (int wall = 0; wall < walls; ++wall) {
    int cluttered = 0, coloured = 0;
    constexpr int count = 20;
    for (int i = 0; i < count; ++i) {
      const uint64_t seed =
          (second ? 700'000U : 300'000U) + static_cast<uint64_t>(wall * count + i);
      const Background found = background(selfie(seed, static_cast<Wall>(wall), second));
      cluttered += found.cluttered.outcome != Outcome::pass;
      coloured += found.not_white.outcome != Outcome::pass;
    }
    std::printf("wall: %-26s named not plain %3d %%, not white %3d %%\n",
                name(static_cast<Wall>(wall)), 100 * cluttered / count, 100 * coloured / count);
  }
}

void report_quads(const std::vector<Numbers>& all) {
  double count = 0, sum = 0, good = 0, sure_ones = 0, sure_wrong = 0, right = 0, scenes = 0;
  for (const Numbers& numbers : all) {
    if (numbers.scene.fault == Fault::screenshot || numbers.scene.fault == Fault::borders)
      continue;  // no photos
    const bool out = numbers.scene.fault == Fault::corner_out;
    ++scenes;
    const Outcome border = numbers.outcome.at("border");
    const bool alarm = border == Outcome::warn || border == Outcome::fail;
    right += border != Outcome::unknown && alarm == out;
    if (border != Outcome::unknown) ++sure_ones, sure_wrong += alarm != out;
    if (out) continue;
    const double iou = numbers.of.at("iou");
    ++count, sum += iou, good += iou > 0.95;
  }
  std::printf(
      "%-32s mean IoU %.4f, > 0.95 %.1f %%; corners in or out: right %.1f %%, unknown %.1f %%, "
      "wrong though sure %.1f %%\n",
      "document", sum / count, 100 * good / count, 100 * right / scenes,
      100 * (1 - sure_ones / scenes), 100 * sure_wrong / scenes);
}

/// Good photos of every nuisance that no check fails, and how many are warned of.
void report_good(const std::vector<Numbers>& all) {
  double good = 0, failed = 0, flawed = 0;
  std::map<std::string, int> by_check, by_nuisance;  // what failed them
  for (const Numbers& numbers : all) {
    if (numbers.scene.fault != Fault::none || numbers.scene.nuisance == Nuisance::dark) continue;
    bool fail = false, warn = false;
    for (const auto& [what, outcome] : numbers.outcome) {
      if (what == "no seal" || (what == "compression" && numbers.scene.quality < 50)) continue;
      fail |= outcome == Outcome::fail, warn |= outcome == Outcome::warn;
      if (outcome == Outcome::fail) ++by_check[what];
    }
    if (fail) ++by_nuisance[name(numbers.scene.nuisance)];
    ++good, failed += fail, flawed += fail || warn;
  }
  std::printf(
      "%-32s without a fail %.1f %%, without fail or warning %.1f %% (of %.0f, dark ones left "
      "out)\n",
      "good photos", 100 * (1 - failed / good), 100 * (1 - flawed / good), good);
  for (const auto* failures : {&by_check, &by_nuisance}) {
    if (failures->empty()) continue;
    std::printf("%-32s", failures == &by_check ? "  failed by" : "  failed with");
    for (const auto& [what, count] : *failures) std::printf(" %s %d", what.c_str(), count);
    std::printf("\n");
  }
}

template <typename T>
bool among(const std::vector<T>& list, T value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

void report(const Check& check, const std::vector<Numbers>& all) {
  Ranking ranking;
  double caught = 0;
  std::map<std::string, int> alarms, good;
  for (const Numbers& numbers : all) {
    if (among(check.left_out, numbers.scene.nuisance)) continue;
    const auto found = numbers.of.find(check.number);
    if (found == numbers.of.end()) continue;
    const auto judged = numbers.outcome.find(check.number);
    const bool alarm = judged != numbers.outcome.end() &&
                       (judged->second == Outcome::warn || judged->second == Outcome::fail);
    // Unknown never alarms: it ranks below everything.
    const bool unknown = judged != numbers.outcome.end() && judged->second == Outcome::unknown;
    const double rank = unknown ? -1e9 : check.sign * found->second;
    if (among(check.bad, numbers.scene.fault)) {
      ranking.bad.push_back(rank);
      caught += alarm;
    } else if (numbers.scene.fault == Fault::none) {
      ranking.good.push_back(rank);
      ++good[name(numbers.scene.nuisance)];
      if (alarm) ++alarms[name(numbers.scene.nuisance)];
    }
  }
  if (ranking.good.empty() || ranking.bad.empty()) return;
  int false_alarms = 0;
  for (const auto& [nuisance, count] : alarms) false_alarms += count;
  print_ranking(check.title, ranking, caught, false_alarms);
  for (const auto& [nuisance, count] : alarms)
    std::printf(" %s %d/%d", nuisance.c_str(), count, good[nuisance]);
  std::printf("\n");
}

Options options_of(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const bool more = i + 1 < argc;
    if (std::strcmp(argv[i], "--table") == 0) options.table = true;
    if (std::strcmp(argv[i], "--set") == 0 && more) options.second = std::atoi(argv[++i]) == 2;
    if (std::strcmp(argv[i], "--repeat") == 0 && more) options.repeat = std::atoi(argv[++i]);
    if (std::strcmp(argv[i], "--every") == 0 && more)
      options.every = std::strtoull(argv[++i], nullptr, 10);
    if (std::strcmp(argv[i], "--write") == 0 && more) options.folder = argv[++i];
  }
  return options;
}

}  // namespace

int main(int argc, char** argv) {
  const Options options = options_of(argc, argv);
  const std::string cjk = "/usr/share/fonts/opentype/noto/Noto",
                    latin = "/usr/share/fonts/truetype/dejavu/DejaVu";
  const std::string face = options.second ? "Serif" : "Sans";
  const Font text(cjk + face + "CJK-Regular.ttc"), title(cjk + face + "CJK-Bold.ttc"),
      digits(latin + face + ".ttf");
  if (!text.ok() || !title.ok() || !digits.ok()) {
    std::fprintf(stderr,
                 "images_bench: needs the Debian packages fonts-noto-cjk and fonts-dejavu-core\n");
    return 1;
  }
  std::map<std::string, double> times;
  const Style style{&text, &title, &digits, options.second};
  const std::vector<Numbers> all = all_scenes(options, style, times);
  if (options.table) print_table(all);
  if (options.folder) write_known(all, options.folder);
  std::printf("images, set %d: %zu scenes\n", options.second ? 2 : 1, all.size());
  for (const Check& check : checks) report(check, all);
  report_seals(all);
  report_stamps(options, style);
  report_sides(all);
  report_quads(all);
  report_good(all);
  report_walls(options.second);
  for (const auto& [what, sum] : times)
    bench::line(("mean time, " + what).c_str(), sum / static_cast<double>(all.size()), "ms");
  return 0;
}
