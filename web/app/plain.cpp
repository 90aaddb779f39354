// Without WebGL2 nothing can be drawn, but everything can still be checked: a file goes in, the
// report comes out as text in ordinary HTML (platform.js, startPlain).
#include <emscripten.h>

#include "core/rules/check.h"
#include "core/text/date.h"
#include "web/app/words.h"
#include "web/platform/platform.h"

extern "C" void beian_plain_result(const char* text, size_t size);

namespace beian {
namespace {

std::string plain_report(std::string_view bytes) {
  ReadResult result = read_filing(bytes);
  if (!result.filing && result.error.code == "encoding-gb18030") {
    result = read_filing(platform::from_gb18030(bytes));
  }
  const RulePack& pack = built_in_pack();
  if (!result.filing) {
    return pack.reason(result.error.code, result.error.found, Language::zh) +
           tr("problem.where", {{"line", std::to_string(result.error.line)},
                                {"column", std::to_string(result.error.column)}});
  }
  CheckOptions options;
  options.date = parse_compact_date(platform::today()).value_or(Date{});
  return report_text(check(*result.filing, pack, options));
}

}  // namespace
}  // namespace beian

extern "C" EMSCRIPTEN_KEEPALIVE void beian_plain_check(const char* bytes, size_t size) {
  const std::string text = beian::plain_report({bytes, size});
  beian_plain_result(text.data(), text.size());
}
