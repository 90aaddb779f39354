// The first frame of a GIF (GIF89a, appendix F for its LZW). Our own: the decoders at hand refuse
// good files or have a history of reading beyond their memory.
#include <algorithm>
#include <array>
#include <string>

#include "core/image/bytes.h"
#include "core/image/decode.h"

namespace beian {
namespace {

constexpr uint32_t extension_block = 0x21, image_block = 0x2C, graphic_control = 0xF9;

struct Frame {
  int left = 0, top = 0, width = 0, height = 0;
  bool interlaced = false;
  std::string_view palette;
  int transparent = -1;  // index of the colour that is none
  size_t data = 0;       // where the LZW code size stands; 0: there is no frame
};

std::string_view palette_at(const Bytes& file, size_t at, uint32_t flags) {
  return (flags & 0x80) != 0 ? file.view(at, size_t{3} << ((flags & 7) + 1)) : std::string_view();
}

Frame first_frame(const Bytes& file) {
  Frame frame;
  frame.palette = palette_at(file, 13, file.u8(10));
  size_t at = 13 + frame.palette.size();
  while (file.u8(at) == extension_block) {
    if (file.u8(at + 1) == graphic_control && (file.u8(at + 3) & 1) != 0) {
      frame.transparent = static_cast<int>(file.u8(at + 6));
    }
    at += 2;
    while (file.u8(at) != 0) at += file.u8(at) + 1;
    ++at;
  }
  if (file.u8(at) != image_block) return frame;
  const auto number = [&](size_t place) { return static_cast<int>(file.u16(at + place)); };
  frame.left = number(1), frame.top = number(3), frame.width = number(5), frame.height = number(7);
  const uint32_t flags = file.u8(at + 9);
  frame.interlaced = (flags & 0x40) != 0;
  const std::string_view own = palette_at(file, at + 10, flags);
  if (!own.empty()) frame.palette = own;
  frame.data = at + 10 + own.size();
  return frame;
}

std::string sub_blocks(const Bytes& file, size_t at) {
  std::string data;
  for (; file.u8(at) != 0; at += file.u8(at) + 1) data += file.view(at + 1, file.u8(at));
  return data;
}

/// Puts pixels one after the other into their places on the screen.
class Painter {
 public:
  Painter(const Frame& frame, Image& screen) : frame_(frame), screen_(screen) {}

  bool full() const { return y_ >= frame_.height || frame_.width == 0; }

  void put(uint8_t index) {
    const int x = frame_.left + x_, y = frame_.top + y_;
    const size_t colour = size_t{3} * index;
    const bool seen = index != frame_.transparent && colour + 3 <= frame_.palette.size();
    if (seen && x < screen_.width && y < screen_.height) {
      uint8_t* pixel = screen_.row(y) + 4 * x;
      std::copy_n(frame_.palette.data() + colour, 3, pixel);
      pixel[3] = 255;
    }
    if (++x_ == frame_.width) next_row();
  }

 private:
  void next_row() {
    constexpr std::array start{0, 4, 2, 1}, step{8, 8, 4, 2};
    x_ = 0;
    y_ += frame_.interlaced ? step[pass_] : 1;
    while (frame_.interlaced && y_ >= frame_.height && pass_ < 3) y_ = start[++pass_];
  }

  const Frame& frame_;
  Image& screen_;
  int x_ = 0, y_ = 0;
  size_t pass_ = 0;
};

/// The strings of the codes: each is another code's and one more pixel.
class Table {
 public:
  explicit Table(uint32_t literals) : literals_(literals) { clear(); }

  void clear() { next_ = literals_ + 2, last_ = none; }
  uint32_t next() const { return next_; }

  /// The string of `code`, written so that it ends at the end of the buffer; empty when there is
  /// no such code. Learns the string that follows from it.
  std::string_view read(uint32_t code) {
    if (code > next_ || (code == next_ && last_ == none)) return {};
    char* const end = text_.data() + text_.size();
    char* at = end;
    if (code == next_) *--at = first_;  // the string being learnt: the last one and its first pixel
    for (uint32_t one = code == next_ ? last_ : code;; one = prefix_[one]) {
      if (one < literals_) {
        *--at = first_ = static_cast<char>(one);
        break;
      }
      *--at = suffix_[one];
    }
    if (last_ != none && next_ < most)
      prefix_[next_] = static_cast<uint16_t>(last_), suffix_[next_++] = first_;
    last_ = code;
    return {at, static_cast<size_t>(end - at)};
  }

 private:
  static constexpr uint32_t most = 4096, none = 0xFFFF;
  uint32_t literals_, next_ = 0, last_ = none;
  char first_ = 0;
  std::array<uint16_t, most> prefix_{};
  std::array<char, most> suffix_{};
  std::array<char, most + 1> text_{};
};

/// The frame is full; so, and then codes that make no sense; it is not full.
enum class Painted { whole, stray, partly };

/// Paints what the codes say.
Painted paint(std::string_view data, uint32_t code_size, Painter painter) {
  const uint32_t clear = 1u << code_size, end = clear + 1;
  Table table(clear);
  uint32_t held = 0, bits = 0, width = code_size + 1;
  for (size_t at = 0;;) {
    for (; bits < width && at < data.size(); bits += 8) {
      held |= static_cast<uint32_t>(static_cast<uint8_t>(data[at++])) << bits;
    }
    if (bits < width) return painter.full() ? Painted::whole : Painted::partly;
    const uint32_t code = held & ((1u << width) - 1);
    held >>= width, bits -= width;
    if (code == end) return painter.full() ? Painted::whole : Painted::partly;
    if (code == clear) {
      table.clear();
    } else {
      const std::string_view pixels = table.read(code);
      if (pixels.empty()) return painter.full() ? Painted::stray : Painted::partly;
      for (size_t i = 0; i < pixels.size() && !painter.full(); ++i) {
        painter.put(static_cast<uint8_t>(pixels[i]));
      }
    }
    width = code_size + 1;
    while (width < 12 && table.next() >= 1u << width) ++width;
  }
}

}  // namespace

Image decode_gif(std::string_view bytes, const ImageHeader& header,
                 std::vector<std::string_view>& damage) {
  const Bytes file(bytes, true);
  const Frame frame = first_frame(file);
  const uint32_t code_size = file.u8(frame.data);
  if (frame.data == 0 || code_size < 1 || code_size > 8) return {};
  Image screen{header.stored_width, header.stored_height, 4, {}};
  screen.pixels.resize(screen.stride() * static_cast<size_t>(screen.height));
  const Painted painted =
      paint(sub_blocks(file, frame.data + 1), code_size, Painter(frame, screen));
  if (painted == Painted::partly && header.complete) damage.push_back("damage-data");
  if (painted == Painted::stray) damage.push_back("damage-stray");
  return screen;
}

}  // namespace beian
