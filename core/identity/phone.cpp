#include "core/identity/phone.h"

#include "core/identity/digits.h"

namespace beian {
namespace {

constexpr std::string_view china_mobile = "中国移动", china_unicom = "中国联通",
                           china_telecom = "中国电信", china_broadnet = "中国广电";

struct Segment {
  std::string_view prefix;
  MobileClass kind;
  std::string_view carrier;
};
using enum MobileClass;

// Longest prefix first. Segments: github.com/VincentSit/ChinaMobilePhoneNumberRegex (MIT, 2022-05),
// compared with the metadata of google/libphonenumber; where the two differ: contested.
constexpr Segment segments[] = {{"17400", satellite, china_telecom},
                                {"17401", satellite, china_telecom},
                                {"17402", satellite, china_telecom},
                                {"17403", satellite, china_telecom},
                                {"17404", satellite, china_telecom},
                                {"17405", satellite, china_telecom},
                                {"17406", emergency, {}},
                                {"17407", emergency, {}},
                                {"17408", emergency, {}},
                                {"17409", emergency, {}},
                                {"17410", emergency, {}},
                                {"17411", emergency, {}},
                                {"17412", emergency, {}},
                                {"1349", satellite, china_telecom},
                                {"1700", virtual_operator, china_telecom},
                                {"1701", virtual_operator, china_telecom},
                                {"1702", virtual_operator, china_telecom},
                                {"1703", virtual_operator, china_mobile},
                                {"1704", virtual_operator, china_unicom},
                                {"1705", virtual_operator, china_mobile},
                                {"1706", virtual_operator, china_mobile},
                                {"1707", virtual_operator, china_unicom},
                                {"1708", virtual_operator, china_unicom},
                                {"1709", virtual_operator, china_unicom},
                                {"1749", satellite, {}},
                                {"130", ordinary, china_unicom},
                                {"131", ordinary, china_unicom},
                                {"132", ordinary, china_unicom},
                                {"133", ordinary, china_telecom},
                                {"134", ordinary, china_mobile},
                                {"135", ordinary, china_mobile},
                                {"136", ordinary, china_mobile},
                                {"137", ordinary, china_mobile},
                                {"138", ordinary, china_mobile},
                                {"139", ordinary, china_mobile},
                                {"145", data_card, china_unicom},
                                {"147", data_card, china_mobile},
                                {"149", contested, china_telecom},
                                {"150", ordinary, china_mobile},
                                {"151", ordinary, china_mobile},
                                {"152", ordinary, china_mobile},
                                {"153", ordinary, china_telecom},
                                {"155", ordinary, china_unicom},
                                {"156", ordinary, china_unicom},
                                {"157", ordinary, china_mobile},
                                {"158", ordinary, china_mobile},
                                {"159", ordinary, china_mobile},
                                {"161", contested, {}},
                                {"162", virtual_operator, china_telecom},
                                {"165", virtual_operator, china_mobile},
                                {"166", ordinary, china_unicom},
                                {"167", virtual_operator, china_unicom},
                                {"171", virtual_operator, china_unicom},
                                {"172", ordinary, china_mobile},
                                {"173", ordinary, china_telecom},
                                {"175", ordinary, china_unicom},
                                {"176", ordinary, china_unicom},
                                {"177", ordinary, china_telecom},
                                {"178", ordinary, china_mobile},
                                {"179", contested, {}},
                                {"180", ordinary, china_telecom},
                                {"181", ordinary, china_telecom},
                                {"182", ordinary, china_mobile},
                                {"183", ordinary, china_mobile},
                                {"184", ordinary, china_mobile},
                                {"185", ordinary, china_unicom},
                                {"186", ordinary, china_unicom},
                                {"187", ordinary, china_mobile},
                                {"188", ordinary, china_mobile},
                                {"189", ordinary, china_telecom},
                                {"190", ordinary, china_telecom},
                                {"191", ordinary, china_telecom},
                                {"192", ordinary, china_broadnet},
                                {"193", ordinary, china_telecom},
                                {"195", ordinary, china_mobile},
                                {"196", ordinary, china_unicom},
                                {"197", ordinary, china_mobile},
                                {"198", ordinary, china_mobile},
                                {"199", ordinary, china_telecom}};

constexpr std::string_view iot_prefixes[] = {"1410", "1440", "1441", "146",
                                             "148",  "1064", "140",  "149"};

bool is_iot(std::string_view digits) {
  if (digits.size() != 13) return false;
  for (const std::string_view prefix : iot_prefixes) {
    if (digits.substr(0, prefix.size()) == prefix) return true;
  }
  return false;
}

/// 400, 800 and the short numbers of services: 95xxx, 96xxx, 1xxxx.
bool is_service_number(std::string_view digits) {
  if (!all_digits(digits)) return false;
  if (digits.size() == 10) return digits.substr(0, 3) == "400" || digits.substr(0, 3) == "800";
  return (digits.size() == 5 || digits.size() == 6) && (digits[0] == '9' || digits[0] == '1');
}

/// Takes +86, 0086 or a bare 86 before an 11-digit number away.
bool drop_country_code(std::string_view& digits) {
  for (const std::string_view code : {"+86", "0086", "86"}) {
    if (digits.substr(0, code.size()) != code) continue;
    if (code == "86" && digits.size() != 13) continue;
    digits.remove_prefix(code.size());
    return true;
  }
  return false;
}

void judge_segment(Mobile& answer, std::string_view digits) {
  for (const Segment& segment : segments) {
    if (digits.substr(0, segment.prefix.size()) != segment.prefix) continue;
    answer.kind = segment.kind;
    answer.carrier = segment.carrier;
    break;
  }
  switch (answer.kind) {
    case ordinary:
      return;
    case virtual_operator:
      return answer.doubt(Why::mobile_virtual);
    case contested:
      return answer.doubt(Why::mobile_contested);
    case data_card:
      return answer.doubt(Why::mobile_data_card);
    case satellite:
      return answer.doubt(Why::mobile_satellite);
    case emergency:
      return answer.reject(Why::mobile_emergency);
    case iot:
    case unassigned:
      return answer.reject(Why::mobile_unassigned);
  }
}

Mobile judge_mobile(std::string_view text) {
  Mobile answer;
  std::string_view digits = text;
  const bool country_code = drop_country_code(digits);
  if (country_code) answer.note(Why::mobile_country_code);
  if (text.empty()) {
    answer.reject(Why::text_empty);
  } else if (!country_code && text[0] == '+') {
    answer.reject(Why::mobile_not_mainland);
  } else if (!all_digits(digits)) {
    answer.reject(Why::text_characters);
  } else if (is_iot(digits)) {
    answer.kind = iot;
    answer.reject(Why::mobile_iot);
  } else if (digits.size() == 12 && digits.substr(0, 2) == "01" && !country_code) {
    answer.reject(Why::mobile_leading_zero);
    Mobile bare;
    judge_segment(bare, digits.substr(1));
    if (!bare.rejected()) answer.suggestion.assign(digits.substr(1));
  } else if (is_service_number(digits)) {
    answer.reject(Why::mobile_is_service_number);
  } else if (digits.size() != 11 || digits[0] != '1') {
    answer.reject(digits.size() != 11 ? Why::text_length : Why::mobile_unassigned);
  } else {
    answer.normalized.assign(digits);
    judge_segment(answer, digits);
  }
  return answer;
}

/// Splits "02112345678-123" or "(021)12345678转123" (blanks gone, dashes kept) into its parts.
struct Split {
  FixedText<20> digits;  // area and number
  FixedText<7> extension;
  bool clean = true;
};

Split split_fixed(std::string_view text) {
  Split split;
  constexpr std::string_view zhuan = "转";
  size_t dashes = 0;
  bool in_extension = false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (is_digit(text[i])) {
      if (in_extension) {
        split.extension += text[i];
      } else {
        split.digits += text[i];
      }
    } else if (text.substr(i, zhuan.size()) == zhuan) {
      in_extension = true;
      i += zhuan.size() - 1;
    } else if (text[i] == '-') {
      // The dash behind the area code is none before an extension; a number has at least 10 digits.
      in_extension = in_extension || (++dashes > 0 && split.digits.size >= 10);
    } else if (text[i] != '(' && text[i] != ')' && !(text[i] == '+' && i == 0)) {
      split.clean = false;
    }
  }
  return split;
}

/// Length of the area code at the front of "0…", 0 when there is none.
size_t area_length(std::string_view digits) {
  if (digits.size() < 4 || digits[0] != '0') return 0;
  if (digits.substr(0, 3) == "010" || digits[1] == '2') return 3;
  return digits[1] >= '3' ? 4 : 0;
}

Phone judge_phone(std::string_view text) {
  Phone answer;
  const Split split = split_fixed(text);
  FixedText<20> national;
  std::string_view digits = split.digits.view();
  if (text.substr(0, 3) == "+86" || digits.substr(0, 4) == "0086") {
    digits.remove_prefix(text[0] == '+' ? 2 : 4);
    if (digits.substr(0, 1) != "0" && digits.substr(0, 1) != "1") national += '0';
    if (digits.size() == 10 && digits.substr(0, 2) == "10") national += '0';
    national += digits;
    digits = national.view();
    answer.note(Why::mobile_country_code);
  }
  const size_t area = area_length(digits);
  const size_t rest = digits.size() - area;
  const bool eight_only = area == 3;
  if (text.empty()) {
    answer.reject(Why::text_empty);
  } else if (!split.clean || split.extension.size > 6) {
    answer.reject(Why::text_characters);
  } else if (is_service_number(digits)) {
    answer.reject(Why::phone_is_service_number);
  } else if (digits.size() == 11 && digits[0] == '1' && !judge_mobile(digits).rejected()) {
    answer.reject(Why::phone_is_mobile);
  } else if (area == 0) {
    const bool local = digits.size() == 7 || digits.size() == 8;
    answer.reject(local ? Why::phone_area_missing : Why::phone_area_unknown);
  } else if (rest > 8 || rest < (eight_only ? 8 : 7) || digits[area] <= '1') {
    answer.reject(Why::phone_number);
  } else {
    answer.area.assign(digits.substr(0, area));
    answer.number.assign(digits.substr(area));
    answer.extension.assign(split.extension.view());
    answer.normalized += answer.area.view();
    answer.normalized += '-';
    answer.normalized += answer.number.view();
    if (!answer.extension.empty()) answer.normalized += '-';
    answer.normalized += answer.extension.view();
  }
  return answer;
}

}  // namespace

Mobile mobile(std::string_view text) {
  const Folded folded = fold(text, change::all);
  Mobile answer = judge_mobile(folded.view());
  if (folded.cut) answer.reject(Why::text_length);
  if (answer.rejected() && !folded.cut) {
    if (!judge_phone(folded.view()).rejected()) answer.note(Why::mobile_is_fixed_line);
    FixedText<20> undone;
    for (const char c : folded.view().substr(0, 20)) undone += undo_letters(c);
    const Mobile corrected = judge_mobile(undone.view());
    if (answer.reasons.has(Why::text_characters) && !corrected.rejected()) {
      answer.note(Why::text_look_alike);
      answer.suggestion = corrected.normalized;
    }
  }
  answer.note_changes(folded.changes);
  return answer;
}

Phone phone(std::string_view text) {
  const Folded folded = fold(text, change::spaces | change::invisible);
  Phone answer = judge_phone(folded.view());
  if (folded.cut) answer.reject(Why::text_length);
  answer.note_changes(folded.changes);
  return answer;
}

}  // namespace beian
