# qpdf without its command line, its C interface and the cryptography of others: target qpdf.
find_sources(BEIAN_QPDF_DIR qpdf-11.3.0 include/qpdf/QPDF.hh)

set(qpdf_config ${CMAKE_CURRENT_BINARY_DIR}/qpdf)
file(CONFIGURE OUTPUT ${qpdf_config}/qpdf/qpdf-config.h CONTENT [[
#define DEFAULT_CRYPTO "native"
#define USE_CRYPTO_NATIVE 1
#define SKIP_OS_SECURE_RANDOM 1
#define USE_INSECURE_RANDOM 1
#define HAVE_INTTYPES_H 1
#define HAVE_STDINT_H 1
#define HAVE_FSEEKO 1
#define HAVE_LOCALTIME_R 1
#define HAVE_RANDOM 1
#define HAVE_TM_GMTOFF 1
#define SIZEOF_SIZE_T @CMAKE_SIZEOF_VOID_P@
]] @ONLY)

file(GLOB qpdf ${BEIAN_QPDF_DIR}/libqpdf/*.cc ${BEIAN_QPDF_DIR}/libqpdf/sha2*.c)
list(FILTER qpdf EXCLUDE REGEX
     "/(QPDFJob.*|QPDFArgParser|QPDFUsage|JSONHandler|qpdf.*-c|QPDFCrypto_(gnutls|openssl)|QPDFLogger|Pl_DCT|Pl_OStream|QTC|QPDFTokenizer|ClosedFileInputSource)\\.cc$")

# A copy of a source with one thing changed, at `place` in the build.
function(corrected source place from to)
  file(READ ${BEIAN_QPDF_DIR}/${source} text)
  string(REPLACE "${from}" "${to}" changed "${text}")
  if(changed STREQUAL text)
    message(FATAL_ERROR "qpdf is another version than the one that is corrected here: ${source}")
  endif()
  file(CONFIGURE OUTPUT ${qpdf_config}/${place} CONTENT "${changed}" @ONLY)
endfunction()
# Debian's correction of 11.3.0 (its bug 1054158): the character after a short octal escape was lost.
corrected(libqpdf/QPDFTokenizer.cc QPDFTokenizer.cc
  "char(this->char_code % 256);\n    this->state = st_in_string;\n    return;"
  "char(this->char_code % 256);\n    this->state = st_in_string;\n    if (this->digit_count < 3) inString(ch);")
add_library(qpdf STATIC EXCLUDE_FROM_ALL ${qpdf} ${qpdf_config}/QPDFTokenizer.cc qpdf/logger.cc qpdf/dct.cc)
# clang with libstdc++ and C++20 wants to know a destructor before its vector's class is complete;
# so does clang-tidy.
if(NOT EMSCRIPTEN)
  corrected(include/qpdf/JSON.hh qpdf/JSON.hh
    "virtual ~JSON_array() = default;" "virtual ~JSON_array() {}")
  target_include_directories(qpdf SYSTEM PUBLIC ${qpdf_config})
endif()
target_include_directories(qpdf SYSTEM PUBLIC ${BEIAN_QPDF_DIR}/include ${BEIAN_QPDF_DIR}/libqpdf)
target_include_directories(qpdf SYSTEM PRIVATE ${qpdf_config})
target_compile_definitions(qpdf PUBLIC QPDF_DISABLE_QTC POINTERHOLDER_TRANSITION=4)
target_compile_options(qpdf PRIVATE -w)
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  target_precompile_headers(qpdf PRIVATE $<$<COMPILE_LANGUAGE:CXX>:<qpdf/QPDF.hh$<ANGLE-R>>
    $<$<COMPILE_LANGUAGE:CXX>:<qpdf/QUtil.hh$<ANGLE-R>> $<$<COMPILE_LANGUAGE:CXX>:<qpdf/QIntC.hh$<ANGLE-R>>)
endif()
if(BEIAN_BUILD STREQUAL "wasm")
  # The preset's -fno-exceptions can be taken back only behind the driver: to em++, -fexceptions would
  # be those of JavaScript.
  target_compile_options(qpdf PRIVATE -frtti -fwasm-exceptions "SHELL:-Xclang -fexceptions" "SHELL:-Xclang -fcxx-exceptions")
endif()
target_link_libraries(qpdf PRIVATE zlib jpeg)
