// Stands in for qpdf's Pl_DCT, with which qpdf would decode JPEG data: ours is passed through, and
// decoded by core/image. (setjmp and try in one function do not compile to WebAssembly either.)
#include <qpdf/Pl_DCT.hh>
#include <stdexcept>

Pl_DCT::Members::Members(action_e action, char const* description, JDIMENSION width,
                         JDIMENSION height, int components, J_COLOR_SPACE colours,
                         CompressConfig* config)
    : action(action),
      buf(description),
      image_width(width),
      image_height(height),
      components(components),
      color_space(colours),
      config_callback(config) {}

Pl_DCT::Pl_DCT(char const* identifier, Pipeline* next)
    : Pipeline(identifier, next), m(new Members(a_decompress, "")) {}
Pl_DCT::~Pl_DCT() = default;
void Pl_DCT::write(unsigned char const*, size_t) { throw std::runtime_error("JPEG"); }
void Pl_DCT::finish() {}
