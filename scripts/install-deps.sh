#!/bin/sh
# Installs what is missing on Debian 12. Usage: scripts/install-deps.sh [build|test|fuzz|bench|format|tidy]...
# When nothing is missing it asks dpkg and is done: no network, no root needed.
set -eu

build="g++ cmake ninja-build pkg-config ccache mold
  libfmt-dev libssl-dev libsqlite3-dev libcli11-dev libtomlplusplus-dev libutf8proc-dev libpq-dev libpg-query-dev libtree-sitter-dev libprotobuf-c-dev"
# The grammar of Python comes by npm, once (scripts/fetch-grammar.sh). The package is large: only where npm is needed and
# nobody has brought it.
if ! command -v npm > /dev/null && [ ! -f "$(dirname "$0")/../.npm/node_modules/tree-sitter-python/src/parser.c" ]; then
    build="$build npm"
fi
server="postgresql-15 postgresql-client-15"
test="$server libgtest-dev librapidcheck-dev sqlite3 pgbouncer alembic python3 python3-alembic python3-psycopg2 python3-dateutil"
bench="$server alembic python3 python3-alembic python3-psycopg2"
fuzz="clang-19 libclang-rt-19-dev python3"
format="clang-format-14"
tidy="clang-19 clang-tidy-19"

wanted=
for set in "${@:-build}"; do
    case $set in
        build) wanted="$wanted $build" ;;
        test) wanted="$wanted $build $test" ;;
        bench) wanted="$wanted $build $bench" ;;
        fuzz) wanted="$wanted $build $fuzz" ;;
        format) wanted="$wanted $format" ;;
        tidy) wanted="$wanted $build $test $tidy" ;;
        *) echo "install-deps: there is no set \"$set\" (build, test, bench, fuzz, format, tidy)" >&2; exit 2 ;;
    esac
done

if ! command -v dpkg-query > /dev/null; then
    echo "install-deps: this is no Debian; needed here:" $wanted >&2
    exit 0
fi

# dpkg-query fails as soon as it knows nothing of one of the packages; of the others it tells all the same.
installed=" $(dpkg-query -W -f '${db:Status-Status}:${Package} ' $wanted 2> /dev/null || true)"
missing=
for package in $wanted; do
    case "$installed $missing " in
        *" installed:$package "* | *" $package "*) ;;
        *) missing="$missing $package" ;;
    esac
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -ne 0 ]; then
    echo "install-deps: missing:$missing" >&2
    echo "install-deps: as root: apt-get install -y --no-install-recommends$missing" >&2
    exit 1
fi

# The PostgreSQL package makes a cluster and starts it; ours are ephemeral, nobody needs that one.
if echo "$missing" | grep -q postgresql-15 && [ ! -e /etc/postgresql-common/createcluster.conf ]; then
    mkdir -p /etc/postgresql-common
    echo "create_main_cluster = false" > /etc/postgresql-common/createcluster.conf
fi
export DEBIAN_FRONTEND=noninteractive
echo "install-deps: installing$missing"
# Only when the lists do not know a package are they fetched anew.
apt-get install -y -q --no-install-recommends -o Dpkg::Options::=--force-confold $missing ||
    { apt-get update -q && apt-get install -y -q --no-install-recommends -o Dpkg::Options::=--force-confold $missing; }
