#include "core/document/pdf_merge.h"

#include <algorithm>
#include <new>
#include <qpdf/Pl_String.hh>
#include <qpdf/QPDFWriter.hh>
#include <set>

#include "core/document/pdf_appearance.h"
#include "core/document/pdf_file.h"
#include "core/document/pdf_lexer.h"
#include "core/document/pdf_picture.h"
#include "core/image/strip.h"

namespace beian {
namespace {

constexpr size_t most_pages = 2000, most_bytes = 300u << 20;
constexpr double a4_short = 595.276, a4_long = 841.89, margin = 28.346;  // points; 10 mm
constexpr double coarsest = 100;                                         // dpi

std::string number(double value) {
  return QPDFObjectHandle::newReal(value, 4).unparse();
}

std::string unparsed(const PdfMatrix& m) {
  return number(m.a) + " " + number(m.b) + " " + number(m.c) + " " + number(m.d) + " " +
         number(m.e) + " " + number(m.f);
}

/// From the stored image's unit square to the upright one's: EXIF orientations 1–8.
PdfMatrix orientation_matrix(int orientation) {
  switch (orientation) {
    case 2:
      return {-1, 0, 0, 1, 1, 0};
    case 3:
      return {-1, 0, 0, -1, 1, 1};
    case 4:
      return {1, 0, 0, -1, 0, 1};
    case 5:
      return {0, -1, -1, 0, 1, 1};
    case 6:
      return {0, -1, 1, 0, 0, 1};
    case 7:
      return {0, 1, 1, 0, 0, 0};
    case 8:
      return {0, 1, -1, 0, 1, 0};
    default:
      return {};
  }
}

QPDFObjectHandle box_of(double left, double low, double right, double high) {
  QPDFObjectHandle box = QPDFObjectHandle::newArray();
  for (const double side : {left, low, right, high})
    box.appendItem(QPDFObjectHandle::newReal(side, 3));
  return box;
}

QPDFObjectHandle new_page() {
  QPDFObjectHandle page = QPDFObjectHandle::newDictionary();
  page.replaceKey("/Type", QPDFObjectHandle::newName("/Page"));
  return page;
}

void set_rotation(QPDFObjectHandle page, int degrees) {
  if (quarter_turn(degrees) != 0)
    page.replaceKey("/Rotate", QPDFObjectHandle::newInteger(quarter_turn(degrees)));
}

/// A4 with the picture in its middle.
QPDFObjectHandle picture_page(QPDF& file, const QPDFObjectHandle& image,
                              const ImageHeader& header) {
  const bool wide = header.width() > header.height();
  const double page_width = wide ? a4_long : a4_short, page_height = wide ? a4_short : a4_long;
  const double scale = std::min({(page_width - 2 * margin) / header.width(),
                                 (page_height - 2 * margin) / header.height(), 72 / coarsest});
  const double width = scale * header.width(), height = scale * header.height();
  const PdfMatrix placed =
      orientation_matrix(header.orientation) *
      PdfMatrix{width, 0, 0, height, (page_width - width) / 2, (page_height - height) / 2};
  QPDFObjectHandle images = QPDFObjectHandle::newDictionary();
  images.replaceKey("/Picture", file.makeIndirectObject(image));
  QPDFObjectHandle resources = QPDFObjectHandle::newDictionary();
  resources.replaceKey("/XObject", images);
  QPDFObjectHandle page = new_page();
  page.replaceKey("/MediaBox", box_of(0, 0, page_width, page_height));
  page.replaceKey("/Resources", resources);
  page.replaceKey("/Contents", QPDFObjectHandle::newStream(
                                   &file, "q " + unparsed(placed) + " cm /Picture Do Q\n"));
  return page;
}

/// Names that a page's own content streams mention; false when they cannot be read.
bool read_names(QPDFObjectHandle contents, std::set<std::string>& names) {
  const auto read = [&](const QPDFObjectHandle& stream) {
    if (!QPDFObjectHandle(stream).isStream()) return;
    const std::string bytes = unpacked(stream);
    PdfLexer lexer(bytes);
    for (PdfToken token = lexer.next(); token != PdfToken::end; token = lexer.next())
      if (token == PdfToken::name) names.insert("/" + std::string(lexer.text()));
  };
  try {
    if (!contents.isArray()) read(contents);
    for (int i = 0; contents.isArray() && i < contents.getArrayNItems(); ++i)
      read(contents.getArrayItem(i));
  } catch (const std::runtime_error&) {
    return false;
  } catch (const std::length_error&) {
    return false;
  }
  return true;
}

/// A page's resources without the images and forms of other pages, which often share one list.
QPDFObjectHandle own_resources(QPDFObjectHandle page) {
  QPDFObjectHandle resources = inherited(page, "/Resources");
  if (!resources.isDictionary()) return QPDFObjectHandle::newDictionary();
  resources = resources.shallowCopy();
  QPDFObjectHandle objects = resources.getKey("/XObject");
  std::set<std::string> names;
  if (!objects.isDictionary() || !read_names(page.getKey("/Contents"), names)) return resources;
  QPDFObjectHandle kept = QPDFObjectHandle::newDictionary();
  for (const std::string& key : objects.getKeys()) {
    QPDFObjectHandle object = objects.getKey(key);
    const bool leans = object.isStream() && !object.getDict().hasKey("/Resources") &&
                       !object.getDict().hasKey("/Width");  // a form that uses the page's
    if (leans) return resources;
    if (names.count(key) != 0) kept.replaceKey(key, object);
  }
  resources.replaceKey("/XObject", kept);
  return resources;
}

/// Takes out of a source what tells of people and programs: metadata, and EXIF of its JPEGs.
/// False when it is built so deep that only ill will explains it.
class Tidy {
 public:
  bool walk(const QPDFObjectHandle& root) {
    waiting_.push_back({root, 0});
    while (!waiting_.empty()) {
      auto [object, depth] = waiting_.back();
      waiting_.pop_back();
      if (depth > 1000) return false;
      if (object.isIndirect() && !seen_.insert(object.getObjGen()).second) continue;
      visit(object, depth + 1);
    }
    return true;
  }

