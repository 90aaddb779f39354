#include "core/document/compound_file.h"

#include <algorithm>

namespace beian {
namespace {

constexpr uint32_t last_sector = 0xFFFFFFFA;  // greater numbers mean: end, free, a table
constexpr uint32_t none = 0xFFFFFFFF;
constexpr size_t entry_size = 128, table_sectors_in_header = 109;
constexpr uint64_t unknown_size = ~uint64_t{0};

}  // namespace

CompoundFile::CompoundFile(std::string_view bytes) : file_(bytes, true) {
  const uint32_t shift = file_.u16(30), small_shift = file_.u16(32);
  damaged_ = !is_one(bytes) || (shift != 9 && shift != 12) || small_shift != 6;
  if (damaged_) return;
  sector_size_ = 1u << shift;
  cutoff_ = file_.u32(56);
  read_table();
  if (!damaged_) read_directory();
}

/// Sectors count from behind the header, which fills one of them.
std::string_view CompoundFile::sector(uint32_t number) const {
  const uint64_t at = (uint64_t{number} + 1) * sector_size_;
  return at < file_.size() ? file_.view(static_cast<size_t>(at), sector_size_) : std::string_view();
}

/// The table's own sectors are listed in the header and in a chain of more lists.
void CompoundFile::read_table() {
  const size_t most = file_.size() / sector_size_ + 1;
  std::vector<uint32_t> places;
  for (size_t i = 0; i < table_sectors_in_header; ++i) places.push_back(file_.u32(76 + 4 * i));
  uint32_t list = file_.u32(68);
  for (size_t read = 0; list < last_sector && read < most; ++read) {
    const Bytes more(sector(list), true);
    for (size_t at = 0; at + 8 <= sector_size_; at += 4) places.push_back(more.u32(at));
    list = more.u32(sector_size_ - 4);
    damaged_ |= more.size() < sector_size_;
    if (damaged_) return;
  }
  for (const uint32_t place : places) {
    if (place >= last_sector) continue;
    const Bytes part(sector(place), true);
    damaged_ |= part.size() == 0;
    if (table_.size() > most) return;  // listed more than once
    for (size_t at = 0; at + 4 <= part.size(); at += 4) table_.push_back(part.u32(at));
  }
}

std::optional<std::string> CompoundFile::chain(uint32_t start, uint64_t size) const {
  std::string result;
  uint32_t number = start;
  while (number < last_sector && result.size() < size) {
    const std::string_view part = sector(number);
    if (part.empty() || number >= table_.size() || result.size() > file_.size())
      return std::nullopt;
    result += part;
    number = table_[number];
  }
  if (size == unknown_size) return result;
  if (result.size() < size) return std::nullopt;
  result.resize(static_cast<size_t>(size));
  return result;
}

std::optional<std::string> CompoundFile::small_chain(uint32_t start, uint64_t size) const {
  const Bytes table(small_table_, true), data(small_data_, true);
  std::string result;
  uint32_t number = start;
  while (number < last_sector && result.size() < size) {
    const uint64_t at = uint64_t{number} * small_size_, next = uint64_t{number} * 4;
    if (at >= data.size() || next >= table.size() || result.size() > data.size())
      return std::nullopt;
    result += data.view(static_cast<size_t>(at), small_size_);
    number = table.u32(static_cast<size_t>(next));
  }
  if (result.size() < size) return std::nullopt;
  result.resize(static_cast<size_t>(size));
  return result;
}

void CompoundFile::read_directory() {
  const std::optional<std::string> bytes = chain(file_.u32(48), unknown_size);
  damaged_ = !bytes || bytes->size() < entry_size;
  if (damaged_) return;
  const Bytes directory(*bytes, true);
  for (size_t at = 0; at + entry_size <= directory.size(); at += entry_size) {
    Entry entry;
    const size_t length = std::min<size_t>(directory.u16(at + 64), 64);  // with the 0 at its end
    for (size_t i = 0; i + 2 < length; i += 2) {
      const uint32_t unit = directory.u16(at + i);
      entry.name += unit < 0x80 ? static_cast<char>(unit) : '?';
    }
    entry.is_stream = directory.u8(at + 66) == 2;
    entry.left = directory.u32(at + 68);
    entry.right = directory.u32(at + 72);
    entry.child = directory.u32(at + 76);
    entry.start = directory.u32(at + 116);
    entry.size = directory.u32(at + 120);  // larger ones would not fit into the file
    entries_.push_back(std::move(entry));
  }
  if (const uint32_t start = file_.u32(60); start < last_sector)
    small_table_ = chain(start, unknown_size).value_or("");
  if (entries_[0].start < last_sector)
    small_data_ = chain(entries_[0].start, unknown_size).value_or("");
}

/// Walks the tree below the root; each entry at most once.
const CompoundFile::Entry* CompoundFile::find(std::string_view name) const {
  if (entries_.empty()) return nullptr;
  std::vector<uint32_t> waiting{entries_[0].child};
  std::vector<bool> seen(entries_.size());
  while (!waiting.empty()) {
    const uint32_t index = waiting.back();
    waiting.pop_back();
    if (index == none || index >= entries_.size() || seen[index]) continue;
    seen[index] = true;
    const Entry& entry = entries_[index];
    if (entry.name == name) return &entry;
    waiting.push_back(entry.left);
    waiting.push_back(entry.right);
  }
  return nullptr;
}

bool CompoundFile::has(std::string_view name) const {
  return find(name) != nullptr;
}

std::optional<std::string> CompoundFile::stream(std::string_view name) const {
  const Entry* entry = find(name);
  if (!entry || !entry->is_stream || entry->size > file_.size()) return std::nullopt;
  return entry->size < cutoff_ ? small_chain(entry->start, entry->size)
                               : chain(entry->start, entry->size);
}

}  // namespace beian
