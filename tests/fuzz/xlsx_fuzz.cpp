// Any bytes as an XLSX file: those of a ZIP, or else those of its sheet.
#include <string>
#include <vector>

#include "core/document/zip.h"
#include "tests/fuzz/workbook.h"

namespace {

/// The parts are stored, so that what the fuzzer changes reaches the reader of XML.
std::string xlsx_with(std::string_view sheet) {
  using namespace beian;
  const std::vector<ZipFile> files{
      {"xl/workbook.xml", "<workbook><sheets><sheet name=\"s\" id=\"r1\"/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels",
       "<Relationships><Relationship Id=\"r1\" Type=\"/worksheet\" Target=\"s.xml\"/>"
       "<Relationship Id=\"r2\" Type=\"/sharedStrings\" Target=\"t.xml\"/>"
       "<Relationship Id=\"r3\" Type=\"/styles\" Target=\"t.xml\"/></Relationships>"},
      {"xl/s.xml", sheet},
      {"xl/t.xml", sheet}};
  return write_zip(files, {});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  return beian::fuzz::read_as("a.xlsx", beian::is_zip(bytes) ? bytes : xlsx_with(bytes));
}
