#include "core/report/report.h"

namespace beian {

std::string report_sarif(const Report& report, const WriteOptions& options) {
  return report_text(report, options);
}

}  // namespace beian
