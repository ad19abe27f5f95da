#!/bin/sh
# Brings the tree-sitter grammar of Python, in exactly the version that libtree-sitter 0.20 can load, into the
# directory given. The package's own build is not run; what is compiled is checked by its hash first.
#   usage: fetch-grammar.sh DIRECTORY
set -eu
package=tree-sitter-python
version=0.23.6
directory=${1:?usage: fetch-grammar.sh DIRECTORY}
source=$directory/node_modules/$package

verify() {
    (cd "$source" && sha256sum --check --quiet) <<HASHES
5df63395433197cb65168e95f5ce705cb1dd4c12a11a85020755a5c4b8b55c21  src/parser.c
411b2357bc1286b171fd042ccb0f640109074cc341d3cd78b5628144887f7ab8  src/scanner.c
b29c1c9fb7cc82f58c84b376df1297d6e2737a1d655fd356db0859e3c29c2fea  src/tree_sitter/alloc.h
5bdf6ed1a78e3409fd443e085ca967a64c188a5d082aaf7f819bccd53a471c94  src/tree_sitter/array.h
a1f6ef161fbaf48a0e10fca90ef5290a062462b307b3898aa562993853b9f80a  src/tree_sitter/parser.h
HASHES
}

if [ ! -f "$source/src/parser.c" ]; then
    mkdir -p "$directory"
    npm install --prefix "$directory" --ignore-scripts --no-audit --no-fund --no-save --loglevel=error "$package@$version" >&2
fi
verify
