#pragma once
#include <cstdio>
#include <string>

/// All bytes of a file; "" when it cannot be read.
inline std::string contents(const char* path) {
  std::string bytes;
  if (FILE* file = std::fopen(path, "rb")) {
    char block[65536];
    while (const size_t count = std::fread(block, 1, sizeof block, file))
      bytes.append(block, count);
    std::fclose(file);
  }
  return bytes;
}
