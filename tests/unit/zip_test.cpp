// ZIP files: written and read back, names of every encoding, and what is refused.
#include "core/document/zip.h"

#include <doctest/doctest.h>
#include <zlib.h>

#include <vector>

using namespace beian;

namespace {

constexpr DosDate noon{2026, 3, 2, 12, 30, 20};

/// GBK of the two names below, and nothing else.
std::string gbk(std::string_view bytes) {
  if (bytes == "\xD6\xA4\xBC\xFE.txt") return "证件.txt";
  if (bytes == "\xC1\xAA\xCD\xA8.txt") return "联通.txt";  // happens to be UTF-8, too
  return {};
}

std::string zip_of(std::string_view name, std::string_view bytes) {
  const ZipFile file{std::string(name), bytes};
  return write_zip({&file, 1}, noon);
}

Zip read(std::string_view bytes, const ZipLimits& limits = {}) {
  return read_zip(bytes, limits, gbk);
}

std::string_view refused(std::string_view bytes, const ZipLimits& limits = {}) {
  const Zip zip = read(bytes, limits);
  if (!zip.refused.empty() || zip.entries.size() != 1) return zip.refused;
  if (!zip.entries[0].refused.empty()) CHECK(zip.entries[0].bytes.empty());
  return zip.entries[0].refused;
}

/// The file with other bytes: in the header of its one entry and, with `directory`, in the record
/// of the directory, which has the same fields two bytes further on.
std::string changed(std::string zip, size_t at, std::string_view bytes, bool directory = true) {
  zip.replace(at, bytes.size(), bytes);
  if (directory) zip.replace(zip.find("PK\1\2") + at + 2, bytes.size(), bytes);
  return zip;
}

/// With another name of the same length.
std::string renamed(std::string zip, std::string_view name) {
  zip.replace(30, name.size(), name);
  return zip.replace(zip.find("PK\1\2") + 46, name.size(), name);
}

constexpr size_t flags = 6, method = 8, crc_32 = 14, packed_size = 18, size = 22;

}  // namespace

TEST_CASE("what is written is read") {
  const std::string text(3000, 'x'), picture = "\x89PNG\r\n\x1a\n" + text;
  const std::vector<ZipFile> files{{"《微短剧“小程序”信息登记表》1.2.pdf", "%PDF-1.7 …"},
                                   {"图/标.png", picture},
                                   {"清单.html", text},
                                   {"空.txt", ""}};
  const std::string zip = write_zip(files, noon);
  CHECK(zip == write_zip(files, noon));
  CHECK(zip.size() < picture.size() + 1500);  // text is smaller, pictures are left as they are
  CHECK(zip.find(picture) != std::string::npos);
  const Zip back = read(zip);
  CHECK(back.refused.empty());
  REQUIRE(back.entries.size() == files.size());
  for (size_t i = 0; i < files.size(); ++i) {
    CHECK(back.entries[i].name == files[i].name);
    CHECK(back.entries[i].bytes == files[i].bytes);
    CHECK(back.entries[i].refused.empty());
    CHECK(!back.entries[i].gbk);
  }
}

TEST_CASE("dates are those of the calendar") {
  const auto date = [](DosDate of) {
    const std::string zip = write_zip({}, of);
    CHECK(zip.size() == 22);
    const ZipFile file{"a", ""};
    const std::string one = write_zip({&file, 1}, of);
    return static_cast<uint8_t>(one[12]) | static_cast<uint8_t>(one[13]) << 8;
  };
  CHECK(date(noon) == ((2026 - 1980) << 9 | 3 << 5 | 2));
  CHECK(date({1970, 0, 0}) == (0 << 9 | 1 << 5 | 1));
}

TEST_CASE("names: the flag, the extra field, UTF-8 without either, GBK") {
  const std::string plain = zip_of("\xD6\xA4\xBC\xFE.txt", "1");
  const auto first = [](const std::string& zip) { return read(zip).entries.at(0); };
  CHECK(first(plain).name == "\u05A4\xEF\xBF\xBD\xEF\xBF\xBD.txt");
  const std::string old = changed(plain, flags, std::string(2, '\0'));
  CHECK(first(old).name == "证件.txt");
  CHECK(first(old).gbk);
  CHECK(first(changed(zip_of("\xC1\xAA\xCD\xA8.txt", "1"), flags, std::string(2, '\0'))).name ==
        "联通.txt");
  const ZipEntry utf8 = first(changed(zip_of("证件.txt", "1"), flags, std::string(2, '\0')));
  CHECK(utf8.name == "证件.txt");
  CHECK(!utf8.gbk);

  // The field for Unicode: of the name that it says the checksum of.
  std::string zip = changed(zip_of("??.txt", "1"), flags, std::string(2, '\0'));
  std::string field("\x75\x70\x0F\0\1", 5);
  const auto sum = static_cast<uint32_t>(crc32(0, reinterpret_cast<const Bytef*>("??.txt"), 6));
  for (int i = 0; i < 4; ++i) field += static_cast<char>(sum >> 8 * i & 0xFF);
  field += "证件.txt";
  const size_t record = zip.find("PK\1\2"), end = zip.find("PK\5\6");
  zip[record + 30] = static_cast<char>(field.size());
  zip.insert(end, field);
  zip[zip.find("PK\5\6") + 12] = static_cast<char>(46 + 6 + field.size());
  CHECK(first(zip).name == "证件.txt");
  zip[record + 46 + 5] = 'T';  // renamed by a program that does not know the field
  CHECK(first(zip).name == "??.txT");
}

