// Any bytes, as any kind: a verdict each, normal forms that are stable, dates and regions in
// bounds.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/assets.h"
#include "core/identity/identify.h"
#include "core/identity/regions.h"
#include "core/text/normalize.h"
#include "core/text/utf8.h"

using namespace beian;

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const Regions regions(core_asset("regions.txt"));
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (int i = 0; i <= static_cast<int>(Kind::date); ++i) {
    const Kind kind = static_cast<Kind>(i);
    const Identified found = identify(kind, text, {{2026, 11, 22}, regions});
    require(found.verdict == Verdict::valid || !found.reasons.empty());
    if (found.verdict == Verdict::valid && !found.normalized.empty()) {
      const Identified again = identify(kind, found.normalized, {{2026, 11, 22}, regions});
      require(again.verdict == Verdict::valid && again.normalized == found.normalized);
    }
    if (const std::string_view better = found.part("suggestion"); !better.empty()) {
      require(identify(kind, better, {{2026, 11, 22}, regions}).verdict != Verdict::invalid);
    }
  }
  const Normalized normalized = normalize(text, change::all);
  if (utf8::valid(text)) {  // stripping can join the halves of an ill-formed sequence
    require(normalize(normalized.text, change::all).text == normalized.text);
    require(utf8::valid(normalized.text));
  }
  if (const auto date = parse_loose_date(text)) require(parse_compact_date(compact(*date)) == date);
  const Regions parsed(text);
  parsed.official_children(0);
  return 0;
}
