// Dear ImGui's compile-time configuration (IMGUI_USER_CONFIG).
#pragma once
// No demo, no debug windows, no files, no built-in font: about 100 KB less.
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FONT
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
// "Another loader than stb_truetype": leaves stb_truetype out of the build. The loader that ImGui
// then asks for, ImGuiFreeType::GetFontLoader(), is ours (web/platform/glyphs.cpp); no FreeType.
#define IMGUI_ENABLE_FREETYPE
// No printf and scanf: nothing here is formatted (see web/ui/imgui_left_out.cpp).
#define IMGUI_DISABLE_DEFAULT_FORMAT_FUNCTIONS
