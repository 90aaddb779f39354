// Microsoft's compound file ([MS-CFB]): a file system in a file, in which old Office documents and
// encrypted new ones are kept. Everything is checked against the file's own size.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/image/bytes.h"

namespace beian {

class CompoundFile {
 public:
  static bool is_one(std::string_view bytes) {
    return bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
  }

  explicit CompoundFile(std::string_view bytes);

  bool damaged() const { return damaged_; }
  /// A stream or a storage right below the root.
  bool has(std::string_view name) const;
  /// All of a stream right below the root; nullopt when there is none or it is damaged.
  std::optional<std::string> stream(std::string_view name) const;

 private:
  struct Entry {
    std::string name;  // of ASCII names; others have '?'
    uint32_t left = 0, right = 0, child = 0, start = 0;
    uint64_t size = 0;
    bool is_stream = false;
  };

  const Entry* find(std::string_view name) const;
  /// The sectors of a chain; damaged when it leaves the file or runs in a circle.
  std::optional<std::string> chain(uint32_t start, uint64_t size) const;
  std::optional<std::string> small_chain(uint32_t start, uint64_t size) const;
  std::string_view sector(uint32_t number) const;
  void read_table();
  void read_directory();

  Bytes file_;
  uint32_t sector_size_ = 512, small_size_ = 64, cutoff_ = 4096;
  std::vector<uint32_t> table_;           // for each sector the one that follows it
  std::string small_table_, small_data_;  // the same for small streams, and their sectors
  std::vector<Entry> entries_;
  bool damaged_ = false;
};

}  // namespace beian
