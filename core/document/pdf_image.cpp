// An image of a page → a file that the checks of pictures read.
#include <algorithm>
#include <new>

#include "core/document/pdf.h"
#include "core/document/pdf_content.h"
#include "core/document/pdf_file.h"
#include "core/document/png_file.h"
#include "core/image/decode.h"
#include "core/image/strip.h"

namespace beian {
namespace {

PdfImageFile refused(std::string_view code) {
  return {"", code};
}

/// EXIF's way (1–8) to say how an image is turned.
int orientation_of(const PdfImage& image) {
  constexpr int straight[]{1, 6, 3, 8}, mirrored[]{2, 7, 4, 5};
  const int quarter = image.turn / 90 % 4;
  return image.mirrored ? mirrored[quarter] : straight[quarter];
}

/// A JPEG with that orientation and no other metadata: a PDF shows images as stored.
std::string oriented_jpeg(const std::string& jpeg, int orientation) {
  const std::string bare = without_metadata(jpeg);
  if (bare.size() < 2) return jpeg;
  if (orientation == 1) return bare;
  std::string exif(
      "\xFF\xE1\0\x22"
      "Exif\0\0"
      "MM\0\x2A\0\0\0\x08"
      "\0\1\1\x12\0\3\0\0\0\1\0\0\0\0"
      "\0\0\0\0",
      36);
  exif[29] = static_cast<char>(orientation);
  return bare.substr(0, 2) + exif + bare.substr(2);
}

/// What is left when all filters but the last are undone.
std::string before_last_filter(QPDF& file, QPDFObjectHandle stream) {
  QPDFObjectHandle dictionary = stream.getDict();
  QPDFObjectHandle filter = dictionary.getKey("/Filter");
  const int count = filter.isArray() ? filter.getArrayNItems() : 1;
  if (count < 2) return stored(stream);
  const auto without_last = [count](QPDFObjectHandle list) {
    QPDFObjectHandle kept = QPDFObjectHandle::newArray();
    for (int i = 0; list.isArray() && i + 1 < count && i < list.getArrayNItems(); ++i)
      kept.appendItem(list.getArrayItem(i));
    return kept;
  };
  QPDFObjectHandle inner = QPDFObjectHandle::newStream(&file, stored(stream));
  inner.getDict().replaceKey("/Filter", without_last(filter));
  if (QPDFObjectHandle parameters = dictionary.getKey("/DecodeParms"); parameters.isArray())
    inner.getDict().replaceKey("/DecodeParms", without_last(parameters));
  return unpacked(inner, 256u << 20);
}

/// How samples become grey or RGB.
struct Colours {
  int components = 0;   // of a pixel as stored; 0: not had here
  std::string palette;  // RGB, when the component is an index
};

Colours colours_of(QPDFObjectHandle space, int depth = 0) {
  const auto named = [](const std::string& name) {
    return name == "/DeviceGray" || name == "/G" || name == "/CalGray"   ? 1
           : name == "/DeviceRGB" || name == "/RGB" || name == "/CalRGB" ? 3
           : name == "/DeviceCMYK" || name == "/CMYK"                    ? 4
                                                                         : 0;
  };
  if (space.isName()) return {named(space.getName()), ""};
  if (depth > 3 || !space.isArray() || space.getArrayNItems() < 1) return {};
  QPDFObjectHandle kind = space.getArrayItem(0);
  const std::string name = kind.isName() ? kind.getName() : "";
  if (name == "/ICCBased") {
    QPDFObjectHandle profile = space.getArrayItem(1);
    const int n = profile.isStream() ? integer_of(profile.getDict().getKey("/N")) : 0;
    return {n == 1 || n == 3 || n == 4 ? n : 0, ""};
  }
  if (name != "/Indexed" && name != "/I") return {named(name), ""};
  const Colours base = colours_of(space.getArrayItem(1), depth + 1);
  QPDFObjectHandle table = space.getArrayItem(3);
  const std::string bytes = table.isString()   ? table.getStringValue()
                            : table.isStream() ? unpacked(table, 65'536)
                                               : "";
  if (!base.palette.empty() || (base.components != 1 && base.components != 3)) return {};
  Colours indexed{1, bytes};
  if (base.components == 1) {
    indexed.palette.clear();
    for (const char grey : bytes) indexed.palette.append(3, grey);
  }
  indexed.palette.resize(768, '\0');
  return indexed;
}

/// Sample `i` of a row, as a fraction of 255; of an index, the index.
uint8_t sample(const uint8_t* row, size_t i, int bits, bool index) {
  if (bits == 8) return row[i];
  if (bits == 16) return row[2 * i];
  const size_t width = static_cast<size_t>(bits), bit = i * width;
  const int value = row[bit / 8] >> (8 - width - bit % 8) & ((1 << bits) - 1);
  return static_cast<uint8_t>(index ? value : value * 255 / ((1 << bits) - 1));
}

struct Samples {
  int width = 0, height = 0, bits = 8;
  Colours colours;
  bool inverted = false;

  size_t stride() const {
    return (static_cast<size_t>(width) * static_cast<size_t>(colours.components * bits) + 7) / 8;
  }
};

void write_pixel(const Samples& how, const uint8_t* row, size_t x, uint8_t* pixel) {
  const size_t n = static_cast<size_t>(how.colours.components);
  const auto value = [&](size_t i) {
    const uint8_t v = sample(row, n * x + i, how.bits, false);
    return how.inverted ? 255 - v : v;
  };
  if (!how.colours.palette.empty()) {
    const size_t index = sample(row, x, how.bits, true);
    std::copy_n(how.colours.palette.data() + 3 * index, 3, pixel);
  } else if (n == 4) {  // the plain way; profiles of printers are not had here
    for (size_t i = 0; i < 3; ++i)
      pixel[i] = static_cast<uint8_t>((255 - value(i)) * (255 - value(3)) / 255);
  } else {
    for (size_t i = 0; i < n; ++i) pixel[i] = static_cast<uint8_t>(value(i));
  }
}

Image pixels_of(const Samples& how, const std::string& bytes) {
  Image image{how.width, how.height, 3, {}};
  if (how.colours.components == 1 && how.colours.palette.empty()) image.channels = 1;
  image.pixels.resize(image.stride() * static_cast<size_t>(image.height));
  for (int y = 0; y < image.height; ++y) {
    const auto* row =
        reinterpret_cast<const uint8_t*>(bytes.data()) + how.stride() * static_cast<size_t>(y);
    if (how.bits == 8 && how.colours.palette.empty() && !how.inverted &&
        how.colours.components != 4) {
      std::copy_n(row, image.stride(), image.row(y));
      continue;
    }
    for (int x = 0; x < image.width; ++x)
      write_pixel(how, row, static_cast<size_t>(x), image.row(y) + x * image.channels);
  }
  return image;
}

PdfImageFile png_of(QPDFObjectHandle stream, const PdfImage& shown) {
  QPDFObjectHandle dictionary = stream.getDict();
  QPDFObjectHandle mask = dictionary.getKey("/ImageMask");
  const bool stencil = mask.isBool() && mask.getBoolValue();
  Samples how{shown.width, shown.height, shown.bits, {}, false};
  how.colours = stencil ? Colours{1, ""} : colours_of(dictionary.getKey("/ColorSpace"));
  const bool known_bits =
      how.bits == 1 || how.bits == 2 || how.bits == 4 || how.bits == 8 || how.bits == 16;
  if (how.colours.components == 0 || !known_bits) return refused("pdf-image-colour");
  if (how.width <= 0 || how.height <= 0) return refused("pdf-image-damaged");
  if (1e-6 * how.width * how.height > most_megapixels) return refused("pdf-image-too-large");
  QPDFObjectHandle decode = dictionary.getKey("/Decode");
  if (decode.isArray() && decode.getArrayNItems() >= 2 && how.colours.palette.empty())
    how.inverted = number_of(decode.getArrayItem(0)) > number_of(decode.getArrayItem(1));
  const size_t size = how.stride() * static_cast<size_t>(how.height);
  const std::string bytes = unpacked(stream, size + (1 << 20));
  if (bytes.size() < size) return refused("pdf-image-damaged");
  const std::string png = quick_png(upright(pixels_of(how, bytes), orientation_of(shown)));
  return png.empty() ? refused("pdf-image-too-large") : PdfImageFile{png, ""};
}

PdfImageFile file_of(QPDF& file, const DrawnImage& drawn) {
  if (!drawn.stream.isInitialized()) return refused("pdf-image-none");
  const std::string_view filter = drawn.shown.filter;
  if (filter == "ccitt" || filter == "jbig2" || filter == "jpeg-2000" || filter == "?")
    return refused("pdf-image-filter");
  if (filter != "jpeg") return png_of(drawn.stream, drawn.shown);
  const std::string jpeg = before_last_filter(file, drawn.stream);
  if (image_format(jpeg) != ImageFormat::jpeg) return refused("pdf-image-damaged");
  return {oriented_jpeg(jpeg, orientation_of(drawn.shown)), ""};
}

}  // namespace

PdfImageFile pdf_image(std::string_view bytes, size_t page, size_t image,
                       const PdfOptions& options) {
  try {
    OpenPdf open = open_pdf(bytes, options);
    if (!open.refused.empty()) return refused(open.refused);
    if (page >= open.pages.size()) return refused("pdf-image-none");
    PdfWork work;
    const PageContent content = run_page(open.pages[page], work);
    if (image >= content.images.size()) return refused("pdf-image-none");
    return file_of(*open.file, content.images[image]);
  } catch (const std::bad_alloc&) {
    return refused("pdf-image-too-large");
  } catch (const std::exception&) {
    return refused("pdf-image-damaged");
  }
}

}  // namespace beian
