// JPEG by libjpeg-turbo. Its way to report an error is longjmp: this file alone knows of that, and
// what it jumps over (the functions called by `guarded`) owns nothing that needs a destructor.
#include <csetjmp>
#include <cstdio>  // which jpeglib.h leaves to us

#include "core/image/decode.h"
#include "jerror.h"
#include "jpeglib.h"

namespace beian {
namespace {

constexpr long most_memory = 400L << 20;  // of the library: progressive files keep coefficients
constexpr int most_scans = 200;           // a file can ask for thousands of passes over the picture

struct Session {
  jpeg_decompress_struct jpeg;
  jpeg_error_mgr errors;
  jpeg_progress_mgr progress;
  std::jmp_buf back;
  bool corrupt, stray;  // what the warnings said
  bool luma;
  int eighths;
  uint8_t* out;
};

Session& session_of(j_common_ptr jpeg) {
  return *static_cast<Session*>(jpeg->client_data);
}

[[noreturn]] void on_error(j_common_ptr jpeg) {
  std::longjmp(session_of(jpeg).back, 1);
}

void on_message(j_common_ptr jpeg, int level) {
  if (level >= 0) return;
  switch (jpeg->err->msg_code) {
    case JWRN_EXTRANEOUS_DATA:
      session_of(jpeg).stray = true;
      break;
    case JWRN_ADOBE_XFORM:
    case JWRN_JFIF_MAJOR:
    case JWRN_BOGUS_ICC:
      break;  // of no harm
    default:
      session_of(jpeg).corrupt = true;
  }
}

void on_progress(j_common_ptr jpeg) {
  const auto* decompress = reinterpret_cast<const jpeg_decompress_struct*>(jpeg);
  if (decompress->input_scan_number > most_scans) on_error(jpeg);
}

/// Runs one step; false when the library gave up in it.
bool guarded(Session& session, void (*step)(Session&)) {
  if (setjmp(session.back) != 0) return false;
  step(session);
  return true;
}

J_COLOR_SPACE wanted(J_COLOR_SPACE stored, bool luma) {
  if (stored == JCS_CMYK || stored == JCS_YCCK) return JCS_CMYK;
  if (stored == JCS_GRAYSCALE || (luma && stored == JCS_YCbCr)) return JCS_GRAYSCALE;
  return JCS_RGB;
}

void start(Session& session) {
  jpeg_decompress_struct& jpeg = session.jpeg;
  jpeg_read_header(&jpeg, TRUE);
  jpeg.out_color_space = wanted(jpeg.jpeg_color_space, session.luma);
  jpeg.scale_num = static_cast<unsigned>(session.eighths);
  jpeg.scale_denom = 8;
  jpeg_calc_output_dimensions(&jpeg);
}

/// 255 − ink, as Adobe stores it; others store the ink.
void cmyk_to_rgb(const uint8_t* from, uint8_t* to, uint32_t count, bool adobe) {
  const uint32_t flip = adobe ? 0 : 255;
  for (uint32_t i = 0; i < count; ++i, from += 4, to += 3) {
    const uint32_t light = from[3] ^ flip;
    for (int c = 0; c < 3; ++c)
      to[c] = static_cast<uint8_t>(((from[c] ^ flip) * light + 127) / 255);
  }
}

void read_rows(Session& session) {
  jpeg_decompress_struct& jpeg = session.jpeg;
  jpeg_start_decompress(&jpeg);
  const bool cmyk = jpeg.out_color_space == JCS_CMYK;
  const size_t stride =
      size_t{jpeg.output_width} * (cmyk ? 3u : static_cast<unsigned>(jpeg.output_components));
  JSAMPARRAY inks = cmyk ? (*jpeg.mem->alloc_sarray)(reinterpret_cast<j_common_ptr>(&jpeg),
                                                     JPOOL_IMAGE, jpeg.output_width * 4, 1)
                         : nullptr;
  while (jpeg.output_scanline < jpeg.output_height) {
    uint8_t* row = session.out + jpeg.output_scanline * stride;
    if (!cmyk) {
      JSAMPROW rows[] = {row};
      jpeg_read_scanlines(&jpeg, rows, 1);
    } else if (jpeg_read_scanlines(&jpeg, inks, 1) == 1) {
      cmyk_to_rgb(inks[0], row, jpeg.output_width, jpeg.saw_Adobe_marker != 0);
    }
  }
  jpeg_finish_decompress(&jpeg);
}

void set_up(Session& session) {
  jpeg_decompress_struct& jpeg = session.jpeg;
  jpeg.err = jpeg_std_error(&session.errors);
  session.errors.error_exit = on_error;
  session.errors.emit_message = on_message;
  jpeg.client_data = &session;
}

void create(Session& session) {
  jpeg_create_decompress(&session.jpeg);
  session.jpeg.mem->max_memory_to_use = most_memory;
  session.progress.progress_monitor = on_progress;
  session.jpeg.progress = &session.progress;
}

}  // namespace

Image decode_jpeg(std::string_view bytes, const DecodeOptions& options,
                  std::vector<std::string_view>& damage) {
  Session session{};
  session.luma = options.luma;
  session.eighths = options.eighths;
  set_up(session);
  if (!guarded(session, create)) return {};
  jpeg_mem_src(&session.jpeg, reinterpret_cast<const unsigned char*>(bytes.data()),
               static_cast<unsigned long>(bytes.size()));
  Image image;
  if (guarded(session, start)) {
    const jpeg_decompress_struct& jpeg = session.jpeg;
    image.width = static_cast<int>(jpeg.output_width);
    image.height = static_cast<int>(jpeg.output_height);
    image.channels = jpeg.out_color_space == JCS_GRAYSCALE ? 1 : 3;
    image.pixels.assign(image.stride() * jpeg.output_height, 128);
    session.out = image.pixels.data();
    if (!guarded(session, read_rows)) {
      session.corrupt = true;
      if (session.jpeg.output_scanline == 0) image = {};
    }
  }
  if (session.corrupt) damage.push_back("damage-data");
  if (session.stray && !session.corrupt) damage.push_back("damage-stray");
  jpeg_destroy_decompress(&session.jpeg);
  return image;
}

}  // namespace beian
