// The C++ side of embed.js.
#include "web/platform/embed.h"

#include <emscripten.h>

#include "web/app/host.h"

extern "C" {
void beian_host_answer(const char*, size_t);
void beian_host_answered(int yes, int always);
void beian_host_arm_soon();
void beian_host_forget();
void beian_host_changed();
void beian_host_waiting(int);
void beian_host_height(float);
void beian_host_leave();
void beian_host_look();
}

namespace beian::platform {

void answer_host(bool yes, bool always) {
  beian_host_answered(yes ? 1 : 0, always ? 1 : 0);
}
void arm_consent_soon() {
  beian_host_arm_soon();
}
void forget_consent() {
  beian_host_forget();
}
void tell_host_changed() {
  beian_host_changed();
}
void tell_host_waiting(int pictures) {
  beian_host_waiting(pictures);
}
void tell_host_height(float height) {
  beian_host_height(height);
}
void tell_host_leave() {
  beian_host_leave();
}
void look_where_seen() {
  beian_host_look();
}

}  // namespace beian::platform

namespace host = beian::host;

extern "C" {

/// The answer goes to beian_host_answer() before this returns.
EMSCRIPTEN_KEEPALIVE void beian_host_request(const char* method, size_t method_size,
                                             const char* params, size_t size) {
  const beian::JsonText read = beian::read_json({params, size});
  const beian::Json answer = read.ok ? host::answer(beian::app(), {method, method_size}, read.value)
                                     : host::unreadable(read.error);
  const std::string text = beian::write_json(answer, -1);
  beian_host_answer(text.data(), text.size());
}

EMSCRIPTEN_KEEPALIVE void beian_host_ask(const char* kind, size_t kind_size, const char* name,
                                         size_t name_size, const char* origin, size_t size) {
  host::ask({kind, kind_size}, {name, name_size}, {origin, size});
}
EMSCRIPTEN_KEEPALIVE void beian_host_arm() {
  host::arm();
}
EMSCRIPTEN_KEEPALIVE int beian_wheel_used() {
  return beian::ui::take_wheel_used() ? 1 : 0;
}
EMSCRIPTEN_KEEPALIVE void beian_seen(float top, float height) {
  host::set_seen(top, height);
}

}  // extern "C"
