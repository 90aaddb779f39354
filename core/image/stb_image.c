/* The code of stb_image; which formats: libraries.cmake. */
#define STB_IMAGE_IMPLEMENTATION
#include <stb_image.h>
