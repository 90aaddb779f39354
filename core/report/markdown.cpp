#include "core/report/report.h"

namespace beian {

std::string report_markdown(const Report& report, const WriteOptions& options) {
  return report_text(report, options);
}

}  // namespace beian
