#include "core/document/pdf_file.h"

#include <algorithm>
#include <qpdf/BufferInputSource.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/SF_FlateLzwDecode.hh>
#include <set>
#include <stdexcept>

namespace beian {
namespace {

/// What the stream that is being unpacked may come to. One a thread: qpdf hands nothing through.
thread_local size_t limit = usual_stream;

class Unpacking {  // sets the limit for its lifetime
 public:
  explicit Unpacking(size_t most) : before_(limit) { limit = most; }
  ~Unpacking() { limit = before_; }
  Unpacking(const Unpacking&) = delete;
  Unpacking& operator=(const Unpacking&) = delete;

 private:
  size_t before_;
};

/// Between a decoder and what follows it: stops a bomb.
class Limited : public Pipeline {
 public:
  explicit Limited(Pipeline* after) : Pipeline("limit", after) {}
  void write(unsigned char const* bytes, size_t size) override {
    written_ += size;
    if (written_ > limit) throw std::length_error("unpacks to too much");
    getNext()->write(bytes, size);
  }
  void finish() override { getNext()->finish(); }

 private:
  size_t written_ = 0;
};

class LimitedDecoder : public SF_FlateLzwDecode {
 public:
  using SF_FlateLzwDecode::SF_FlateLzwDecode;
  Pipeline* getDecodePipeline(Pipeline* after) override {
    limited_ = std::make_unique<Limited>(after);
    return SF_FlateLzwDecode::getDecodePipeline(limited_.get());
  }

 private:
  std::unique_ptr<Limited> limited_;
};

/// qpdf's own reading of object and cross-reference streams goes through these, too.
void limit_decoders() {
  static const bool once = [] {
    QPDF::registerStreamFilter("/FlateDecode",
                               [] { return std::make_shared<LimitedDecoder>(false); });
    QPDF::registerStreamFilter("/LZWDecode", [] { return std::make_shared<LimitedDecoder>(true); });
    return true;
  }();
  static_cast<void>(once);
}

class Gathered : public Pipeline {
 public:
  Gathered(std::string& out, size_t most) : Pipeline("gather", nullptr), out_(out), most_(most) {}
  void write(unsigned char const* bytes, size_t size) override {
    if (out_.size() + size > most_) throw std::length_error("unpacks to too much");
    out_.append(reinterpret_cast<char const*>(bytes), size);
  }
  void finish() override {}

