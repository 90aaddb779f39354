#include "core/rules/file_names.h"

#include "core/text/normalize.h"

namespace beian {

std::string_view without_extension(std::string_view name) {
  const size_t dot = name.rfind('.');
  return dot == std::string_view::npos || name.size() - dot > 6 ? name : name.substr(0, dot);
}

std::string essence(std::string_view name) {
  std::string rest = normalize(without_extension(name), change::all).text;
  for (const std::string_view mark :
       {"“", "”", "\"", "'",  "‘",  "’",  "「", "」",  "《",  "》",       "<",    ">",
        "+", "_", "人", "证", "和", "与", "的", "(1)", "(2)", "(扫描件)", "副本", "扫描件"}) {
    for (size_t at = 0; (at = rest.find(mark, at)) != std::string::npos;)
      rest.erase(at, mark.size());
  }
  return rest;
}

}  // namespace beian
