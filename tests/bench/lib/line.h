// How the benchmarks print a result: the same columns as line.mjs.
#pragma once
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

namespace bench {

#ifdef __EMSCRIPTEN__
constexpr const char* build = "wasm";
#else
constexpr const char* build = "native";
#endif

inline int decimals(double value) {
  return value < 1 ? 4 : value < 1000 ? 1 : 0;
}

inline void line(const char* what, double value, const char* unit) {
  std::printf("%-8s %-44s %12.*f %s\n", build, what, decimals(value), value, unit);
}

/// With an aim that the value should not exceed.
inline void line_at_most(const char* what, double value, const char* unit, double aim) {
  std::printf("%-8s %-44s %12.*f %-8s aim <= %-8g %s\n", build, what, decimals(value), value, unit,
              aim, value <= aim ? "met" : "NOT MET");
}

/// Median of the milliseconds that `work` takes.
template <typename Work>
double median_ms(size_t runs, Work work) {
  std::vector<double> times;
  for (size_t i = 0; i < runs; ++i) {
    const auto start = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    times.push_back(took.count());
  }
  const auto middle = times.begin() + static_cast<std::ptrdiff_t>(runs / 2);
  std::nth_element(times.begin(), middle, times.end());
  return *middle;
}

}  // namespace bench
