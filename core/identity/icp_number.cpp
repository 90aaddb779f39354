#include "core/identity/icp_number.h"

#include "core/identity/digits.h"

namespace beian {
namespace {

struct Province {
  std::string_view name;
  uint32_t code;
};
// Some provinces use their second abbreviation here (滇, 黔, 蜀, 陇).
constexpr Province provinces[] = {
    {"京", 110000}, {"津", 120000}, {"冀", 130000}, {"晋", 140000}, {"蒙", 150000}, {"辽", 210000},
    {"吉", 220000}, {"黑", 230000}, {"沪", 310000}, {"苏", 320000}, {"浙", 330000}, {"皖", 340000},
    {"闽", 350000}, {"赣", 360000}, {"鲁", 370000}, {"豫", 410000}, {"鄂", 420000}, {"湘", 430000},
    {"粤", 440000}, {"桂", 450000}, {"琼", 460000}, {"渝", 500000}, {"川", 510000}, {"蜀", 510000},
    {"贵", 520000}, {"黔", 520000}, {"云", 530000}, {"滇", 530000}, {"藏", 540000}, {"陕", 610000},
    {"甘", 620000}, {"陇", 620000}, {"青", 630000}, {"宁", 640000}, {"新", 650000}};

bool take(std::string_view& text, std::string_view word) {
  if (text.substr(0, word.size()) != word) return false;
  text.remove_prefix(word.size());
  return true;
}

std::string_view take_digits(std::string_view& text) {
  size_t n = 0;
  while (n < text.size() && is_digit(text[n])) ++n;
  const std::string_view digits = text.substr(0, n);
  text.remove_prefix(n);
  return digits;
}

bool serial_fits(std::string_view kind, size_t size) {
  if (kind == "ICP证") return size == 6 || size == 8;
  return size == 8 || (kind == "ICP备" && size == 10);
}

void judge_suffix(IcpNumber& answer, std::string_view text) {
  if (text.empty()) return;
  std::string_view rest = text;
  const bool numbered = take(rest, "-") && !take_digits(rest).empty();
  using Service = IcpNumber::Service;
  answer.service = rest.empty()  ? Service::website
                   : rest == "A" ? Service::app
                   : rest == "X" ? Service::mini_program
                   : rest == "K" ? Service::quick_app
                                 : Service::subject;
  if (!numbered || answer.service == Service::subject || text.size() > 8) {
    return answer.reject(Why::icp_suffix);
  }
  answer.suffix.assign(text);
}

IcpNumber judge(std::string_view text) {
  IcpNumber answer;
  FixedText<64> capital;
  for (const char c : text) {
    if (is_lower(c)) answer.note(Why::text_lower_case);
    capital += upper(c);
  }
  std::string_view rest = capital.view();
  if (rest.empty()) {
    answer.reject(Why::text_empty);
    return answer;
  }
  for (const Province& province : provinces) {
    if (!answer.province.empty() || !take(rest, province.name)) continue;
    answer.province = province.name;
    answer.province_code = province.code;
  }
  if (answer.province.empty()) answer.reject(Why::icp_province);
  for (const std::string_view kind : {"ICP备", "ICP证", "B2"}) {
    if (answer.kind.empty() && take(rest, kind)) answer.kind = kind;
  }
  const bool permit = answer.kind == "B2";
  bool formed = !answer.kind.empty() && (!permit || take(rest, "-"));
  answer.serial.assign(take_digits(rest));
  formed = formed && serial_fits(answer.kind, answer.serial.size);
  const bool closed = permit || take(rest, "号");
  if (!formed) {
    answer.reject(Why::icp_form);
    return answer;
  }
  judge_suffix(answer, rest);
  answer.normalized += answer.province;
  answer.normalized += answer.kind;
  if (permit) answer.normalized += '-';
  answer.normalized += answer.serial.view();
  if (!permit) answer.normalized += "号";
  answer.normalized += answer.suffix.view();
  if (!closed) {
    if (!answer.rejected()) answer.suggestion = answer.normalized;
    answer.reject(Why::icp_form);
  }
  if (answer.rejected()) answer.normalized = {};
  return answer;
}

}  // namespace

IcpNumber icp_number(std::string_view text) {
  return judge_exact(text, change::spaces | change::invisible, nullptr, judge);
}

}  // namespace beian
