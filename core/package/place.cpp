#include "core/package/place.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/package/facts.h"
#include "core/rules/file_names.h"
#include "core/rules/slots.h"

namespace beian {
namespace {

constexpr int by_name = 4000, by_near = 3000, by_text = 2000, by_words = 1000, by_shape = 500;
constexpr int wrong_type = 200, no_hint = 300;  // taken off

struct Candidate {
  size_t file = 0;
  const DocumentSlot* slot = nullptr;
  std::string part;
  int score = 0;
  std::string_view by;
};

/// Names of the persons that the ten files are about count as hints of theirs.
std::vector<std::string> names_of(const DocumentSlot& slot, const Filing& filing) {
  std::vector<std::string> names;
  const auto add = [&](std::string_view path) {
    const std::string_view name = filing.text(path);
    if (name.size() >= 6) names.emplace_back(name);  // two 汉字
  };
  if (slot.path == "short_drama.documents.chief_editor") add("short_drama.chief_editor");
  if (slot.path == "short_drama.documents.legal_person") {
    add("icp_subject.legal_person_info.name");
    if (filing.derived("principal-is-legal-person") == "yes")
      add("icp_subject.principal_info.name");
  }
  return names;
}

class Placer {
 public:
  Placer(const Filing& filing, const RulePack& pack, const std::vector<Json>& facts)
      : filing_(filing), pack_(pack), facts_(facts), has_own_(facts.size()) {}

  std::vector<Place> places() {
    for (const DocumentSlot& slot : document_slots()) {
      if (!slot_applies(slot, filing_, pack_)) continue;
      for (size_t i = 0; i < facts_.size(); ++i) consider(i, slot);
    }
    std::stable_sort(candidates_.begin(), candidates_.end(),
                     [](auto& a, auto& b) { return a.score > b.score; });
    return assigned();
  }

 private:
  void consider(size_t file, const DocumentSlot& slot) {
    const Json& facts = facts_[file];
    const std::string type = text(facts, "type"), name = text(facts, "name");
    const bool picture = is_page_picture(type);
    const bool own = !slot.name.empty() || !slot.parts.empty() || slot.types.front() == "video";
    if (!own && (picture || has_own_[file])) return;  // pictures have their own way
    int score = 0;
    std::string_view by;
    if (!slot.name.empty() && name == slot.name) {
      score = by_name, by = "name";
    } else if (!slot.name.empty() && essence(name) == essence(slot.name)) {
      score = by_near + (same_ending(name, slot.name) ? 1 : 0), by = "near";
    }
    const bool may_be_part = !slot.parts.empty() && (picture || type == "pdf");
    if (score > 0 && (!may_be_part || slot.takes(type) || slot.parts.size() == 1)) {
      add(file, slot, picture && may_be_part ? slot.parts[0].id : "", score, by, type);
    } else if (may_be_part) {
      consider_parts(file, slot, type);
    } else {
      consider_whole(file, slot, type);
    }
  }

  static bool same_ending(std::string_view a, std::string_view b) {
    return a.substr(without_extension(a).size()) == b.substr(without_extension(b).size());
  }

  void consider_whole(size_t file, const DocumentSlot& slot, const std::string& type) {
    const Json& facts = facts_[file];
    if (slot.form && is_true(facts, "form.recognised")) {
      add(file, slot, "", by_text, "text", type);
    } else if (const int word = longest_word(slot.words, text(facts, "name"))) {
      add(file, slot, "", by_words + word + longest_word(slot.hints, text(facts, "name")), "words",
          type);
    }
  }

