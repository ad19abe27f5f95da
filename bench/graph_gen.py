#!/usr/bin/env python3
"""Writes a directory of SQL revisions of one shape, for measuring the graph: graph_gen.py SHAPE COUNT DIRECTORY

Shapes: linear; diamonds (branch into two, merge, repeat: three revisions each); fan (COUNT branches of one base);
lines (two lines side by side, merged at the end); depends (a line, each revision also depending on the one ten before).
The same bytes every time.
"""

import hashlib
import pathlib
import sys


def linear(count):
    for i in range(count):
        yield i, [i - 1] if i else [], []


def diamonds(count):
    for i in range(count):
        place = i % 3
        if i == 0:
            yield i, [], []
        elif place == 0:
            yield i, [i - 2, i - 1], []
        else:
            yield i, [i - place], []


def fan(count):
    for i in range(count):
        yield i, [0] if i else [], []


def lines(count):
    for i in range(count - 1):
        yield i, [i - 2] if i > 1 else [], []
    yield count - 1, [count - 3, count - 2], []


def depends(count):
    for i in range(count):
        yield i, [i - 1] if i else [], [i - 10] if i >= 10 and i % 2 else []


def name(number):
    return hashlib.sha256(b"revision %d" % number).hexdigest()[:12]


def main():
    shape, count, directory = sys.argv[1], int(sys.argv[2]), pathlib.Path(sys.argv[3])
    directory.mkdir(parents=True, exist_ok=True)
    for number, parents, dependencies in globals()[shape](count):
        lines = ["-- step %d of the benchmark history" % number, "--", "-- revision: " + name(number)]
        if parents:
            lines.append("-- revises: " + ", ".join(map(name, parents)))
        lines.append("-- created: 2026-11-20 11:40:00+00:00")
        if dependencies:
            lines.append("-- depends_on: " + ", ".join(map(name, dependencies)))
        lines += ["", "-- aludel: upgrade", "CREATE TABLE t%d (id integer PRIMARY KEY, name text);" % number,
                  "-- aludel: downgrade", "DROP TABLE t%d;" % number, ""]
        (directory / ("%s_step_%d.sql" % (name(number), number))).write_text("\n".join(lines))


main()
