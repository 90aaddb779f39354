#include "core/text/normalize.h"

#include <doctest/doctest.h>

using namespace beian;

TEST_CASE("normalizing names what it changed") {
  struct {
    std::string_view text, out;
    uint8_t changes;
  } static constexpr cases[] = {
      {"123", "123", 0},
      {"１２３ＡＢ", "123AB", change::full_width},
      {"a＠qq。com", "a@qq.com", change::full_width},
      {"（京）", "(京)", change::full_width},
      {" 1 2\t3\r\n", "123", change::spaces},
      {"1\u30002\u00a03", "123", change::spaces},
      {"1-2–3—4－5", "12345", change::dashes},
      {"\u202d1\u202c\u200b\ufeff", "1", change::invisible},
      {"１ 2-\u200e", "12", change::all},
      {"备案", "备案", 0},
      {"\xff\xe4", "\xff\xe4", 0},
  };
  for (const auto& c : cases) {
    const std::string text(c.text);
    CAPTURE(text);
    const Normalized normalized = normalize(c.text, change::all);
    CHECK(normalized.text == c.out);
    CHECK(normalized.changes == c.changes);
    const Folded folded = fold(c.text, change::all);
    CHECK(folded.view() == c.out);
    CHECK(folded.changes == c.changes);
    CHECK_FALSE(folded.cut);
  }
}

TEST_CASE("normalizing strips only what it is asked to") {
  CHECK(normalize("1 2-3\u200b", change::spaces).text == "12-3\u200b");
  CHECK(normalize("1 – 2", 0).text == "1 - 2");
  CHECK(normalize("1 – 2", 0).changes == change::full_width);
}

TEST_CASE("folding a long text says that it was cut") {
  CHECK_FALSE(fold(std::string(Folded::capacity, 'a'), 0).cut);
  CHECK(fold(std::string(Folded::capacity + 1, 'a'), 0).cut);
  CHECK(fold(std::string(1000000, ' '), change::all).cut);
  CHECK(fold("a" + std::string(400, ' '), change::all).view() == "a");
}