  /// A document that is merged from several, or one of its parts.
  void consider_parts(size_t file, const DocumentSlot& slot, const std::string& type) {
    const Json& facts = facts_[file];
    const std::string name = text(facts, "name");
    int hint = longest_word(slot.hints, name);
    if (hint == 0) hint = longest_word(names_of(slot, filing_), name);
    const int doubt = !slot.hints.empty() && hint == 0 ? no_hint : 0;
    const std::set<std::string> told = parts_told(facts, slot);
    const Candidate named = best_part(slot, name);
    const bool whole =
        type == "pdf" && !is_piece(facts, slot) &&
        (slot.parts.size() == 1 || told.size() > 1 || page_count(facts) >= slot.parts.size());
    const std::string part = whole              ? ""
                             : told.size() == 1 ? *told.begin()
                             : named.score > 0  ? named.part
                                                : side_of(facts, slot);
    const int word = std::max(named.score, longest_word(slot.words, name));
    if (word > 0) {
      add(file, slot, part, by_words + word + hint - doubt, "words", type);
    } else if (!told.empty()) {
      add(file, slot, part, by_text + hint - doubt, "text", type);
    } else if (!part.empty()) {
      add(file, slot, part, by_shape + hint - doubt, "shape", type);
    }
  }

  /// Pages of a report, each as a file: they say that there are more.
  static bool is_piece(const Json& facts, const DocumentSlot& slot) {
    if (!slot.numbered) return false;
    for (const Json& page : list_at(facts, "pages")) {
      if (count_at(page, "of") > page_count(facts)) return page_count(facts) == 1;
    }
    return false;
  }

  static Candidate best_part(const DocumentSlot& slot, const std::string& name) {
    Candidate best;
    for (const DocumentPart& part : slot.parts) {
      const int hint = longest_word(part.hints, name);
      if (!part.hints.empty() && hint == 0) continue;
      const int word = longest_word(part.words, name);
      if (word > 0 && word + hint > best.score) best.score = word + hint, best.part = part.id;
    }
    return best;
  }

  static std::string side_of(const Json& facts, const DocumentSlot& slot) {
    const std::string side = text(facts, "side");
    for (const DocumentPart& part : slot.parts) {
      if (!side.empty() && part.side == side) return part.id;
    }
    return {};
  }

  void add(size_t file, const DocumentSlot& slot, std::string part, int score, std::string_view by,
           const std::string& type) {
    has_own_[file] = has_own_[file] || !slot.name.empty();
    const bool fits = slot.takes(type) || (!part.empty() && is_page_picture(type));
    candidates_.push_back({file, &slot, std::move(part), score - (fits ? 0 : wrong_type), by});
  }

  std::vector<Place> assigned() const {
    std::vector<Place> places(facts_.size());
    std::set<std::string> taken;
    for (const bool extra : {false, true}) {
      for (const Candidate& one : candidates_) {
        Place& place = places[one.file];
        const bool whole = one.part.empty();
        if (!place.path.empty() || one.score <= 0) continue;
        if (whole && !extra && taken.count(one.slot->path) > 0) continue;
        if (whole) taken.insert(one.slot->path);
        place = {one.slot->path, one.part, one.by, whole && extra};
      }
    }
    return places;
  }

  const Filing& filing_;
  const RulePack& pack_;
  const std::vector<Json>& facts_;
  std::vector<bool> has_own_;  // one of the files of the set, not merely a picture's slot
  std::vector<Candidate> candidates_;
};

}  // namespace

std::vector<Place> place_documents(const Filing& filing, const RulePack& pack,
                                   const std::vector<Json>& facts) {
  return Placer(filing, pack, facts).places();
}

bool is_picture_too(const Place& place, std::string_view name) {
  const DocumentSlot* slot = document_slot(place.path);
  const DocumentPart* part = slot ? slot->part(place.part) : nullptr;
  if (part == nullptr) return true;
  const int own = longest_word(part->words, name) + longest_word(slot->hints, name);
  int best = 0;
  for (const Slot& one : slots()) best = std::max(best, suits(one, name));
  return best >= own;
}

bool is_page_picture(std::string_view type) {
  return type == "jpeg" || type == "png" || type == "bmp" || type == "gif";
}

}  // namespace beian
