// What the backend of Dear ImGui asks of WebGL. Around each frame it saves and restores the state
// of a program that might draw, too; but each question waits until the GPU has done all it was
// told: 40 of the 45 ms of a frame and 0.75 s of the start where the processor plays the GPU.
// Nobody else draws here, so the state between two frames is known: as WebGL begins, and never
// read by anyone.
#include <GLES3/gl3.h>

extern "C" void beian_gl_integer(GLenum name, GLint* values) {
  switch (name) {
    case GL_MAJOR_VERSION:
    case GL_MINOR_VERSION:
    case GL_MAX_TEXTURE_SIZE:
      return glGetIntegerv(name, values);
    case GL_ACTIVE_TEXTURE:
      *values = GL_TEXTURE0;
      break;
    case GL_VIEWPORT:
    case GL_SCISSOR_BOX:
      values[0] = values[1] = values[2] = values[3] = 0;
      break;
    case GL_BLEND_SRC_RGB:
    case GL_BLEND_SRC_ALPHA:
      *values = GL_ONE;
      break;
    case GL_BLEND_EQUATION_RGB:
    case GL_BLEND_EQUATION_ALPHA:
      *values = GL_FUNC_ADD;
      break;
    default:
      *values = 0;
      break;  // bindings, GL_BLEND_DST_*
  }
}
