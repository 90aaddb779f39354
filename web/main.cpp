// Starts the page and draws its frames: events come in through platform.cpp, App draws, and nothing
// runs while nothing happens.
#include <GLES3/gl3.h>
#include <emscripten.h>
#include <emscripten/html5.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "imgui.h"
#include "imgui_impl_opengl3.h"
#include "web/app/app.h"
#include "web/platform/offline.h"
#include "web/platform/platform.h"
#include "web/ui/fonts.h"
#include "web/ui/interaction.h"
#include "web/ui/semantics.h"
#include "web/ui/theme.h"

extern "C" {
void beian_start();
void beian_start_plain();
void beian_draw_now();
void beian_set_cursor(int pointing);
}

namespace beian {

namespace ui {
namespace {
glyphs::Fonts loaded;
}
const glyphs::Fonts& fonts() {
  return loaded;
}
void load_fonts() {
  loaded = glyphs::add_fonts();
}
}  // namespace ui

namespace {

constexpr ImGuiWindowFlags whole_window =
    ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
    ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse;

// True when another pass must follow before anything is shown.
bool pass(double milliseconds) {
  const platform::Environment& e = platform::environment();
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {e.width, e.height};
  io.DeltaTime = 1.0F / 60;
  ui::begin_interaction(milliseconds);
  ui::begin_semantics();
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(io.DisplaySize);
  ImGui::Begin("page", nullptr, whole_window);
  const bool again = app().draw();
  ImGui::SetCursorScreenPos({0, 0});
  ImGui::Dummy({1, 1});
  ImGui::End();
  ImGui::Render();
  ui::end_semantics();
  beian_set_cursor(ImGui::GetMouseCursor() == ImGuiMouseCursor_Hand ? 1 : 0);
  ui::end_interaction();
  return again || ui::events_pending();
}

// FNV-1a over all that makes the picture: equal hashes, equal pictures.
uint32_t hash_of(const ImDrawData& data) {
  uint32_t hash = 2166136261U;
  const auto add = [&](const void* bytes, size_t size) {
    const auto* p = static_cast<const unsigned char*>(bytes);
    for (size_t i = 0; i + 4 <= size; i += 4) {
      uint32_t word = 0;
      std::memcpy(&word, p + i, 4);
      hash = (hash ^ word) * 16777619U;
    }
  };
  const uint32_t ground = ui::rgba(ui::Colour::background);
  add(&ground, sizeof ground);
  for (const ImDrawList* list : data.CmdLists) {
    add(list->VtxBuffer.Data, static_cast<size_t>(list->VtxBuffer.size_in_bytes()));
    for (const ImDrawCmd& command : list->CmdBuffer) {
      add(&command.TexRef._TexData, sizeof command.TexRef._TexData);
      add(&command.ClipRect, sizeof command.ClipRect);
      add(&command.ElemCount, sizeof command.ElemCount);
    }
  }
  return hash;
}

// Textures to make, fill or let go of: only painting does it.
bool textures_wait(const ImDrawData& data) {
  return std::any_of(
      data.Textures->begin(), data.Textures->end(),
      [](const ImTextureData* texture) { return texture->Status != ImTextureStatus_OK; });
}

void paint(const ImDrawData& data) {
  const platform::Environment& e = platform::environment();
  const uint32_t ground = ui::rgba(ui::Colour::background);
  const auto channel = [&](unsigned shift) {
    return static_cast<float>(ground >> shift & 0xFF) / 255.0F;
  };
  glViewport(0, 0, static_cast<int>(e.width), static_cast<int>(e.height));
  glClearColor(channel(0), channel(8), channel(16), 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(const_cast<ImDrawData*>(&data));
}

}  // namespace
}  // namespace beian

extern "C" {

/// Draws the page as it is now and returns a hash of the picture. Where the canvas `shows` that
/// very picture, it is left alone.
EMSCRIPTEN_KEEPALIVE uint32_t beian_frame(double milliseconds, uint32_t shows) {
  while (beian::pass(milliseconds)) {
  }
  const ImDrawData& data = *ImGui::GetDrawData();
  const uint32_t hash = beian::hash_of(data);
  if (hash != shows || beian::textures_wait(data)) beian::paint(data);
  return hash;
}

/// All GL objects are gone; what they were made of is not.
EMSCRIPTEN_KEEPALIVE void beian_context_restored() {
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplOpenGL3_Init("#version 300 es");
}

}  // extern "C"

int main() {
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.majorVersion = 2;
  attributes.alpha = false;
  attributes.depth = false;
  attributes.stencil = false;
  attributes.antialias = false;
  attributes.enableExtensionsByDefault = false;  // none is used; each is a question to the GPU
  const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context =
      emscripten_webgl_create_context("#canvas", &attributes);
  if (context <= 0) {
    beian_start_plain();
    return 0;
  }
  emscripten_webgl_make_context_current(context);

  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = io.LogFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  ImGui::GetStyle().AntiAliasedLinesUseTex = false;
  ImGui::GetStyle().WindowPadding = {0, 0};
  ImGui::GetStyle().WindowBorderSize = 0;  // it would cut one pixel off each side
  beian::ui::load_fonts();
  ImGui_ImplOpenGL3_Init("#version 300 es");
  beian_start();
  beian::platform::watch_for_newer();
  beian_draw_now();  // the first frame at once, not one animation frame later
  return 0;
}
