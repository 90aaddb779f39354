// Parts of Dear ImGui and of the C library that every ImGui program links and this page never uses:
// number formatting and tables. About 15 KB of the compressed page.
#include <cstdarg>
#include <cstring>

#include "imgui.h"
#include "imgui_internal.h"

// Windows are named by formats without arguments.
int ImFormatString(char* out, size_t size, const char* format, ...) {
  va_list none;
  va_start(none, format);
  const int length = ImFormatStringV(out, size, format, none);
  va_end(none);
  return length;
}

/// Copies the format as it is; returns its length, as vsnprintf would.
int ImFormatStringV(char* out, size_t size, const char* format, va_list) {
  const size_t length = std::strlen(format);
  if (out == nullptr) return static_cast<int>(length);
  const size_t copied = length < size ? length : size - 1;
  std::memcpy(out, format, copied);
  out[copied] = '\0';
  return static_cast<int>(copied);
}

// imgui_tables.cpp is not compiled: no tables, no columns.
namespace ImGui {
void EndTable() {}
void EndColumns() {}
void TablePushColumnChannel(int) {}
void TablePopColumnChannel() {}
void TableGcCompactSettings() {}
void TableGcCompactTransientBuffers(ImGuiTable*) {}
void TableGcCompactTransientBuffers(ImGuiTableTempData*) {}
void TableSettingsAddSettingsHandler() {}
}  // namespace ImGui
