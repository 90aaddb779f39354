// XML by pugixml, read by local names: producers differ in their prefixes.
#pragma once
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace beian::xml {

/// Parses in place: `text` must live, unchanged, as long as the document. White space counts.
bool load(pugi::xml_document& document, std::string& text);

/// Without its prefix: "row" of "x:row".
std::string_view local_name(const char* name);

pugi::xml_node child(pugi::xml_node parent, std::string_view name);
pugi::xml_node next(pugi::xml_node node);  // the next sibling of the same local name

/// The value of an attribute; "" when there is none.
std::string_view attribute(pugi::xml_node node, std::string_view name);

}  // namespace beian::xml
