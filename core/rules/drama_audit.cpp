// Short drama: what auditdrama (剧目提审) wants of one drama.
#include <algorithm>
#include <array>

#include "core/identity/digits.h"
#include "core/rules/drama.h"
#include "core/rules/functions.h"
#include "core/rules/values.h"
#include "core/text/normalize.h"
#include "core/text/utf8.h"

namespace beian::checks {
namespace {

constexpr std::string_view title_field = "short_drama.audit.name";
constexpr std::string_view episodes_field = "short_drama.audit.episode_names";
constexpr std::string_view actors_field = "short_drama.audit.actors";

bool is_word(char32_t c) {
  return is_han(c) || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The episode's number in 「剧名 - 第x集」, with or without an extension; 0 when it is written
/// otherwise.
int episode_number(std::string_view file, std::string_view title) {
  constexpr std::string_view link = " - 第", unit = "集";
  if (title.empty() || file.substr(0, title.size()) != title) return 0;
  file.remove_prefix(title.size());
  if (file.substr(0, link.size()) != link) return 0;
  file.remove_prefix(link.size());
  size_t digits = 0;
  while (digits < file.size() && digits < 5 && is_digit(file[digits])) ++digits;
  const std::string_view rest = file.substr(digits);
  if (digits == 0 || rest.substr(0, unit.size()) != unit) return 0;
  const std::string_view end = rest.substr(unit.size());
  if (!end.empty() && end.front() != '.') return 0;
  return static_cast<int>(number(file.substr(0, digits)));
}

}  // namespace

/// 10090042: no special mark at either end of the title.
void drama_title_ends(const Context& context, Outcomes& outcomes) {
  for (const Value& value : texts(context)) {
    char32_t first = 0, last = 0;
    for (size_t at = 0; at < value.text.size();) {
      last = utf8::next(value.text, at);
      if (first == 0) first = last;
    }
    is_word(first) && is_word(last) ? outcomes.pass() : outcomes.fail(value.fields);
  }
}

/// Each line is 「剧名 - 第x集」.
void drama_episode_names(const Context& context, Outcomes& outcomes) {
  const std::string title = clean(context.filing.text(title_field));
  const std::vector<Line> lines = lines_of(context.filing.text(episodes_field));
  if (lines.empty() || title.empty()) return outcomes.not_checked();
  for (const Line& line : lines) {
    if (episode_number(line.text, title) != 0) {
      outcomes.pass();
    } else {
      outcomes.fail({std::string(episodes_field)}, {{"line", std::to_string(line.number)}});
    }
  }
}

/// 1, 2, 3 … each once, in whatever order, and as many as media_count says.
void drama_episode_numbers(const Context& context, Outcomes& outcomes) {
  const std::string title = clean(context.filing.text(title_field));
  std::vector<int> numbers;
  for (const Line& line : lines_of(context.filing.text(episodes_field))) {
    if (const int number = episode_number(line.text, title)) numbers.push_back(number);
  }
  if (numbers.empty()) return outcomes.not_checked();
  std::sort(numbers.begin(), numbers.end());
  int expected = 1;
  for (const int number : numbers) {
    if (number != expected) break;
    ++expected;
  }
  const auto count = count_of(context.filing.text("short_drama.audit.media_count"));
  const bool whole = expected == static_cast<int>(numbers.size()) + 1;
  if (whole && (!count || *count == expected - 1)) return outcomes.pass();
  outcomes.fail({std::string(episodes_field), "short_drama.audit.media_count"},
                {{"number", std::to_string(expected)}});
}

/// (沪)网剧审字(2023)第001号 and its kind, or V and 15 digits.
void drama_registration(const Context& context, Outcomes& outcomes) {
  for (const Value& value : texts(context)) {
    const std::string text = normalize(value.text, change::all).text;
    const bool record =
        text.size() == 16 && text[0] == 'V' && all_digits(std::string_view(text).substr(1));
    const bool permit = text.find("审字") != std::string::npos && text[0] == '(' &&
                        text.find("第") != std::string::npos;
    record || permit ? outcomes.pass() : outcomes.fail(value.fields);
  }
}

/// params.min, params.max: the cost is a whole number between; params.inside: 1 to speak when it
/// is, 0 when it is not.
void count_between(const Context& context, Outcomes& outcomes) {
  const bool inside = int_param(context, "inside", 0) != 0;
  for (const Value& value : texts(context)) {
    const auto count = count_of(value.text);
    const bool between =
        count && *count >= int_param(context, "min", 0) && *count <= int_param(context, "max", 0);
    between == inside ? outcomes.fail(value.fields) : outcomes.pass();
  }
}

namespace {

/// Name, role and profile of an actor's line.
std::array<std::string, 3> actor_of(std::string_view line) {
  std::array<std::string, 3> parts;
  for (std::string& part : parts) {
    size_t end = line.size(), width = 0;
    for (const std::string_view mark : {"/", "／", "|", "｜", "\t"}) {
      const size_t at = line.find(mark);
      if (at < end) end = at, width = mark.size();
    }
    const bool last = &part == &parts.back();
    part = clean(last ? line : line.substr(0, end));
    line.remove_prefix(std::min(line.size(), end + width));
  }
  return parts;
}

bool is_actor_name(std::string_view name) {
  for (size_t at = 0; at < name.size();) {
    const char32_t c = utf8::next(name, at);
    if (!is_han(c) && c != U'·' && c != ' ' && !(c < 0x80 && is_word(c) && !(c <= '9')))
      return false;
  }
  return !name.empty() && utf8::length(name) <= 30;
}

bool is_actor_text(std::string_view role, std::string_view profile) {
  const size_t length = utf8::length(profile);
  return !role.empty() && utf8::length(role) <= 30 && length >= 20 && length <= 100;
}

}  // namespace

/// params.form: "count" (2–5 actors), "name" (up to 30: 中文、英文、·) or "text" (role up to 30,
/// profile 20–100).
void drama_actors(const Context& context, Outcomes& outcomes) {
  const std::string_view form = text_param(context, "form");
  const std::vector<Line> lines = lines_of(context.filing.text(actors_field));
  if (lines.empty()) return outcomes.not_checked();
  const std::string field(actors_field);
  if (form == "count") {
    const bool good = lines.size() >= 2 && lines.size() <= 5;
    good ? outcomes.pass() : outcomes.fail({field}, {{"count", std::to_string(lines.size())}});
    return;
  }
  for (const Line& line : lines) {
    const auto [name, role, profile] = actor_of(line.text);
    const bool good = form == "name" ? is_actor_name(name) : is_actor_text(role, profile);
    good ? outcomes.pass() : outcomes.fail({field}, {{"line", std::to_string(line.number)}});
  }
}

}  // namespace beian::checks
