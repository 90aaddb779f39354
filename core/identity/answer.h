// What every identifier function answers with: a verdict and the reasons for it, as bits.
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "core/identity/reasons.h"
#include "core/text/normalize.h"

namespace beian {

enum class Verdict : uint8_t { valid, invalid, uncertain };

/// A set of reasons.
class Reasons {
 public:
  void add(Why why) { words_[index(why) / 64] |= uint64_t{1} << (index(why) % 64); }
  bool has(Why why) const {
    return ((words_[index(why) / 64] >> (index(why) % 64)) & uint64_t{1}) != 0;
  }
  bool empty() const { return words_[0] == 0 && words_[1] == 0; }

 private:
  static size_t index(Why why) { return static_cast<size_t>(why); }
  std::array<uint64_t, 2> words_{};
  static_assert(reason_count <= 128);
};

/// A short text without allocation. Appending beyond the capacity does nothing.
template <size_t N>
struct FixedText {
  std::array<char, N> bytes{};
  uint16_t size = 0;

  FixedText& operator+=(char c) {
    if (size < N) bytes[size++] = c;
    return *this;
  }
  FixedText& operator+=(std::string_view text) {
    const size_t count = std::min(text.size(), N - size);
    std::copy_n(text.data(), count, bytes.data() + size);
    size = static_cast<uint16_t>(size + count);
    return *this;
  }
  void assign(std::string_view text) {
    size = 0;
    *this += text;
  }
  bool empty() const { return size == 0; }
  std::string_view view() const { return {bytes.data(), size}; }
};

struct Answer {
  Verdict verdict = Verdict::valid;
  Reasons reasons;

  void reject(Why why) {
    reasons.add(why);
    verdict = Verdict::invalid;
  }
  void doubt(Why why) {
    reasons.add(why);
    if (verdict == Verdict::valid) verdict = Verdict::uncertain;
  }
  void note(Why why) { reasons.add(why); }
  void note_changes(uint8_t changes) {
    if ((changes & change::full_width) != 0) note(Why::text_full_width);
    if ((changes & change::spaces) != 0) note(Why::text_spaces);
    if ((changes & change::dashes) != 0) note(Why::text_dashes);
    if ((changes & change::invisible) != 0) note(Why::text_invisible);
  }
  bool rejected() const { return verdict == Verdict::invalid; }
};

/// An answer with the canonical spelling (empty when there is none) and, when the text as given is
/// wrong but a corrected one checks out, that one.
template <size_t N>
struct Spelled : Answer {
  FixedText<N> normalized, suggestion;
};

/// Runs `judge` (text → answer) on a text that has to be typed exactly: a text that is only right
/// after folding or after undoing look-alike letters is rejected, named and corrected.
/// `undo`: the digit a letter was probably meant to be, or the letter itself; may be nullptr.
template <typename Judge>
auto judge_exact(std::string_view text, uint8_t strip, char (*undo)(char), Judge judge) {
  const Folded folded = fold(text, strip);
  auto answer = judge(folded.view());
  if (folded.cut) answer.reject(Why::text_length);
  if (undo != nullptr && answer.rejected() && !folded.cut) {
    Folded undone = folded;
    for (size_t i = 0; i < undone.size; ++i) undone.bytes[i] = undo(undone.bytes[i]);
    if (undone.view() != folded.view()) {
      auto corrected = judge(undone.view());
      if (!corrected.rejected()) {
        corrected.suggestion = corrected.normalized;
        corrected.normalized = {};
        corrected.reject(Why::text_look_alike);
        corrected.note_changes(folded.changes);
        return corrected;
      }
    }
  }
  if (folded.changes != 0) {
    if (!answer.rejected()) answer.suggestion = answer.normalized;
    answer.note_changes(folded.changes);
    answer.verdict = Verdict::invalid;
  }
  return answer;
}

/// O for 0 and I, l for 1: for numbers that hold no such letters.
inline char undo_letters(char c) {
  if (c == 'O' || c == 'o') return '0';
  if (c == 'I' || c == 'l' || c == 'i' || c == '|') return '1';
  return c;
}

}  // namespace beian
