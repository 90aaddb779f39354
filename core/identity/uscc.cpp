#include "core/identity/uscc.h"

#include <algorithm>

#include "core/identity/digits.h"
#include "core/identity/org_code.h"
#include "core/identity/registration_number.h"
#include "core/identity/resident_id.h"

namespace beian {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr uint8_t no_value = 31;

constexpr std::array<uint8_t, 256> values = [] {
  std::array<uint8_t, 256> table{};
  for (uint8_t& value : table) value = no_value;
  for (uint8_t i = 0; i < no_value; ++i) table[static_cast<unsigned char>(alphabet[i])] = i;
  return table;
}();

struct Authority {
  char character;
  std::string_view name;
};
constexpr Authority authorities[] = {{'1', "机构编制"}, {'2', "外交"},
                                     {'3', "司法行政"}, {'4', "文化"},
                                     {'5', "民政"},     {'6', "旅游"},
                                     {'7', "宗教"},     {'8', "工会"},
                                     {'9', "工商"},     {'A', "中央军委改革和编制办公室"},
                                     {'N', "农业"},     {'Y', "其他"}};

struct Entity {
  std::string_view prefix, name;
  SubjectClass subject;
};
constexpr Entity entities[] = {
    {"11", "机关", SubjectClass::government},
    {"12", "事业单位", SubjectClass::institution},
    {"13", "编办直接管理机构编制的群众团体", SubjectClass::mass_group},
    {"19", "其他", SubjectClass::other},
    {"21", "外国常驻新闻机构", SubjectClass::foreign_news},
    {"29", "其他", SubjectClass::other},
    {"31", "律师执业机构", SubjectClass::law_firm},
    {"32", "公证处", SubjectClass::notary},
    {"33", "基层法律服务所", SubjectClass::legal_service},
    {"34", "司法鉴定机构", SubjectClass::forensic},
    {"35", "仲裁委员会", SubjectClass::arbitration},
    {"39", "其他", SubjectClass::other},
    {"41", "外国在华文化中心", SubjectClass::foreign_culture_centre},
    {"49", "其他", SubjectClass::other},
    {"51", "社会团体", SubjectClass::social_group},
    {"52", "民办非企业单位", SubjectClass::private_non_enterprise},
    {"53", "基金会", SubjectClass::foundation},
    {"59", "其他", SubjectClass::other},
    {"61", "外国旅游部门常驻代表机构", SubjectClass::other},
    {"62", "港澳台地区旅游部门常驻内地（大陆）代表机构", SubjectClass::other},
    {"69", "其他", SubjectClass::other},
    {"71", "宗教活动场所", SubjectClass::religious_site},
    {"72", "宗教院校", SubjectClass::religious_school},
    {"79", "其他", SubjectClass::other},
    {"81", "基层工会", SubjectClass::trade_union},
    {"89", "其他", SubjectClass::other},
    {"91", "企业", SubjectClass::enterprise},
    {"92", "个体工商户", SubjectClass::individual_household},
    {"93", "农民专业合作社", SubjectClass::cooperative},
    {"99", "其他", SubjectClass::other},
    {"A1", "军队事业单位", SubjectClass::military_institution},
    {"A9", "其他", SubjectClass::other},
    {"N1", "组级集体经济组织", SubjectClass::rural_collective},
    {"N2", "村级集体经济组织", SubjectClass::rural_collective},
    {"N3", "乡镇级集体经济组织", SubjectClass::rural_collective},
    {"N9", "其他", SubjectClass::other},
    {"Y1", "其他", SubjectClass::other}};

/// Check character over the first 17, or 0 when one of the 18 is not in the alphabet.
char check_character(std::string_view code) {
  constexpr uint32_t weights[] = {1,  3,  9,  27, 19, 26, 16, 17, 20,
                                  29, 25, 13, 8,  24, 10, 30, 28, 0};
  uint32_t sum = 0;
  for (size_t i = 0; i < 18; ++i) {
    const uint8_t value = values[static_cast<unsigned char>(code[i])];
    if (value == no_value) return 0;
    sum += value * weights[i];
  }
  return alphabet[(31 - sum % 31) % 31];
}

// Neither check character is proof alone: Fujian issued codes before 2016 whose last one is wrong,
// and one resident ID in 35 passes it by chance. Two together decide.
void judge_checks(Uscc& answer, bool check, bool org_check) {
  const std::string_view code = answer.normalized.view();
  const bool prefix = !answer.prefix.entity.empty();
  if (!check) answer.doubt(Why::uscc_checksum);
  if (!org_check) answer.doubt(Why::uscc_org_code);
  if (!prefix) answer.doubt(Why::uscc_prefix_unknown);
  if (!check && !org_check) answer.verdict = Verdict::invalid;
  if (!(check && org_check && prefix) && looks_like_resident_id(code)) {
    answer.reject(Why::uscc_is_resident_id);
  }
  if (all_same(code)) answer.reject(Why::uscc_repeated);
}

Uscc judge(std::string_view text, const Regions& regions) {
  Uscc answer;
  for (const char c : text) answer.normalized += upper(c);
  const std::string_view code = answer.normalized.view();
  const bool fits = text.size() == 18;
  answer.expected_check = fits ? check_character(code) : '\0';
  if (answer.expected_check == 0) {
    if (text.empty()) {
      answer.reject(Why::text_empty);
    } else if (is_registration_number(text)) {
      answer.reject(Why::uscc_is_registration_number);
    } else if (text.size() <= 10 && !org_code(text).rejected()) {
      answer.reject(Why::uscc_is_org_code);
    } else if (looks_like_resident_id(code)) {
      answer.reject(Why::uscc_is_resident_id);
    } else {
      if (!fits) answer.reject(Why::text_length);
      const auto known = [](char c) { return is_digit(c) || is_upper(c); };
      if (!std::all_of(code.begin(), code.end(), known)) {
        answer.reject(Why::text_characters);
      } else if (code.find_first_of("IOZSV") != std::string_view::npos) {
        answer.reject(Why::uscc_letters);
      }
    }
    answer.normalized = {};
    return answer;
  }
  answer.read = answer.normalized;
  if (std::any_of(text.begin(), text.end(), is_lower)) answer.note(Why::text_lower_case);
  answer.prefix = uscc_prefix(code);
  answer.expected_org_check = org_code_check(code.substr(8));
  judge_checks(answer, answer.expected_check == code[17], answer.expected_org_check == code[16]);
  if (!all_digits(code.substr(2, 6))) {
    answer.reject(Why::text_characters);
    return answer;
  }
  answer.region = region_use(number(code.substr(2, 6)), 0, regions);
  const bool national = answer.region.code == 100000;
  if (!national && answer.region.known < RegionUse::Known::aggregate) {
    answer.note(Why::uscc_region_unknown);
  }
  return answer;
}

/// The five letters the standard leaves out because they are mistaken for digits.
char undo_left_out(char c) {
  switch (upper(c)) {
    case 'I':
      return '1';
    case 'O':
      return '0';
    case 'Z':
      return '2';
    case 'S':
      return '5';
    case 'V':
      return 'U';
    default:
      return c;
  }
}

}  // namespace

UsccPrefix uscc_prefix(std::string_view code) {
  UsccPrefix prefix;
  if (code.size() < 2) return prefix;
  for (const Authority& authority : authorities) {
    if (authority.character == code[0]) prefix.authority = authority.name;
  }
  for (const Entity& entity : entities) {
    if (entity.prefix == code.substr(0, 2)) {
      prefix.entity = entity.name;
      prefix.subject = entity.subject;
    }
  }
  return prefix;
}

bool looks_like_uscc(std::string_view text) {
  return text.size() == 18 && org_code_check(text.substr(8)) == text[16] &&
         check_character(text) == text[17] && !uscc_prefix(text).entity.empty();
}

Uscc uscc(std::string_view text, const Regions& regions) {
  Uscc answer = judge_exact(text, change::all, undo_left_out,
                            [&](std::string_view t) { return judge(t, regions); });
  if (answer.reasons.has(Why::text_look_alike)) {
    answer.note(Why::uscc_letters);
    if (answer.reasons.has(Why::uscc_checksum)) answer.suggestion = {};  // a guess on a guess
  }
  return answer;
}

}  // namespace beian
