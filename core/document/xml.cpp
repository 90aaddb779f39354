#include "core/document/xml.h"

namespace beian::xml {

bool load(pugi::xml_document& document, std::string& text) {
  constexpr unsigned options = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol |
                               pugi::parse_wconv_attribute | pugi::parse_ws_pcdata_single;
  return document.load_buffer_inplace(text.data(), text.size(), options).status == pugi::status_ok;
}

std::string_view local_name(const char* name) {
  const std::string_view whole = name;
  const size_t colon = whole.rfind(':');
  return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

pugi::xml_node child(pugi::xml_node parent, std::string_view name) {
  pugi::xml_node node = parent.first_child();
  while (node && local_name(node.name()) != name) node = node.next_sibling();
  return node;
}

pugi::xml_node next(pugi::xml_node node) {
  const std::string_view name = local_name(node.name());
  node = node.next_sibling();
  while (node && local_name(node.name()) != name) node = node.next_sibling();
  return node;
}

std::string_view attribute(pugi::xml_node node, std::string_view name) {
  for (pugi::xml_attribute a = node.first_attribute(); a; a = a.next_attribute()) {
    if (local_name(a.name()) == name) return a.value();
  }
  return {};
}

}  // namespace beian::xml