 private:
  void visit(QPDFObjectHandle object, int depth) {
    if (object.isStream()) strip_jpeg(object);
    QPDFObjectHandle dictionary = object.isStream() ? object.getDict() : object;
    if (dictionary.isDictionary()) {
      for (const char* key : {"/Metadata", "/PieceInfo", "/LastModified"})
        dictionary.removeKey(key);
      for (const std::string& key : dictionary.getKeys()) push(dictionary.getKey(key), depth);
    }
    for (int i = 0; object.isArray() && i < object.getArrayNItems(); ++i)
      push(object.getArrayItem(i), depth);
  }

  void push(const QPDFObjectHandle& object, int depth) {
    QPDFObjectHandle child = object;
    const bool page = child.isDictionaryOfType("/Page") || child.isDictionaryOfType("/Pages");
    if (!page && (child.isArray() || child.isDictionary() || child.isStream()))
      waiting_.push_back({child, depth});
  }

  static void strip_jpeg(QPDFObjectHandle stream) {
    if (filters_of(stream.getDict()) != std::vector<std::string>{"DCTDecode"}) return;
    std::string jpeg;
    try {
      jpeg = stored(stream);
    } catch (const std::runtime_error&) {
      return;
    }
    if (!holds_metadata(jpeg, ImageFormat::jpeg)) return;
    const std::string bare = without_metadata(jpeg);
    if (bare.empty()) return;
    const QPDFObjectHandle parameters = stream.getDict().getKey("/DecodeParms");
    stream.replaceStreamData(bare, stream.getDict().getKey("/Filter"), parameters);
  }

