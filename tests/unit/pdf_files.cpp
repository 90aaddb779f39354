#include "tests/unit/pdf_files.h"

#include <cstdio>

namespace beian::test {
namespace {

constexpr size_t first_added = 5;  // behind catalog, tree, page and contents

std::string reference(size_t number) {
  return std::to_string(number) + " 0 R";
}

std::string stream(const std::string& dictionary, const std::string& data) {
  return "<< " + dictionary + " /Length " + std::to_string(data.size()) + " >>\nstream\n" + data +
         "\nendstream";
}

}  // namespace

std::string PdfBuilder::add(const std::string& object) {
  objects_.push_back(object);
  return reference(first_added + objects_.size() - 1);
}

std::string PdfBuilder::add_stream(const std::string& dictionary, const std::string& data) {
  return add(stream(dictionary, data));
}

std::string PdfBuilder::file(const std::vector<std::string>& contents) const {
  const auto page_of = [this](const std::string& stream_reference) {
    return "<< /Type /Page /Parent 2 0 R /Contents " + stream_reference + " /Resources " +
           resources + " " + page + " >>";
  };
  std::vector<std::string> all{"<< /Type /Catalog /Pages 2 0 R " + catalog + " >>", "",
                               page_of("4 0 R"), stream("", contents.at(0))};
  all.insert(all.end(), objects_.begin(), objects_.end());
  std::string kids = "3 0 R";
  for (size_t i = 1; i < contents.size(); ++i) {
    all.push_back(stream("", contents[i]));
    all.push_back(page_of(reference(all.size())));
    kids += " " + reference(all.size());
  }
  all[1] = "<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(contents.size()) + " >>";
  std::string file = "%PDF-1.7\n";
  std::string table = "xref\n0 " + std::to_string(all.size() + 1) + "\n0000000000 65535 f \n";
  for (size_t i = 0; i < all.size(); ++i) {
    char entry[32];
    std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", file.size());
    table += entry;
    file += std::to_string(i + 1) + " 0 obj\n" + all[i] + "\nendobj\n";
  }
  const size_t start = file.size();
  return file + table + "trailer\n<< /Size " + std::to_string(all.size() + 1) +
         " /Root 1 0 R >>\nstartxref\n" + std::to_string(start) + "\n%%EOF\n";
}

std::string pdf_of(const std::string& contents) {
  PdfBuilder builder;
  builder.resources =
      "<< /Font << /F " +
      builder.add(
          "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>") +
      " >> >>";
  return builder.file(contents);
}

}  // namespace beian::test