 private:
  std::string& out_;
  size_t most_;
};

std::string piped(QPDFObjectHandle& stream, size_t most, qpdf_stream_decode_level_e level) {
  std::string out;
  Gathered gathered(out, most);
  const Unpacking unpacking(most);
  bool decoded = false;
  const bool whole = stream.pipeStreamData(&gathered, &decoded, 0, level, true);
  if (!whole || (level != qpdf_dl_none && !decoded)) throw std::runtime_error("stream");
  return out;
}

std::string_view refusal(const QPDFExc& error) {
  switch (error.getErrorCode()) {
    case qpdf_e_password:
      return "pdf-password";
    case qpdf_e_unsupported:
      return "pdf-encryption";
    case qpdf_e_pages:
      return "pdf-no-pages";
    default:
      return "pdf-damaged";
  }
}

/// Whether the file is locked by a handler that is not the standard one.
bool foreign_lock(std::string_view bytes) {
  const size_t at = bytes.rfind("/Encrypt");
  return at != std::string_view::npos && bytes.find("/Adobe.PubSec") != std::string_view::npos;
}

/// The leaves of the page tree, without recursion: a tree may be made to be deep.
void walk_tree(OpenPdf& open, const QPDFObjectHandle& root, size_t most) {
  std::vector<QPDFObjectHandle> waiting{root};
  std::set<QPDFObjGen> seen;
  while (!waiting.empty() && open.pages.size() <= most) {
    QPDFObjectHandle node = waiting.back();
    waiting.pop_back();
    if (!node.isDictionary()) {
      ++open.lost;
      continue;
    }
    QPDFObjectHandle kids = node.getKey("/Kids");
    if (!kids.isArray()) {
      open.pages.push_back(node);
      continue;
    }
    if (node.isIndirect() && !seen.insert(node.getObjGen()).second) continue;
    const int count = kids.getArrayNItems();
    for (int i = count; i-- > 0;) waiting.push_back(kids.getArrayItem(i));
  }
}

/// Of a file whose tree is lost: whatever says of itself that it is a page.
void search_pages(OpenPdf& open, QPDF& file, size_t most) {
  for (QPDFObjectHandle& object : file.getAllObjects())
    if (object.isDictionaryOfType("/Page") && open.pages.size() <= most)
      open.pages.push_back(object);
  if (!open.pages.empty()) file.warn(QPDFExc(qpdf_e_pages, "", "", 0, "pages that no tree names"));
}

void find_pages(OpenPdf& open, QPDF& file, size_t most) {
  QPDFObjectHandle tree = file.getRoot().getKey("/Pages");
  const int promised = tree.isDictionary() ? integer_of(tree.getKey("/Count")) : 0;
  walk_tree(open, tree, most);
  if (open.pages.empty()) search_pages(open, file, most);
  if (open.pages.empty()) open.refused = "pdf-no-pages";
  if (open.pages.size() > most) open.refused = "pdf-pages";
  const size_t found = open.pages.size();
  if (promised > 0 && static_cast<size_t>(promised) <= 10 * most &&
      static_cast<size_t>(promised) > found)
    open.lost = std::max(open.lost, static_cast<size_t>(promised) - found);
}

}  // namespace

bool is_pdf(std::string_view bytes) {
  return bytes.substr(0, 1024 + 5).find("%PDF-") != std::string_view::npos;
}

OpenPdf open_pdf(std::string_view bytes, const PdfOptions& options) {
  OpenPdf open;
  if (!is_pdf(bytes)) return open.refused = "pdf-not", std::move(open);
  if (bytes.size() > options.most_bytes) return open.refused = "pdf-too-large", std::move(open);
  limit_decoders();
  auto file = std::make_unique<QPDF>();
  file->setSuppressWarnings(true);
  try {
    auto* data = reinterpret_cast<unsigned char*>(const_cast<char*>(bytes.data()));
    const auto source =
        std::make_shared<BufferInputSource>("", new Buffer(data, bytes.size()), true);
    file->processInputSource(source);
    find_pages(open, *file, options.most_pages);
  } catch (const QPDFExc& error) {
    open.refused = foreign_lock(bytes) ? "pdf-encryption" : refusal(error);
  } catch (const std::length_error&) {
    open.refused = "pdf-too-large";
  } catch (const std::bad_alloc&) {
    open.refused = "pdf-too-large";
  } catch (const std::exception&) {
    open.refused = "pdf-damaged";
  }
  open.file = std::move(file);
  return open;
}

std::string unpacked(QPDFObjectHandle stream, size_t most) {
  return piped(stream, most, qpdf_dl_generalized);
}

std::string stored(QPDFObjectHandle stream) {
  return piped(stream, SIZE_MAX, qpdf_dl_none);
}

QPDFObjectHandle inherited(QPDFObjectHandle node, const std::string& key) {
  for (int depth = 0; depth < 100 && node.isDictionary(); ++depth) {
    if (QPDFObjectHandle found = node.getKey(key); !found.isNull()) return found;
    node = node.getKey("/Parent");
  }
  return QPDFObjectHandle::newNull();
}

double number_of(QPDFObjectHandle object) {
  return object.isNumber() ? object.getNumericValue() : 0;
}

int integer_of(const QPDFObjectHandle& object) {
  return static_cast<int>(std::clamp(number_of(object), -2e9, 2e9));
}

bool read_box(QPDFObjectHandle array, double (&box)[4]) {
  if (!array.isArray() || array.getArrayNItems() != 4) return false;
  for (int i = 0; i < 4; ++i) box[i] = std::clamp(number_of(array.getArrayItem(i)), -1e6, 1e6);
  if (box[0] > box[2]) std::swap(box[0], box[2]);
  if (box[1] > box[3]) std::swap(box[1], box[3]);
  return box[2] - box[0] > 0 && box[3] - box[1] > 0;
}

void page_box(const QPDFObjectHandle& page, double (&box)[4]) {
  constexpr double a4[]{0, 0, 595.276, 841.89};
  if (!read_box(inherited(page, "/MediaBox"), box)) std::copy(a4, a4 + 4, box);
  double crop[4];
  if (!read_box(inherited(page, "/CropBox"), crop)) return;
  for (int i = 0; i < 2; ++i) {
    crop[i] = std::max(crop[i], box[i]);
    crop[i + 2] = std::min(crop[i + 2], box[i + 2]);
  }
  if (crop[0] < crop[2] && crop[1] < crop[3]) std::copy(crop, crop + 4, box);
}

PdfMatrix form_matrix(QPDFObjectHandle form) {
  QPDFObjectHandle array = form.getDict().getKey("/Matrix");
  if (!array.isArray() || array.getArrayNItems() != 6) return {};
  double m[6];
  for (int i = 0; i < 6; ++i) m[i] = std::clamp(number_of(array.getArrayItem(i)), -1e9, 1e9);
  return {m[0], m[1], m[2], m[3], m[4], m[5]};
}

int quarter_turn(int degrees) {
  return degrees % 90 == 0 ? ((degrees % 360) + 360) % 360 : 0;
}

int page_rotation(const QPDFObjectHandle& page) {
  return quarter_turn(integer_of(inherited(page, "/Rotate")));
}

std::vector<std::string> filters_of(QPDFObjectHandle dictionary) {
  constexpr std::pair<std::string_view, std::string_view> short_names[] = {
      {"AHx", "ASCIIHexDecode"}, {"A85", "ASCII85Decode"},  {"LZW", "LZWDecode"},
      {"Fl", "FlateDecode"},     {"RL", "RunLengthDecode"}, {"CCF", "CCITTFaxDecode"},
      {"DCT", "DCTDecode"}};
  std::vector<std::string> names;
  QPDFObjectHandle filter = dictionary.getKey("/Filter");
  if (filter.isNull()) filter = dictionary.getKey("/F");
  const auto add = [&](QPDFObjectHandle name) {
    if (!name.isName()) return;
    names.push_back(name.getName().substr(1));
    for (const auto& [brief, full] : short_names)
      if (names.back() == brief) names.back() = full;
  };
  add(filter);
  if (filter.isArray())
    for (int i = 0; i < std::min(filter.getArrayNItems(), 16); ++i) add(filter.getArrayItem(i));
  return names;
}

}  // namespace beian