  std::vector<std::pair<QPDFObjectHandle, int>> waiting_;
  std::set<QPDFObjGen> seen_;
};

/// A source, opened once for all its pages.
struct Source {
  OpenPdf open;
  Tidy tidy;
};

class Merge {
 public:
  Merge() {
    file_.emptyPDF();
    file_.setSuppressWarnings(true);
    pages_ = file_.getRoot().getKey("/Pages");
  }

  /// Why not; "" when the part is in.
  std::string_view add(const MergePart& part);
  size_t pages() const { return count_; }
  std::string bytes();

 private:
  std::string_view add_pdf(const MergePart& part);
  std::string_view add_one(const MergePart& part);
  std::string_view add_page_of(Source& source, const MergePage& wanted);
  void draw_appearances(const QPDFObjectHandle& from, QPDFObjectHandle to,
                        QPDFObjectHandle resources);
  void append(QPDFObjectHandle page);

  QPDF file_;
  QPDFObjectHandle pages_;
  std::vector<std::unique_ptr<Source>> sources_;  // streams are copied when written
  std::string version_ = "1.4";
  size_t count_ = 0;
};

void Merge::append(QPDFObjectHandle page) {
  page.replaceKey("/Parent", pages_);
  pages_.getKey("/Kids").appendItem(file_.makeIndirectObject(page));
  pages_.replaceKey("/Count", QPDFObjectHandle::newInteger(static_cast<long long>(++count_)));
}

std::string_view Merge::add(const MergePart& part) {
  return is_pdf(part.bytes) ? add_pdf(part) : add_one(part);
}

std::string_view Merge::add_one(const MergePart& part) {
  const ImageHeader header = read_image_header(part.bytes);
  if (header.format == ImageFormat::unknown) return "merge-format";
  const std::vector<MergePage> all{{}};
  for (const MergePage& wanted : part.pages.empty() ? all : part.pages) {
    if (wanted.page != 0) return "merge-page";
    const PdfPicture picture = add_picture(file_, part.bytes, header);
    if (!picture.refused.empty()) return picture.refused;
    if (header.bits == 16) version_ = std::max<std::string>(version_, "1.5");
    QPDFObjectHandle page = picture_page(file_, picture.object, header);
    set_rotation(page, wanted.turn);
    append(page);
  }
  return "";
}

std::string_view Merge::add_pdf(const MergePart& part) {
  auto source = std::make_unique<Source>();
  source->open = open_pdf(part.bytes, {});
  if (!source->open.refused.empty()) return source->open.refused;
  version_ = std::max(version_, source->open.file->getPDFVersion());
  // qpdf looks at the tree when it copies, and may not like what it finds. We have the pages.
  source->open.file->getRoot().replaceKey("/Pages", QPDFObjectHandle::newDictionary());
  std::vector<MergePage> wanted = part.pages;
  for (size_t page = 0; part.pages.empty() && page < source->open.pages.size(); ++page)
    wanted.push_back({page, 0});
  sources_.push_back(std::move(source));
  for (const MergePage& page : wanted)
    if (const std::string_view refused = add_page_of(*sources_.back(), page); !refused.empty())
      return refused;
  return "";
}

std::string_view Merge::add_page_of(Source& source, const MergePage& wanted) {
  if (wanted.page >= source.open.pages.size()) return "merge-page";
  if (count_ >= most_pages) return "merge-too-large";
  QPDFObjectHandle from = source.open.pages[wanted.page], page = new_page();
  QPDFObjectHandle resources = own_resources(from);
  double box[4];
  page_box(from, box);
  page.replaceKey("/MediaBox", box_of(box[0], box[1], box[2], box[3]));
  for (const char* key : {"/UserUnit", "/Group"})
    if (QPDFObjectHandle value = from.getKey(key); !value.isNull()) page.replaceKey(key, value);
  if (QPDFObjectHandle contents = from.getKey("/Contents"); !contents.isNull())
    page.replaceKey("/Contents", contents);
  draw_appearances(from, page, resources);
  page.replaceKey("/Resources", resources);
  set_rotation(page, page_rotation(from) + wanted.turn);
  if (!source.tidy.walk(page)) return "pdf-damaged";
  append(file_.copyForeignObject(source.open.file->makeIndirectObject(page)).shallowCopy());
  return "";
}

/// Stamps, signatures and filled-in fields become part of the page.
void Merge::draw_appearances(const QPDFObjectHandle& from, QPDFObjectHandle to,
                             QPDFObjectHandle resources) {
  const std::vector<PdfAppearance> appearances = appearances_of(from);
  if (appearances.empty()) return;
  QPDFObjectHandle objects = resources.getKey("/XObject");
  objects = objects.isDictionary() ? objects.shallowCopy() : QPDFObjectHandle::newDictionary();
  resources.replaceKey("/XObject", objects);
  std::string drawing = "\nQ\n";
  for (size_t i = 0; i < appearances.size(); ++i) {
    const std::string key = "/Appearance" + std::to_string(i);
    objects.replaceKey(key, appearances[i].form);
    drawing += "q " + unparsed(appearances[i].matrix) + " cm " + key + " Do Q\n";
  }
  QPDF& file = *from.getOwningQPDF();
  QPDFObjectHandle all = QPDFObjectHandle::newArray({QPDFObjectHandle::newStream(&file, "q\n")});
  QPDFObjectHandle contents = to.getKey("/Contents");
  if (contents.isStream()) all.appendItem(contents);
  for (int i = 0; contents.isArray() && i < contents.getArrayNItems(); ++i)
    all.appendItem(contents.getArrayItem(i));
  all.appendItem(QPDFObjectHandle::newStream(&file, drawing));
  to.replaceKey("/Contents", all);
}

std::string Merge::bytes() {
  std::string out;
  Pl_String gathered("merged", nullptr, out);
  QPDFObjectHandle about = QPDFObjectHandle::newDictionary();
  about.replaceKey("/Producer", QPDFObjectHandle::newString("Beian Check"));
  file_.getTrailer().replaceKey("/Info", file_.makeIndirectObject(about));
  QPDFWriter writer(file_);
  writer.setOutputPipeline(&gathered);
  writer.setDeterministicID(true);
  writer.setMinimumPDFVersion(version_);
  writer.setObjectStreamMode(qpdf_o_disable);  // what old readers want
  writer.setDecodeLevel(qpdf_dl_none);         // what is packed stays as it is
  writer.setCompressStreams(true);
  writer.write();
  return out;
}

MergedPdf refused(std::string_view code, size_t part) {
  MergedPdf merged;
  merged.refused = code;
  merged.part = part;
  return merged;
}

MergedPdf merged_of(std::span<const MergePart> parts, size_t& part) {
  Merge merge;
  size_t bytes = 0;
  for (part = 0; part < parts.size(); ++part) {
    bytes += parts[part].bytes.size();
    if (bytes > most_bytes) return refused("merge-too-large", part);
    const std::string_view code = merge.add(parts[part]);
    if (!code.empty()) return refused(code, part);
    if (merge.pages() > most_pages) return refused("merge-too-large", part);
  }
  if (merge.pages() == 0) return refused("merge-nothing", 0);
  MergedPdf merged;
  merged.bytes = merge.bytes();
  merged.pages = merge.pages();
  return merged;
}

}  // namespace

MergedPdf merge_pdf(std::span<const MergePart> parts) {
  size_t part = 0;
  try {
    return merged_of(parts, part);
  } catch (const std::bad_alloc&) {
    return refused("merge-too-large", part);
  } catch (const std::length_error&) {
    return refused("merge-too-large", part);
  } catch (const std::exception&) {
    return refused("pdf-damaged", part);
  }
}

}  // namespace beian
