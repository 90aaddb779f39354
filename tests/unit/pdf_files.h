// Small PDF files made in memory.
#pragma once
#include <string>
#include <vector>

namespace beian::test {

/// Objects are numbered from 1 in the order of adding; 1 is the catalog, 2 the page tree, 3 the
/// page.
class PdfBuilder {
 public:
  /// "12 0 R" of what is added.
  std::string add(const std::string& object);
  std::string add_stream(const std::string& dictionary, const std::string& data);

  std::string resources = "<< >>";               // of the page
  std::string page = "/MediaBox [0 0 595 842]";  // its other entries
  std::string catalog;                           // more of its entries

  /// The file with one page that has these contents.
  std::string file(const std::string& contents) const { return file(std::vector{contents}); }
  /// With a page for each of these contents, all alike but for them.
  std::string file(const std::vector<std::string>& contents) const;

 private:
  std::vector<std::string> objects_;
};

/// A page of text in Helvetica, encoded as Windows does.
std::string pdf_of(const std::string& contents);

}  // namespace beian::test
