#include "core/text/line_break.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/text/utf8.h"

using namespace beian;

namespace {

// Ideographs and full-width marks are two units wide, the rest one: as on a terminal.
float terminal_width(void*, char32_t c) {
  return c < 0x1100 ? 1 : 2;
}

std::vector<std::string> lines(std::string_view text, float width) {
  std::vector<std::string> out;
  for (const TextLine& line : break_lines(text, width, {terminal_width, nullptr})) {
    out.emplace_back(text.substr(line.begin, line.end - line.begin));
  }
  return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("lines break between ideographs and never begin with closing punctuation") {
  CHECK(lines("", 10) == Lines{""});
  CHECK(lines("备案自检", 4) == Lines{"备案", "自检"});
  CHECK(lines("备案自检", 5) == Lines{"备案", "自检"});
  CHECK(lines("请填写，再看", 6) == Lines{"请填", "写，再", "看"});
  CHECK(lines("填「长期」吧", 4) == Lines{"填", "「长", "期」", "吧"});
  CHECK(lines("看（这里）", 4) == Lines{"看", "（这", "里）"});
}

TEST_CASE("Latin words stay whole unless they are wider than a line") {
  CHECK(lines("one two three", 7) == Lines{"one two", "three"});
  CHECK(lines("one  two", 3) == Lines{"one", "two"});
  CHECK(lines("abcdefgh", 3) == Lines{"abc", "def", "gh"});
  CHECK(lines("a-b-c", 2) == Lines{"a-", "b-", "c"});
  CHECK(lines("填写 AppID 即可", 8) == Lines{"填写", "AppID 即", "可"});
  CHECK(lines("号码 123456", 6) == Lines{"号码", "123456"});
}

TEST_CASE("a line break in the text is a line break") {
  CHECK(lines("一\n二", 10) == Lines{"一", "二"});
  CHECK(lines("一\n\n二", 10) == Lines{"一", "", "二"});
  CHECK(lines("一\n", 10) == Lines{"一", ""});
}

TEST_CASE("widths are those of what is shown: blanks at a break count nothing") {
  const auto broken = break_lines("one two", 3, {terminal_width, nullptr});
  REQUIRE(broken.size() == 2);
  CHECK(broken[0].width == 3);
  CHECK(broken[1].width == 3);
}

TEST_CASE("every width and any bytes end, with nothing but blanks left out") {
  const std::string text = "混排 text，「引用」…\xFF\xE4 𠮷野家 end";
  for (int width = 0; width < 40; ++width) {
    size_t at = 0;
    for (const TextLine& line :
         break_lines(text, static_cast<float>(width), {terminal_width, nullptr})) {
      CHECK(line.begin >= at);
      CHECK(text.substr(at, line.begin - at).find_first_not_of(' ') == std::string::npos);
      at = line.end;
    }
    CHECK(at == text.size());
  }
}
