// JPEG by libjpeg-turbo; its errors by longjmp as in jpeg_decode.cpp: what is jumped over owns
// nothing that needs a destructor.
#include <array>
#include <csetjmp>
#include <cstdio>  // which jpeglib.h leaves to us

#include "core/image/encode.h"
#include "jpeglib.h"

namespace beian {
namespace {

constexpr long most_memory = 400L << 20;  // of the library: it keeps the coefficients

struct Session {
  jpeg_compress_struct jpeg;
  jpeg_error_mgr errors;
  jpeg_destination_mgr destination;
  std::jmp_buf back;
  const Image* image;
  const JpegEncoding* encoding;
  std::string* file;
  std::array<JOCTET, 16384> buffer;
};

Session& session_of(void* client_data) {
  return *static_cast<Session*>(client_data);
}

[[noreturn]] void on_error(j_common_ptr jpeg) {
  std::longjmp(session_of(jpeg->client_data).back, 1);
}

void on_message(j_common_ptr, int) {}

void take_buffer(Session& session, size_t count) {
  session.file->append(reinterpret_cast<const char*>(session.buffer.data()), count);
  session.destination.next_output_byte = session.buffer.data();
  session.destination.free_in_buffer = session.buffer.size();
}

void on_start(j_compress_ptr jpeg) {
  take_buffer(session_of(jpeg->client_data), 0);
}

boolean on_full(j_compress_ptr jpeg) {
  Session& session = session_of(jpeg->client_data);
  take_buffer(session, session.buffer.size());
  return TRUE;
}

void on_end(j_compress_ptr jpeg) {
  Session& session = session_of(jpeg->client_data);
  take_buffer(session, session.buffer.size() - session.destination.free_in_buffer);
}

void configure(Session& session) {
  jpeg_compress_struct& jpeg = session.jpeg;
  jpeg.image_width = static_cast<JDIMENSION>(session.image->width);
  jpeg.image_height = static_cast<JDIMENSION>(session.image->height);
  jpeg.input_components = session.image->channels;
  jpeg.in_color_space = session.image->channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
  jpeg_set_defaults(&jpeg);
  jpeg_set_quality(&jpeg, session.encoding->quality, TRUE);
  jpeg.optimize_coding = TRUE;
  const int luma_samples = session.encoding->full_colour || jpeg.num_components == 1 ? 1 : 2;
  jpeg.comp_info[0].h_samp_factor = jpeg.comp_info[0].v_samp_factor = luma_samples;
}

void write_all(Session& session) {
  jpeg_compress_struct& jpeg = session.jpeg;
  jpeg_create_compress(&jpeg);
  jpeg.mem->max_memory_to_use = most_memory;
  jpeg.dest = &session.destination;
  configure(session);
  jpeg_start_compress(&jpeg, TRUE);
  const std::string_view profile = session.encoding->profile;
  if (!profile.empty()) {
    jpeg_write_icc_profile(&jpeg, reinterpret_cast<const JOCTET*>(profile.data()),
                           static_cast<unsigned>(profile.size()));
  }
  while (jpeg.next_scanline < jpeg.image_height) {
    const uint8_t* row = session.image->row(static_cast<int>(jpeg.next_scanline));
    JSAMPROW rows[] = {const_cast<uint8_t*>(row)};  // the library only reads it
    jpeg_write_scanlines(&jpeg, rows, 1);
  }
  jpeg_finish_compress(&jpeg);
}

/// False when the library gave up.
bool guarded(Session& session, void (*step)(Session&)) {
  if (setjmp(session.back) != 0) return false;
  step(session);
  return true;
}

}  // namespace

std::string encode_jpeg(const Image& image, const JpegEncoding& encoding) {
  if (image.empty() || (image.channels != 1 && image.channels != 3)) return "";
  std::string file;
  Session session{};
  session.image = &image;
  session.encoding = &encoding;
  session.file = &file;
  session.jpeg.err = jpeg_std_error(&session.errors);
  session.errors.error_exit = on_error;
  session.errors.emit_message = on_message;
  session.jpeg.client_data = &session;
  session.destination.init_destination = on_start;
  session.destination.empty_output_buffer = on_full;
  session.destination.term_destination = on_end;
  if (!guarded(session, write_all)) file.clear();
  jpeg_destroy_compress(&session.jpeg);
  return file;
}

}  // namespace beian
