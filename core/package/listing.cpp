#include "core/package/listing.h"

#include "core/report/parts.h"

namespace beian {
namespace {

struct Words {
  std::string_view title, files, missing, left_out, size, made, failed, pages, merged, note;
};

constexpr Words chinese{"小程序备案资料清单",
                        "包里的文件",
                        "还缺的材料",
                        "没有放进来的文件",
                        "大小",
                        "来自",
                        "没能生成，请自行准备",
                        " 页",
                        "按顺序合并：",
                        "SHA-256 用来核对文件没有改动。资料在本机整理，没有上传。"};
constexpr Words english{"Papers of the mini program filing",
                        "Files in this package",
                        "Still missing",
                        "Files left out",
                        "Size",
                        "Made of",
                        "could not be made: prepare it yourself",
                        " pages",
                        "merged in this order: ",
                        "The SHA-256 shows that a file was not changed. All was done on this "
                        "machine; nothing was uploaded."};

std::string row(const ListedFile& file, const Words& words) {
  std::string from;
  for (const std::string& one : file.from) from += (from.empty() ? "" : " + ") + one;
  std::string size = std::to_string(file.bytes) + " B";
  if (file.pages > 0) size += ", " + std::to_string(file.pages) + std::string(words.pages);
  if (file.failed) size = words.failed;
  return "<div class=\"card\"><h3>" + html_text(file.name) + "</h3>\n<dl><dt>" +
         std::string(words.size) + "</dt><dd>" + html_text(size) + "</dd><dt>" +
         std::string(words.made) + "</dt><dd>" +
         (file.from.size() > 1 ? std::string(words.merged) : "") + html_text(from) +
         "</dd><dt>SHA-256</dt><dd><code>" + file.sha256 + "</code></dd></dl></div>\n";
}

std::string list(std::string_view title, const std::vector<std::string>& items) {
  std::string out = "<h2>" + html_text(title) + " · " + std::to_string(items.size()) +
                    "</h2>\n<ul class=\"card ticks\">\n";
  for (const std::string& one : items) out += "<li>" + html_text(one) + "</li>\n";
  return out + "</ul>\n";
}

}  // namespace

std::string package_list(const PackagePlan& plan, const std::vector<GivenDocument>& given,
                         const std::vector<ListedFile>& files, Date date, Language language) {
  const Words& words = language == Language::zh ? chinese : english;
  std::string out = html_head(std::string(words.title) + " " + iso(date), language);
  out += "<main>\n<h1>" + html_text(words.title) + "</h1>\n<p class=\"quiet\">" +
         html_text(plan.name) + "</p>\n<h2>" + html_text(words.files) + " · " +
         std::to_string(files.size()) + "</h2>\n";
  for (const ListedFile& one : files) out += row(one, words);
  std::vector<std::string> missing, left_out;
  for (const std::string& path : plan.missing) missing.push_back(document_slot(path)->name);
  for (const size_t one : plan.left_out) left_out.push_back(text(given[one].facts, "name"));
  if (!missing.empty()) out += list(words.missing, missing);
  if (!left_out.empty()) out += list(words.left_out, left_out);
  return out + "<p class=\"quiet\">" + html_text(words.note) + "</p>\n</main>\n</body>\n</html>\n";
}

}  // namespace beian
