// How well a number tells bad pictures from good ones.
#pragma once
#include <algorithm>
#include <vector>

namespace scenes {

/// Larger is worse. `good` and `bad`: the numbers of the pictures of either class.
struct Ranking {
  std::vector<double> good, bad;

  /// Chance that a bad picture ranks above a good one.
  double auc() const {
    double above = 0;
    for (const double b : bad)
      for (const double g : good) above += b > g ? 1 : b == g ? 0.5 : 0;
    return above / (static_cast<double>(good.size()) * static_cast<double>(bad.size()));
  }
  /// Share of bad pictures caught when at most `share` of the good ones are.
  double caught(double share) const {
    std::vector<double> sorted = good;
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    const double limit = sorted[static_cast<size_t>(share * static_cast<double>(sorted.size()))];
    const auto above = [&](double value) { return value > limit; };
    return static_cast<double>(std::count_if(bad.begin(), bad.end(), above)) /
           static_cast<double>(bad.size());
  }
};

}  // namespace scenes
