// Pictures on the canvas: photos that the applicant has chosen, and views of them.
#pragma once
#include <cstdint>
#include <memory>
#include <string_view>

#include "web/ui/draw.h"

struct ImTextureData;

namespace beian::ui {

/// Pixels kept for drawing, as long as the object lives; made anew by the backend when the
/// drawing context was lost. Must not be let go while the page is being drawn.
class Picture {
 public:
  Picture() = default;
  /// Copies width × height × 4 bytes of RGBA.
  Picture(int width, int height, const uint8_t* rgba);

  explicit operator bool() const { return texture_ != nullptr; }
  int width() const;
  int height() const;

 private:
  struct Release {
    void operator()(ImTextureData* texture) const;
  };
  std::unique_ptr<ImTextureData, Release> texture_;

  friend void draw_picture(const Picture& picture, Rect rect, float radius);
  friend void draw_turned(const Picture& picture, Rect rect, int degrees);
};

/// The whole picture, stretched to the rectangle.
void draw_picture(const Picture& picture, Rect rect, float radius = 0);

/// Turned by 0, 90, 180 or 270 degrees clockwise.
void draw_turned(const Picture& picture, Rect rect, int degrees);

/// The same with its node, for those who hear the page: `alt` says what can be seen.
void image(std::string_view id, const Picture& picture, Rect rect, std::string_view alt,
           float radius = 0);

/// The largest rectangle of the proportions width : height inside `room`, centred.
Rect fitted(Rect room, float width, float height);

}  // namespace beian::ui
