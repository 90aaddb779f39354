// Regions and reference date that the identifier tests share.
#pragma once
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "core/assets.h"
#include "core/identity/identify.h"
#include "core/identity/regions.h"

namespace beian::test {

inline const Regions& regions() {
  static const Regions all(core_asset("regions.txt"));
  return all;
}

inline constexpr Date today{2026, 11, 22};

inline Identified look(Kind kind, std::string_view value) {
  return identify(kind, value, {today, regions()});
}

/// One line of a table: value, expected verdict (v, u, i, n = not invalid, x = not valid), and a
/// normal form to compare, if any.
struct Vector {
  std::string_view value;
  char verdict;
  std::string_view normalized;
};

inline bool fits(Verdict verdict, char expected) {
  switch (expected) {
    case 'v':
      return verdict == Verdict::valid;
    case 'u':
      return verdict == Verdict::uncertain;
    case 'i':
      return verdict == Verdict::invalid;
    case 'n':
      return verdict != Verdict::invalid;
    default:
      return verdict != Verdict::valid;
  }
}

inline std::string reasons(const Identified& found) {
  std::string all;
  for (const Reason& reason : found.reasons) all.append(reason.code).append(" ");
  return all;
}

template <size_t N>
void check_vectors(Kind kind, const Vector (&vectors)[N]) {
  for (const Vector& vector : vectors) {
    const Identified found = look(kind, vector.value);
    const std::string value(vector.value), why = reasons(found);
    CAPTURE(value);
    CAPTURE(why);
    CHECK(fits(found.verdict, vector.verdict));
    if (!vector.normalized.empty()) CHECK(found.normalized == vector.normalized);
  }
}

/// A case of our own: also a reason that must be there ("" = none at all) and a part.
struct Case {
  std::string_view value;
  char verdict;
  std::string_view reason;
  std::string_view key = "", part = "";
};

template <size_t N>
void check_cases(Kind kind, const Case (&cases)[N]) {
  for (const Case& c : cases) {
    const Identified found = look(kind, c.value);
    const std::string value(c.value), why = reasons(found);
    CAPTURE(value);
    CAPTURE(why);
    CHECK(fits(found.verdict, c.verdict));
    if (c.reason.empty()) {
      CHECK(found.reasons.empty());
    } else {
      CHECK(found.has(c.reason));
    }
    if (!c.key.empty()) CHECK(found.part(c.key) == c.part);
  }
}

}  // namespace beian::test
