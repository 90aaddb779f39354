// Any bytes as a JPEG file.
#include "tests/fuzz/decoder.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  return beian::fuzz::decode_as(beian::ImageFormat::jpeg, data, size);
}
