// Any bytes as an XLS file, and as what else goes by that name.
#include "tests/fuzz/workbook.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  return beian::fuzz::read_as("a.xls", {reinterpret_cast<const char*>(data), size});
}
