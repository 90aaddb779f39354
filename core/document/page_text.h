// What a page's text says of the page: which paper it is, its own number, when it ends.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/date.h"

namespace beian {

struct PageText {
  std::vector<std::string>
      marks;                  // ids of parts (core/rules/document_slots.h), by where they stand
  size_t number = 0, of = 0;  // 第 2 页 / 共 5 页; 0: it does not say
  std::vector<Date> until;    // 有效期至 …: days on which something ends
};

PageText read_page_text(std::string_view text);

}  // namespace beian
