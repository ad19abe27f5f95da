# The parser of Python source: libtree-sitter (Debian) and the grammar (npm, one exact version).
# Offline builds give the unpacked package: -DTREE_SITTER_PYTHON_DIR=/path/with/src/parser.c/below.
find_library(TREE_SITTER_LIBRARY NAMES libtree-sitter.a tree-sitter REQUIRED)
find_path(TREE_SITTER_INCLUDE tree_sitter/api.h REQUIRED)
set(TREE_SITTER_PYTHON_DIR "" CACHE PATH "Directory of the tree-sitter-python package (src/parser.c below it)")

set(grammar ${TREE_SITTER_PYTHON_DIR})
if(NOT grammar)
  execute_process(COMMAND ${CMAKE_SOURCE_DIR}/scripts/fetch-grammar.sh ${CMAKE_SOURCE_DIR}/.npm
                  RESULT_VARIABLE failed)
  if(failed)
    message(FATAL_ERROR "The Python grammar could not be fetched; without a network give -DTREE_SITTER_PYTHON_DIR=<package directory>")
  endif()
  set(grammar ${CMAKE_SOURCE_DIR}/.npm/node_modules/tree-sitter-python)
endif()

add_library(tree_sitter_python STATIC ${grammar}/src/parser.c ${grammar}/src/scanner.c)
# The grammar's own headers must be seen before those of the library.
target_include_directories(tree_sitter_python BEFORE PRIVATE ${grammar}/src)
target_include_directories(tree_sitter_python INTERFACE ${TREE_SITTER_INCLUDE})
target_compile_options(tree_sitter_python PRIVATE -O2 -w)
target_link_libraries(tree_sitter_python INTERFACE ${TREE_SITTER_LIBRARY})
