// Numbers that are the same on every machine: the standard's distributions are not.
#pragma once
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <vector>

namespace scenes {

class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15 + 0x1234567) {}

  uint32_t next() {
    state_ += 0x9e3779b97f4a7c15;
    uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return static_cast<uint32_t>((z ^ (z >> 31)) >> 32);
  }
  double real(double from, double to) { return from + (to - from) * next() / 4294967296.0; }
  int integer(int from, int to) {
    return from + static_cast<int>(next() % (static_cast<unsigned>(to - from) + 1U));
  }
  bool chance(double share) { return real(0, 1) < share; }
  double normal() {
    const double u = real(1e-9, 1), v = real(0, 1);
    return std::sqrt(-2 * std::log(u)) * std::cos(2 * std::numbers::pi * v);
  }
  template <typename T>
  const T& pick(const std::vector<T>& list) {
    return list[next() % list.size()];
  }

 private:
  uint64_t state_;
};

}  // namespace scenes
