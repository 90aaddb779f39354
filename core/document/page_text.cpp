#include "core/document/page_text.h"

#include <algorithm>
#include <map>
#include <optional>

#include "core/identity/digits.h"
#include "core/rules/document_slots.h"
#include "core/text/normalize.h"

namespace beian {
namespace {

constexpr size_t enough_text = 20000;  // bytes of a page: a dense one has 6,000

/// The number at a place, which moves behind it; 0: none stands there.
size_t number_at(std::string_view text, size_t& at) {
  size_t value = 0;
  const size_t first = at;
  while (at < text.size() && is_digit(text[at]) && at - first < 5) {
    value = value * 10 + static_cast<size_t>(text[at++] - '0');
  }
  return value;
}

bool skip(std::string_view text, size_t& at, std::string_view word) {
  if (text.substr(at, word.size()) != word) return false;
  at += word.size();
  return true;
}

/// 第2页, 第2页/共5页, 第2页，共5页, 第2/5页.
bool read_numbered(std::string_view text, PageText& page) {
  constexpr std::string_view first = "第";
  for (size_t at = text.find(first); at != std::string_view::npos; at = text.find(first, at)) {
    at += first.size();
    size_t next = at;
    const size_t number = number_at(text, next);
    if (number == 0) continue;
    const bool slash = skip(text, next, "/");
    const size_t of = slash ? number_at(text, next) : 0;
    if (!skip(text, next, "页")) continue;
    page.number = number;
    page.of = of;
    for (const std::string_view link : {"/", ",", "(", "、"}) skip(text, next, link);
    if (skip(text, next, "共") || skip(text, next, "总")) page.of = number_at(text, next);
    return true;
  }
  return false;
}

/// A line that is nothing but 2/5 or -2-.
void read_bare(std::string_view line, PageText& page) {
  size_t at = 0;
  const bool dash = skip(line, at, "-");
  const size_t number = number_at(line, at);
  if (number == 0) return;
  if (dash && skip(line, at, "-") && at == line.size()) page.number = number;
  size_t of_at = at;
  if (dash || !skip(line, of_at, "/")) return;
  const size_t of = number_at(line, of_at);
  if (of >= number && of_at == line.size()) page.number = number, page.of = of;
}

/// The day that begins at a place: 2028年3月31日, 2028-03-31, 2028.03.31, 2028/3/31.
std::optional<Date> day_at(std::string_view text, size_t at) {
  const size_t first = at;
  size_t year_at = at;
  if (number_at(text, year_at) < 1900 || year_at - first != 4) return std::nullopt;
  size_t end = first;
  while (end < text.size() && end - first < 20 &&
         (is_digit(text[end]) ||
          std::string_view("-./").find(text[end]) != std::string_view::npos ||
          (text[end] & 0x80) != 0)) {
    ++end;
  }
  for (size_t length = end - first; length >= 8; --length) {
    if (first + length < text.size() && is_digit(text[first + length])) continue;  // 2月3 of 2月30
    if (const auto date = parse_loose_date(text.substr(first, length))) return date;
  }
  return std::nullopt;
}

/// The last day after a word that speaks of a term; 长期 has none.
void read_terms(std::string_view text, PageText& page) {
  constexpr std::string_view word = "有效期";
  constexpr size_t near = 90;  // bytes: 自2026年4月1日至2028年3月31日
  for (size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at)) {
    at += word.size();
    const std::string_view after = text.substr(at, std::min(near, text.find(word, at) - at));
    std::optional<Date> last;
    for (size_t i = 0; i < after.size(); ++i) {
      if (!is_digit(after[i]) || (i > 0 && is_digit(after[i - 1]))) continue;
      const auto day = day_at(after, i);
      if (day && (!last || *last < *day)) last = day;
    }
    const bool open = after.find("长期") != std::string_view::npos;
    if (last && !open && std::find(page.until.begin(), page.until.end(), *last) == page.until.end())
      page.until.push_back(*last);
  }
}

void read_marks(std::string_view text, PageText& page) {
  std::map<std::string, size_t> found;  // id → where it is first spoken of
  for (const DocumentSlot& slot : document_slots()) {
    for (const DocumentPart& part : slot.parts) {
      for (const std::string& mark : part.marks) {
        const size_t at = text.find(mark);
        if (at == std::string_view::npos) continue;
        const auto [entry, fresh] = found.emplace(part.id, at);
        if (!fresh) entry->second = std::min(entry->second, at);
      }
    }
  }
  for (const auto& [id, at] : found) page.marks.push_back(id);
  std::sort(page.marks.begin(), page.marks.end(),
            [&](auto& a, auto& b) { return found[a] < found[b]; });
}

}  // namespace

PageText read_page_text(std::string_view text) {
  PageText page;
  text = text.substr(0, enough_text);
  const std::string flat = normalize(text, change::spaces | change::invisible).text;
  read_marks(flat, page);
  read_terms(flat, page);
  if (read_numbered(flat, page)) return page;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    read_bare(normalize(text.substr(at, end - at), change::spaces | change::invisible).text, page);
    at = end + 1;
  }
  return page;
}

}  // namespace beian
