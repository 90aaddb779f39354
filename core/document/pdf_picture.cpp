#include "core/document/pdf_picture.h"

#include <spng.h>
#include <zlib.h>

#include <algorithm>
#include <memory>

#include "core/image/bytes.h"
#include "core/image/decode.h"
#include "core/image/strip.h"

namespace beian {
namespace {

QPDFObjectHandle name(const std::string& text) {
  return QPDFObjectHandle::newName(text);
}

QPDFObjectHandle image_stream(QPDF& file, const std::string& data, int width, int height, int bits,
                              const QPDFObjectHandle& colours) {
  QPDFObjectHandle stream = QPDFObjectHandle::newStream(&file, data);
  QPDFObjectHandle dictionary = stream.getDict();
  dictionary.replaceKey("/Type", name("/XObject"));
  dictionary.replaceKey("/Subtype", name("/Image"));
  dictionary.replaceKey("/Width", QPDFObjectHandle::newInteger(width));
  dictionary.replaceKey("/Height", QPDFObjectHandle::newInteger(height));
  dictionary.replaceKey("/BitsPerComponent", QPDFObjectHandle::newInteger(bits));
  dictionary.replaceKey("/ColorSpace", colours);
  return stream;
}

QPDFObjectHandle device_space(int components) {
  return name(components == 1 ? "/DeviceGray" : components == 4 ? "/DeviceCMYK" : "/DeviceRGB");
}

/// The profile's space when it fits the image (ICC.1, 7.2.6), else the device's.
QPDFObjectHandle colour_space(QPDF& file, const std::string& profile, int components) {
  const std::string_view kind =
      profile.size() >= 128 ? std::string_view(profile).substr(16, 4) : std::string_view();
  const int of_profile = kind == "GRAY" ? 1 : kind == "RGB " ? 3 : kind == "CMYK" ? 4 : 0;
  if (of_profile != components) return device_space(components);
  QPDFObjectHandle stream = QPDFObjectHandle::newStream(&file, profile);
  stream.getDict().replaceKey("/N", QPDFObjectHandle::newInteger(components));
  stream.getDict().replaceKey("/Alternate", device_space(components));
  return QPDFObjectHandle::newArray({name("/ICCBased"), file.makeIndirectObject(stream)});
}

PdfPicture jpeg_picture(QPDF& file, std::string_view bytes, const ImageHeader& header) {
  const std::string bare = without_metadata(bytes);
  if (bare.empty()) return {{}, "merge-picture"};
  const bool four = header.colour == ImageColour::cmyk || header.colour == ImageColour::ycck;
  const int components = header.colour == ImageColour::grey ? 1 : four ? 4 : 3;
  QPDFObjectHandle stream = image_stream(file, bare, header.stored_width, header.stored_height, 8,
                                         colour_space(file, colour_profile(bytes), components));
  stream.getDict().replaceKey("/Filter", name("/DCTDecode"));
  if (four)  // Adobe's are inverted
    stream.getDict().replaceKey("/Decode", QPDFObjectHandle::parse("[1 0 1 0 1 0 1 0]"));
  return {stream, ""};
}

struct PngChunks {
  std::string data;     // of all IDAT
  std::string palette;  // RGB
  bool transparent = false;
  bool sound = true;  // checksums are right, the end is there
};

PngChunks read_chunks(std::string_view png) {
  PngChunks chunks;
  const Bytes bytes(png);
  bool end = false;
  for (size_t at = 8; bytes.has(at, 12) && !end; at += 12 + bytes.u32(at)) {
    const size_t size = bytes.u32(at);
    if (!bytes.has(at + 8, size + 4)) break;
    const std::string_view kind = bytes.view(at + 4, 4), data = bytes.view(at + 8, size);
    const auto* checked = reinterpret_cast<const Bytef*>(png.data() + at + 4);
    chunks.sound &= crc32(0, checked, static_cast<uInt>(size + 4)) == bytes.u32(at + 8 + size);
    if (kind == "IDAT") chunks.data += data;
    if (kind == "PLTE") chunks.palette = data.substr(0, 768);
    chunks.transparent |= kind == "tRNS";
    end |= kind == "IEND";
  }
  chunks.sound &= end && !chunks.data.empty();
  return chunks;
}

/// PDF's Flate with predictors is PNG's way to pack: the packed bytes come along as they are.
PdfPicture packed_png(QPDF& file, const PngChunks& chunks, const ImageHeader& header) {
  const bool indexed = header.colour == ImageColour::palette;
  const int components = header.colour == ImageColour::rgb ? 3 : 1;
  QPDFObjectHandle space = device_space(components);
  if (indexed) {
    const auto last = static_cast<long long>(chunks.palette.size() / 3) - 1;
    if (last < 0) return {{}, "merge-picture"};
    space = QPDFObjectHandle::newArray({name("/Indexed"), name("/DeviceRGB"),
                                        QPDFObjectHandle::newInteger(last),
                                        QPDFObjectHandle::newString(chunks.palette)});
  }
  QPDFObjectHandle stream = image_stream(file, chunks.data, header.stored_width,
                                         header.stored_height, header.bits, space);
  QPDFObjectHandle how = QPDFObjectHandle::newDictionary();
  how.replaceKey("/Predictor", QPDFObjectHandle::newInteger(15));
  how.replaceKey("/Colors", QPDFObjectHandle::newInteger(components));
  how.replaceKey("/BitsPerComponent", QPDFObjectHandle::newInteger(header.bits));
  how.replaceKey("/Columns", QPDFObjectHandle::newInteger(header.stored_width));
  stream.getDict().replaceKey("/Filter", name("/FlateDecode"));
  stream.getDict().replaceKey("/DecodeParms", how);
  return {stream, ""};
}

struct FreePng {
  void operator()(spng_ctx* context) const { spng_ctx_free(context); }
};

/// All samples as RGBA of 1 or 2 bytes each, de-interlaced; "" when it does not decode.
std::string rgba_of(std::string_view png, int bytes_each) {
  const std::unique_ptr<spng_ctx, FreePng> context(spng_ctx_new(0));
  if (!context) return "";
  const int format = bytes_each == 2 ? SPNG_FMT_RGBA16 : SPNG_FMT_RGBA8;
  size_t size = 0;
  spng_set_png_buffer(context.get(), png.data(), png.size());
  if (spng_decoded_image_size(context.get(), format, &size) != 0) return "";
  std::string samples(size, '\0');
  if (spng_decode_image(context.get(), samples.data(), size, format, SPNG_DECODE_TRNS) != 0)
    return "";
  return samples;
}

/// Samples of one image, colour and alpha apart.
struct Layers {
  int width = 0, height = 0, bytes = 1, components = 3;
  std::string colour, alpha;
};

/// `from`: pixels of `channels` samples, the last of them alpha when there are 2 or 4.
Layers split(const std::string& from, int width, int height, int bytes, int channels, bool grey) {
  Layers layers{width, height, bytes, grey ? 1 : 3, "", ""};
  const size_t each = static_cast<size_t>(bytes), pixel = each * static_cast<size_t>(channels);
  const size_t wanted = each * static_cast<size_t>(layers.components);
  layers.colour.reserve(from.size() / pixel * wanted);
  for (size_t at = 0; at + pixel <= from.size(); at += pixel) {
    layers.colour.append(from, at, wanted);
    if (channels == 4) layers.alpha.append(from, at + pixel - each, each);
  }
  const bool opaque = layers.alpha.find_first_not_of('\xFF') == std::string::npos;
  if (opaque) layers.alpha.clear();
  return layers;
}

/// PDF stores 16 bits with the greater byte first.
void swap_bytes(std::string& samples) {
  for (size_t i = 0; i + 1 < samples.size(); i += 2) std::swap(samples[i], samples[i + 1]);
}

PdfPicture layered(QPDF& file, Layers layers) {
  if (layers.bytes == 2) {
    swap_bytes(layers.colour);
    swap_bytes(layers.alpha);
  }
  const int bits = 8 * layers.bytes;
  QPDFObjectHandle stream = image_stream(file, layers.colour, layers.width, layers.height, bits,
                                         device_space(layers.components));
  if (!layers.alpha.empty())
    stream.getDict().replaceKey(
        "/SMask", file.makeIndirectObject(image_stream(file, layers.alpha, layers.width,
                                                       layers.height, bits, device_space(1))));
  return {stream, ""};
}

PdfPicture png_picture(QPDF& file, std::string_view bytes, const ImageHeader& header) {
  const PngChunks chunks = read_chunks(bytes);
  if (!chunks.sound) return {{}, "merge-picture"};
  const bool plain = !header.progressive && !header.alpha && !chunks.transparent;
  if (plain) return packed_png(file, chunks, header);
  const int each = header.bits == 16 ? 2 : 1;
  const std::string samples = rgba_of(bytes, each);
  if (samples.empty()) return {{}, "merge-picture"};
  return layered(file, split(samples, header.stored_width, header.stored_height, each, 4,
                             header.colour == ImageColour::grey));
}

PdfPicture decoded_picture(QPDF& file, std::string_view bytes) {
  const DecodedImage decoded = decode_image(bytes);
  const Image& image = decoded.image;
  if (image.empty()) return {{}, "merge-picture"};
  const std::string samples(image.pixels.begin(), image.pixels.end());
  return layered(file,
                 split(samples, image.width, image.height, 1, image.channels, image.channels == 1));
}

}  // namespace

PdfPicture add_picture(QPDF& file, std::string_view bytes, const ImageHeader& header) {
  if (!header.refused.empty()) return {{}, header.refused};
  if (header.format == ImageFormat::jpeg) return jpeg_picture(file, bytes, header);
  if (header.format == ImageFormat::png) return png_picture(file, bytes, header);
  return decoded_picture(file, bytes);
}

}  // namespace beian
