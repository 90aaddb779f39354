// A step of the form: the catalogue's groups as cards, their fields in one or two columns.
#include <algorithm>

#include "web/app/views.h"
#include "web/app/words.h"

namespace beian {
namespace {

using ui::Rect;

constexpr float padding = 24, column_gap = 20, row_gap = 18;

bool takes_whole_row(const Field& field) {
  switch (field.input) {
    case Input::paragraph:
    case Input::choices:
    case Input::media:
    case Input::media_list:
    case Input::pre_approvals:
    case Input::flag:
      return true;
    default:
      break;
  }
  return field.mask == Mask::address || field.mask == Mask::id_number || field.mask == Mask::email;
}

// The fields of a group that make sense now; those inside list elements belong to their list.
std::vector<const Field*> fields_of(const App& app, const Group& group) {
  std::vector<const Field*> fields;
  const bool same = app.filing.derived("same-person") == "yes";
  for (const Field& field : built_in_pack().catalogue.fields()) {
    if (field.step != group.step || field.group != group.id) continue;
    if (field.path.find("[]") != std::string::npos || !app.is_shown(field)) continue;
    // One person in both roles is asked once.
    if (same && field.path.rfind("icp_applets.principal_info.", 0) == 0 &&
        field.path.find("verify_task_id") == std::string::npos) {
      continue;
    }
    fields.push_back(&field);
  }
  return fields;
}

float card_content(App& app, const Group& group, const std::vector<const Field*>& fields, Rect room,
                   bool two_columns) {
  float y = room.y;
  y += ui::heading(2, room.x, y, room.w, local(group.title));
  if (!local(group.hint).empty()) {
    y += 2 + ui::prose("hint:" + group.id, room.x, y + 2, room.w, local(group.hint),
                       {13.5F, false, ui::Colour::secondary});
  }
  y += 14;
  const float half = (room.w - column_gap) / 2;
  for (size_t i = 0; i < fields.size();) {
    const bool pair = two_columns && !takes_whole_row(*fields[i]) && i + 1 < fields.size() &&
                      !takes_whole_row(*fields[i + 1]);
    const float width = pair ? half : room.w;
    float bottom = field_view(app, *fields[i], fields[i]->path, {room.x, y, width, 0});
    if (pair) {
      bottom = std::max(bottom, field_view(app, *fields[i + 1], fields[i + 1]->path,
                                           {room.x + half + column_gap, y, half, 0}));
    }
    y = bottom + row_gap;
    i += pair ? 2 : 1;
  }
  return y - row_gap;
}

}  // namespace

float form_view(App& app, std::string_view step, Rect room) {
  float y = room.y;
  y += ui::heading(1, room.x, y, room.w, tr("page." + std::string(step)));
  y += 4 + ui::prose("lead:" + std::string(step), room.x, y + 4, room.w,
                     tr("lead." + std::string(step)), {15, false, ui::Colour::secondary});
  y += 16;
  if (step == "materials") {
    y = unplaced_view(app, {room.x, y, room.w, 0});
    y = files_view(app, {room.x, y, room.w, 0});
  }
  const bool two_columns = room.w >= 560;
  const float inside = is_phone() ? 16 : padding;
  for (const Group& group : built_in_pack().catalogue.groups()) {
    if (group.step != step) continue;
    const auto fields = fields_of(app, group);
    if (fields.empty()) continue;
    ui::begin_card();
    const float bottom = card_content(
        app, group, fields, {room.x + inside, y + inside, room.w - 2 * inside, 0}, two_columns);
    y = ui::end_card({room.x, y, room.w, bottom + inside - y}) + 16;
  }
  return y;
}

}  // namespace beian
