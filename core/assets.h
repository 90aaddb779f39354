// The files of assets/ that were compiled in. Generated source: see core/CMakeLists.txt.
#pragma once
#include <span>
#include <string_view>

namespace beian {

struct Asset {
  std::string_view path;  // "rules/phone.json"
  std::string_view bytes;
};

/// All files the core needs, in the order of their paths.
std::span<const Asset> core_assets();

/// Bytes of one file; "" when it was not compiled in.
std::string_view core_asset(std::string_view path);

}  // namespace beian
