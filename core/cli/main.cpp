// beian-check: the command line of the checker.
#include <cstdio>

#include "core/cli/commands.h"

#ifndef BEIAN_VERSION
#define BEIAN_VERSION "0"
#endif

namespace beian::cli {
namespace {

constexpr std::string_view help =
    R"(beian-check: 微信小程序备案自检 / checks a WeChat mini program ICP filing

  beian-check check FILE… [--date YYYY-MM-DD] [--format FORMAT] [--unmasked] [--lang zh|en]
      检查备案资料（官方请求体或保存的资料），"-" 为标准输入；--files-from FILE|- 从清单读取文件名。
      多个文件时每行输出一份 JSON 报告。--rules FILE 叠加自己的规则包（assets/rule_pack.schema.json）。
      退出码 Exit code: 0 没有错误 no errors, 1 有错误 errors found, 2 无法读取或用法有误 unusable.
      --files DIR 同时检查文件夹里的照片、PDF、表格和压缩包 / looks at the papers of a folder, too
      FORMAT: json text hints html markdown csv sarif；--baseline OLD.json 与先前的 JSON 报告比较。

  beian-check identify KIND VALUE [--date YYYY-MM-DD] [--format json] [--lang zh|en]
  beian-check identify --batch < lines of {"kind": …, "value": …}
      识别一个证件号码、电话、邮箱等，KIND: resident-id uscc org-code registration-number mobile phone
      email bank-account appid icp-number hk-macao-permit taiwan-permit passport foreign-pr-card region
      mini-program-name permit-number date

  beian-check rules [--format json|markdown] [--lang zh|en]
      列出全部检查规则 / lists all rules

  beian-check plan FILE [--date YYYY-MM-DD] [--format text|json|markdown|ics] [--lang zh|en]
      提交前后要做的事和日期，从计划提交日推算 / what to do when, counted from the planned day

  beian-check explain [FILE|-] [--format text|json] [--lang zh|en]
      解释审核原文、错误码、audit_data 或 hints / explains a rejection; exit code 1: not recognised

  beian-check image FILE… [--as ROLE] [--format text|json] [--lang zh|en]
      检查照片和头像：文件、四角、清晰、光线、公章等 / checks pictures: file, corners, focus, light, seal
      ROLE: id-front id-back residence-permit passport business-licence permit letter screenshot
      logo portrait other

  beian-check repair FILE --as ROLE --out FILE|FOLDER [--crop x,y,x,y,x,y,x,y|auto] [--turn 90|180|270]
      转正、裁剪拉正、缩放、压到平台要的大小、删除附加信息，另存为新文件，不改原图，不美化画面
      saves it upright, cut out, as large as asked for and without metadata, to another file
      [--format text|json] [--lang zh|en]；四角按正放后的像素，从左上顺时针 corners of the upright picture

  beian-check document FILE [--as SLOT] [--format text|json] [--lang zh|en] [--unmasked]
      检查一份 PDF、表格或图片：页、扫描、页码、印章、登记表的栏目等 / everything found in one document
      SLOT: form_xls form_xlsx form_pdf permit licence icon credit_people legal_person chief_editor
      credit_subject，或备案资料里的字段 or a field of the filing

  beian-check package FILING --files DIR --out FILE.zip|FOLDER [--date YYYY-MM-DD] [--format text|json]
      按要求的文件名和顺序合并、打包，附清单和检查报告，不改原件 / merges and packs under the exact names
      退出码 Exit code: 1 还缺材料或有错误 something is missing or wrong

  beian-check --help | --version
)";

/// Puts the words of the command line into `options`; says what is wrong, "" when nothing.
std::string parse(const std::vector<std::string>& words, Options& options) {
  bool only_operands = false;
  for (size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (only_operands || word.size() < 2 || word.compare(0, 2, "--") != 0) {
      options.operands.push_back(word);
      continue;
    }
    const size_t equals = word.find('=');
    const std::string name = word.substr(0, equals);
    if (name == "--") {
      only_operands = true;
    } else if (name == "--unmasked") {
      options.masked = false;
    } else if (name == "--batch") {
      options.batch = true;
    } else if (name == "--date" || name == "--format" || name == "--lang" ||
               name == "--files-from" || name == "--rules" || name == "--baseline" ||
               name == "--files" || name == "--as" || name == "--out" || name == "--crop" ||
               name == "--turn") {
      if (equals == std::string::npos && i + 1 == words.size()) return name + " needs a value";
      const std::string value = equals == std::string::npos ? words[++i] : word.substr(equals + 1);
      if (name == "--format") options.format = value;
      if (name == "--files-from") options.files_from = value;
      if (name == "--rules") options.rules = value;
      if (name == "--as") options.role = value;
      if (name == "--files") options.files = value;
      if (name == "--out") options.out = value;
      if (name == "--crop") options.crop = value;
      if (name == "--turn") options.turn = value;
      if (name == "--baseline") options.baseline = value;
      if (name == "--lang") {
        if (value != "zh" && value != "en") return "--lang is zh or en";
        options.language = value == "en" ? Language::en : Language::zh;
      }
      if (name == "--date") {
        const auto date = parse_loose_date(value);
        if (!date) return "--date is a day such as 2026-11-22";
        options.date = *date;
        options.date_given = true;
      }
    } else {
      return "unknown option " + name;
    }
  }
  return "";
}

int run(const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (word == "--") break;
    if (word == "--help" || word == "-h") return std::fputs(help.data(), stdout), exit_good;
    if (word == "--version") return std::puts("beian-check " BEIAN_VERSION), exit_good;
  }
  if (words.empty())
    return usage_error(
        "give a command: check, identify, rules, plan, explain, image, repair, document or "
        "package");
  Options options;
  const std::string wrong = parse({words.begin() + 1, words.end()}, options);
  if (!wrong.empty()) return usage_error(wrong);
  if (options.date == Date{}) options.date = today();
  if (words[0] == "check") return check_command(options);
  if (words[0] == "identify") return identify_command(options);
  if (words[0] == "rules") return rules_command(options);
  if (words[0] == "plan") return plan_command(options);
  if (words[0] == "explain") return explain_command(options);
  if (words[0] == "image") return image_command(options);
  if (words[0] == "repair") return repair_command(options);
  if (words[0] == "document") return document_command(options);
  if (words[0] == "package") return package_command(options);
  return usage_error("unknown command " + words[0]);
}

}  // namespace
}  // namespace beian::cli

int main(int argc, char** argv) {
  return beian::cli::run(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc));
}
