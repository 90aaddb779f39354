// The pages of a PDF: how many, how they lie, their parts, their numbers, their seals.
#include <algorithm>
#include <cmath>
#include <functional>

#include "core/package/verdicts.h"

namespace beian {
namespace {

constexpr double least_dpi = 120;       // a phone's screenshot over a page of A4 has 140
constexpr double same_size = 12;        // mm: sheets of one size, cut by hand
constexpr double free_page_width = 40;  // mm: less is no page at all

void check_page_count(const Case& file, Verdicts& out) {
  const DocumentSlot& slot = file.slot;
  const size_t count = page_count(file.facts);
  if (slot.max_pages == 0 || !file.whole()) return;
  if (count >= slot.min_pages && count <= slot.max_pages) return out.pass("file.pages");
  out.warn("file.pages",
           {.variant = count < slot.min_pages ? "few" : "many",
            .arguments = {{"value", std::to_string(count)},
                          {"limit", std::to_string(count < slot.min_pages ? slot.min_pages
                                                                          : slot.max_pages)}}});
}

/// Pages of which `wrong` holds, from 1.
Numbers pages_where(const Case& file, const std::function<bool(const Json&)>& wrong) {
  Numbers numbers;
  for (size_t i = 0; i < file.pages().size(); ++i) {
    if (wrong(file.pages()[i])) numbers.push_back(i + 1);
  }
  return numbers;
}

bool is_landscape(const Json& page) {
  return number_at(page, "width") > number_at(page, "height") + 1;
}

void check_layout(const Case& file, Verdicts& out) {
  const Numbers across = pages_where(file, is_landscape);
  const bool mixed = !across.empty() && 2 * across.size() <= page_count(file.facts);
  out.pages("file.turned", mixed ? across : Numbers{});
  out.pages("file.blank-page",
            pages_where(file, [](auto& page) { return is_true(page, "blank"); }));
  out.pages("file.low-dpi", pages_where(file, [](auto& page) {
              const double dpi = number_at(page, "dpi");
              return is_true(page, "scan") && dpi > 0 && dpi < least_dpi;
            }));
}

/// Sizes are those of the sheets, whichever way they lie; the first page's counts.
void check_page_sizes(const Case& file, Verdicts& out) {
  if (page_count(file.facts) < 2) return;
  const auto sides = [](const Json& page) {
    return std::minmax({number_at(page, "width"), number_at(page, "height")});
  };
  const auto [near, far] = sides(file.pages()[0]);
  const double short_side = near, long_side = far;
  if (short_side < free_page_width) return;
  out.pages("file.page-sizes", pages_where(file, [&](auto& page) {
              const auto [a, b] = sides(page);
              return std::abs(a - short_side) > same_size || std::abs(b - long_side) > same_size;
            }));
}

/// The parts of a merged document, by what its pages say or show.
void check_order(const Case& file, Verdicts& out) {
  if (!file.whole() || file.slot.parts.size() < 2) return;
  const DocumentPart* latest = nullptr;
  bool by_shape = false;
  for (size_t i = 0; i < file.pages().size(); ++i) {
    const Json& page = file.pages()[i];
    const DocumentPart* part = part_of_page(page, file.slot);
    if (part == nullptr) continue;
    by_shape = by_shape || list_at(page, "marks").empty();
    if (latest != nullptr && part < latest) {
      std::vector<std::string> order;
      for (const DocumentPart& one : file.slot.parts) order.push_back(one.id);
      Said said{.parts = std::move(order), .page = i + 1};
      return by_shape ? out.warn("file.order", said) : out.fail("file.order", said);
    }
    latest = part;
  }
  if (latest != nullptr) out.pass("file.order");
}

/// Only where every page tells which part it is.
void check_parts(const Case& file, Verdicts& out) {
  if (!file.whole() || file.slot.parts.size() < 2 || page_count(file.facts) == 0) return;
  const bool all_told = pages_where(file, [&](auto& page) {
                          return part_of_page(page, file.slot) == nullptr;
                        }).empty();
  const std::set<std::string> told = parts_told(file.facts, file.slot);
  std::vector<std::string> missing;
  for (const DocumentPart& part : file.slot.parts) {
    if (told.count(part.id) == 0) missing.push_back(part.id);
  }
  if (missing.empty()) return out.pass("file.part-missing");
  const bool few = page_count(file.facts) < file.slot.min_pages;  // file.pages says so
  if (all_told && !few) out.warn("file.part-missing", {.parts = std::move(missing)});
}

/// 第 2 页 / 共 5 页: in order, none missing, none twice.
void check_page_numbers(const Case& file, Verdicts& out) {
  if (!file.slot.numbered) return;
  Numbers numbers, missing;
  size_t of = 0;
  for (const Json& page : file.pages()) {
    const auto number = count_at(page, "number");
    if (number > 0) numbers.push_back(number);
    of = std::max({of, number, count_at(page, "of")});
  }
  if (numbers.empty()) return;
  Numbers sorted = numbers;
  std::sort(sorted.begin(), sorted.end());
  const bool told_all = numbers.size() == page_count(file.facts);
  for (size_t i = 1; i <= std::min<size_t>(of, 2000) && told_all; ++i) {
    if (!std::binary_search(sorted.begin(), sorted.end(), i)) missing.push_back(i);
  }
  const bool in_order = std::is_sorted(numbers.begin(), numbers.end());
  const bool twice = std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end();
  if (in_order && !twice && missing.empty()) return out.pass("file.page-numbers");
  if (!missing.empty()) {
    out.fail("file.page-numbers",
             {.variant = "missing", .arguments = {{"value", joined(missing)}}});
  } else if (twice) {
    out.fail("file.page-numbers", {.variant = "twice", .arguments = {{"value", joined(numbers)}}});
  } else {
    out.fail("file.page-numbers", {.arguments = {{"value", joined(numbers)}}});
  }
}

/// A red seal on one of its scanned pages. A grey copy cannot show red: then a person looks.
void check_stamp(const Case& file, Verdicts& out) {
  if (!file.slot.stamped || !file.whole() || page_count(file.facts) == 0) return;
  bool scans = false, coloured = false;
  for (const Json& page : file.pages()) {
    if (text(page, "seal") == "pass") return out.pass("file.stamp");
    scans = scans || is_true(page, "scan");
    coloured = coloured || is_true(page, "colour");
  }
  const bool unseen = !pages_where(file, [](auto& page) {
                         return is_true(page, "scan") && text(page, "seal") == "";
                       }).empty();
  if (!scans) return out.warn("file.stamp", {.variant = "exported"});
  if (!coloured || unseen) return out.ask("file.stamp", {.variant = unseen ? "unseen" : "grey"});
  out.warn("file.stamp");
}

}  // namespace

void judge_pages(const Case& file, Verdicts& out) {
  check_page_count(file, out);
  check_layout(file, out);
  check_page_sizes(file, out);
  check_order(file, out);
  check_parts(file, out);
  check_page_numbers(file, out);
  check_stamp(file, out);
}

}  // namespace beian
