# The decoders, compiled from the sources that ./dev fetches: targets jpeg, spng and stb. All their
# code is third parties': their warnings are theirs. The page's worker has them, the page has not.
include(${CMAKE_SOURCE_DIR}/core/sources.cmake)
find_sources(BEIAN_JPEG_DIR libjpeg-turbo-2.1.5 jpeglib.h)
find_sources(BEIAN_SPNG_DIR libspng-0.7.3 spng/spng.h)
find_sources(BEIAN_ZLIB_DIR zlib-1.2.13 zlib.h)
find_sources(BEIAN_STB_DIR libstb-20220908 stb_image.h)

add_library(decoder-options INTERFACE)
target_compile_options(decoder-options INTERFACE $<$<COMPILE_LANGUAGE:C>:-w>)
if(EMSCRIPTEN)  # pixels want speed, not the fewest bytes
  target_compile_options(decoder-options INTERFACE -O2 -msimd128)
endif()

# libjpeg-turbo without arithmetic coding (refused by name). The native build takes its assembler for
# x86-64 where there is nasm; the sanitizers watch C alone, and WebAssembly has none: same pixels.
set(WITH_SIMD OFF)
if(BEIAN_BUILD STREQUAL "native" AND CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64)$")
  include(CheckLanguage)
  check_language(ASM_NASM)
  if(CMAKE_ASM_NASM_COMPILER)
    enable_language(ASM_NASM)
    set(WITH_SIMD ON)
  endif()
endif()
set(JPEG_LIB_VERSION 62)
set(VERSION 2.1.5)
set(LIBJPEG_TURBO_VERSION_NUMBER 2001005)
set(MEM_SRCDST_SUPPORTED 1)
set(BITS_IN_JSAMPLE 8)
set(BUILD 0)
set(INLINE "inline __attribute__((always_inline))")
set(THREAD_LOCAL __thread)
set(SIZE_T ${CMAKE_SIZEOF_VOID_P})
set(HAVE_BUILTIN_CTZL 1)
set(COPYRIGHT_YEAR 1991-2023)
foreach(header jconfig jconfigint jversion)
  configure_file(${BEIAN_JPEG_DIR}/${header}.h.in ${CMAKE_CURRENT_BINARY_DIR}/jpeg/${header}.h)
endforeach()
set(jpeg
  jcapimin jcapistd jccoefct jccolor jcdctmgr jchuff jcicc jcinit jcmainct jcmarker jcmaster
  jcomapi jcparam jcphuff jcprepct jcsample jctrans jdapimin jdapistd jdatadst jdatasrc jdcoefct
  jdcolor jddctmgr jdhuff jdicc jdinput jdmainct jdmarker jdmaster jdmerge jdphuff jdpostct
  jdsample jdtrans jerror jfdctflt jfdctfst jfdctint jidctflt jidctfst jidctint jidctred jquant1
  jquant2 jutils jmemmgr jmemnobs)
list(TRANSFORM jpeg REPLACE "(.+)" "${BEIAN_JPEG_DIR}/\\1.c")
if(WITH_SIMD)
  set(simd ${BEIAN_JPEG_DIR}/simd)
  file(GLOB assembler ${simd}/x86_64/*.asm)
  list(FILTER assembler EXCLUDE REGEX "/j[a-z]+ext-")  # parts that others include
  list(APPEND jpeg ${simd}/x86_64/jsimd.c ${assembler})
  set_source_files_properties(${assembler} PROPERTIES INCLUDE_DIRECTORIES "${simd}/nasm;${simd}/x86_64"
    COMPILE_DEFINITIONS "ELF;PIC;__x86_64__")
else()
  list(APPEND jpeg ${BEIAN_JPEG_DIR}/jsimd_none.c)
endif()
if(BEIAN_BUILD STREQUAL "asan")  # minutes for its macros; and it writes, from pixels of our own
  set_source_files_properties(${BEIAN_JPEG_DIR}/jchuff.c PROPERTIES COMPILE_OPTIONS -fno-sanitize=undefined)
endif()
if(EMSCRIPTEN)  # codes are read from 64 bits at a time, which it knows of such processors only
  set_source_files_properties(${BEIAN_JPEG_DIR}/jdhuff.c ${BEIAN_JPEG_DIR}/jdphuff.c PROPERTIES
    COMPILE_DEFINITIONS "__x86_64__;__ILP32__")
endif()
if(EMSCRIPTEN)  # these run once a file: small rather than fast
  set(once ${jpeg})
  list(FILTER once INCLUDE REGEX
       "/j([cd]api[a-z]+|c(icc|init|marker|master|param|phuff|trans|prepct|mainct)|d(icc|input|marker|master|trans)|error|utils|quant[12]|memmgr)\\.c$")
  set_source_files_properties(${once} PROPERTIES COMPILE_OPTIONS -Oz)
endif()
add_library(jpeg STATIC EXCLUDE_FROM_ALL ${jpeg})
target_include_directories(jpeg SYSTEM PUBLIC ${CMAKE_CURRENT_BINARY_DIR}/jpeg ${BEIAN_JPEG_DIR})
target_link_libraries(jpeg PRIVATE decoder-options)

set(zlib adler32 compress crc32 deflate inffast inflate inftrees trees zutil)
list(TRANSFORM zlib REPLACE "(.+)" "${BEIAN_ZLIB_DIR}/\\1.c")
if(EMSCRIPTEN)  # only logos are written as PNG
  set_source_files_properties(${BEIAN_ZLIB_DIR}/deflate.c ${BEIAN_ZLIB_DIR}/trees.c PROPERTIES COMPILE_OPTIONS -Oz)
endif()
add_library(zlib STATIC EXCLUDE_FROM_ALL ${zlib})
target_include_directories(zlib SYSTEM PUBLIC ${BEIAN_ZLIB_DIR})
target_link_libraries(zlib PRIVATE decoder-options)

add_library(spng STATIC EXCLUDE_FROM_ALL ${BEIAN_SPNG_DIR}/spng/spng.c)
target_compile_definitions(spng PUBLIC SPNG_STATIC)
target_include_directories(spng SYSTEM PUBLIC ${BEIAN_SPNG_DIR}/spng)
target_link_libraries(spng PUBLIC zlib PRIVATE decoder-options)

# stb_image with nothing but BMP.
add_library(stb STATIC EXCLUDE_FROM_ALL stb_image.c)
target_compile_definitions(stb PUBLIC STBI_ONLY_BMP STBI_NO_STDIO STBI_NO_LINEAR
  STBI_NO_HDR STBI_NO_FAILURE_STRINGS STBI_MAX_DIMENSIONS=65535)
target_include_directories(stb SYSTEM PUBLIC ${BEIAN_STB_DIR})
target_link_libraries(stb PRIVATE decoder-options)
