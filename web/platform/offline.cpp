// The C++ side of offline.js.
#include "web/platform/offline.h"

#include <emscripten.h>

#include "web/app/app.h"
#include "web/app/words.h"

extern "C" {
int beian_can_be_kept();
void beian_open_keeping(int english);
void beian_watch_for_newer();
}

namespace beian::platform {

bool can_be_kept() {
  return beian_can_be_kept() != 0;
}
void open_keeping(bool english) {
  beian_open_keeping(english ? 1 : 0);
}
void watch_for_newer() {
  beian_watch_for_newer();
}

}  // namespace beian::platform

extern "C" EMSCRIPTEN_KEEPALIVE void beian_newer(const char* source, size_t size) {
  beian::app().newer.assign(source, size);
  beian::app().said = beian::tr("offline.newer-said");
}
