#pragma once

namespace beian {

/// x' = a x + c y + e, y' = b x + d y + f, as PDF writes it.
struct PdfMatrix {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;
};

/// First `m`, then `n`.
constexpr PdfMatrix operator*(const PdfMatrix& m, const PdfMatrix& n) {
  return {m.a * n.a + m.b * n.c, m.a * n.b + m.b * n.d,       m.c * n.a + m.d * n.c,
          m.c * n.b + m.d * n.d, m.e * n.a + m.f * n.c + n.e, m.e * n.b + m.f * n.d + n.f};
}

}  // namespace beian
