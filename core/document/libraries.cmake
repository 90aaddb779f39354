# Third-party readers of documents, compiled from the sources that ./dev fetches: target pugixml.
include(${CMAKE_SOURCE_DIR}/core/sources.cmake)
find_sources(BEIAN_PUGIXML_DIR pugixml-1.13 src/pugixml.hpp)

add_library(pugixml STATIC EXCLUDE_FROM_ALL ${BEIAN_PUGIXML_DIR}/src/pugixml.cpp)
target_compile_definitions(pugixml PUBLIC PUGIXML_NO_XPATH PUGIXML_NO_STL PUGIXML_NO_EXCEPTIONS)
target_compile_options(pugixml PRIVATE -w)
target_include_directories(pugixml SYSTEM PUBLIC ${BEIAN_PUGIXML_DIR}/src)
