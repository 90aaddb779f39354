// Any bytes as an agency's rule pack, laid over ours and run on a filing.
#include <cstdint>

#include "core/rules/check.h"
#include "core/rules/overlay.h"

using namespace beian;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const OverlaidPack read = overlay_pack(built_in_pack(), bytes);
  if (!read.pack) return 0;
  static const Filing filing =
      *read_filing(R"({"account": {"name": "示例"}, "icp_subject": {"base_info": {"type": 4}}})")
           .filing;
  check(filing, *read.pack, {{2026, 11, 22}, Language::zh});
  return 0;
}
