#!/bin/sh
# run.sh BUILD_DIRECTORY SECONDS [NAME...]: runs the fuzz targets, all of them or those named, for so many seconds each.
# What they find interesting is kept in BUILD_DIRECTORY/corpus; what breaks them in BUILD_DIRECTORY/found.
set -eu
build=$1
seconds=$2
shift 2
here=$(cd "$(dirname "$0")" && pwd)
[ $# -gt 0 ] || set -- $(cd "$here" && ls *.cpp | sed 's/\.cpp$//')
failed=
for name in "$@"; do
    mkdir -p "$build/corpus/$name" "$build/found"
    dictionary=
    [ ! -f "$here/$name.dict" ] || dictionary=-dict=$here/$name.dict
    log=$build/found/$name.log
    if "$build/fuzz/$name" -max_total_time="$seconds" -max_len=4096 -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
        -artifact_prefix="$build/found/$name-" $dictionary "$build/corpus/$name" "$here/seeds/$name" >"$log" 2>&1; then
        runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
        echo "$name: $runs inputs in $seconds s, nothing found"
    else
        failed="$failed $name"
        echo "$name: FAILED, see $log" >&2
        grep -E 'broken:|ERROR|SUMMARY|Test unit written' "$log" >&2 || true
    fi
done
[ -z "$failed" ]
