// Whose software is inside, and on which terms: THIRD_PARTY_NOTICES.md as it is.
#include <map>

#include "web/app/views.h"
#include "web/app/words.h"
#include "web/assets.h"

namespace beian {
namespace {

struct Part {
  std::string title;
  std::vector<std::string> paragraphs;
};

/// "## Title" begins a part, an empty line a paragraph; what stands before the first part is not
/// shown.
std::vector<Part> parts() {
  std::vector<Part> all;
  std::string_view rest = web_asset("../THIRD_PARTY_NOTICES.md");
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (line.starts_with("## ")) {
      all.push_back({std::string(line.substr(3)), {}});
    } else if (!line.empty() && !all.empty()) {
      all.back().paragraphs.emplace_back(line);
    }
  }
  return all;
}

constexpr ui::TextStyle quiet{13.5F, false, ui::Colour::secondary};

/// Breaking so much text into lines takes longer than a frame: their heights are kept for one
/// width.
float height(const std::string& text, float width) {
  static std::map<const std::string*, float> heights;
  static float for_width = 0;
  if (for_width != width) heights.clear();
  for_width = width;
  const auto [place, is_new] = heights.try_emplace(&text, 0.0F);
  if (is_new) place->second = ui::paragraph_height(width, text, quiet);
  return place->second;
}

}  // namespace

void notices_view(App& app, ui::Rect window) {
  static const std::vector<Part> all = parts();
  const ui::Rect room = begin_sheet(app, window, tr("notices.title"), 620);
  float y = room.y;
  y += ui::prose("notices-lead", room.x, y, room.w, tr("notices.lead"),
                 {15, false, ui::Colour::text}) +
       8;
  int index = 0;
  for (const Part& part : all) {
    y += ui::heading(2, room.x, y + 8, room.w, part.title) + 10;
    for (const std::string& text : part.paragraphs) {
      const ui::Rect place{room.x, y, room.w, height(text, room.w)};
      if (place.bottom() > window.y && place.y < window.bottom()) {
        ui::paragraph(place.x, place.y, place.w, text, quiet);
      }
      ui::add_node({.id = "terms:" + std::to_string(index++),
                    .role = ui::Role::text,
                    .name = text,
                    .rect = place});
      y = place.bottom() + 6;
    }
  }
  end_sheet(app, room, y + 24);
}

}  // namespace beian
