// What costs libjpeg-turbo most after Huffman's codes, on the vectors of WebAssembly: it has places
// for such functions (jsimd.h), but fills them for real processors only. The same pixels as by its
// own C code, to the last bit. Compiled into the decoder (libraries.cmake), not into the core.
#include <cstdint>
#include <cstdio>  // which jpeglib.h leaves to us
#include <cstring>

#define JPEG_INTERNALS
extern "C" {
#include "jinclude.h"
#include "jpeglib.h"
// These two want the above.
#include "jdct.h"
#include "jsimd.h"
}

namespace {

using Four = int32_t __attribute__((vector_size(16)));
using Bytes = uint8_t __attribute__((vector_size(16)));

/// 13 bits of fraction.
constexpr int32_t fixed(double value) {
  return static_cast<int32_t>(value * 8192 + (value < 0 ? -0.5 : 0.5));
}

/// Loeffler, Ligtenberg and Moschytz, Practical fast 1-D DCT algorithms with 11 multiplications
/// (1989), backwards, on four columns at once.
void inverse_dct(Four* v, int shift) {
  const Four even = (v[2] + v[6]) * fixed(0.541196100);
  const Four t2 = even - v[6] * fixed(1.847759065), t3 = even + v[2] * fixed(0.765366865);
  const int32_t half = 1 << (shift - 1);
  const Four t0 = ((v[0] + v[4]) << 13) + half, t1 = ((v[0] - v[4]) << 13) + half;
  const Four even0 = t0 + t3, even3 = t0 - t3, even1 = t1 + t2, even2 = t1 - t2;

  const Four all = (v[7] + v[3] + v[5] + v[1]) * fixed(1.175875602);
  const Four z1 = (v[7] + v[1]) * fixed(-0.899976223), z2 = (v[5] + v[3]) * fixed(-2.562915447);
  const Four z3 = (v[7] + v[3]) * fixed(-1.961570560) + all;
  const Four z4 = (v[5] + v[1]) * fixed(-0.390180644) + all;
  const Four odd0 = v[7] * fixed(0.298631336) + z1 + z3;
  const Four odd1 = v[5] * fixed(2.053119869) + z2 + z4;
  const Four odd2 = v[3] * fixed(3.072711026) + z2 + z3;
  const Four odd3 = v[1] * fixed(1.501321110) + z1 + z4;

  v[0] = (even0 + odd3) >> shift, v[7] = (even0 - odd3) >> shift;
  v[1] = (even1 + odd2) >> shift, v[6] = (even1 - odd2) >> shift;
  v[2] = (even2 + odd1) >> shift, v[5] = (even2 - odd1) >> shift;
  v[3] = (even3 + odd0) >> shift, v[4] = (even3 - odd0) >> shift;
}

void transpose(Four& a, Four& b, Four& c, Four& d) {
  const Four ab = __builtin_shufflevector(a, b, 0, 4, 1, 5);
  const Four cd = __builtin_shufflevector(c, d, 0, 4, 1, 5);
  const Four ab2 = __builtin_shufflevector(a, b, 2, 6, 3, 7);
  const Four cd2 = __builtin_shufflevector(c, d, 2, 6, 3, 7);
  a = __builtin_shufflevector(ab, cd, 0, 1, 4, 5);
  b = __builtin_shufflevector(ab, cd, 2, 3, 6, 7);
  c = __builtin_shufflevector(ab2, cd2, 0, 1, 4, 5);
  d = __builtin_shufflevector(ab2, cd2, 2, 3, 6, 7);
}

/// left: columns 0 … 3 of the eight rows, right: the others.
void transpose(Four* left, Four* right) {
  transpose(left[0], left[1], left[2], left[3]);
  transpose(left[4], left[5], left[6], left[7]);
  transpose(right[0], right[1], right[2], right[3]);
  transpose(right[4], right[5], right[6], right[7]);
  for (int i = 0; i < 4; ++i) {
    const Four moved = left[4 + i];
    left[4 + i] = right[i], right[i] = moved;
  }
}

Four within_byte(Four value) {
  value = value < 0 ? Four{} : value;
  const Four most = Four{} + 255;
  return value > most ? most : value;
}

Four loaded(const int16_t* from) {
  int16_t __attribute__((vector_size(8))) values;
  std::memcpy(&values, from, sizeof values);
  return __builtin_convertvector(values, Four);
}

Four loaded(const uint8_t* from) {
  uint8_t __attribute__((vector_size(4))) values;
  std::memcpy(&values, from, sizeof values);
  return __builtin_convertvector(values, Four);
}

void store(Four values, uint8_t* to) {
  const auto bytes = __builtin_convertvector(values, uint8_t __attribute__((vector_size(4))));
  std::memcpy(to, &bytes, sizeof bytes);
}

/// Four pixels; Cb and Cr come less 128.
struct Colours {
  Four red, green, blue;
  Colours(Four y, Four cb, Four cr)
      : red(within_byte(y + ((cr * 91881 + 32768) >> 16))),
        green(within_byte(y + ((cb * -22554 - cr * 46802 + 32768) >> 16))),
        blue(within_byte(y + ((cb * 116130 + 32768) >> 16))) {}
};

void convert_row(const uint8_t* y, const uint8_t* cb, const uint8_t* cr, uint8_t* to,
                 size_t count) {
  size_t x = 0;
  for (; x + 4 <= count; x += 4, to += 12) {
    const Colours four(loaded(y + x), loaded(cb + x) - 128, loaded(cr + x) - 128);
    const Four pixels = four.red | four.green << 8 | four.blue << 16;
    const Bytes packed =
        __builtin_shufflevector(reinterpret_cast<const Bytes&>(pixels), Bytes{}, 0, 1, 2, 4, 5, 6,
                                8, 9, 10, 12, 13, 14, 16, 16, 16, 16);
    std::memcpy(to, &packed, 12);
  }
  for (; x < count; ++x, to += 3) {
    const Colours one(Four{} + y[x], Four{} + (cb[x] - 128), Four{} + (cr[x] - 128));
    to[0] = static_cast<uint8_t>(one.red[0]), to[1] = static_cast<uint8_t>(one.green[0]);
    to[2] = static_cast<uint8_t>(one.blue[0]);
  }
}

/// Twice as wide, three quarters of the nearer sample and one of the farther; `near` is the row of
/// samples closer to the new one.
void widen_row(const uint8_t* __restrict near, const uint8_t* __restrict far,
               uint8_t* __restrict to, size_t count) {
  const auto sum = [&](size_t x) { return static_cast<unsigned>(near[x] * 3 + far[x]); };
  to[0] = static_cast<uint8_t>((sum(0) * 4 + 8) >> 4);
  for (size_t x = 1; x < count; ++x) {
    to[2 * x - 1] = static_cast<uint8_t>((sum(x - 1) * 3 + sum(x) + 7) >> 4);
    to[2 * x] = static_cast<uint8_t>((sum(x) * 3 + sum(x - 1) + 8) >> 4);
  }
  to[2 * count - 1] = static_cast<uint8_t>((sum(count - 1) * 4 + 7) >> 4);
}

}  // namespace