TEST_CASE("whole files that are refused, each by its name") {
  const std::string zip = zip_of("a.txt", "hello");
  CHECK(refused(zip).empty());
  CHECK(refused("") == "zip-not");
  CHECK(refused("hello") == "zip-not");
  CHECK(refused("Rar!\x1a\x07\x01") == "zip-rar");
  CHECK(refused("7z\xbc\xaf\x27\x1c") == "zip-7z");
  for (size_t length = 4; length < zip.size(); ++length) {
    CHECK(refused(zip.substr(0, length)) == "zip-damaged");
  }
  CHECK(refused(zip + "x") == "zip-damaged");
  std::string part = zip;
  part[zip.find("PK\5\6") + 4] = 1;
  CHECK(refused(part) == "zip-split");
  const std::vector<ZipFile> many(11, ZipFile{"a.txt", ""});
  CHECK(refused(write_zip(many, noon), {.entries = 10}) == "zip-entries");
}

TEST_CASE("entries that are refused, each by its name") {
  using namespace std::string_literals;
  const std::string zip = zip_of("a.txt", "hello");
  CHECK(refused(changed(zip, flags, "\1\10"s)) == "zip-encrypted");
  CHECK(refused(changed(zip, method, "\11\0"s)) == "zip-method");
  CHECK(refused(changed(zip, crc_32, "\0\0\0\0"s)) == "zip-crc");
  CHECK(refused(changed(zip, size, "\6\0\0\0"s)) == "zip-entry-damaged");
  CHECK(refused(changed(zip, packed_size, "\xFF\0\0\0"s)) == "zip-entry-damaged");
  CHECK(refused(changed(zip, 0, "PK\3\5"s, false)) == "zip-not");
  CHECK(refused(changed(zip, packed_size, "\xFF\xFF\xFF\xFF"s)) ==
        "zip-entry-damaged");  // no field
  for (const char* path : {"/a.tx", "../at", "bb/..", "C:/at", "a\1txt"}) {
    CAPTURE(path);
    CHECK(refused(renamed(zip, path)) == "zip-path");
  }
  CHECK(read(renamed(zip, "a\\txt")).entries.at(0).name == "a/txt");  // Windows
  CHECK(refused(zip_of("a.txt", std::string(2000, 'x')), {.entry = 1999}) == "zip-too-large");
  CHECK(refused(zip_of("a.txt", std::string(2000, 'x')), {.total = 1999}) == "zip-too-large");
  const std::string bomb = zip_of("a.txt", std::string(2 << 20, '\0'));
  CHECK(refused(bomb) == "zip-ratio");
  CHECK(refused(bomb, {.ratio = 2000}).empty());
  // Says more than deflate can do: refused before so much is allocated.
  CHECK(refused(changed(zip_of("a.txt", std::string(99, 'x')), size, "\0\0\0\5"s)) == "zip-ratio");
}

TEST_CASE("the sum of sizes counts, and one bad entry spares the others") {
  const std::string text(600, 'x');
  const std::vector<ZipFile> files{{"a", text}, {"b", text}, {"c", text}};
  const Zip zip = read(write_zip(files, noon), {.total = 1300});
  REQUIRE(zip.entries.size() == 3);
  CHECK(zip.entries[1].bytes == text);
  CHECK(zip.entries[2].refused == "zip-too-large");
}

TEST_CASE("a ZIP within a ZIP") {
  const std::string inner = zip_of("b.txt", "hello");
  const std::string middle = zip_of("inner.zip", inner);
  const std::string outer = zip_of("外.ZIP", middle);
  CHECK(read(middle).entries.at(0).name == "inner.zip/b.txt");
  CHECK(read(middle).entries.at(0).bytes == "hello");
  CHECK(refused(outer) == "zip-nested");
  CHECK(read(outer).entries.at(0).name == "外.ZIP/inner.zip");
  CHECK(read(outer, {.depth = 2}).entries.at(0).name == "外.ZIP/inner.zip/b.txt");
  CHECK(read(zip_of("a.xlsx", inner)).entries.at(0).bytes ==
        inner);  // is one, but not dropped as one
  CHECK(refused(zip_of("a.zip", inner.substr(0, inner.size() - 1))) == "zip-damaged");
}

TEST_CASE("only what is wanted is unpacked") {
  const std::vector<ZipFile> files{{"a.xml", "1"}, {"b.png", "2"}};
  const Zip zip = read_zip(write_zip(files, noon), {}, no_gbk,
                           [](std::string_view entry) { return entry.ends_with(".xml"); });
  CHECK(zip.entries.at(0).bytes == "1");
  CHECK(zip.entries.at(1).bytes.empty());
  CHECK(zip.entries.at(1).refused.empty());
}
