// Pictures, looked at and put into the filing they belong to.
#pragma once
#include <set>
#include <string>
#include <string_view>

#include "core/filing/filing.h"
#include "core/rules/slots.h"

namespace beian::cli {

/// A picture belongs to the field that holds its file's name, else to the one its name speaks of.
class PicturePlacer {
 public:
  explicit PicturePlacer(Filing& filing) : filing_(filing) {}

  /// Looks at a file, if it is a picture and has a place. Returns the path of that, or "".
  std::string add(std::string_view bytes, const std::string& name);

  /// Puts what was found into documents.pictures, and lists the fields as ready.
  void finish();

 private:
  std::string place(const std::string& name);
  std::string by_value(const std::string& name) const;
  std::string by_words(const std::string& name) const;
  std::string free_path(const Slot& slot) const;

  Filing& filing_;
  std::set<std::string> taken_;
  Json pictures_ = Json::array(), ready_ = Json::array();
};

}  // namespace beian::cli
