#include "core/filing/json.h"

#include <doctest/doctest.h>

#include "core/rules/pack.h"

using namespace beian;
using namespace std::string_view_literals;

TEST_CASE("a fault in JSON is named with its place") {
  const struct {
    std::string_view text, code;
    size_t line, column;
  } cases[] = {
      {""sv, "json-empty", 1, 1},
      {" \n "sv, "json-empty", 2, 2},
      {"{"sv, "json-unexpected-end", 1, 2},
      {"{\"a\": [1, 2"sv, "json-unexpected-end", 1, 12},
      {"{\"a\": \"b"sv, "json-unexpected-end", 1, 9},
      {"{\"a\" 1}"sv, "json-expected-colon", 1, 6},
      {"{\n  \"名称\" \"值\"}"sv, "json-expected-colon", 2, 8},
      {"{\n\"a\": 1\n\"b\": 2}"sv, "json-expected-comma-or-end", 3, 1},
      {"{\r\n\"a\": 1\r\n\"b\": 2}"sv, "json-expected-comma-or-end", 3, 1},
      {"[1 2]"sv, "json-expected-comma-or-end", 1, 4},
      {"[1}"sv, "json-expected-comma-or-end", 1, 3},
      {"{\"a\": 1,}"sv, "json-trailing-comma", 1, 8},
      {"[1, 2, ]"sv, "json-trailing-comma", 1, 6},
      {"{\"a\": }"sv, "json-expected-value", 1, 7},
      {"{\"a\": True}"sv, "json-expected-value", 1, 7},
      {"{\"a\": tru}"sv, "json-expected-value", 1, 7},
      {"[,1]"sv, "json-expected-value", 1, 2},
      {"{a: 1}"sv, "json-expected-key", 1, 2},
      {"{\"a\": 1, b: 2}"sv, "json-expected-key", 1, 10},
      {"{'a': 1}"sv, "json-single-quotes", 1, 2},
      {"{\"a\": 'b'}"sv, "json-single-quotes", 1, 7},
      {"{} {}"sv, "json-extra-after-end", 1, 4},
      {"01"sv, "json-bad-number", 1, 1},
      {"[-]"sv, "json-bad-number", 1, 2},
      {"[1.]"sv, "json-bad-number", 1, 2},
      {"[1e999]"sv, "json-bad-number", 1, 2},
      {"\"a\nb\""sv, "json-bad-string", 1, 3},
      {"[\"\\x\"]"sv, "json-bad-string", 1, 3},
      {"[\"\\uD800\"]"sv, "json-bad-string", 1, 3},
      {"[\"\\u12"sv, "json-bad-string", 1, 3},
      {"{\"a\0\": 1}"sv, "json-nul", 1, 4},
      {"[1]\0"sv, "json-nul", 1, 4},
      {"[\"\xFF\", \"中文\"]"sv, "json-invalid-utf8", 1, 3},
      {"[\"中\xE6\x96"sv, "json-unexpected-end", 1, 4},
      {"{\"name\": \"\xD5\xC5\xC8\xFD\"}"sv, "encoding-gb18030", 1, 1},
      {"\xFF\xFE{\0}\0"sv, "encoding-utf16", 1, 1},
      {"\xFE\xFF\0{\0}"sv, "encoding-utf16", 1, 1},
      {"{\0\"\0"sv, "encoding-utf16", 1, 1},
  };
  for (const auto& one : cases) {
    CAPTURE(one.text);
    const JsonText read = read_json(one.text);
    CHECK_FALSE(read.ok);
    CHECK(read.value.is_discarded());
    CHECK(read.error.code == one.code);
    CHECK(read.error.line == one.line);
    CHECK(read.error.column == one.column);
    for (const Language language : {Language::zh, Language::en}) {
      CHECK(built_in_pack().reason(one.code, "x", language) != one.code);  // it has a text
    }
  }
}

