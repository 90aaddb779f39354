#include "image_files.h"

#include <cstdio>
#include <cstdlib>
#include <initializer_list>

#include "jpeglib.h"
#include "spng.h"

namespace beian::test {
namespace {

void little(std::string& out, uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i));
}

/// A TIFF structure with an orientation and, where asked, a GPS latitude.
std::string exif(int orientation, bool location) {
  std::string out("Exif\0\0II*\0\x08\0\0\0", 14);
  little(out, location ? 2 : 1, 2);
  little(out, 0x0112, 2), little(out, 3, 2), little(out, 1, 4);
  little(out, static_cast<uint32_t>(orientation), 4);
  if (location) little(out, 0x8825, 2), little(out, 4, 2), little(out, 1, 4), little(out, 38, 4);
  little(out, 0, 4);
  if (!location) return out;
  little(out, 1, 2);  // at 38: one entry, its value at 56
  little(out, 2, 2), little(out, 5, 2), little(out, 3, 4), little(out, 56, 4);
  little(out, 0, 4);
  for (const uint32_t part : {26u, 1u, 4u, 1u, 30u, 1u}) little(out, part, 4);
  return out;
}

}  // namespace

Image slope(int width, int height, int channels) {
  Image image{width, height, channels, {}};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      for (int c = 0; c < channels; ++c) {
        const int sample = c == 3 ? 128 + y : 40 + 5 * x + 3 * y + 40 * c;
        image.pixels.push_back(static_cast<uint8_t>(sample));
      }
    }
  }
  return image;
}

std::string jpeg_file(const Image& image, const JpegOptions& options) {
  jpeg_compress_struct jpeg;
  jpeg_error_mgr errors;
  jpeg.err = jpeg_std_error(&errors);
  jpeg_create_compress(&jpeg);
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&jpeg, &bytes, &size);
  jpeg.image_width = static_cast<JDIMENSION>(image.width);
  jpeg.image_height = static_cast<JDIMENSION>(image.height);
  jpeg.input_components = image.channels;
  jpeg.in_color_space = image.channels == 1   ? JCS_GRAYSCALE
                        : image.channels == 4 ? JCS_CMYK
                                              : JCS_RGB;
  jpeg_set_defaults(&jpeg);
  jpeg_set_quality(&jpeg, options.quality, TRUE);
  for (int i = 0; i < jpeg.num_components && !options.subsampled; ++i) {
    jpeg.comp_info[i].h_samp_factor = jpeg.comp_info[i].v_samp_factor = 1;
  }
  if (options.progressive) jpeg_simple_progression(&jpeg);
  jpeg_start_compress(&jpeg, TRUE);
  if (options.orientation != 0) {
    const std::string data = exif(options.orientation, options.location);
    jpeg_write_marker(&jpeg, JPEG_APP0 + 1, reinterpret_cast<const JOCTET*>(data.data()),
                      static_cast<unsigned>(data.size()));
  }
  while (jpeg.next_scanline < jpeg.image_height) {
    auto* row = const_cast<uint8_t*>(image.row(static_cast<int>(jpeg.next_scanline)));
    jpeg_write_scanlines(&jpeg, &row, 1);
  }
  jpeg_finish_compress(&jpeg);
  std::string file(reinterpret_cast<const char*>(bytes), size);
  jpeg_destroy_compress(&jpeg);
  std::free(bytes);
  return file;
}

std::string png_file(const Image& image, bool interlaced, int bits) {
  constexpr uint8_t types[] = {0, SPNG_COLOR_TYPE_GRAYSCALE, 0, SPNG_COLOR_TYPE_TRUECOLOR,
                               SPNG_COLOR_TYPE_TRUECOLOR_ALPHA};
  spng_ctx* png = spng_ctx_new(SPNG_CTX_ENCODER);
  spng_set_option(png, SPNG_ENCODE_TO_BUFFER, 1);
  spng_ihdr header{static_cast<uint32_t>(image.width),
                   static_cast<uint32_t>(image.height),
                   static_cast<uint8_t>(bits),
                   types[image.channels],
                   0,
                   0,
                   static_cast<uint8_t>(interlaced ? 1 : 0)};
  spng_set_ihdr(png, &header);
  std::string samples;
  for (const uint8_t sample : image.pixels) {
    samples += static_cast<char>(sample);
    if (bits == 16) samples += static_cast<char>(sample);
  }
  spng_encode_image(png, samples.data(), samples.size(), SPNG_FMT_PNG, SPNG_ENCODE_FINALIZE);
  size_t size = 0;
  int error = 0;
  void* bytes = spng_get_png_buffer(png, &size, &error);
  std::string file(static_cast<const char*>(bytes), bytes ? size : 0);
  std::free(bytes);
  spng_ctx_free(png);
  return file;
}

std::string bmp_file(const Image& image) {
  const size_t row = (image.stride() + 3) / 4 * 4;
  std::string file = "BM";
  little(file, static_cast<uint32_t>(54 + row * static_cast<size_t>(image.height)), 4);
  little(file, 0, 4), little(file, 54, 4), little(file, 40, 4);
  little(file, static_cast<uint32_t>(image.width), 4);
  little(file, static_cast<uint32_t>(image.height), 4);
  little(file, 1, 2), little(file, 24, 2);
  for (int i = 0; i < 6; ++i) little(file, 0, 4);
  for (int y = image.height; y-- > 0;) {
    for (int x = 0; x < image.width; ++x) {
      for (int c = 2; c >= 0; --c) file += static_cast<char>(image.row(y)[3 * x + c]);
    }
    file.append(row - image.stride(), '\0');
  }
  return file;
}

std::string gif_file(int width, int height, int frames) {
  std::string file = "GIF89a";
  little(file, static_cast<uint32_t>(width), 2), little(file, static_cast<uint32_t>(height), 2);
  file += std::string("\x80\0\0\0\0\0\xff\xff\xff", 9);  // two colours: black, white
  for (int frame = 0; frame < frames; ++frame) {
    file += std::string(",\0\0\0\0", 5);
    little(file, static_cast<uint32_t>(width), 2), little(file, static_cast<uint32_t>(height), 2);
    file += std::string("\0\x07", 2);  // no palette of its own; 128 literals, so codes of 8 bits
    std::string codes;
    for (int i = 0; i < width * height; ++i) {
      if (i % 100 == 0) codes += '\x80';  // clear before the codes grow
      codes += static_cast<char>(i % width % 2);
    }
    codes += '\x81';
    for (size_t at = 0; at < codes.size(); at += 255) {
      const std::string block = codes.substr(at, 255);
      file += static_cast<char>(block.size());
      file += block;
    }
    file += '\0';
  }
  return file + ";";
}

}  // namespace beian::test
