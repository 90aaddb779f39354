// Any bytes as a ZIP file; what was read of it is written and read again.
#include <cstdlib>
#include <vector>

#include "core/document/zip.h"
#include "core/text/utf8.h"

using namespace beian;

namespace {

constexpr ZipLimits limits{.entries = 100, .entry = 1 << 20, .total = 4 << 20};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const Zip zip = read_zip({reinterpret_cast<const char*>(data), size}, limits, no_gbk);
  if (!zip.refused.empty() && !zip.entries.empty()) std::abort();
  std::vector<ZipFile> files;
  uint64_t total = 0;
  for (const ZipEntry& entry : zip.entries) {
    if (!utf8::valid(entry.name)) std::abort();
    if (!entry.refused.empty() && !entry.bytes.empty()) std::abort();
    total += entry.bytes.size();
    if (entry.refused.empty()) files.push_back({entry.name, entry.bytes});
  }
  if (total > limits.total) std::abort();
  const Zip again = read_zip(write_zip(files, {}), {.ratio = 2000, .depth = 0}, no_gbk);
  if (!again.refused.empty() || again.entries.size() != files.size()) std::abort();
  return 0;
}
