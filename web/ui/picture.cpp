#include "web/ui/picture.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

#include "imgui.h"
#include "imgui_internal.h"
#include "web/platform/platform.h"
#include "web/ui/semantics.h"

namespace beian::ui {
namespace {

// The backend lets go of a texture with the next frame it draws; until then it must know of it.
std::vector<ImTextureData*>& retired() {
  static std::vector<ImTextureData*> textures;
  return textures;
}

void bury_retired() {
  const auto gone = [](ImTextureData* texture) {
    if (texture->Status != ImTextureStatus_Destroyed) return false;
    ImGui::UnregisterUserTexture(texture);
    delete texture;
    return true;
  };
  auto& textures = retired();
  textures.erase(std::remove_if(textures.begin(), textures.end(), gone), textures.end());
}

}  // namespace

Picture::Picture(int width, int height, const uint8_t* rgba) : texture_(new ImTextureData) {
  bury_retired();
  texture_->Create(ImTextureFormat_RGBA32, width, height);
  std::memcpy(texture_->GetPixels(), rgba, static_cast<size_t>(texture_->GetSizeInBytes()));
  texture_->UseColors = true;
  texture_->SetStatus(ImTextureStatus_WantCreate);
  ImGui::RegisterUserTexture(texture_.get());
}

void Picture::Release::operator()(ImTextureData* texture) const {
  const bool never_drawn = texture->TexID == ImTextureID_Invalid;
  texture->SetStatus(never_drawn ? ImTextureStatus_Destroyed : ImTextureStatus_WantDestroy);
  texture->UnusedFrames = 1;
  std::memset(texture->GetPixels(), 0, static_cast<size_t>(texture->GetSizeInBytes()));
  texture->DestroyPixels();
  retired().push_back(texture);
  bury_retired();
}

int Picture::width() const {
  return texture_ ? texture_->Width : 0;
}
int Picture::height() const {
  return texture_ ? texture_->Height : 0;
}

void draw_picture(const Picture& picture, Rect rect, float radius) {
  if (!picture) return;
  ImTextureData& texture = *picture.texture_;
  if (texture.Status == ImTextureStatus_Destroyed) texture.SetStatus(ImTextureStatus_WantCreate);
  const float scale = platform::environment().scale;
  const ImVec2 a{std::round(rect.x * scale), std::round(rect.y * scale)};
  const ImVec2 b{std::round(rect.right() * scale), std::round(rect.bottom() * scale)};
  ImGui::GetWindowDrawList()->AddImageRounded(texture.GetTexRef(), a, b, {0, 0}, {1, 1},
                                              IM_COL32_WHITE, radius * scale);
}

void draw_turned(const Picture& picture, Rect rect, int degrees) {
  if (!picture) return;
  ImTextureData& texture = *picture.texture_;
  if (texture.Status == ImTextureStatus_Destroyed) texture.SetStatus(ImTextureStatus_WantCreate);
  const float s = platform::environment().scale;
  const ImVec2 corners[] = {{rect.x * s, rect.y * s},
                            {rect.right() * s, rect.y * s},
                            {rect.right() * s, rect.bottom() * s},
                            {rect.x * s, rect.bottom() * s}};
  const auto corner = [&](int i) { return corners[(i + degrees / 90) % 4]; };
  ImGui::GetWindowDrawList()->AddImageQuad(texture.GetTexRef(), corner(0), corner(1), corner(2),
                                           corner(3));
}

void image(std::string_view id, const Picture& picture, Rect rect, std::string_view alt,
           float radius) {
  draw_picture(picture, rect, radius);
  add_node({.id = id, .role = Role::image, .name = alt, .rect = rect});
}

Rect fitted(Rect room, float width, float height) {
  if (width <= 0 || height <= 0) return room;
  const float scale = std::min(room.w / width, room.h / height);
  const float w = width * scale, h = height * scale;
  return {room.x + (room.w - w) / 2, room.y + (room.h - h) / 2, w, h};
}

}  // namespace beian::ui
