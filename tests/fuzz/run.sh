#!/bin/sh
# run.sh BUILD_DIRECTORY SECONDS [NAME...]: runs the fuzz targets, all of them or those named, for so many seconds each.
# They begin with tests/fuzz/seeds and with what seeds.py takes out of the repository. What they find interesting is kept
# in BUILD_DIRECTORY/corpus; what breaks them in BUILD_DIRECTORY/found. Ends with 1 where something was found.
set -eu
build=$1
seconds=$2
shift 2
here=$(cd "$(dirname "$0")" && pwd)
[ $# -gt 0 ] || set -- $(cd "$here" && ls *.cpp | sed 's/\.cpp$//')
rm -rf "$build/seeds"
/usr/bin/python3 "$here/seeds.py" "$build/seeds"
failed=
for name in "$@"; do
    mkdir -p "$build/corpus/$name" "$build/found"
    dictionary=
    [ ! -f "$here/$name.dict" ] || dictionary=-dict=$here/$name.dict
    log=$build/found/$name.log
    if "$build/fuzz/$name" -max_total_time="$seconds" -max_len=4096 -timeout=10 -rss_limit_mb=2048 -malloc_limit_mb=256 \
        -print_final_stats=1 -artifact_prefix="$build/found/$name-" $dictionary \
        "$build/corpus/$name" "$here/seeds/$name" "$build/seeds/$name" >"$log" 2>&1; then
        stat() { sed -n "s/^stat::$1: *//p" "$log"; }
        edges=$(sed -n 's/^#[0-9]*[[:space:]]*DONE *cov: \([0-9]*\).*/\1/p' "$log")
        echo "$name: $(stat number_of_executed_units) inputs in $seconds s, $edges edges," \
            "$(stat slowest_unit_time_sec) s and $(stat peak_rss_mb) MB at most, nothing found"
    else
        failed="$failed $name"
        echo "$name: FAILED, see $log" >&2
        grep -E 'broken:|runtime error:|Assertion|ERROR|SUMMARY|Test unit written' "$log" >&2 || tail -n 5 "$log" >&2
    fi
done
[ -z "$failed" ]
