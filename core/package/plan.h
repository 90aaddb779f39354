// What goes into the package, under which name, and what is still missing: known before a byte is
// written, so that the applicant sees it first.
#pragma once
#include "core/package/place.h"

namespace beian {

/// One file given, as the plan needs it.
struct GivenDocument {
  Json facts;           // of inspect_document
  Place place;          // of place_documents
  std::string picture;  // the path of the picture it is (core/rules/slots.h), or ""
};

/// Names say folders before '/'.
struct PackagedFile {
  std::string name;
  std::string path;          // the slot
  std::vector<size_t> from;  // places in what was given, in the order wanted
  bool merged = false;       // into one PDF; else the file as it is
  bool one_picture = false;  // its pictures below each other on one page
};

struct PackagePlan {
  std::string name;  // "小程序备案资料_示例短剧_20261127.zip"
  std::vector<PackagedFile> files;
  std::vector<std::string> missing;  // paths of slots of the set without a file
  std::vector<size_t> left_out;      // given, and in no file of the package
};

PackagePlan plan_package(const Filing& filing, const RulePack& pack,
                         const std::vector<GivenDocument>& given, Date date);

/// {name, files: [{name, path, from: [places], merged, one_picture?}], missing: [{path, name}],
/// left_out: [places]}.
Json plan_json(const PackagePlan& plan);

}  // namespace beian
