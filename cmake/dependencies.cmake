find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
set(ALUDEL_FMT fmt::fmt)
if(ALUDEL_STATIC_RUNTIME AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND fmt_VERSION MATCHES "^9\\.")
  # Every start of the program would pay for loading the C++ library: a third of it.
  add_library(aludel_fmt STATIC cmake/fmt.cpp)
  target_include_directories(aludel_fmt SYSTEM PUBLIC $<TARGET_PROPERTY:fmt::fmt,INTERFACE_INCLUDE_DIRECTORIES>)
  target_compile_definitions(aludel_fmt PUBLIC $<TARGET_PROPERTY:fmt::fmt,INTERFACE_COMPILE_DEFINITIONS>)
  target_compile_features(aludel_fmt PUBLIC $<TARGET_PROPERTY:fmt::fmt,INTERFACE_COMPILE_FEATURES>)
  target_link_options(aludel_fmt INTERFACE -static-libstdc++ -static-libgcc)
  set(ALUDEL_FMT aludel_fmt)
endif()
# The archive: of the shared library every start of the program would pay for all of it.
set(OPENSSL_USE_STATIC_LIBS ON)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(SQLite3 REQUIRED)
find_package(CLI11 REQUIRED)
find_package(tomlplusplus REQUIRED)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)

# libpq is loaded when the first PostgreSQL connection is made (dialect/postgresql/libpq.hpp): its own
# dependencies cost more start-up time than everything else together. Only its headers are needed here.
find_path(LIBPQ_INCLUDE libpq-fe.h PATH_SUFFIXES postgresql REQUIRED)
add_library(PostgreSQL::headers INTERFACE IMPORTED)
target_include_directories(PostgreSQL::headers INTERFACE ${LIBPQ_INCLUDE})

# The archive where there is one: a shared library costs every start of the program, and few commands parse.
find_library(PG_QUERY_LIBRARY NAMES libpg_query.a pg_query REQUIRED)
find_path(PG_QUERY_INCLUDE pg_query.h REQUIRED)
add_library(pg_query INTERFACE IMPORTED)
target_link_libraries(pg_query INTERFACE ${PG_QUERY_LIBRARY})
target_include_directories(pg_query INTERFACE ${PG_QUERY_INCLUDE})

if(ALUDEL_TESTS)
  find_package(GTest REQUIRED)
  find_package(rapidcheck REQUIRED)
endif()
