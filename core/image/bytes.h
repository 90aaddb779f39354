// Reading numbers out of a file, within its bounds: beyond them everything is 0.
#pragma once
#include <cstdint>
#include <string_view>

namespace beian {

class Bytes {
 public:
  Bytes() = default;
  explicit Bytes(std::string_view bytes, bool little_endian = false)
      : bytes_(bytes), little_(little_endian) {}

  size_t size() const { return bytes_.size(); }
  bool has(size_t at, size_t count) const { return at <= size() && count <= size() - at; }
  std::string_view view() const { return bytes_; }
  std::string_view view(size_t at, size_t count) const {
    return at <= size() ? bytes_.substr(at, count) : std::string_view();
  }

  uint32_t u8(size_t at) const { return at < size() ? static_cast<uint8_t>(bytes_[at]) : 0; }
  uint32_t u16(size_t at) const {
    return little_ ? u8(at) | u8(at + 1) << 8 : u8(at) << 8 | u8(at + 1);
  }
  uint32_t u32(size_t at) const {
    return little_ ? u16(at) | u16(at + 2) << 16 : u16(at) << 16 | u16(at + 2);
  }

 private:
  std::string_view bytes_;
  bool little_ = false;
};

}  // namespace beian
