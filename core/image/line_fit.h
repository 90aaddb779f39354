// The straight edge of a document near a line that is known roughly.
#pragma once
#include "core/image/geometry.h"
#include "core/image/image.h"

namespace beian {

struct Edge {
  Point from, to;      ///< two points of the line
  double support = 0;  ///< share of the places looked at that lie on it
  double step = 0;     ///< how far the colours beside it are apart, in grey levels
};

/// Looks across the side in many places for the largest step of colour, at most `band` pixels away,
/// and takes the line most of these steps lie on (RANSAC, then least squares). The picture is
/// looked at in squares of `unit` pixels: what is finer than that is not seen.
Edge fitted_edge(const Image& rgb, Point from, Point to, double band, double unit = 1);

/// The same for an edge that may be bent: a parabola.
struct Arc {
  double bow = 0;  ///< root mean square distance from its straightest line, by the side's length
  double support = 0;  ///< as of an edge
};
Arc fitted_arc(const Image& rgb, Point from, Point to, double band, double unit = 1);

/// Where two lines meet; the first's start if they are parallel.
Point meeting(const Edge& a, const Edge& b);

}  // namespace beian
