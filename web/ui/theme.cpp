#include "web/ui/theme.h"

#include <array>
#include <cstddef>

namespace beian::ui {
namespace {

using Palette = std::array<uint32_t, static_cast<size_t>(Colour::count)>;

// 0xRRGGBB in the order of Colour. Every text pair keeps a contrast of at least 4.5:1.
constexpr std::array<uint32_t, static_cast<size_t>(Colour::count)> light_rgb = {
    0xF5F6F8, 0xFFFFFF, 0xE2E5EA, 0x1B1F26, 0x59616E, 0x1257D6, 0xFFFFFF, 0xE9F1FE, 0xC9251C,
    0xFEECEA, 0x9A5300, 0xFFF4E0, 0x0A7F45, 0xE6F6EC, 0xEEF0F4, 0xF3F5F9, 0x49515E, 0x0B0D10};
constexpr std::array<uint32_t, static_cast<size_t>(Colour::count)> dark_rgb = {
    0x121418, 0x1B1E24, 0x31363F, 0xE9EBEF, 0xA3ABB8, 0x7AA9FF, 0x0B1220, 0x1B2A45, 0xFF8A80,
    0x3B1D1D, 0xFFC266, 0x35290F, 0x63D297, 0x12301F, 0x262A32, 0x22262E, 0xB4BCC9, 0x000000};

constexpr uint32_t pack(uint32_t rgb, uint32_t alpha = 0xFF) {
  return alpha << 24 | (rgb & 0xFF) << 16 | (rgb & 0xFF00) | rgb >> 16;
}

Palette packed(const std::array<uint32_t, static_cast<size_t>(Colour::count)>& rgb) {
  Palette palette{};
  for (size_t i = 0; i < rgb.size(); ++i) palette[i] = pack(rgb[i]);
  palette[static_cast<size_t>(Colour::scrim)] = pack(0x0B0D10, 0x8C);
  return palette;
}

// Only the user's own colours: Canvas, CanvasText, LinkText, ButtonFace, Highlight, GrayText.
Palette from_system(const uint32_t* c) {
  Palette palette{};
  palette.fill(c[1]);
  const auto set = [&](Colour colour, uint32_t value) {
    palette[static_cast<size_t>(colour)] = value;
  };
  for (const Colour ground :
       {Colour::background, Colour::surface, Colour::error_tint, Colour::warning_tint,
        Colour::pass_tint, Colour::accent_tint, Colour::on_accent, Colour::hover, Colour::scrim}) {
    set(ground, c[0]);
  }
  set(Colour::neutral_tint, c[3]);
  set(Colour::accent, c[2]);
  return palette;
}

Theme current = Theme::light;
Palette palette = packed(light_rgb);

}  // namespace

void use_theme(Theme theme, const uint32_t* forced) {
  current = theme;
  if (theme == Theme::forced) {
    palette = from_system(forced);
  } else {
    palette = packed(theme == Theme::dark ? dark_rgb : light_rgb);
  }
}

Theme theme() {
  return current;
}

uint32_t rgba(Colour colour) {
  return palette[static_cast<size_t>(colour)];
}

std::string css(Colour colour) {
  constexpr char hex[] = "0123456789abcdef";
  const uint32_t c = rgba(colour);
  std::string out = "#";
  for (const unsigned shift : {0U, 8U, 16U}) {
    out += hex[c >> (shift + 4) & 0xF];
    out += hex[c >> shift & 0xF];
  }
  return out;
}

}  // namespace beian::ui
