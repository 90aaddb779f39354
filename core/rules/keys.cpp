#include "core/rules/keys.h"

#include <algorithm>
#include <array>

#include "core/rules/shared.h"
#include "core/rules/values.h"

namespace beian {
namespace {

bool is_index(std::string_view key) {
  return !key.empty() &&
         std::all_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "certificateType" and "Certificate-Type" are "certificatetype".
std::string bare(std::string_view key) {
  std::string out;
  for (const char c : key) {
    if (c == '_' || c == '-' || c == ' ' || c == '\t') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

/// Edit distance with neighbouring transpositions (optimal string alignment); both at most 63
/// bytes.
size_t distance(std::string_view a, std::string_view b) {
  std::array<std::array<uint8_t, 64>, 3> rows{};
  for (size_t j = 0; j <= b.size(); ++j) rows[0][j] = static_cast<uint8_t>(j);
  for (size_t i = 1; i <= a.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i - 1) % 3];
    const auto& above2 = rows[(i + 1) % 3];
    row[0] = static_cast<uint8_t>(i);
    for (size_t j = 1; j <= b.size(); ++j) {
      const int change = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      int best = std::min({above[j] + 1, row[j - 1] + 1, change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        best = std::min(best, above2[j - 2] + 1);
      }
      row[j] = static_cast<uint8_t>(best);
    }
  }
  return rows[a.size() % 3][b.size()];
}

bool nearly(std::string_view key, std::string_view known) {
  if (key.size() > 63 || known.size() > 63) return false;
  if (key == "name" && known == "media") return true;  // seen in a public SDK for 前置审批 items
  const size_t allowed = known.size() > 5 ? 2 : 1;
  const size_t longer = std::max(key.size(), known.size()),
               shorter = std::min(key.size(), known.size());
  return (longer - shorter <= allowed && distance(key, known) <= allowed) ||
         bare(key) == bare(known);
}

std::string meant(const Json& object, std::string_view key, const std::string& path,
                  const std::vector<std::string>& known) {
  for (const std::string& candidate : known) {
    if (nearly(key, candidate) && !object.contains(candidate)) return join(path, candidate);
  }
  return {};
}

constexpr size_t enough = 1000;  // a file with so many strange keys is no filing

void look_into(const Json& value, const std::string& path, const Catalogue& catalogue,
               std::vector<StrangeKey>& found) {
  if (value.is_array()) {
    for (size_t i = 0; i < looked_at(value); ++i) {
      look_into(value[i], join(path, std::to_string(i)), catalogue, found);
    }
    return;
  }
  if (!value.is_object() || found.size() >= enough) return;
  const std::vector<std::string>& known = catalogue.keys_below(pattern_of(path));
  if (known.empty()) return;  // an object where a plain value belongs: structure.wrong-type says so
  for (const auto& [key, child] : value.items()) {
    if (std::find(known.begin(), known.end(), key) != known.end()) {
      if (child.is_structured()) look_into(child, join(path, key), catalogue, found);
    } else {
      found.push_back({join(path, key), meant(value, key, path, known)});
    }
  }
}

}  // namespace

std::string pattern_of(std::string_view path) {
  std::string pattern;
  while (!path.empty()) {
    const size_t dot = path.find('.');
    const std::string_view key = path.substr(0, dot);
    if (is_index(key)) {
      pattern += "[]";
    } else {
      if (!pattern.empty()) pattern += '.';
      pattern += key;
    }
    path.remove_prefix(dot == std::string_view::npos ? path.size() : dot + 1);
  }
  return pattern;
}

std::vector<StrangeKey> strange_keys(const Filing& filing, const Catalogue& catalogue) {
  std::vector<StrangeKey> found;
  static const std::vector<std::string> top = {"icp_subject", "icp_applets", "icp_materials"};
  for (const auto& [key, child] : filing.document.items()) {
    if (std::find(top.begin(), top.end(), key) != top.end()) {
      look_into(child, key, catalogue, found);
    } else if (std::string intended = meant(filing.document, key, {}, top); !intended.empty()) {
      found.push_back({key, std::move(intended)});
    }
  }
  return found;
}

const std::vector<StrangeKey>& strange_keys(const Context& context) {
  auto& known = context.shared.strange_keys;
  if (!known) known = strange_keys(context.filing, context.pack.catalogue);
  return *known;
}

}  // namespace beian
