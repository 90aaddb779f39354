// The colours of ui.md for light and dark, and the system's own when it forces its palette.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

namespace beian::ui {

enum class Colour : uint8_t {
  background,
  surface,
  line,
  text,
  secondary,
  accent,
  on_accent,
  accent_tint,  // selected step
  error,
  error_tint,
  warning,
  warning_tint,
  pass,
  pass_tint,
  neutral_tint,  // pills
  hover,
  review,  // the bar of 「需要您确认」
  scrim,   // behind dialogs
  count
};

enum class Theme : uint8_t { light, dark, forced };

/// `forced`: Canvas, CanvasText, LinkText, ButtonFace, Highlight, GrayText as 0xAABBGGRR.
void use_theme(Theme theme, const uint32_t* forced = nullptr);
Theme theme();
/// 0xRRGGBB in place of our blue, from the next use_theme() on; made darker or lighter until it can
/// be read. Nothing: our own.
void use_accent(std::optional<uint32_t> rgb);

uint32_t rgba(Colour colour);    // 0xAABBGGRR, as Dear ImGui packs it
std::string css(Colour colour);  // "#rrggbb"

}  // namespace beian::ui
