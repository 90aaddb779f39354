#include "core/identity/permit_number.h"

#include "core/text/utf8.h"

namespace beian {
namespace {

// In a pattern # stands for one or more digits, % for one character, anything else for itself.
struct Form {
  std::string_view kind, pattern;
};
constexpr Form forms[] = {{"broadcast-production", "(%)字第#号"},  // 广播电视节目制作经营许可证
                          {"online-audio-video", "#"},  // 信息网络传播视听节目许可证, 7 digits
                          {"value-added-telecom", "%B2-#"},  // 增值电信业务经营许可证
                          {"value-added-telecom", "B2-#"},
                          {"value-added-telecom", "%ICP证#号"},
                          {"internet-culture", "%网文[#]#-#号"},  // 网络文化经营许可证
                          {"internet-culture", "%网文(#)#-#号"},
                          {"drug-information", "(%)-非经营性-#-#"},  // 互联网药品信息服务资格证书
                          {"drug-information", "(%)-经营性-#-#"},
                          {"micro-drama", "(%)网微剧审字(#)第#号"},
                          {"micro-drama", "(%)网微剧备字(#)第#号"},
                          {"game-isbn", "ISBN#-#-#-#-#"},
                          {"game-isbn", "ISBN #-#-#-#-#"}};

bool matches(std::string_view text, std::string_view pattern) {
  size_t at = 0, p = 0;
  while (p < pattern.size()) {
    const char32_t wanted = utf8::next(pattern, p);
    if (at >= text.size()) return false;
    const char32_t c = utf8::next(text, at);
    if (wanted == '#') {
      if (c < '0' || c > '9') return false;
      while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
    } else if (wanted != '%' && wanted != c) {
      return false;
    }
  }
  return at == text.size();
}

}  // namespace

PermitNumber permit_number(std::string_view text) {
  PermitNumber answer;
  Folded folded = fold(text, change::spaces | change::invisible);
  FixedText<Folded::capacity> plain;
  for (size_t at = 0; at < folded.size;) {
    const size_t start = at;
    const char32_t c = utf8::next(folded.view(), at);
    if (c == U'〔' || c == U'［' || c == U'【') {
      plain += '[';
    } else if (c == U'〕' || c == U'］' || c == U'】') {
      plain += ']';
    } else {
      plain += folded.view().substr(start, at - start);
    }
  }
  if (plain.empty()) {
    answer.reject(Why::text_empty);
    return answer;
  }
  for (const Form& form : forms) {
    if (answer.kind.empty() && matches(plain.view(), form.pattern)) answer.kind = form.kind;
  }
  if (answer.kind.empty() || folded.cut) answer.doubt(Why::permit_form);
  return answer;
}

}  // namespace beian
