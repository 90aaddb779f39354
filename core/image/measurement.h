// What every measurement of a picture answers with.
#pragma once
#include "core/image/geometry.h"

namespace beian {

enum class Outcome { pass, warn, fail, unknown };

struct Measurement {
  Outcome outcome = Outcome::unknown;
  double value = 0;
  double threshold = 0;   ///< the limit that was passed, or the first that would have been
  double confidence = 0;  ///< 0 … 1
  Polygon region;         ///< where, in the upright picture; empty: all of the document
};

/// Judged by two limits below which (`low`) or above which (`high`) a value is suspect, then bad.
inline Measurement judged_low(double value, double warn, double fail, double confidence) {
  const Outcome outcome = value < fail   ? Outcome::fail
                          : value < warn ? Outcome::warn
                                         : Outcome::pass;
  return {outcome, value, outcome == Outcome::fail ? fail : warn, confidence, {}};
}

inline Measurement judged_high(double value, double warn, double fail, double confidence) {
  const Outcome outcome = value > fail   ? Outcome::fail
                          : value > warn ? Outcome::warn
                                         : Outcome::pass;
  return {outcome, value, outcome == Outcome::fail ? fail : warn, confidence, {}};
}

}  // namespace beian
