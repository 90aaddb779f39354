#include "core/image/roles.h"

#include "core/image/assets.h"

namespace beian {
namespace {

double number(const Json& object, std::string_view key) {
  const Json* value = member(object, key);
  return value && value->is_number() ? value->get<double>() : 0;
}

bool flag(const Json& object, std::string_view key) {
  const Json* value = member(object, key);
  return value && *value == true;
}

const Json& list(const Json& object, std::string_view key) {
  static const Json nothing = Json::array();
  const Json* value = member(object, key);
  return value && value->is_array() ? *value : nothing;
}

ImageLimits read_limits(const Json& record) {
  return {number(record, "min_bytes"), number(record, "max_bytes"), number(record, "min_long"),
          number(record, "min_short"), flag(record, "soft")};
}

/// A name without a dot stands for a group of rules.
void add_rules(const Json& names, const Json& groups, std::vector<std::string>& rules) {
  for (const Json& one : names) {
    const auto& name = one.get_ref<const std::string&>();
    if (name.find('.') == std::string::npos) {
      add_rules(list(groups, name), groups, rules);
    } else {
      rules.push_back(name);
    }
  }
}

ImageRole read_role(const Json& record, const Json& groups) {
  ImageRole role;
  role.id = text(record, "id");
  role.title = {text(record, "title.zh"), text(record, "title.en")};
  for (const Json& format : list(record, "formats")) {
    for (const ImageFormat one :
         {ImageFormat::jpeg, ImageFormat::png, ImageFormat::gif, ImageFormat::bmp}) {
      if (format == name(one)) role.formats.push_back(one);
    }
  }
  for (const Json& one : list(record, "limits")) role.limits.push_back(read_limits(one));
  add_rules(list(record, "rules"), groups, role.rules);
  role.square = static_cast<int>(number(record, "square"));
  role.long_mm = number(record, "long_mm");
  role.short_mm = number(record, "short_mm");
  role.front = text(record, "side") == "front";
  role.back = text(record, "side") == "back";
  return role;
}

std::vector<ImageRole> read_roles() {
  const JsonText file = read_json(image_asset("image/roles.json"));
  std::vector<ImageRole> roles;
  if (!file.ok) return roles;
  const Json* groups = member(file.value, "groups");
  for (const Json& record : list(file.value, "roles")) {
    roles.push_back(read_role(record, groups ? *groups : file.value));
  }
  return roles;
}

}  // namespace

const std::vector<ImageRole>& image_roles() {
  static const std::vector<ImageRole> roles = read_roles();
  return roles;
}

const ImageRole* image_role(std::string_view id) {
  for (const ImageRole& one : image_roles()) {
    if (one.id == id) return &one;
  }
  return nullptr;
}

}  // namespace beian