TEST_CASE("what is found is shown, shortly and printably") {
  CHECK(read_json("[ 一二三四五六七八九十一二三四五六七八九十一二三]").error.found ==
        "一二三四五六七八九十一二三四五六七八九十");
  CHECK(read_json("[\x01\x7F?]").error.found == "\uFFFD\uFFFD?]");
  CHECK(read_json("[1 x\n2]").error.found == "x");
}

TEST_CASE("good JSON is read as it stands") {
  const JsonText read = read_json(
      "\xEF\xBB\xBF {\"z\": [1, -2, 1.5, \"\\u4e2d\\ud83d\\ude00\\n\"], \"a\": {\"b\": null, "
      "\"c\": true}} ");
  CHECK(read.ok);
  CHECK(read.had_bom);
  CHECK(write_json(read.value, -1) ==
        "{\"z\":[1,-2,1.5,\"中😀\\n\"],\"a\":{\"b\":null,\"c\":true}}");
  CHECK(read_json("18446744073709551615").value == Json(UINT64_MAX));
}

TEST_CASE("keys that stand twice are named, and the last one counts") {
  const JsonText read =
      read_json(R"({"a": {"b": 1, "c": 2, "b": {"x": 3}}, "l": [{"k": 1, "k": 2}]})");
  CHECK(read.ok);
  CHECK(read.duplicates == std::vector<std::string>{"a.b", "l.0.k"});
  CHECK(write_json(read.value, -1) == R"({"a":{"b":{"x":3},"c":2},"l":[{"k":2}]})");

  std::string many = "{";
  for (int i = 0; i < 100; ++i)
    many += "\"k" + std::to_string(i % 90) + "\":" + std::to_string(i) + ",";
  many.back() = '}';
  const JsonText wide = read_json(many);
  CHECK(wide.duplicates.size() == 10);
  CHECK(wide.value.size() == 90);
  CHECK(*find(wide.value, "k9") == 99);

  std::string repeated = "{\"" + std::string(100000, 'a') + "\":{";
  for (int i = 0; i < 1000; ++i) repeated += "\"b\":1,";
  repeated.back() = '}';
  const size_t noted = read_json(repeated + "}").duplicates.size();
  CHECK_MESSAGE((noted > 0 && noted < 20), "long paths are not kept a thousand times");
}

TEST_CASE("limits hold") {
  const auto nested = [](size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  CHECK(read_json(nested(64)).ok);
  CHECK(read_json(nested(65)).error.code == "json-too-deep");
  CHECK(read_json(nested(65)).error.column == 65);
  CHECK(read_json(std::string(100000, '[')).error.code == "json-too-deep");
  const auto keys = [](int count) {
    std::string object = "{";
    for (int i = 0; i < count; ++i) object += "\"k" + std::to_string(i) + "\":{},";
    object.back() = '}';
    return object;
  };
  CHECK(read_json(keys(1000)).ok);
  CHECK(read_json(keys(1001)).error.code == "json-too-many-keys");
  CHECK(read_json("[" + keys(900) + "," + keys(900) + "]").ok);
  const auto text = [](size_t bytes) { return '"' + std::string(bytes - 2, 'x') + '"'; };
  CHECK(read_json(text(size_t{4} << 20)).ok);
  CHECK(read_json(text((size_t{4} << 20) + 1)).error.code == "json-too-large");
}

TEST_CASE("values are found by dotted path") {
  const Json root = read_json(R"({"a": {"l": [{"k": "v"}, 2]}, "n": null})").value;
  CHECK(*find(root, "a.l.0.k") == "v");
  CHECK(*find(root, "a.l.1") == 2);
  CHECK(find(root, "n")->is_null());
  for (const char* absent :
       {"", ".", "b", "a.x", "a.l.2", "a.l.-1", "a.l.", "a.l.x", "a.l.0.k.x", "a.l.99999999999"}) {
    CAPTURE(absent);
    CHECK(find(root, absent) == nullptr);
  }
}

TEST_CASE("ill-formed text in a value is written as U+FFFD") {
  CHECK(write_json(Json("a\xFF"), -1) == "\"a\uFFFD\"");
}
