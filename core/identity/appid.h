// AppID of a mini program: wx and 16 lower-case hexadecimal digits.
#pragma once
#include "core/identity/answer.h"

namespace beian {

struct AppId : Spelled<18> {};

AppId appid(std::string_view text);

}  // namespace beian
