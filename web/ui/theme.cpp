#include "web/ui/theme.h"

#include <algorithm>
#include <array>
#include <cmath>
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

Palette packed_all(const std::array<uint32_t, static_cast<size_t>(Colour::count)>& rgb) {
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

using Rgb = std::array<float, 3>;  // 0–1

Rgb unpacked(uint32_t rgb) {
  const auto part = [&](unsigned shift) { return static_cast<float>(rgb >> shift & 0xFF) / 255; };
  return {part(16), part(8), part(0)};
}
uint32_t packed(const Rgb& colour) {
  uint32_t rgb = 0;
  for (const float part : colour) rgb = rgb << 8 | static_cast<uint32_t>(std::lround(part * 255));
  return rgb;
}
Rgb mixed(const Rgb& a, const Rgb& b, float share_of_b) {
  Rgb mix{};
  for (size_t i = 0; i < 3; ++i) mix[i] = a[i] + (b[i] - a[i]) * share_of_b;
  return mix;
}

/// Contrast as WCAG 2 counts it: 1 to 21.
float contrast(const Rgb& a, const Rgb& b) {
  const auto luminance = [](const Rgb& colour) {
    const auto linear = [](float c) {
      return c <= 0.04045F ? c / 12.92F : std::pow((c + 0.055F) / 1.055F, 2.4F);
    };
    return 0.2126F * linear(colour[0]) + 0.7152F * linear(colour[1]) + 0.0722F * linear(colour[2]);
  };
  const float la = luminance(a), lb = luminance(b);
  return (std::max(la, lb) + 0.05F) / (std::min(la, lb) + 0.05F);
}

/// Another accent than ours, made readable on all it stands on and below what is written on it.
void set_accent(Palette& palette, uint32_t rgb, bool dark) {
  const auto& ours = dark ? dark_rgb : light_rgb;
  const auto of = [&](Colour colour) { return unpacked(ours[static_cast<size_t>(colour)]); };
  const Rgb surface = of(Colour::surface), ground = of(Colour::background);
  const Rgb end = dark ? Rgb{1, 1, 1} : Rgb{0, 0, 0};
  Rgb accent = unpacked(rgb), tint{};
  for (int step = 0; step < 50; ++step) {
    tint = mixed(surface, accent, dark ? 0.2F : 0.1F);
    const float least =
        std::min({contrast(accent, surface), contrast(accent, ground), contrast(accent, tint)});
    if (least >= 4.6F) break;
    accent = mixed(accent, end, 0.05F);
  }
  const Rgb white{1, 1, 1}, black = unpacked(0x0B1220);
  const auto set = [&](Colour colour, const Rgb& value) {
    palette[static_cast<size_t>(colour)] = pack(packed(value));
  };
  set(Colour::accent, accent);
  set(Colour::accent_tint, tint);
  set(Colour::on_accent, contrast(accent, white) >= contrast(accent, black) ? white : black);
}

std::optional<uint32_t> wanted_accent;
Theme current = Theme::light;
Palette palette = packed_all(light_rgb);

}  // namespace

void use_theme(Theme theme, const uint32_t* forced) {
  current = theme;
  if (theme == Theme::forced) {
    palette = from_system(forced);
  } else {
    const bool dark = theme == Theme::dark;
    palette = packed_all(dark ? dark_rgb : light_rgb);
    if (wanted_accent) set_accent(palette, *wanted_accent, dark);
  }
}

void use_accent(std::optional<uint32_t> rgb) {
  wanted_accent = rgb;
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
