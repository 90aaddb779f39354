// The frequencies of a square of 256 by 256 samples.
#pragma once
#include <vector>

namespace beian {

/// Two real pictures at once, as the real and the imaginary part; rows one after the other. `turn`
/// replaces the samples by their Fourier transform, with columns and rows exchanged.
struct Spectrum {
  static constexpr int side = 256;
  std::vector<float> real = std::vector<float>(side * side);
  std::vector<float> imaginary = std::vector<float>(side * side);
  void transform();

  struct Powers {
    float first, second;
  };
  /// Of the two pictures at the frequency x, y in cycles over the square; negative ones allowed.
  Powers powers(int x, int y) const;
};

}  // namespace beian
