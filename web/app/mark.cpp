#include "web/app/mark.h"

#include "web/app/app.h"
#include "web/app/words.h"

namespace beian {

using ui::Colour;

Mark mark_of(const std::vector<const Finding*>& findings) {
  App::Tally tally;
  for (const Finding* finding : findings) tally.add(*finding);
  const auto counted = [](std::string_view key, size_t count) {
    return tr(key, {{"count", std::to_string(count)}});
  };
  if (tally.errors > 0)
    return {counted("verdict.errors", tally.errors), Colour::error_tint, Colour::error};
  if (tally.warnings > 0)
    return {counted("verdict.advice", tally.warnings), Colour::warning_tint, Colour::warning};
  if (tally.reviews > 0) return {tr("picture.look")};
  return {tr("picture.passed"), Colour::pass_tint, Colour::pass};
}

}  // namespace beian
