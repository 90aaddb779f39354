// JSON values with the order of keys kept, and a reader whose errors are values.
#pragma once
#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace beian {

using Json = nlohmann::ordered_json;

/// Where and why a text is not JSON; `code` is a key of assets/reasons.json.
struct JsonError {
  std::string_view code;  // "json-expected-value", "json-too-deep", "encoding-gb18030", …
  size_t line = 0;        // 1-based
  size_t column = 0;      // 1-based, in code points
  std::string found;      // what stands there, at most 20 code points
};

struct JsonText {
  Json value;  // discarded when `error` is set
  std::vector<std::string>
      duplicates;  // dotted paths of keys that stand twice (the last one counts)
  bool had_bom = false;
  bool ok = false;
  JsonError error;
};

/// Reads UTF-8 JSON (a BOM is skipped). Limits: 4 MiB, 64 levels, 1000 keys an object. UTF-16 and
/// GB18030 are named.
JsonText read_json(std::string_view bytes);

/// Writes JSON; ill-formed UTF-8 becomes U+FFFD. indent < 0: one line.
std::string write_json(const Json& value, int indent = 2);

/// The member of an object, or nullptr.
const Json* member(const Json& object, std::string_view key);

/// The value at a dotted path ("icp_applets.base_info.nrlx_details.0.type"), or nullptr.
const Json* find(const Json& root, std::string_view path);

/// The string at a dotted path; "" when there is none.
std::string text(const Json& root, std::string_view path);

}  // namespace beian
