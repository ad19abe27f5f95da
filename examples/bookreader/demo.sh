#!/bin/sh
# Carries the example from nothing to head on SQLite, shows where it stands, goes down and up again.
set -eu
cd "$(dirname "$0")"
aludel=${ALUDEL:-../../build/release/aludel}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export DATABASE_URL="sqlite:///$scratch/bookreader.db"

run() {
    printf '\n$ aludel %s\n' "$*"
    "$aludel" "$@"
}

run upgrade head
run history
run status
run downgrade base --yes
run upgrade head
run current
printf '\nThe example stands at head. Now try: %s --database ephemeral:postgresql upgrade head\n' "$aludel"