extern "C" {

int jsimd_can_idct_islow() {
  return 1;
}

void jsimd_idct_islow(j_decompress_ptr, jpeg_component_info* component, JCOEFPTR block,
                      JSAMPARRAY rows, JDIMENSION column) {
  const auto* factors = static_cast<const ISLOW_MULT_TYPE*>(component->dct_table);
  Four left[8], right[8];
  for (int y = 0; y < 8; ++y) {
    Four scale[2];
    std::memcpy(scale, factors + 8 * y, sizeof scale);
    left[y] = loaded(block + 8 * y) * scale[0];
    right[y] = loaded(block + 8 * y + 4) * scale[1];
  }
  inverse_dct(left, 11);
  inverse_dct(right, 11);
  transpose(left, right);
  inverse_dct(left, 18);
  inverse_dct(right, 18);
  transpose(left, right);
  for (int y = 0; y < 8; ++y) {
    store(within_byte(left[y] + 128), rows[y] + column);
    store(within_byte(right[y] + 128), rows[y] + column + 4);
  }
}

int jsimd_can_ycc_rgb() {
  return 1;
}

void jsimd_ycc_rgb_convert(j_decompress_ptr jpeg, JSAMPIMAGE planes, JDIMENSION row, JSAMPARRAY out,
                           int count) {
  for (int i = 0; i < count; ++i, ++row)
    convert_row(planes[0][row], planes[1][row], planes[2][row], out[i], jpeg->output_width);
}

int jsimd_can_h2v2_fancy_upsample() {
  return 1;
}

void jsimd_h2v2_fancy_upsample(j_decompress_ptr jpeg, jpeg_component_info* component, JSAMPARRAY in,
                               JSAMPARRAY* out) {
  for (int y = 0; y < jpeg->max_v_samp_factor; ++y) {
    const int near = y / 2, far = y % 2 == 0 ? near - 1 : near + 1;
    widen_row(in[near], in[far], (*out)[y], component->downsampled_width);
  }
}

}  // extern "C"
