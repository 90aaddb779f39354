#include "web/platform/glyphs.h"

#include <emscripten.h>

#include <cmath>
#include <vector>

#include "imgui.h"
#include "imgui_internal.h"
#include "misc/freetype/imgui_freetype.h"

extern "C" {
// platform.js. Weight 400 or 700; size in device pixels.
double beian_glyph_metrics(int weight, double size, double* ascent_descent);
double beian_glyph_advance(int weight, double size, unsigned codepoint);
// box: x0, y0, width, height relative to the pen on the baseline; the bitmap has one byte a pixel.
int beian_glyph_draw(int weight, double size, unsigned codepoint, int* box, unsigned char* pixels,
                     int capacity);
}

namespace beian::glyphs {
namespace {

constexpr unsigned short first_lent = 0xE000, last_lent = 0xF8FF;
std::vector<char32_t> loans;

int weight_of(const ImFontConfig* source) {
  return source->FontNo == 1 ? 700 : 400;
}

bool contains(ImFontAtlas*, ImFontConfig*, ImWchar) {
  return true;
}  // the browser falls back itself

bool start_size(ImFontAtlas*, ImFontConfig* source, ImFontBaked* baked, void*) {
  double metrics[2] = {};
  beian_glyph_metrics(weight_of(source), static_cast<double>(baked->Size), metrics);
  baked->Ascent = static_cast<float>(metrics[0]);
  baked->Descent = static_cast<float>(-metrics[1]);
  return true;
}

bool load(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar codepoint,
          ImFontGlyph* glyph, float* advance) {
  const int weight = weight_of(source);
  const auto size = static_cast<double>(baked->Size);
  const auto real = static_cast<unsigned>(lent(codepoint));
  const auto pen = static_cast<float>(beian_glyph_advance(weight, size, real));
  if (advance != nullptr) {
    *advance = pen;
    return true;
  }
  glyph->Codepoint = codepoint;
  glyph->AdvanceX = pen;

  const int side = static_cast<int>(std::ceil(size * 2)) + 4;
  ImFontAtlasBuilder* builder = atlas->Builder;
  builder->TempBuffer.resize(side * side);
  int box[4] = {};
  if (beian_glyph_draw(weight, size, real, box, builder->TempBuffer.Data, side * side) == 0) {
    return true;  // a blank: it advances, nothing is drawn
  }
  const ImFontAtlasRectId id = ImFontAtlasPackAddRect(atlas, box[2], box[3]);
  if (id == ImFontAtlasRectId_Invalid) return false;
  ImTextureRect* rect = ImFontAtlasPackGetRect(atlas, id);
  const float top = baked->Ascent + static_cast<float>(box[1]);
  glyph->X0 = static_cast<float>(box[0]);
  glyph->Y0 = top;
  glyph->X1 = static_cast<float>(box[0] + box[2]);
  glyph->Y1 = top + static_cast<float>(box[3]);
  glyph->Visible = true;
  glyph->PackId = id;
  ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, rect, builder->TempBuffer.Data,
                                     ImTextureFormat_Alpha8, box[2]);
  return true;
}

const ImFontLoader* loader() {
  static const ImFontLoader instance = [] {
    ImFontLoader l;
    l.Name = "canvas-2d";
    l.FontSrcContainsGlyph = contains;
    l.FontBakedInit = start_size;
    l.FontBakedLoadGlyph = load;
    return l;
  }();
  return &instance;
}

}  // namespace

Fonts add_fonts() {
  ImFontAtlas* atlas = ImGui::GetIO().Fonts;
  Fonts fonts;
  for (int bold = 0; bold < 2; ++bold) {
    ImFontConfig config;
    config.FontLoader = loader();
    config.SizePixels = 15;
    config.FontNo = static_cast<ImU32>(bold);
    config.EllipsisChar = 0x2026;
    config.PixelSnapH = true;
    config.OversampleH = config.OversampleV = 1;
    (bold == 1 ? fonts.bold : fonts.regular) = atlas->AddFont(&config);
  }
  return fonts;
}

unsigned short lend(char32_t astral) {
  for (size_t i = 0; i < loans.size(); ++i) {
    if (loans[i] == astral) return static_cast<unsigned short>(first_lent + i);
  }
  if (loans.size() > last_lent - first_lent) return 0;
  loans.push_back(astral);
  return static_cast<unsigned short>(first_lent + loans.size() - 1);
}

char32_t lent(unsigned short c) {
  const size_t index = static_cast<size_t>(c) - first_lent;
  return c >= first_lent && index < loans.size() ? loans[index] : c;
}

}  // namespace beian::glyphs

// Stands in for FreeType's loader, so that stb_truetype stays out (see ui/imgui_config.h).
const ImFontLoader* ImGuiFreeType::GetFontLoader() {
  return beian::glyphs::loader();
}
