#include "core/document/package.h"

#include "core/document/one_picture.h"
#include "core/document/pdf_merge.h"
#include "core/package/facts.h"
#include "core/package/listing.h"
#include "core/text/sha256.h"

namespace beian {
namespace {

class Maker {
 public:
  Maker(const std::vector<GivenDocument>& given, const std::vector<std::string_view>& files)
      : given_(given), files_(files) {}

  /// The bytes of one file; what is made anew lives in `made`.
  std::string_view make(const PackagedFile& file, MadeFile& said, std::string& made) const {
    said.name = file.name;
    for (const size_t one : file.from) said.from.push_back(text(given_[one].facts, "name"));
    if (!file.merged) return files_[file.from.front()];
    std::vector<MergePart> parts;
    for (const size_t one : file.from) parts.push_back({files_[one], {}});
    std::string picture;
    if (file.one_picture) {
      std::vector<std::string_view> pictures;
      for (const size_t one : file.from) pictures.push_back(files_[one]);
      picture = one_picture(pictures);
      if (!picture.empty()) parts = {{picture, {}}};
    }
    MergedPdf merged = merge_pdf(parts);
    said.refused = merged.refused;
    said.pages = merged.pages;
    made = std::move(merged.bytes);
    return made;
  }

 private:
  const std::vector<GivenDocument>& given_;
  const std::vector<std::string_view>& files_;
};

}  // namespace

MadePackage make_package(const PackagePlan& plan, const std::vector<GivenDocument>& given,
                         const std::vector<std::string_view>& files,
                         const PackageOptions& options) {
  MadePackage package;
  package.name = plan.name;
  std::vector<std::string> made(plan.files.size());  // what the ZIP's views point to
  std::vector<ZipFile> zip;
  const Maker maker(given, files);
  for (size_t i = 0; i < plan.files.size(); ++i) {
    MadeFile said;
    const std::string_view bytes = maker.make(plan.files[i], said, made[i]);
    if (said.refused.empty()) {
      said.bytes = bytes.size();
      said.sha256 = sha256(bytes);
      zip.push_back({plan.files[i].name, bytes});
    }
    package.files.push_back(std::move(said));
  }
  std::vector<ListedFile> listed;
  for (const MadeFile& one : package.files) {
    listed.push_back({one.name, one.bytes, one.pages, one.sha256, one.from, !one.refused.empty()});
  }
  const std::string list = package_list(plan, given, listed, options.date, options.language);
  zip.push_back({"清单.html", list});
  if (!options.report.empty()) zip.push_back({"检查报告.html", options.report});
  const DosDate date{options.date.year, options.date.month, options.date.day};
  package.bytes = write_zip(zip, date);
  return package;
}

}  // namespace beian
