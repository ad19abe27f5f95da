set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

add_compile_options(-Wall -Wextra)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 at -O2 sees overlaps and bounds in std::string's operator+ that are not there (its bug 105651).
  foreach(warning restrict array-bounds stringop-overflow stringop-overread)
    add_compile_options($<$<CONFIG:Release>:-Wno-${warning}>)
  endforeach()
endif()
if(ALUDEL_WERROR)
  add_compile_options(-Werror)
endif()
if(ALUDEL_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
  # What the checks know of their places is millions of addresses, which would be relocated at every start of the
  # program: it is started thousands of times in the tests.
  add_compile_options(-fno-pie)
  add_link_options(-no-pie)
endif()
if(ALUDEL_FUZZ)
  # What UBSan reports ends the program as everything else that is found; the assertions of the C++ library see an
  # index out of range inside a capacity, which AddressSanitizer does not.
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  add_compile_definitions(_GLIBCXX_ASSERTIONS)
  add_link_options(-fsanitize=address,undefined)
endif()
if(ALUDEL_THREADS)
  add_compile_options(-fsanitize=thread)
  add_link_options(-fsanitize=thread)
endif()
if(ALUDEL_TIDY)
  set(CMAKE_CXX_CLANG_TIDY clang-tidy-19)
endif()

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE})
endif()

# Precompiled: what nearly every source reads, a second each. Off in the preset dev, which therefore sees a
# forgotten #include.
set(ALUDEL_COMMON_HEADERS <algorithm> <chrono> <filesystem> <functional> <map> <memory> <optional> <span> <string>
  <string_view> <variant> <vector> <fmt/format.h>)
if(ALUDEL_PCH)
  add_compile_options(-fpch-preprocess)
  if(CCACHE)
    # Without this ccache stands aside where there is a precompiled header.
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
  endif()
endif()
find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
endif()
