#include "core/identity/email.h"

#include <algorithm>

#include "core/identity/digits.h"
#include "core/text/utf8.h"

namespace beian {
namespace {

struct Typo {
  std::string_view wrong, right;
};
constexpr Typo typos[] = {{"qq.con", "qq.com"},
                          {"qq.cm", "qq.com"},
                          {"qq.co", "qq.com"},
                          {"qq.om", "qq.com"},
                          {"qq.cim", "qq.com"},
                          {"qq.vom", "qq.com"},
                          {"qq.comm", "qq.com"},
                          {"qq.cmo", "qq.com"},
                          {"qq.ocm", "qq.com"},
                          {"qqq.com", "qq.com"},
                          {"qq.com.cn", "qq.com"},
                          {"163.con", "163.com"},
                          {"163.cm", "163.com"},
                          {"163.co", "163.com"},
                          {"163.cmo", "163.com"},
                          {"163.comm", "163.com"},
                          {"136.com", "163.com"},
                          {"126.con", "126.com"},
                          {"126.cm", "126.com"},
                          {"126.co", "126.com"},
                          {"gmail.con", "gmail.com"},
                          {"gmail.co", "gmail.com"},
                          {"gmail.cm", "gmail.com"},
                          {"gmial.com", "gmail.com"},
                          {"gamil.com", "gmail.com"},
                          {"gmai.com", "gmail.com"},
                          {"gmal.com", "gmail.com"},
                          {"gmil.com", "gmail.com"},
                          {"gnail.com", "gmail.com"},
                          {"gmail.cn", "gmail.com"},
                          {"foxmail.con", "foxmail.com"},
                          {"foxmial.com", "foxmail.com"},
                          {"foxmai.com", "foxmail.com"},
                          {"foxmail.cn", "foxmail.com"},
                          {"fomail.com", "foxmail.com"},
                          {"sina.con", "sina.com"},
                          {"sian.com", "sina.com"},
                          {"sohu.con", "sohu.com"},
                          {"souhu.com", "sohu.com"},
                          {"hotmail.con", "hotmail.com"},
                          {"hotmial.com", "hotmail.com"},
                          {"hotmai.com", "hotmail.com"},
                          {"homail.com", "hotmail.com"},
                          {"outlook.con", "outlook.com"},
                          {"outlok.com", "outlook.com"},
                          {"outllok.com", "outlook.com"},
                          {"outlook.cn", "outlook.com"},
                          {"yahoo.con", "yahoo.com"},
                          {"yaho.com", "yahoo.com"},
                          {"aliyun.con", "aliyun.com"},
                          {"alyun.com", "aliyun.com"},
                          {"icloud.con", "icloud.com"},
                          {"iclould.com", "icloud.com"},
                          {"139.con", "139.com"},
                          {"189.com", "189.cn"},
                          {"yeah.com", "yeah.net"}};

bool is_atom(char c) {
  return is_digit(c) || is_lower(lower(c)) ||
         std::string_view("!#$%&'*+/=?^_`{|}~-").find(c) != std::string_view::npos;
}

/// Letters of other scripts: no controls, blanks, symbols or punctuation.
bool is_foreign_letter(char32_t c) {
  return c >= 0xC0 && c != 0xD7 && c != 0xF7 && c != 0xFFFD && !(c >= 0x2000 && c < 0x2C00) &&
         !(c >= 0x3000 && c < 0x3005) && !(c >= 0x3008 && c < 0x3020) &&
         !(c >= 0xE000 && c < 0xF900) && !(c >= 0xFE00 && c < 0xFE70) &&
         !(c >= 0xFFF0 && c < 0x10000);
}

/// All code points above ASCII are letters; `any` tells whether there was one.
bool foreign_letters_only(std::string_view text, bool& any) {
  for (size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    if (c < 0x80) continue;
    any = true;
    if (!is_foreign_letter(c)) return false;
  }
  return true;
}

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

bool is_dot_atom(std::string_view local) {
  if (local.empty() || local.front() == '.' || local.back() == '.') return false;
  if (local.find("..") != std::string_view::npos) return false;
  return std::all_of(local.begin(), local.end(),
                     [](char c) { return c == '.' || is_atom(c) || !is_ascii(c); });
}

bool is_quoted(std::string_view local) {
  if (local.size() < 3 || local.front() != '"' || local.back() != '"') return false;
  for (size_t i = 1; i + 1 < local.size(); ++i) {
    if (local[i] == '\\' && ++i + 1 >= local.size()) return false;
    if (local[i] < ' ' || local[i] > '~' || (local[i] == '"' && local[i - 1] != '\\')) return false;
  }
  return true;
}

bool is_label(std::string_view label) {
  // At least as long in its ASCII form, so that no legal international label is refused.
  if (label.empty() || utf8::length(label) > 63 || label.front() == '-' || label.back() == '-') {
    return false;
  }
  return std::all_of(label.begin(), label.end(), [](char c) {
    return is_digit(c) || is_lower(lower(c)) || c == '-' || !is_ascii(c);
  });
}

void judge_domain(Email& answer, std::string_view domain) {
  if (!domain.empty() && domain.front() == '[') return answer.reject(Why::email_ip_address);
  size_t labels = 0;
  std::string_view rest = domain, last;
  while (true) {
    const size_t dot = std::min(rest.find('.'), rest.size());
    last = rest.substr(0, dot);
    if (!is_label(last)) return answer.reject(Why::email_domain);
    if (last.substr(0, 4) == "xn--") answer.doubt(Why::email_international);
    ++labels;
    if (dot == rest.size()) break;
    rest.remove_prefix(dot + 1);
  }
  if (labels == 1) return answer.reject(Why::email_domain_dot);
  if (all_digits(last)) return answer.reject(Why::email_ip_address);
  if (last.size() < 2 || domain.size() > 253) return answer.reject(Why::email_domain);
}

void judge_parts(Email& answer, std::string_view local, std::string_view domain) {
  bool international = false;
  const bool letters = foreign_letters_only(local, international);
  if (local.size() > 64 || !letters || (!is_dot_atom(local) && !is_quoted(local))) {
    answer.reject(Why::email_local);
  } else if (local.front() == '"') {
    answer.doubt(Why::email_quoted);
  }
  if (!foreign_letters_only(domain, international)) answer.reject(Why::email_domain);
  if (international) answer.doubt(Why::email_international);
  judge_domain(answer, domain);
}

Email judge(std::string_view text) {
  Email answer;
  const size_t at = text.rfind('@');
  if (text.empty()) {
    answer.reject(Why::text_empty);
  } else if (at == std::string_view::npos) {
    answer.reject(Why::email_at);
  } else if (text.size() > 254) {
    answer.reject(Why::text_length);
  } else if (!utf8::valid(text)) {
    answer.reject(Why::text_characters);
  } else {
    if (text.front() != '"' && text.find('@') != at) answer.reject(Why::email_at);
    judge_parts(answer, text.substr(0, at), text.substr(at + 1));
    answer.normalized += text.substr(0, at + 1);
    for (const char c : text.substr(at + 1)) answer.normalized += lower(c);
    const std::string_view domain = answer.normalized.view().substr(at + 1);
    for (const Typo& typo : typos) {
      if (domain != typo.wrong || answer.rejected()) continue;
      answer.doubt(Why::email_typo);
      answer.right_domain = typo.right;
      answer.suggestion += text.substr(0, at + 1);
      answer.suggestion += typo.right;
    }
    if (answer.rejected()) answer.normalized = {};
  }
  return answer;
}

/// Takes the suggestion of another spelling when that one is an address.
void suggest(Email& answer, std::string_view spelling, Why why) {
  const Email other = judge(spelling);
  if (!answer.suggestion.empty() || other.rejected()) return;
  answer.note(why);
  answer.suggestion = other.suggestion.empty() ? other.normalized : other.suggestion;
}

}  // namespace

Email email(std::string_view text) {
  const Folded folded = fold(text, change::spaces | change::invisible);
  if (folded.cut) {
    Email answer;
    answer.reject(Why::text_length);
    return answer;
  }
  Email answer = judge(folded.view());
  if (folded.changes != 0) {
    if (!answer.rejected() && answer.suggestion.empty()) answer.suggestion = answer.normalized;
    answer.verdict = Verdict::invalid;
    answer.note_changes(folded.changes);
  }
  if (!answer.rejected()) return answer;
  const std::string_view view = folded.view();
  if (const size_t open = view.rfind('<'); open != view.npos && view.back() == '>') {
    suggest(answer, view.substr(open + 1, view.size() - open - 2), Why::email_display_name);
  }
  FixedText<254> dotted;
  for (const char c : view) dotted += c == ',' ? '.' : c;
  if (view.find(',') != view.npos) suggest(answer, dotted.view(), Why::email_comma);
  return answer;
}

}  // namespace beian
