#include "web/app/pictures.h"

namespace beian::pictures {

void opened(int, std::string_view, size_t, std::string_view) {}
void progress(int, std::string_view) {}
void inspected(int, std::string_view) {}
void pixels(int, int, int, int, const uint8_t*) {}
void repaired(int, int, std::string_view) {}
void converted(int, int) {}
void failed(int, std::string_view) {}

}  // namespace beian::pictures
