// What the worker's functions (worker.cpp, documents.cpp) have in common: the file that is looked
// at, and the answer that worker.js reads.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace beian::worker {

/// As worker.js reads it: six words.
struct Answer {
  const char* json = nullptr;
  size_t json_size = 0;
  const char* bytes = nullptr;  // of a file that was made or taken out, or RGBA
  size_t byte_count = 0;
  int width = 0, height = 0;
};

/// Everything that came from the applicant's files; worker_forget() overwrites it.
struct Held {
  std::string file;                // the first, and mostly only one
  std::vector<std::string> files;  // of jobs that take several
  std::string json, result;        // of the answer
};
Held& held();

const Answer* told(int width, int height);

/// The answer are the pixels of this view of a picture; none when it cannot be decoded.
const Answer* told_view(std::string_view picture, int long_side);

}  // namespace beian::worker
